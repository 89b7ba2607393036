/* For the files that make the charts of a question. */
#pragma once

#include "cx-question-result.h"

G_BEGIN_DECLS

/* Takes @chart (nullable). */
void cx_result_add_chart (CxQuestionResult *result,
                          CxChart *chart,
                          CxMarkMeaning meaning,
                          const char *name);
/* With title and caption. */
CxChart *cx_result_new_chart (const char *kind,
                              const CxQuestionResult *result,
                              CxQuestion *question,
                              const char *language);
gboolean cx_result_has_choices (const CxMeasurement *measurement);
gboolean cx_result_is_type (const CxQuestion *question, const char *id);

/* cx-result-words.c: what is nought as it is shown. */
gboolean cx_result_is_nought (const CxMetricInfo *info, double difference);
/* cx-result-compare.c */
void cx_result_compare (CxQuestionResult *result, CxQuestion *question, const char *language);

G_END_DECLS
