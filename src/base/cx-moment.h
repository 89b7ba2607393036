/* Dates and moments: parsing, time zones, periods. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No UTC offset was written with the moment. */
#define CX_OFFSET_NONE G_MININT16

/* A moment in milliseconds since 1970-01-01T00:00Z and the offset in minutes that it was written
 * with. */
typedef struct
{
  gint64 ms;
  gint16 offset;
} CxMoment;

/* A civil date and time. */
typedef struct
{
  int year, month, day, hour, minute, second, millisecond;
} CxCivil;

/* Days since 1970-01-01 of a proleptic Gregorian date, and back. */
gint64 cx_civil_to_days (int year, int month, int day);
void cx_civil_from_days (gint64 days, int *year, int *month, int *day);
gboolean cx_civil_is_valid (const CxCivil *civil);
/* "January" for 1 … "December" for 12. */
const char *cx_month_name (int month);
/* As if the civil time were UTC. */
gint64 cx_civil_to_ms (const CxCivil *civil);
void cx_civil_from_ms (gint64 ms, CxCivil *civil);

/* Reads ISO 8601: "2026-03-09", "2026-03-09 10:12[:33[.123]]" (T or blank), "Z" or ±hh[:]mm.
 * Without an offset @offset is CX_OFFSET_NONE and ms is as if UTC; @has_time (nullable) tells
 * whether a time stood there. */
gboolean cx_moment_parse_iso (const char *text, gsize length, CxMoment *moment, gboolean *has_time);

/* A compiled date pattern: letters d/dd M/MM (MMM: English or Vietnamese month name) yy/yyyy H/HH
 * h/hh m/mm s/ss SSS a (AM/PM, SA/CH) z (zone: Z, GMT+7, UTC-3:30, +07:00, AST…) E (weekday, passed
 * over), blanks match any run of blanks, letters in '…' and everything else themselves. Single
 * digits may stand for dd, HH … unless no sign parts them from the next number. In the text the
 * time after the date may be missing, and so may seconds, their fraction and the zone. */
typedef struct _CxDatePattern CxDatePattern;
CxDatePattern *cx_date_pattern_new (const char *pattern, GError **error);
void cx_date_pattern_free (CxDatePattern *pattern);
const char *cx_date_pattern_get_text (const CxDatePattern *pattern);
gboolean cx_date_pattern_parse (const CxDatePattern *pattern,
                                const char *text,
                                gsize length,
                                CxMoment *moment,
                                gboolean *has_time);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDatePattern, cx_date_pattern_free)

/* All patterns that real form tools write; NULL-terminated, static. Used to guess a column's
 * pattern: the one that reads most cells, day-first or month-first decided by a part above 12
 * anywhere in the column. Of patterns that read the same number of cells the first in this list is
 * the plainest (dates before dates with a time, day-first before month-first). */
const char *const *cx_date_pattern_candidates (void);

/* ISO text of a moment shown with its own offset (or @zone's, where it has none); with_time FALSE
 * gives the date alone. Milliseconds only if not zero. Free with g_free (). */
char *cx_moment_to_iso (CxMoment moment, GTimeZone *zone, gboolean with_time);

/* A time zone by its IANA name. NULL with CX_ERROR_INVALID. Free with g_time_zone_unref (). */
GTimeZone *cx_zone_new (const char *name, GError **error);
/* The same without a message; NULL where it is not known here. */
GTimeZone *cx_zone_find (const char *name);
/* The zones that are known on every system, also where it has no zone database (Windows): their
 * names, sorted, NULL behind the last; and a zone of them by today's rules, NULL for any other. */
const char *cx_zone_get_name (guint i);
GTimeZone *cx_zone_from_rules (const char *name);
/* What to add to UTC at that moment, in ms. */
gint64 cx_zone_get_shift (GTimeZone *zone, gint64 utc_ms);

/* A zoneless civil time read in @zone. The same moment twice in a year (clocks set back) gives the
 * first, one that clocks skip is read as if they had not been set yet. @ms is civil time as if UTC;
 * the result has no offset, for none was written. */
CxMoment cx_moment_in_zone (gint64 ms, GTimeZone *zone);

/* The same conversions for many rows: keeps the last intervals between changes of the clocks. For
 * one thread; @zone is borrowed. */
#define CX_ZONE_SPANS 16
typedef struct
{
  gint64 from, until; /* UTC ms between which @shift holds */
  gint64 shift;       /* ms */
} CxZoneSpan;
typedef struct
{
  GTimeZone *zone;
  CxZoneSpan spans[CX_ZONE_SPANS]; /* the last used first */
  guint n_spans;
} CxZoneCache;
void cx_zone_cache_init (CxZoneCache *cache, GTimeZone *zone);
/* Local civil ms of a UTC moment. */
gint64 cx_zone_cache_to_local (CxZoneCache *cache, gint64 utc_ms);
/* UTC ms of a local civil time, as cx_moment_in_zone () reads it. */
gint64 cx_zone_cache_to_utc (CxZoneCache *cache, gint64 local_ms);

/* Periods. A period is numbered so that consecutive ones differ by 1. */
typedef enum
{
  CX_PERIOD_DAY,
  CX_PERIOD_WEEK, /* ISO 8601 weeks */
  CX_PERIOD_MONTH,
  CX_PERIOD_QUARTER,
  CX_PERIOD_YEAR,
} CxPeriod;
gboolean cx_period_from_name (const char *name, CxPeriod *period);
/* "day", "week" … */
const char *cx_period_to_name (CxPeriod period);
gint64 cx_period_of_local_ms (CxPeriod period, gint64 local_ms);
/* First local ms of period @number. */
gint64 cx_period_start (CxPeriod period, gint64 number);
/* "2026-03-09", "2026-W11", "2026-03", "2026-Q1", "2026". Free with g_free (). */
char *cx_period_key (CxPeriod period, gint64 number);
/* For people: "9 March 2026", "Tuần 11, 2026", "Tháng 3/2026" … in @language. */
char *cx_period_label (CxPeriod period, gint64 number, const char *language);

/* The order in which this person writes day, month and year. It is one for the program, set at its
 * start or in its preferences; any thread may ask. */
typedef enum
{
  CX_ORDER_OF_LANGUAGE, /* as usual in the language, or where the business is */
  CX_ORDER_DAY_MONTH_YEAR,
  CX_ORDER_MONTH_DAY_YEAR,
  CX_ORDER_YEAR_MONTH_DAY,
} CxMomentOrder;
void cx_moment_set_order (CxMomentOrder order);
CxMomentOrder cx_moment_get_order (void);

/* A date for people: vi "09/03/2026", en "9 Mar 2026", or in the order that was set; with time
 * added when asked. */
char *
cx_moment_to_human (CxMoment moment, GTimeZone *zone, gboolean with_time, const char *language);

/* An Excel serial in either epoch to civil ms, and whether it lies in a plausible range for dates
 * (1990-01-01 to 2100-01-01). 1900 epoch honours the 29 February 1900 that never was. */
gboolean cx_moment_from_serial (double serial, gboolean epoch_1904, gint64 *civil_ms);

G_END_DECLS
