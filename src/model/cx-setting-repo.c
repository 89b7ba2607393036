#include "config.h"

#include "cx-project.h"

#include "cx-i18n.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

static const CxField *
get_field (const char *key)
{
  const CxField *fields, *field;
  guint n;

  fields = cx_settings (&n);
  field = cx_field_find (fields, n, key);
  if (field == NULL)
    g_error ("There is no setting \"%s\"", key);
  return field;
}

/* A value that a newer program or another tool wrote and that makes no sense here counts as not
 * set: measuring must go on. */
char *
cx_setting_repo_get_text (CxDb *db, const char *key)
{
  const CxField *field = get_field (key);
  g_autoptr (CxStatement) statement = NULL;
  g_autofree char *value = NULL;
  gboolean row = FALSE;

  statement = cx_db_prepare (db, "SELECT value FROM setting WHERE key = :key", NULL);
  if (statement != NULL)
    {
      cx_statement_bind_text (statement, ":key", key);
      if (cx_statement_step (statement, &row, NULL) && row)
        value = cx_statement_dup_text (statement, 0);
    }
  if (value == NULL || !cx_field_validate (field, value, NULL))
    return g_strdup (field->default_value);
  return g_steal_pointer (&value);
}

double
cx_setting_repo_get_number (CxDb *db, const char *key)
{
  g_autofree char *text = cx_setting_repo_get_text (db, key);
  double value = NAN;

  if (text != NULL)
    cx_number_parse (text, strlen (text), &value);
  return value;
}

/* The two ends of the NPS bands must not overlap, whichever of them is set. */
static gboolean
check_bands (CxDb *db, const char *key, const char *value, GError **error)
{
  double detractor_max = cx_setting_repo_get_number (db, "nps.detractor_max");
  double promoter_min = cx_setting_repo_get_number (db, "nps.promoter_min");
  double *changed = NULL;

  if (strcmp (key, "nps.detractor_max") == 0)
    changed = &detractor_max;
  else if (strcmp (key, "nps.promoter_min") == 0)
    changed = &promoter_min;
  if (changed == NULL)
    return TRUE;

  cx_number_parse (value, strlen (value), changed);
  if (detractor_max < promoter_min)
    return TRUE;
  cx_error_set (error, CX_ERROR_INVALID, _ ("Set the promoters' lowest answer above it first."),
                _ ("An answer cannot be a promoter's and a detractor's at once."));
  return FALSE;
}

static gboolean
remove_setting (CxEdit *edit, const char *key, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (edit, "DELETE FROM setting WHERE key = :key", error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":key", key);
  return cx_statement_run (statement, error);
}

gboolean
cx_setting_repo_set (CxEdit *edit, const char *key, const char *value, GError **error)
{
  const CxField *field = get_field (key);
  g_autoptr (CxStatement) statement = NULL;

  if (value == NULL)
    return check_bands (cx_edit_get_db (edit), key, field->default_value, error) &&
           remove_setting (edit, key, error);

  if (!cx_field_validate (field, value, error) ||
      !check_bands (cx_edit_get_db (edit), key, value, error))
    return FALSE;
  statement = cx_edit_prepare (edit,
                               "INSERT INTO setting (key, value, changed_at)"
                               " VALUES (:key, :value, :now)"
                               " ON CONFLICT (key) DO UPDATE SET value = excluded.value,"
                               "  changed_at = excluded.changed_at",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":key", key);
  cx_statement_bind_text (statement, ":value", value);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  return cx_statement_run (statement, error);
}
