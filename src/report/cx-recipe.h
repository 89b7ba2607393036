/* The table of recipes: a recipe is one file in recipes/ with its cx_recipe_<id>, and one line in
 * the table of cx-report.c. */
#pragma once

#include "cx-block.h"
#include "cx-number.h"
#include "cx-report.h"

G_BEGIN_DECLS

/* What a recipe works with. */
typedef struct
{
  CxProject *project;
  CxSurvey *survey;
  CxFrame *frame;
  const CxReportOptions *options;
  const char *language; /* of the report */
  CxProgress *progress;
  gint64 all;   /* responses of the survey */
  gint64 base;  /* those in the report's filter */
  GArray *only; /* their places in the order of ids (guint32, sorted); NULL: all */
} CxRecipeContext;

typedef struct
{
  CxRecipeInfo info;
  CxDocument *(*make) (CxRecipeContext *context, GError **error);
} CxRecipe;

/* For recipes: the text in the report's language. */
#define CX_RECIPE_T(context, text) cx_translate ((context)->language, text)

/* Fills all, base and only. */
gboolean cx_recipe_find_rows (CxRecipeContext *context, GError **error);

/* A measurement under the report's filter; @metric, @by nullable. */
CxMeasurement *cx_recipe_measure (CxRecipeContext *context,
                                  const char *question,
                                  const char *metric,
                                  const char *by,
                                  gboolean by_month,
                                  GError **error);
/* Texts of a question or choice in the report's language, without HTML. (transfer none) */
const char *cx_recipe_question_text (CxRecipeContext *context, CxQuestion *question);
/* "n = 1,234; 95 % interval (adjusted Wald)". (transfer full) */
char *cx_recipe_footnote (CxRecipeContext *context, const CxMeasurement *measurement);
/* How a metric's numbers are written. */
CxReportColumnKind cx_recipe_column_kind (const char *metric);
/* Short name for people: "NPS", "CSAT %", "CES (mean)", "Mean". (transfer none) */
const char *cx_recipe_metric_name (CxRecipeContext *context, const char *metric);

/* Parts of recipe survey-results. */
gboolean cx_results_add_summary (CxRecipeContext *context, CxDocument *document, GError **error);
gboolean cx_results_add_questions (CxRecipeContext *context, CxDocument *document, GError **error);
gboolean cx_results_add_question (CxRecipeContext *context,
                                  CxSection *section,
                                  CxQuestion *question,
                                  GError **error);
/* Comparisons in words: the last three months, the lowest branch. */
gboolean cx_results_add_findings (CxRecipeContext *context,
                                  CxSection *section,
                                  CxQuestion *question,
                                  const char *metric,
                                  GError **error);
gboolean cx_results_add_comments (CxRecipeContext *context, CxDocument *document, GError **error);
/* The sheet on which a question stands. (transfer full) */
char *cx_results_section_title (CxRecipeContext *context, CxQuestion *question);

G_END_DECLS
