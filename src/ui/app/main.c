#include "config.h"

#include "cx-application.h"
#include "cx-i18n.h"

/* GSettings ends a program that has no schema; a person is told instead. */
static gboolean
has_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  return schema != NULL;
}

/* The language that was chosen; "": the system's. */
static char *
get_language (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  return g_settings_get_string (settings, "language");
}

int
main (int argc, char **argv)
{
  g_autoptr (CxApplication) application = NULL;
  g_autofree char *language = NULL;

  if (!has_settings ())
    {
      cx_i18n_init (NULL);
      g_printerr (_ ("Clientele is not installed completely: its settings are missing. Install it "
                     "again.\n"));
      return 1;
    }
  language = get_language ();
  cx_i18n_init (*language != '\0' ? language : NULL);
  /* Numbers and dates are ours; the languages were set above. */
  gtk_disable_setlocale ();
  application = cx_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
