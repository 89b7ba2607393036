/* Scales whose values are words, or numbers with words: "Very satisfied", "9 - Rất hài lòng". */
#pragma once

#include "cx-column-number.h"
#include "cx-mapping.h"
#include "cx-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  double *values; /* per value of the sample; NAN: a missing word */
  guint n_values;
  double min, max;
  guint distinct; /* from 0 to 10 */
  gint64 cells;
  gboolean worded;  /* some have words: otherwise they are bare numbers */
  gboolean ordinal; /* words of frequency, importance or degree, which rather stay choices */
  int points;       /* of a scale of words; 0: the numbers stand there */
  CxWords words;    /* where points is set */
} CxScaleReading;

/* Reads every value of @sample as a point of one scale; @scale_max: of a scale that is known,
 * which may have many points, NAN otherwise. NULL if not all are. */
CxScaleReading *cx_scale_read (const CxColumnSample *sample, double scale_max);
void cx_scale_reading_free (CxScaleReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxScaleReading, cx_scale_reading_free)

/* FALSE if it had better stay a choice, as far as @text tells. */
gboolean cx_scale_reading_get_ends (const CxScaleReading *reading,
                                    const char *text,
                                    double *scale_min,
                                    double *scale_max);
CxScaleKind cx_scale_reading_get_kind (const CxScaleReading *reading,
                                       const char *text,
                                       double scale_min,
                                       double scale_max);
/* The list of values, lowest first. */
void cx_scale_reading_add_recodes (const CxScaleReading *reading,
                                   CxMappingColumn *column,
                                   const CxColumnSample *sample);

G_END_DECLS
