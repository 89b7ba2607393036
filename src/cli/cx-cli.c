#include "config.h"

#include "cx-cli.h"

#include "cx-i18n.h"
#include "cx-number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *
make_mend (const CxCommand *command)
{
  return g_strdup_printf (_ ("See “clientele-cli %s --help”."), command->name);
}

/* GOption leaves the "--" behind which words are no options where a word stands before it. */
static void
drop_separator (char **words)
{
  guint i = 1;

  while (words[i] != NULL && strcmp (words[i], "--") != 0)
    i++;
  if (words[i] == NULL)
    return;
  g_free (words[i]);
  for (; words[i] != NULL; i++)
    words[i] = words[i + 1];
}

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
      g_autofree char *message = cx_cli_explain_options (entries, (char **) args->pdata + 1);
      g_autofree char *mend = make_mend (command);

      cx_error_set (error, CX_ERROR_USAGE, mend, "%s", message != NULL ? message : local->message);
      return NULL;
    }
  if (help)
    {
      cx_cli_print_command_help (command, context);
      exit (CX_EXIT_DONE);
    }
  drop_separator (rest);
  if (g_strv_length (rest) - 1 < min || g_strv_length (rest) - 1 > max)
    {
      g_autofree char *mend = make_mend (command);

      cx_error_set (error, CX_ERROR_USAGE, mend, _ ("This command is used like this: %s %s"),
                    command->name, _ (command->arguments));
      return NULL;
    }
  return g_strdupv (rest + 1);
}

char *
cx_cli_read_text (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  char *text = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    cx_error_set (error, CX_ERROR_INVALID, _ ("Choose a file inside it."),
                  _ ("“%s” is a folder, not a file."), path);
  else if (g_file_get_contents (path, &text, NULL, &local))
    return text;
  else if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Check the name and the folder."),
                  _ ("There is no file “%s”."), path);
  else
    cx_error_set (error, CX_ERROR_FAILED, NULL, _ ("“%s” could not be read."), path);
  cx_error_place (error, path, 0, NULL);
  return NULL;
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
