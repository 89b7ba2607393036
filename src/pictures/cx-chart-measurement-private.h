/* What the makers of charts from measurements share. */
#pragma once

#include "cx-chart-measurement.h"

G_BEGIN_DECLS

typedef struct
{
  const CxMeasurement *measurement;
  CxSurvey *survey;         /* nullable: knows the translations */
  CxQuestion *question;     /* nullable */
  const CxMetricInfo *info; /* nullable: a metric that is unknown here */
  const char *language;     /* nullable */
} CxMaker;

/* A new chart with title, language and unit. */
CxChart *cx_maker_begin (const CxMaker *maker, const char *kind);
/* The name of the metric in the chart's language, as it stands before a value: "CSAT". */
char *cx_maker_make_name (const CxMaker *maker, const CxChart *chart);
/* Names the one series by the metric. */
void cx_maker_add_series (const CxMaker *maker, CxChart *chart);
/* Puts a score into a cell. */
void cx_maker_set_score (CxChart *chart, guint category, guint series, const CxScore *score);
/* A text of the question, or of a choice, in the chart's language. */
const char *cx_maker_translate (const CxMaker *maker,
                                const CxChart *chart,
                                const char *uuid,
                                const char *field,
                                const char *base);
/* The words at the ends of the question's scale. */
void cx_maker_set_ends (const CxMaker *maker, CxChart *chart);
/* A category for a period; on axes with a shorter name. */
void cx_maker_add_period (CxChart *chart, const CxScore *period);
/* The short name of the period with @key: "Mar 2026", "3/2026". Free with g_free (). */
char *cx_maker_make_brief (const CxChart *chart, const char *key);
/* "n = 312" below the label of @category. */
void cx_maker_set_detail (CxChart *chart, guint category, gint64 n);

/* By what is measured; NULL: nothing to draw. */
CxChart *cx_maker_make_scores (const CxMaker *maker);
CxChart *cx_maker_make_shares (const CxMaker *maker);

G_END_DECLS
