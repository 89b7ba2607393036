/* Dates in a column: their pattern, and which of day and month comes first. */
#pragma once

#include "cx-column-sample.h"
#include "cx-moment.h"
#include "cx-recogniser.h"

G_BEGIN_DECLS

typedef struct
{
  char *pattern;     /* NULL: ISO 8601 or workbook dates */
  gint64 cells;      /* read as dates */
  gint64 missing;    /* words such as "N/A" */
  gint64 bad;        /* neither */
  gboolean time;     /* some have a time */
  gboolean doubtful; /* day and month could be swapped; @order was taken */
  char *bad_example; /* nullable */
} CxDateFacts;

/* @order: what to take where the values do not tell. */
void cx_date_facts_read (CxDateFacts *facts, const CxColumnSample *sample, CxDateOrder order);
void cx_date_facts_clear (CxDateFacts *facts);

/* All that is no missing word is a date, but for a slip among very many, and there is one. */
gboolean cx_date_facts_are_dates (const CxDateFacts *facts);

/* @pattern with day and month changed over, or NULL if it has no such pair. g_free () */
char *cx_date_pattern_swap (const char *pattern);
/* Evidence of one value for a pattern of three numbers: day first, month first, or none. */
CxDateOrder cx_date_order_of (const char *text);
/* The order that the person has chosen (cx_moment_set_order ()), else the one usual where @zone is;
 * day first if that is not known. */
CxDateOrder cx_date_order_of_zone (GTimeZone *zone);

G_END_DECLS
