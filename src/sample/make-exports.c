/* Writes the bundled form export anew: make-exports > data/sample/google-forms-visit.csv */
#include "config.h"

#include "cx-sample-export.h"

#include <stdio.h>

int
main (void)
{
  g_autofree char *text = cx_sample_google_forms (400);

  fputs (text, stdout);
  return 0;
}
