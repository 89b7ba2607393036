#include "config.h"

#include "cx-importer.h"

#include "cx-import-job.h"

#include "cx-batch-repo.h"
#include "cx-i18n.h"
#include "cx-survey-repo.h"

#include <string.h>

CxImportResult *
cx_import_result_new (void)
{
  CxImportResult *self = g_new0 (CxImportResult, 1);

  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_import_error_free);
  return self;
}

void
cx_import_result_free (CxImportResult *result)
{
  if (result == NULL)
    return;

  g_free (result->survey_code);
  g_ptr_array_unref (result->errors);
  g_free (result);
}

/* --- One attempt ---------------------------------------------------------------------------- */

/* Takes everything back that the attempt did. */
static void
end_attempt (CxImportJob *job)
{
  g_clear_pointer (&job->writer, cx_response_writer_free);
  g_clear_pointer (&job->rejects, cx_rejects_writer_free);
  g_clear_pointer (&job->keys, cx_import_keys_free);
  g_clear_pointer (&job->converter, cx_import_converter_free);
  g_clear_object (&job->survey);
  g_clear_pointer (&job->result, cx_import_result_free);
  g_clear_pointer (&job->edit, cx_edit_free);
  job->first_id = 0;
}

static CxDb *
get_db (CxImportJob *job)
{
  return job->edit != NULL ? cx_edit_get_db (job->edit) : cx_project_get_db (job->project);
}

/* The survey as it is in the file, or a new one, in memory. */
static gboolean
take_survey (CxImportJob *job, GError **error)
{
  const CxBusiness *business = cx_project_get_business (job->project);

  if (job->survey_id != 0)
    job->survey = cx_survey_repo_load (get_db (job), job->survey_id, error);
  else
    job->survey = cx_import_survey_new (job->mapping, job->file_name, business->language);
  return job->survey != NULL;
}

