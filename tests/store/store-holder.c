/* Opens the file named by its argument for writing, says so, and holds it until its input ends. For
 * the tests of two programs on one file. */
#include "config.h"

#include "cx-store.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxStore) store = NULL;

  g_set_prgname ("holder");
  store = cx_store_open (argv[1], CX_STORE_READ_WRITE, &error);
  if (store == NULL)
    {
      printf ("%d %s\n", error->code, error->message);
      return 1;
    }
  printf ("open\n");
  fflush (stdout);
  while (getchar () != EOF)
    ;
  return 0;
}
