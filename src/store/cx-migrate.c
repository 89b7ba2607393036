#include "config.h"

#include "cx-store-private.h"

#include "cx-backup.h"
#include "cx-i18n.h"

#include <string.h>

static const CxSchemaStep *const *test_steps;

const CxSchemaStep *const *
cx_migrate_get_steps (void)
{
  return test_steps != NULL ? test_steps : cx_schema_steps ();
}

void
cx_migrate_set_steps (const CxSchemaStep *const *steps)
{
  test_steps = steps;
}

int
cx_migrate_get_newest (void)
{
  const CxSchemaStep *const *steps = cx_migrate_get_steps ();
  int newest = 0;

  for (guint i = 0; steps[i] != NULL; i++)
    newest = steps[i]->version;
  return newest;
}

static gboolean
run_step (CxDb *db, const CxSchemaStep *step, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", step->version);

  return cx_db_exec (db, step->sql, error) && cx_db_exec (db, version, error);
}

gboolean
cx_migrate_create (CxDb *db, GError **error)
{
  const CxSchemaStep *const *steps = cx_migrate_get_steps ();
  g_autofree char *id = g_strdup_printf ("PRAGMA application_id = %d", CX_STORE_APPLICATION_ID);

  if (!cx_db_exec (db, "BEGIN IMMEDIATE", error) || !cx_db_exec (db, id, error))
    return FALSE;
  for (guint i = 0; steps[i] != NULL; i++)
    if (!run_step (db, steps[i], error))
      return FALSE;
  return cx_db_exec (db, "COMMIT", error);
}

/* One step, its version and the end of what can be undone, all or nothing. */
static gboolean
upgrade_step (CxDb *db, const CxSchemaStep *step, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("File brought up to date (%s)"), step->name);

  if (!cx_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (run_step (db, step, error) && cx_history_set_horizon (db, label, error) &&
      cx_db_exec (db, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* NAME before version 2.clientele, or with a number behind it where that is taken. */
static char *
make_copy_path (const char *path, int newest)
{
  g_autofree char *stem = g_str_has_suffix (path, CX_STORE_SUFFIX)
                              ? g_strndup (path, strlen (path) - strlen (CX_STORE_SUFFIX))
                              : g_strdup (path);

  for (int i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" (%d)", i) : g_strdup ("");
      g_autofree char *copy = g_strdup_printf ("%s-before-%d%s%s", stem, newest, number,
                                               CX_STORE_SUFFIX);

      if (!g_file_test (copy, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&copy);
    }
}

gboolean
cx_migrate_upgrade (CxDb *db, int version, GError **error)
{
  const CxSchemaStep *const *steps = cx_migrate_get_steps ();
  g_autofree char *copy = make_copy_path (db->path, cx_migrate_get_newest ());
  g_autofree char *copy_name = g_filename_display_basename (copy);
  g_autoptr (GError) local_error = NULL;
  const CxErrorPlace *place;

  if (!cx_backup_copy (db, copy, NULL, error))
    return FALSE;
  for (guint i = 0; steps[i] != NULL; i++)
    if (steps[i]->version > version && !upgrade_step (db, steps[i], &local_error))
      {
        place = cx_error_get_place (local_error);
        cx_error_set (error, local_error->code, place != NULL ? place->mend : NULL,
                      _ ("The file could not be brought up to date: %s It is as it was before this "
                         "step, and a copy of it is in “%s”."),
                      local_error->message, copy_name);
        cx_error_place (error, db->path, 0, NULL);
        return FALSE;
      }
  return TRUE;
}
