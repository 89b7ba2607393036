/* When something happened, in the words of a person. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "just now", "5 minutes ago", "yesterday", "3 days ago", then the date; of a moment in ms UTC, in
 * the time zone of the computer. g_free (). */
char *cx_time_words_ago (gint64 ms);
/* "Today", "Yesterday", "Monday, 9 March 2026": the day in @zone on which @ms lies, with *@day
 * (nullable) set to a number of it that grows from day to day. g_free (). */
char *cx_time_words_day (gint64 ms, GTimeZone *zone, gint64 *day);
/* "14:05" in @zone. g_free (). */
char *cx_time_words_clock (gint64 ms, GTimeZone *zone);

G_END_DECLS
