#include "config.h"

#include "cx-mapping.h"

/* Mappings kept under the fingerprint of their header, so that next month's file needs no thought.
 */

#define TARGET "responses"

CxMapping *
cx_profile_repo_find (CxDb *db, const char *fingerprint, gint64 *survey_id, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  const char *json;
  gboolean row;

  *survey_id = 0;
  statement = cx_db_prepare (db,
                             "SELECT survey_id, mapping FROM import_profile "
                             "WHERE fingerprint = :fingerprint AND target = :target",
                             error);
  if (statement == NULL)
    return NULL;
  cx_statement_bind_text (statement, ":fingerprint", fingerprint);
  cx_statement_bind_text (statement, ":target", TARGET);
  if (!cx_statement_step (statement, &row, error) || !row)
    return NULL;
  *survey_id = cx_statement_get_int (statement, 0);
  json = cx_statement_get_text (statement, 1);
  return cx_mapping_from_profile (json != NULL ? json : "", error);
}

gboolean
cx_profile_repo_save (CxEdit *edit, const CxMapping *mapping, gint64 survey_id, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  g_autofree char *json = cx_mapping_to_json (mapping);
  g_autofree char *uuid = cx_uuid_new ();

  statement = cx_edit_prepare (edit,
                               "INSERT INTO import_profile (uuid, fingerprint, survey_id, target, "
                               "source, mapping, changed_at) VALUES (:uuid, :fingerprint, :survey, "
                               ":target, :source, :mapping, :now) "
                               "ON CONFLICT (fingerprint) DO UPDATE SET "
                               "survey_id = excluded.survey_id, target = excluded.target, "
                               "source = excluded.source, mapping = excluded.mapping, "
                               "changed_at = excluded.changed_at",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":uuid", uuid);
  cx_statement_bind_text (statement, ":fingerprint", mapping->fingerprint);
  if (survey_id != 0)
    cx_statement_bind_int (statement, ":survey", survey_id);
  else
    cx_statement_bind_null (statement, ":survey");
  cx_statement_bind_text (statement, ":target", TARGET);
  cx_statement_bind_text (statement, ":source", mapping->source);
  cx_statement_bind_text (statement, ":mapping", json);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  return cx_statement_run (statement, error);
}
