#include "config.h"

#include "cx-importer.h"

#include "cx-import-rejects.h"

#include "cx-i18n.h"
#include "cx-question-index.h"
#include "cx-survey-repo.h"

/* The fingerprint of the header as the source wrote it. A saved file of rejected rows has one
 * column more, which says why they were rejected. */
static char *
make_fingerprint (CxTable *table, gboolean has_reasons)
{
  g_autoptr (GPtrArray) head = NULL;
  GPtrArray *whole = table->head;
  char *fingerprint;

  if (!has_reasons)
    return cx_mapping_fingerprint (table);

  head = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < whole->len; i++)
    {
      GStrv row = g_strdupv (g_ptr_array_index (whole, i));

      g_clear_pointer (&row[table->columns - 1], g_free);
      g_ptr_array_add (head, row);
    }
  table->head = head;
  table->columns--;
  fingerprint = cx_mapping_fingerprint (table);
  table->columns++;
  table->head = whole;
  return fingerprint;
}

static void
leave_reasons_out (CxMapping *mapping)
{
  CxMappingColumn *column = cx_mapping_get_column (mapping, mapping->columns->len - 1);

  column->target = CX_TARGET_IGNORE;
  g_free (column->reason);
  column->reason = g_strdup (_ ("Says why the row was rejected before."));
}

/* One more column at the end, for the reasons. */
static void
widen (CxMapping *mapping, CxTable *table)
{
  CxMapping *wide = cx_mapping_new (table->columns);
  CxMappingColumn *last = g_ptr_array_steal_index (wide->columns, table->columns - 1);

  g_ptr_array_add (mapping->columns, last);
  g_free (last->heading);
  last->heading = cx_table_get_heading (table, table->columns - 1);
  leave_reasons_out (mapping);
  cx_mapping_free (wide);
}

gboolean
cx_import_fit_mapping (CxMapping *mapping, CxTable *table, GError **error)
{
  if (mapping->columns->len + 1 == table->columns && cx_import_has_reasons (table))
    widen (mapping, table);
  if (mapping->columns->len == table->columns)
    return TRUE;

  cx_error_set (
      error, CX_ERROR_INVALID, _ ("Make the mapping of this file with --dry-run --write-mapping."),
      _ ("The mapping has %u columns, the file %u."), mapping->columns->len, table->columns);
  cx_error_place (error, table->path, 0, NULL);
  return FALSE;
}

/* TRUE if every question that @mapping names is still there. */
static gboolean
fits_survey (CxMapping *mapping, CxSurvey *survey)
{
  g_autoptr (GHashTable) index = cx_question_index_new (survey);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *column = cx_mapping_get_column (mapping, i);

      if (column->target == CX_TARGET_QUESTION &&
          cx_question_index_find (index, survey, column->question, NULL) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The mapping that was used for this header before, and its survey (only @wanted, if that is
 * given). A profile that does not fit any more is passed over. */
static gboolean
find_profile (CxDb *db,
              CxTable *table,
              gboolean has_reasons,
              CxSurvey *wanted,
              CxMapping **mapping,
              CxSurvey **survey,
              GError **error)
{
  g_autofree char *fingerprint = make_fingerprint (table, has_reasons);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (CxMapping) profile = NULL;
  g_autoptr (CxSurvey) found = NULL;
  gint64 survey_id = 0;

  profile = cx_profile_repo_find (db, fingerprint, &survey_id, &local_error);
  if (local_error != NULL && !g_error_matches (local_error, CX_ERROR, CX_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (profile == NULL || survey_id == 0 || (wanted != NULL && wanted->id != survey_id))
    return TRUE;

  found = cx_survey_repo_load (db, survey_id, NULL);
  if (found == NULL || found->hidden || !fits_survey (profile, found))
    return TRUE;
  if (!cx_import_fit_mapping (profile, table, NULL))
    return TRUE;

  *mapping = g_steal_pointer (&profile);
  *survey = g_steal_pointer (&found);
  return TRUE;
}

static CxMapping *
recognise (CxProject *project,
           CxTable *table,
           gboolean has_reasons,
           CxSurvey *survey,
           CxProgress *progress,
           GError **error)
{
  CxMapping *mapping = cx_mapping_recognise (table, survey, NULL, cx_project_get_zone (project),
                                             progress, error);

  if (mapping != NULL && has_reasons)
    leave_reasons_out (mapping);
  return mapping;
}

/* A profile may hold a guess on day and month that this file disproves: where its own dates leave
 * no doubt, they win. */
static gboolean
correct_dates (CxProject *project,
               CxTable *table,
               CxMapping *mapping,
               CxSurvey *survey,
               CxProgress *progress,
               GError **error)
{
  g_autoptr (CxMapping) seen = cx_mapping_recognise (
      table, survey, mapping->source, cx_project_get_zone (project), progress, error);

  if (seen == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (mapping->columns->len, seen->columns->len); i++)
    {
      CxMappingColumn *column = cx_mapping_get_column (mapping, i);
      const CxMappingColumn *now = cx_mapping_get_column (seen, i);

      if (column->date_pattern == NULL || now->date_pattern == NULL || now->date_doubtful ||
          g_str_equal (column->date_pattern, now->date_pattern))
        continue;
      g_free (column->date_pattern);
      column->date_pattern = g_strdup (now->date_pattern);
      g_free (column->reason);
      column->reason = g_strdup (now->reason);
    }
  return TRUE;
}

gboolean
cx_import_plan (CxProject *project,
                CxTable *table,
                const char *survey_name,
                const char *new_title,
                CxProgress *progress,
                CxMapping **mapping,
                CxSurvey **survey,
                GError **error)
{
  CxDb *db = cx_project_get_db (project);
  gboolean has_reasons = cx_import_has_reasons (table);
  g_autoptr (CxSurvey) wanted = NULL;

  *mapping = NULL;
  *survey = NULL;
  if (new_title == NULL && survey_name != NULL)
    {
      wanted = cx_survey_repo_find (db, survey_name, error);
      if (wanted == NULL)
        return FALSE;
    }
  if (new_title == NULL && !find_profile (db, table, has_reasons, wanted, mapping, survey, error))
    return FALSE;
  if (*mapping != NULL)
    {
      if (correct_dates (project, table, *mapping, *survey, progress, error))
        return TRUE;
      g_clear_pointer (mapping, cx_mapping_free);
      g_clear_object (survey);
      return FALSE;
    }

  *mapping = recognise (project, table, has_reasons, wanted, progress, error);
  if (*mapping == NULL)
    return FALSE;
  *survey = g_steal_pointer (&wanted);
  if (*survey == NULL)
    {
      g_clear_pointer (&(*mapping)->survey, g_free);
      g_free ((*mapping)->new_title);
      (*mapping)->new_title = g_strdup (new_title);
    }
  return TRUE;
}
