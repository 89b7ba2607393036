/* Days by name: "last month". */
#pragma once

#include "cx-moment.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;    /* "last-month" */
  const char *label; /* N_() */
} CxFilterDates;

/* In the order in which they are offered; the first is all time. NULL-terminated, static. */
const CxFilterDates *const *cx_filter_dates (void);

/* The days of preset @id; both NULL for all time. @today counts days since 1970-01-01. FALSE if
 * there is no such preset. */
gboolean cx_filter_dates_get (const char *id, gint64 today, char **since, char **until);
/* The preset that means these days; NULL: none. */
const CxFilterDates *cx_filter_dates_find (const char *since, const char *until, gint64 today);

/* The days of a period by its key: "2026-03", "2026-W11". FALSE if it is none. */
gboolean cx_filter_dates_of_period (const char *key, char **since, char **until);

/* "March 2026", "1 Mar – 14 Mar 2026", "since …", "until …", "All time" in @language. g_free (). */
char *cx_filter_dates_describe (const char *since, const char *until, const char *language);

/* Today in @zone, in days since 1970-01-01. */
gint64 cx_filter_dates_today (GTimeZone *zone);

G_END_DECLS
