/* Inside base/: words in dates. Each function takes what stands at *@text, moves *@text behind it
 * and returns TRUE, or leaves it alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Mar", "March", "tháng 3", "tháng ba", "Th3", "thg 3". */
gboolean cx_date_words_month (const char **text, const char *end, int *month);

/* "AM", "p.m.", "SA", "CH", "sáng", "chiều", "tối". */
gboolean cx_date_words_half (const char **text, const char *end, gboolean *afternoon);

/* "Z", "GMT+7", "UTC-3:30", "+07:00", "+0700", "AST" …: minutes east of UTC. */
gboolean cx_date_words_zone (const char **text, const char *end, gint16 *offset);

/* "Mon", "Monday", "Thứ Hai", "Th 2", "CN" … */
gboolean cx_date_words_weekday (const char **text, const char *end);

G_END_DECLS
