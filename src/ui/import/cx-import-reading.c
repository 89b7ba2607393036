#include "config.h"

#include "cx-import-reading.h"

#include "cx-doctor.h"
#include "cx-importer.h"
#include "cx-survey-repo.h"
#include "cx-text.h"

#include <gio/gio.h>
#include <string.h>

CxImportWish *
cx_import_wish_new (const char *path)
{
  CxImportWish *self = g_new0 (CxImportWish, 1);

  self->path = g_strdup (path);
  self->header_rows = -1;
  return self;
}

CxImportWish *
cx_import_wish_copy (const CxImportWish *wish)
{
  CxImportWish *self = g_memdup2 (wish, sizeof *wish);

  self->path = g_strdup (wish->path);
  self->encoding = g_strdup (wish->encoding);
  self->delimiter = g_strdup (wish->delimiter);
  self->source = g_strdup (wish->source);
  self->survey = g_strdup (wish->survey);
  self->new_title = g_strdup (wish->new_title);
  return self;
}

void
cx_import_wish_free (CxImportWish *wish)
{
  g_free (wish->path);
  g_free (wish->encoding);
  g_free (wish->delimiter);
  g_free (wish->source);
  g_free (wish->survey);
  g_free (wish->new_title);
  g_free (wish);
}

void
cx_import_reading_free (CxImportReading *reading)
{
  if (reading == NULL)
    return;
  g_free (reading->format);
  g_free (reading->encoding);
  g_free (reading->delimiter);
  g_free (reading->stamp);
  g_strfreev (reading->sheets);
  g_strfreev (reading->mended);
  g_strfreev (reading->doubts);
  g_clear_pointer (&reading->mapping, cx_mapping_free);
  g_clear_object (&reading->survey);
  g_clear_pointer (&reading->sample, cx_sample_free);
  g_clear_pointer (&reading->surveys, g_ptr_array_unref);
  g_free (reading);
}

CxTable *
cx_import_wish_open (const CxImportWish *wish, CxProgress *progress, GError **error)
{
  const CxReadOptions options = { .encoding = wish->encoding,
                                  .delimiter = wish->delimiter,
                                  .sheet = wish->sheet,
                                  .header_rows = wish->header_rows };

  return cx_table_open (wish->path, &options, progress, error);
}

static GStrv
copy_texts (const GPtrArray *texts)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv copy;

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (texts, i));
  copy = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return copy;
}

static void
describe (CxImportReading *self, const CxTable *table)
{
  self->format = g_strdup (table->format);
  self->encoding = g_strdup (table->encoding);
  self->delimiter = g_strdup (table->delimiter);
  self->sheets = copy_texts (table->sheets);
  self->sheet = table->sheet;
  self->header_rows = table->header_rows;
  self->preamble_rows = table->preamble_rows;
  self->footer_rows = table->footer_rows;
  self->hidden_rows = table->hidden_rows;
  self->mended = copy_texts (table->repairs);
  self->doubts = copy_texts (table->doubts);
}

char *
cx_import_file_stamp (const char *path, gint64 *size)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                  "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                                  "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return NULL;
  if (size != NULL)
    *size = g_file_info_get_size (info);
  return g_strdup_printf (
      "%" G_GINT64_FORMAT " %" G_GUINT64_FORMAT " %u", g_file_info_get_size (info),
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
      g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC));
}

/* The plan of the importer; where a person named the source, its mapping alone. */
static gboolean
plan (CxImportReading *self,
      CxProject *project,
      CxTable *table,
      const CxImportWish *wish,
      CxProgress *progress,
      GError **error)
{
  const char *name = wish->new_title == NULL ? wish->survey : NULL;

  if (wish->source == NULL)
    return cx_import_plan (project, table, name, wish->new_title, progress, &self->mapping,
                           &self->survey, error);
  if (name != NULL)
    {
      self->survey = cx_survey_repo_find (cx_project_get_db (project), name, error);
      if (self->survey == NULL)
        return FALSE;
    }
  self->mapping = cx_mapping_recognise (table, self->survey, wish->source,
                                        cx_project_get_zone (project), progress, error);
  if (self->mapping == NULL)
    return FALSE;
  g_free (self->mapping->new_title);
  self->mapping->new_title = g_strdup (wish->new_title);
  return TRUE;
}

/* Lists of values speak of cells as they are after their repairs. */
static void
mend_sample (CxImportReading *self)
{
  for (guint i = 0; i < self->mapping->repairs->len; i++)
    {
      const CxRepair *repair = cx_mapping_get_repair (self->mapping, i);
      CxColumnSample *sample = &self->sample->columns[repair->column];

      if (!repair->accepted)
        continue;
      for (guint k = sample->values->len; k-- > 0;)
        {
          CxSampleValue *value = cx_column_sample_get (sample, k);
          g_autofree char *mended = cx_repair_apply (repair, value->text);

          if (mended != NULL)
            cx_column_sample_rename (sample, value, mended);
        }
    }
}

/* A new survey is called like its file unless somebody says otherwise. */
static void
name_survey (CxImportReading *self, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');

  if (self->survey != NULL || self->mapping->new_title != NULL)
    return;
  if (dot != NULL && dot != base)
    *dot = '\0';
  self->mapping->new_title = cx_text_tidy (base);
}

gpointer
cx_import_reading_make (CxWorkspace *workspace,
                        gpointer request,
                        CxProgress *progress,
                        GError **error)
{
  const CxImportWish *wish = request;
  CxProject *project = cx_workspace_get_project (workspace, error);
  g_autoptr (CxImportReading) self = g_new0 (CxImportReading, 1);
  g_autoptr (CxTable) table = NULL;

  if (project == NULL)
    return NULL;
  self->stamp = cx_import_file_stamp (wish->path, &self->size);
  table = cx_import_wish_open (wish, progress, error);
  if (table == NULL || !plan (self, project, table, wish, progress, error))
    return NULL;
  self->sample = cx_sample_read (table, progress, error);
  self->surveys = cx_survey_repo_list (cx_project_get_db (project), FALSE, error);
  if (self->sample == NULL || self->surveys == NULL)
    return NULL;
  describe (self, table);
  mend_sample (self);
  name_survey (self, wish->path);
  return g_steal_pointer (&self);
}
