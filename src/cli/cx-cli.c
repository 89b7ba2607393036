#include "config.h"

#include "cx-cli.h"

#include "cx-i18n.h"
#include "cx-number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

char **
cx_cli_parse (const CxCommand *command,
              const GOptionEntry *entries,
              int argc,
              char **argv,
              guint min,
              guint max,
              GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) args = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) rest = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entry, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  g_ptr_array_add (args, g_strdup ("clientele-cli"));
  for (int i = 0; i < argc; i++)
    g_ptr_array_add (args, g_strdup (argv[i]));
  g_ptr_array_add (args, NULL);
  rest = g_strdupv ((char **) args->pdata);

  if (!g_option_context_parse_strv (context, &rest, &local))
    {
      cx_error_set (error, CX_ERROR_USAGE, NULL, "%s", local->message);
      return NULL;
    }
  if (help)
    {
      cx_cli_print_command_help (command, context);
      exit (CX_EXIT_DONE);
    }
  if (g_strv_length (rest) - 1 < min || g_strv_length (rest) - 1 > max)
    {
      g_autofree char *mend = g_strdup_printf (_ ("See “clientele-cli %s --help”."), command->name);

      cx_error_set (error, CX_ERROR_USAGE, mend, _ ("This command is used like this: %s %s"),
                    command->name, _ (command->arguments));
      return NULL;
    }
  return g_strdupv (rest + 1);
}

json_t *
cx_cli_number (double value)
{
  return isfinite (value) ? json_real (value) : json_null ();
}

json_t *
cx_cli_text (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}

void
cx_cli_print (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  vprintf (format, args);
  va_end (args);
}

char *
cx_cli_decimal (double value, int decimals)
{
  if (!isfinite (value))
    return g_strdup ("–");
  return cx_number_to_human (value, decimals, cx_i18n_get_language ());
}

CxProject *
cx_cli_open (const char *path, gboolean write, GError **error)
{
  g_autoptr (CxProject) project = NULL;

  project = cx_project_open (path, write ? CX_STORE_READ_WRITE : CX_STORE_READ_ONLY, error);
  /* One state of the file for the whole command, and one lock instead of one for each question. */
  if (project == NULL || (!write && !cx_db_begin_read (cx_project_get_db (project), error)))
    return NULL;
  return g_steal_pointer (&project);
}
