/* Makes the business file named by its argument, then waits to be killed. */
#include "config.h"

#include "cx-store.h"

int
main (int argc, char **argv)
{
  g_autoptr (CxStore) store = cx_store_create (argv[1], NULL);

  while (store != NULL)
    g_usleep (G_USEC_PER_SEC);
  return 1;
}
