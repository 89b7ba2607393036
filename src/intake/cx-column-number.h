/* What a column's numbers are: how they are written, their range, whether they are a scale. */
#pragma once

#include "cx-column-sample.h"
#include "cx-number.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 cells;   /* read as numbers */
  gint64 missing; /* words such as "N/A" */
  gint64 bad;     /* neither */
  double min, max;
  guint distinct;    /* numbers */
  gboolean whole;    /* all are whole numbers */
  gboolean plain;    /* only digits and sign: no currency, percent or grouping */
  gint64 zeros;      /* cells with leading zeros */
  gboolean padded;   /* not only by chance: 007 is a name, no amount */
  gboolean exponent; /* some are written 1.2E+11 */
  gint64 votes;      /* for a point above 0, for a comma below */
  CxDecimal decimal;
} CxNumberFacts;

void cx_number_facts_read (CxNumberFacts *facts, const CxColumnSample *sample);
/* All that is no missing word is a number. */
gboolean cx_number_facts_are_numbers (const CxNumberFacts *facts);

typedef enum
{
  CX_SCALE_NONE,
  CX_SCALE_NPS,
  CX_SCALE_CSAT,
  CX_SCALE_CES,
  CX_SCALE_RATING,
} CxScaleKind;

/* TRUE if the heading @text names the ends of its scale, as "(1-5)" does; then @ends gets them. */
gboolean cx_scale_names_ends (const char *text, double ends[2]);
/* Scale that whole numbers from @low to @high, @distinct of them in @cells cells, are answers on,
 * judged with the question's @text. @form: a form tool wrote them, so that small numbers are rather
 * a scale than amounts. Sets the scale's ends. CX_SCALE_NONE if they are amounts. */
CxScaleKind cx_scale_guess (const char *text,
                            double low,
                            double high,
                            guint distinct,
                            gint64 cells,
                            gboolean form,
                            double *scale_min,
                            double *scale_max);
/* TRUE if @text asks for an amount ("How many …", "Bao nhiêu …"). */
gboolean cx_scale_asks_amount (const char *text);
/* The kind for a scale whose ends are known. */
CxScaleKind cx_scale_kind_of (const char *text, double scale_min, double scale_max);
/* Question type id. */
const char *cx_scale_kind_get_type (CxScaleKind kind);

G_END_DECLS
