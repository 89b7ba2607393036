/* Tries the file named by its argument as whoever runs this: prints the code of the error of
 * opening it for writing, of opening it for reading, of a backup beside it, and of making a file
 * beside it; -1 for what worked. */
#include "config.h"

#include "cx-store.h"

#include <stdio.h>

static int
get_code (gboolean done, const GError *error)
{
  return done ? -1 : error->code;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) writing_error = NULL;
  g_autoptr (GError) reading_error = NULL;
  g_autoptr (GError) backup_error = NULL;
  g_autoptr (GError) create_error = NULL;
  g_autofree char *copy = g_strconcat (argv[1], ".copy", NULL);
  g_autofree char *new = g_strconcat (argv[1], ".new", NULL);
  g_autoptr (CxStore) writing = cx_store_open (argv[1], CX_STORE_READ_WRITE, &writing_error);
  g_autoptr (CxStore) reading = NULL;
  g_autoptr (CxStore) made = NULL;
  gint64 rows = -1;
  gboolean copied = FALSE;

  reading = cx_store_open (argv[1], CX_STORE_READ_ONLY, &reading_error);
  if (reading != NULL)
    {
      cx_db_get_int (cx_store_get_db (reading), "SELECT count(*) FROM answers_1", -1, &rows, NULL);
      copied = cx_store_backup (reading, copy, NULL, NULL, &backup_error);
    }
  made = cx_store_create (new, &create_error);
  printf ("%d %d %d %d %d\n", get_code (writing != NULL, writing_error),
          get_code (reading != NULL, reading_error), (int) rows,
          reading != NULL ? get_code (copied, backup_error) : 0,
          get_code (made != NULL, create_error));
  return 0;
}
