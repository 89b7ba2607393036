#include "config.h"

#include "cx-block.h"
#include "cx-frame.h"
#include "cx-recipe.h"
#include "cx-response-columns.h"
#include "cx-xlsx.h"

#include "cx-i18n.h"
#include "cx-output.h"

static gboolean
export_xlsx (CxProject *project,
             CxSurvey *survey,
             GArray *only,
             const char *output,
             const CxExportOptions *options,
             CxProgress *progress,
             gint64 *rows,
             GError **error)
{
  const CxBusiness *business = cx_project_get_business (project);
  const char *language = options->language != NULL ? options->language : business->language;
  g_autoptr (CxDocument) document = cx_document_new (survey->title, language);
  g_autofree char *tmp = cx_output_make_tmp (output);
  guint columns = 8;

  if (!cx_response_repo_count (cx_project_get_db (project), survey, rows, error))
    return FALSE;
  if (only != NULL)
    *rows = only->len;
  for (guint i = 0; i < survey->questions->len; i++)
    columns += ((CxQuestion *) g_ptr_array_index (survey->questions, i))->items->len;
  document->data_cells = *rows * columns;
  document->author = g_strdup (business->name);
  document->colour_1 = g_strdup (business->colour_1);
  cx_section_add_responses (cx_document_add_section (document, survey->title),
                            cx_project_get_db (project), survey, cx_project_get_zone (project),
                            only, *rows, options->codes);

  return cx_output_finish (tmp, output, cx_xlsx_write (document, tmp, NULL, progress, error),
                           error);
}

/* The places of the responses in the filter; *@only NULL: all. */
static gboolean
find_rows (CxProject *project,
           CxSurvey *survey,
           const CxExportOptions *options,
           CxProgress *progress,
           GArray **only,
           GError **error)
{
  CxReportOptions filter = { .since = options->since,
                             .until = options->until,
                             .where = options->where };
  g_autoptr (CxFrame) frame = NULL;
  CxRecipeContext context = {
    .project = project, .survey = survey, .options = &filter, .progress = progress
  };

  if (options->since == NULL && options->until == NULL && options->where == NULL)
    return TRUE;
  frame = cx_frame_new (cx_project_get_db (project), survey, cx_project_get_zone (project));
  context.frame = frame;
  if (!cx_recipe_find_rows (&context, error))
    return FALSE;
  *only = context.only;
  return TRUE;
}

static gboolean
write_rows (CxProject *project,
            CxSurvey *survey,
            GArray *only,
            const char *output,
            const CxExportOptions *options,
            CxProgress *progress,
            gint64 *rows,
            GError **error)
{
  CxDb *db = cx_project_get_db (project);
  GTimeZone *zone = cx_project_get_zone (project);
  g_autofree char *name = g_ascii_strdown (output, -1);

  if (g_str_has_suffix (name, ".csv"))
    return cx_writer_csv (db, survey, zone, only, output, options->codes, options->language,
                          progress, rows, error);
  if (g_str_has_suffix (name, ".xlsx"))
    return export_xlsx (project, survey, only, output, options, progress, rows, error);
  if (g_str_has_suffix (name, ".sav"))
    return cx_writer_sav (db, survey, zone, only, output, options->language, progress, rows, error);

  cx_error_set (error, CX_ERROR_UNSUPPORTED, _ ("Name an output that ends in .csv, .xlsx or .sav."),
                _ ("Answers cannot be written as “%s”."), output);
  return FALSE;
}

gboolean
cx_export_responses (CxProject *project,
                     CxSurvey *survey,
                     const char *output,
                     const CxExportOptions *options,
                     CxProgress *progress,
                     gint64 *rows,
                     GError **error)
{
  CxDb *db = cx_project_get_db (project);
  g_autoptr (GArray) only = NULL;
  gboolean written;

  /* The places in the filter must be those of the rows that are written. */
  if (!cx_db_begin_read (db, error))
    return FALSE;
  written = find_rows (project, survey, options, progress, &only, error) &&
            write_rows (project, survey, only, output, options, progress, rows, error);
  cx_db_end_read (db);
  return written;
}