static gboolean
write_survey (CxImportJob *job, CxImportGrowth *growth, GError **error)
{
  const CxResponseField *fields = (const CxResponseField *) (gpointer) growth->fields->data;
  CxSurvey *survey = job->survey;

  if (job->survey_id != 0)
    {
      if (!cx_import_growth_write (growth, job->edit, survey, error) ||
          !cx_response_repo_add_fields (job->edit, survey, fields, growth->fields->len, error))
        return FALSE;
    }
  else
    {
      survey->response_fields = CX_RESPONSE_FIELDS_CORE;
      for (guint i = 0; i < growth->fields->len; i++)
        survey->response_fields |= 1u << fields[i];
      if (!cx_survey_repo_insert (job->edit, survey, error))
        return FALSE;
    }
  for (guint i = 0; i < growth->missing->len; i++)
    if (!cx_response_repo_add_missing_column (job->edit, survey,
                                              g_ptr_array_index (growth->missing, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
prepare_survey (CxImportJob *job, GError **error)
{
  g_autoptr (CxImportGrowth) growth = job->edit != NULL ? cx_import_growth_new () : NULL;

  if (!take_survey (job, error) ||
      !cx_import_survey_grow (job->survey, job->mapping, job->needs, growth, error))
    return FALSE;
  if (job->survey->questions->len == 0)
    {
      cx_error_set (error, CX_ERROR_INVALID,
                    _ ("Give at least one column a question in the mapping."),
                    _ ("No column of “%s” goes to a question."), job->file_name);
      return FALSE;
    }
  return growth == NULL || write_survey (job, growth, error);
}

static gboolean
prepare_rows (CxImportJob *job, GError **error)
{
  guint n_fields, n_items;
  const CxResponseField *fields;
  CxItem *const *items;

  job->converter = cx_import_converter_new (job->table, job->mapping, job->survey,
                                            cx_project_get_zone (job->project), job->needs, error);
  if (job->converter == NULL)
    return FALSE;
  job->keys = cx_import_keys_new (cx_import_converter_has_ids (job->converter));
  if (job->survey_id != 0 &&
      !cx_import_keys_load (job->keys, get_db (job), job->survey, job->progress, error))
    return FALSE;
  if (job->edit == NULL)
    return TRUE;

  fields = cx_import_converter_get_fields (job->converter, &n_fields);
  items = cx_import_converter_get_items (job->converter, &n_items);
  job->writer = cx_response_writer_new (job->edit, job->survey, fields, n_fields, items, n_items,
                                        error);
  return job->writer != NULL;
}

static gboolean
begin_attempt (CxImportJob *job, GError **error)
{
  g_autofree char *label = NULL;

  if (!cx_table_rewind (job->table, error))
    return FALSE;
  job->result = cx_import_result_new ();
  if (!job->options->dry_run)
    {
      label = g_strdup_printf (_ ("Import of “%s”"), job->file_name);
      job->edit = cx_store_begin_bulk (cx_project_get_store (job->project), label, error);
      if (job->edit == NULL)
        return FALSE;
      job->result->batch_id = cx_edit_get_batch (job->edit, "responses", error);
      if (job->result->batch_id == 0)
        return FALSE;
    }
  if (job->options->rejects != NULL)
    {
      job->rejects = cx_rejects_writer_new (job->options->rejects, job->table->delimiter,
                                            job->header, error);
      if (job->rejects == NULL)
        return FALSE;
    }
  return prepare_survey (job, error) && prepare_rows (job, error);
}

/* --- The end of the last attempt ------------------------------------------------------------ */

static gboolean
write_batch (CxImportJob *job, GError **error)
{
  g_autoptr (CxBatch) batch = cx_batch_new ();
  const CxImportResult *result = job->result;

  batch->id = result->batch_id;
  batch->kind = g_strdup ("responses");
  batch->survey_id = job->survey->id;
  batch->source = g_strdup (job->mapping->source);
  batch->file_name = g_strdup (job->file_name);
  batch->encoding = g_strdup (job->table->encoding);
  batch->delimiter = g_strdup (job->table->delimiter);
  batch->rows = result->rows;
  batch->accepted = result->accepted;
  batch->rejected = result->rejected;
  batch->duplicates = result->same;
  batch->updated = result->changed;
  batch->header = g_strdup (job->header);
  batch->mapping = cx_mapping_to_json (job->mapping);
  return cx_batch_repo_update (job->edit, batch, error);
}

/* Next time the same header goes to the questions that were made now. */
static gboolean
save_profile (CxImportJob *job, GError **error)
{
  g_autofree char *json = cx_mapping_to_json (job->mapping);
  g_autoptr (CxMapping) profile = cx_mapping_from_json (json, error);

  if (profile == NULL)
    return FALSE;
  for (guint i = 0; i < profile->columns->len; i++)
    {
      CxMappingColumn *column = cx_mapping_get_column (profile, i);

      if (column->target == CX_TARGET_NEW)
        column->target = CX_TARGET_QUESTION;
    }
  g_free (profile->fingerprint);
  profile->fingerprint = cx_mapping_fingerprint (job->table);
  g_free (profile->survey);
  profile->survey = g_strdup (job->survey->code);
  g_clear_pointer (&profile->new_title, g_free);
  return cx_profile_repo_save (job->edit, profile, job->survey->id, error);
}

static gboolean
write_choices (CxImportJob *job, GError **error)
{
  g_autoptr (GPtrArray) grown = cx_import_converter_get_grown (job->converter);

  for (guint i = 0; i < grown->len; i++)
    if (!cx_survey_repo_grow_question (job->edit, job->survey, g_ptr_array_index (grown, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
finish_attempt (CxImportJob *job, GError **error)
{
  job->result->survey_id = job->survey->id;
  job->result->survey_code = g_strdup (job->survey->code);
  if (job->edit != NULL)
    {
      if (!cx_response_writer_finish (job->writer, error) || !write_choices (job, error) ||
          !write_batch (job, error))
        return FALSE;
      /* A file of rejected rows is the exported file once more, and its profile stands already. */
      if (!cx_import_has_reasons (job->table) && !save_profile (job, error))
        return FALSE;
      g_clear_pointer (&job->writer, cx_response_writer_free);
      /* A full disk shall stop both or none. */
      if (job->rejects != NULL && !cx_rejects_writer_close (job->rejects, error))
        return FALSE;
      if (!cx_edit_commit (g_steal_pointer (&job->edit), error))
        return FALSE;
    }
  return job->rejects == NULL || cx_rejects_writer_finish (job->rejects, error);
}

/* --- The run -------------------------------------------------------------------------------- */

static gboolean
find_survey (CxImportJob *job, CxSurvey *survey, GError **error)
{
  g_autoptr (CxSurvey) found = NULL;

  if (survey != NULL)
    {
      job->survey_id = survey->id;
      return TRUE;
    }
  if (job->mapping->survey == NULL || job->mapping->survey[0] == '\0')
    return TRUE;

  found = cx_survey_repo_find (cx_project_get_db (job->project), job->mapping->survey, error);
  if (found == NULL)
    return FALSE;
  job->survey_id = found->id;
  return TRUE;
}

static CxImportResult *
run (CxImportJob *job, GError **error)
{
  /* What is found missing can only be found once: columns are finite. */
  while (TRUE)
    {
      job->needs->found = FALSE;
      cx_progress_begin (job->progress,
                         job->options->dry_run ? _ ("Looking through the responses")
                                               : _ ("Importing responses"),
                         MAX (job->table->rows, 0));
      if (!begin_attempt (job, error) || !cx_import_stream (job, error))
        return NULL;
      if (!job->needs->found)
        break;
      end_attempt (job);
    }
  /* Columns without answers would become questions of the wrong types, for good. */
  if (job->survey_id == 0 && job->result->rows == 0)
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Import it again once it holds answers."),
                    _ ("“%s” has headings but no answers yet."), job->file_name);
      cx_error_place (error, job->table->path, 0, NULL);
      return NULL;
    }
  if (!finish_attempt (job, error))
    return NULL;
  return g_steal_pointer (&job->result);
}

CxImportResult *
cx_import_run (CxProject *project,
               CxTable *table,
               CxMapping *mapping,
               CxSurvey *survey,
               const CxImportOptions *options,
               CxProgress *progress,
               GError **error)
{
  static const CxImportOptions defaults = { 0 };
  g_autoptr (CxImportNeeds) needs = cx_import_needs_new ();
  CxImportJob job = {
    .project = project,
    .table = table,
    .mapping = mapping,
    .options = options != NULL ? options : &defaults,
    .progress = progress,
    .needs = needs,
  };
  CxImportResult *result = NULL;

  if (!cx_import_fit_mapping (mapping, table, error))
    return NULL;
  if (options != NULL && options->file_name != NULL)
    job.file_name = g_strdup (options->file_name);
  else
    job.file_name = g_path_get_basename (table->path != NULL ? table->path : "");
  job.header = cx_import_header_to_json (table, table->columns - cx_import_has_reasons (table));

  if (find_survey (&job, survey, error))
    result = run (&job, error);
  end_attempt (&job);
  g_free (job.file_name);
  g_free (job.header);
  return result;
}

/* --- Rejected rows of an earlier import ----------------------------------------------------- */

static gboolean
save_reject_cb (const CxReject *reject, gpointer user_data, GError **error)
{
  return cx_rejects_writer_add (user_data, reject->cells, reject->message, error);
}

gboolean
cx_import_save_rejects (CxDb *db, gint64 batch_id, const char *path, GError **error)
{
  g_autoptr (CxBatch) batch = cx_batch_repo_load (db, batch_id, error);
  g_autoptr (CxRejectsWriter) writer = NULL;

  if (batch == NULL)
    return FALSE;
  writer = cx_rejects_writer_new (path, batch->delimiter, batch->header, error);
  return writer != NULL &&
         cx_batch_repo_each_reject (db, batch_id, save_reject_cb, writer, error) &&
         cx_rejects_writer_finish (writer, error);
}
