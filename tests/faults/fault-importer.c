/* Imports and takes back again until it is killed:
 *
 *   fault-importer FILE FIRST.csv FIRST.json SECOND.csv SECOND.json on|back
 *
 * The first file makes a survey, the second changes some of its responses and adds others; then
 * both are undone, the second first. Before each step it says which of the three states comes ("S
 * 0" to "S 2"), after it that the step is done ("D"). */
#include "config.h"

#include "cx-batch-repo.h"
#include "cx-importer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
require (gboolean done, const GError *error)
{
  if (done)
    return;
  printf ("E %s\n", error != NULL ? error->message : "?");
  fflush (stdout);
  exit (1);
}

static void
tell (const char *what, int state)
{
  if (state < 0)
    printf ("%s\n", what);
  else
    printf ("%s %d\n", what, state);
  fflush (stdout);
}

static void
import (CxProject *project, const char *csv, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (CxMapping) mapping = NULL;
  g_autoptr (CxTable) table = NULL;
  g_autoptr (CxImportResult) result = NULL;

  require (g_file_get_contents (json, &text, NULL, &error), error);
  mapping = cx_mapping_from_json (text, &error);
  require (mapping != NULL, error);
  table = cx_table_open (csv, NULL, NULL, &error);
  require (table != NULL, error);
  result = cx_import_run (project, table, mapping, NULL, NULL, NULL, &error);
  require (result != NULL, error);
}

/* Batches that stand, the last one in @last. */
static int
count_batches (CxProject *project, gint64 *last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) batches = cx_batch_repo_list (cx_project_get_db (project), &error);
  int n = 0;

  require (batches != NULL, error);
  for (guint i = 0; i < batches->len; i++)
    {
      const CxBatch *batch = g_ptr_array_index (batches, i);

      if (g_strcmp0 (batch->state, "done") != 0)
        continue;
      n++;
      *last = batch->id;
    }
  return n;
}

static void
undo (CxProject *project, gint64 batch)
{
  g_autoptr (GError) error = NULL;

  require (cx_store_undo_batch (cx_project_get_store (project), batch, CX_UNDO_KEEP_CHANGED, NULL,
                                NULL, &error),
           error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = NULL;
  gboolean back = FALSE;

  if (argc != 7)
    return 2;
  back = strcmp (argv[6], "back") == 0;
  project = cx_project_open (argv[1], CX_STORE_READ_WRITE, &error);
  require (project != NULL, error);

  while (TRUE)
    {
      gint64 batch = 0;
      int state = count_batches (project, &batch);

      if (state == 0)
        back = FALSE;
      else if (state == 2)
        back = TRUE;
      tell ("S", back ? state - 1 : state + 1);
      if (back)
        undo (project, batch);
      else
        import (project, argv[2 + 2 * state], argv[3 + 2 * state]);
      tell ("D", -1);
    }
}
