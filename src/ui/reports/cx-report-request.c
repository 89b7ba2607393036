#include "config.h"

#include "cx-report-request.h"

#include "cx-block.h"
#include "cx-i18n.h"
#include "cx-response-columns.h"
#include "cx-survey-repo.h"

#include <math.h>

/* So many answers stand in the preview of a table. */
#define PREVIEW_ROWS 12

CxReportRequest *
cx_report_request_new (void)
{
  return g_new0 (CxReportRequest, 1);
}

void
cx_report_request_free (CxReportRequest *request)
{
  g_free (request->survey);
  g_free (request->since);
  g_free (request->until);
  g_free (request->where);
  g_free (request->language);
  g_free (request->prepared_for);
  g_free (request->output);
  g_free (request);
}

void
cx_report_preview_free (CxReportPreview *preview)
{
  g_clear_pointer (&preview->document, cx_document_free);
  g_free (preview);
}

static CxReportOptions
get_options (const CxReportRequest *request)
{
  return (CxReportOptions){ .survey = request->survey,
                            .since = request->since,
                            .until = request->until,
                            .where = request->where,
                            .language = request->language,
                            .prepared_for = request->prepared_for };
}

typedef struct
{
  CxReportTable *table;
  GPtrArray *columns;
} CxRowTaker;

static gboolean
take_row_cb (gint64 row, const CxExported *values, gpointer user_data, GError **error)
{
  CxRowTaker *taker = user_data;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  for (guint i = 0; i < taker->columns->len; i++)
    {
      const CxExported *value = &values[i];
      g_autofree char *moment = NULL;

      switch (value->kind)
        {
        case CX_EXPORTED_NUMBER:
          cx_report_table_add_number (taker->table, value->number);
          break;
        case CX_EXPORTED_TEXT:
          cx_report_table_add_text (taker->table, value->text);
          break;
        case CX_EXPORTED_MOMENT:
          moment = cx_moment_to_iso (
              (CxMoment){ .ms = (gint64) value->number, .offset = CX_OFFSET_NONE }, utc, TRUE);
          cx_report_table_add_text (taker->table, moment);
          break;
        default:
          cx_report_table_add_text (taker->table, "");
        }
    }
  return TRUE;
}

/* The places of the first answers in the filter, and how many there are. */
static GArray *
find_first_rows (CxWorkspace *workspace,
                 CxSurvey *survey,
                 const CxReportRequest *request,
                 gint64 *base,
                 CxProgress *progress,
                 GError **error)
{
  CxMeasureQuery query = { .since = request->since,
                           .until = request->until,
                           .where = request->where };
  CxFrame *frame = cx_workspace_get_frame (workspace, survey->id, error);
  g_autoptr (CxBitset) rows = frame != NULL ? cx_measure_rows (frame, &query, progress, error)
                                            : NULL;
  GArray *first;

  if (rows == NULL)
    return NULL;
  *base = (gint64) cx_bitset_count (rows);
  first = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (gsize i = 0; i < rows->n && first->len < PREVIEW_ROWS; i++)
    if (cx_bitset_has (rows, i))
      {
        guint32 place = (guint32) i;

        g_array_append_val (first, place);
      }
  return first;
}

static gboolean
add_answers (CxReportPreview *preview,
             CxWorkspace *workspace,
             const CxReportRequest *request,
             CxProgress *progress,
             GError **error)
{
  CxDb *db = cx_workspace_get_db (workspace, error);
  CxProject *project = cx_workspace_get_project (workspace, error);
  g_autoptr (CxSurvey) survey = cx_survey_repo_find (db, request->survey, error);
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GArray) first = NULL;
  CxRowTaker taker = { NULL };

  if (survey == NULL)
    return FALSE;
  columns = cx_response_columns_new (survey, request->language);
  if (request->codes)
    cx_response_columns_use_codes (columns);
  first = find_first_rows (workspace, survey, request, &preview->base, progress, error);
  if (first == NULL)
    return FALSE;
  preview->document = cx_document_new (survey->title, request->language);
  taker.columns = columns;
  taker.table = cx_section_add_table (cx_document_add_section (preview->document, survey->title),
                                      NULL);
  for (guint i = 0; i < columns->len; i++)
    {
      const CxExportColumn *column = g_ptr_array_index (columns, i);

      cx_report_table_add_column (taker.table, CX_REPORT_TEXT,
                                  request->codes ? column->name : column->heading);
    }
  return cx_response_columns_each (db, survey, columns, cx_project_get_zone (project), first, FALSE,
                                   take_row_cb, &taker, progress, error);
}

gpointer
cx_report_request_preview (CxWorkspace *workspace,
                           gpointer data,
                           CxProgress *progress,
                           GError **error)
{
  const CxReportRequest *request = data;
  CxProject *project = cx_workspace_get_project (workspace, error);
  g_autoptr (CxReportPreview) preview = g_new0 (CxReportPreview, 1);
  CxReportOptions options = get_options (request);

  if (project == NULL)
    return NULL;
  if (request->recipe == NULL)
    return add_answers (preview, workspace, request, progress, error) ? g_steal_pointer (&preview)
                                                                      : NULL;
  preview->document = cx_report_make_document (project, request->recipe, &options, progress,
                                               &preview->base, error);
  return preview->document != NULL ? g_steal_pointer (&preview) : NULL;
}

static gboolean
write_answers (CxProject *project,
               const CxReportRequest *request,
               CxProgress *progress,
               GError **error)
{
  g_autoptr (CxSurvey)
      survey = cx_survey_repo_find (cx_project_get_db (project), request->survey, error);
  CxExportOptions options = { .codes = request->codes,
                              .language = request->language,
                              .since = request->since,
                              .until = request->until,
                              .where = request->where };
  gint64 rows;

  return survey != NULL &&
         cx_export_responses (project, survey, request->output, &options, progress, &rows, error);
}

gpointer
cx_report_request_make (CxWorkspace *workspace, gpointer data, CxProgress *progress, GError **error)
{
  const CxReportRequest *request = data;
  CxProject *project = cx_workspace_get_project (workspace, error);
  CxReportOptions options = get_options (request);
  CxReportResult result = { NULL };
  gboolean made;

  if (project == NULL)
    return NULL;
  made = request->recipe != NULL ? cx_report_make (project, request->recipe, &options,
                                                   request->output, progress, &result, error)
                                 : write_answers (project, request, progress, error);
  g_free (result.output);
  return made ? g_strdup (request->output) : NULL;
}
