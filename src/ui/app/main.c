#include "config.h"

#include "cx-application.h"
#include "cx-i18n.h"

int
main (int argc, char **argv)
{
  g_autoptr (CxApplication) application = NULL;

  cx_i18n_init (NULL);
  application = cx_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
