/* A report is a list of blocks made by a recipe; writers turn it into a file. */
#pragma once

#include "cx-document.h"

G_BEGIN_DECLS

typedef struct
{
  const char *survey;  /* code or title; nullable when there is only one */
  const char *segment; /* reserved: segments come with customers */
  const char *since, *until;
  const char *where;
  const char *language;     /* "en" or "vi"; NULL: the business's */
  const char *prepared_for; /* nullable: the business's */
} CxReportOptions;

typedef struct
{
  char *output;
  guint sheets; /* of a workbook */
} CxReportResult;

/* Makes report @recipe ("survey-results") into @output by its suffix (.xlsx). Written beside it and
 * moved, so that a failed report never replaces a good one. */
gboolean cx_report_make (CxProject *project,
                         const char *recipe,
                         const CxReportOptions *options,
                         const char *output,
                         CxProgress *progress,
                         CxReportResult *result,
                         GError **error);

/* The same report before it becomes a file, for a preview: only its rows of raw data are not to be
 * read any more, because the file may change. *@base (nullable) gets how many answers it is about.
 */
CxDocument *cx_report_make_document (CxProject *project,
                                     const char *recipe,
                                     const CxReportOptions *options,
                                     CxProgress *progress,
                                     gint64 *base,
                                     GError **error);

typedef struct
{
  const char *id;    /* "survey-results" */
  const char *title; /* N_() */
  const char *description;
} CxRecipeInfo;

/* All, static; @n gets their number. */
const CxRecipeInfo *cx_report_recipes (guint *n);

/* Responses of a survey as a file (.csv, .xlsx, .sav): labels or codes. */
typedef struct
{
  gboolean codes; /* choice codes instead of labels */
  const char *language;
  const char *since, *until; /* nullable: only the responses of these days, YYYY-MM-DD */
  const char *where;         /* nullable: only those for which the expression holds */
} CxExportOptions;
gboolean cx_export_responses (CxProject *project,
                              CxSurvey *survey,
                              const char *output,
                              const CxExportOptions *options,
                              CxProgress *progress,
                              gint64 *rows,
                              GError **error);

G_END_DECLS
