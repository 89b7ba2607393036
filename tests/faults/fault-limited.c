/* Imports more into the file named by its argument than the system lets it write: says "full" if
 * that is what it is told, "no limits" where the system keeps none. */
#include "config.h"

#include "cx-platform.h"
#include "cx-store.h"

#include <signal.h>
#include <stdio.h>

#ifdef SIGXFSZ
static void
ignore_signal (void)
{
  signal (SIGXFSZ, SIG_IGN);
}
#else
static void
ignore_signal (void)
{
}
#endif

static gboolean
import_rows (CxStore *store, GError **error)
{
  g_autoptr (CxEdit) edit = cx_store_begin_bulk (store, "Import", error);
  g_autoptr (CxStatement) statement = NULL;

  if (edit == NULL)
    return FALSE;
  statement = cx_edit_prepare (edit,
                               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                               " LIMIT 200000) INSERT INTO answers_1 (a1, a2) SELECT i, 'x' || i"
                               " FROM n",
                               error);
  return statement != NULL && cx_statement_run (statement, error) &&
         cx_edit_commit (g_steal_pointer (&edit), error);
}

int
main (int argc, char **argv)
{
  g_autoptr (CxStore) store = NULL;
  g_autoptr (GError) error = NULL;

  ignore_signal ();
  if (!cx_platform_limit_child (0, 0, 1))
    {
      printf ("no limits\n");
      return 0;
    }
  store = cx_store_open (argv[1], CX_STORE_READ_WRITE, &error);
  if (store == NULL || import_rows (store, &error))
    printf ("unexpected: %s\n", error != NULL ? error->message : "all was written");
  else
    printf (g_error_matches (error, CX_ERROR, CX_ERROR_FULL) ? "full\n" : "%s\n", error->message);
  return 0;
}
