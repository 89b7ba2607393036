#include "config.h"

#include "cx-commands.h"

#include "cx-i18n.h"
#include "cx-platform.h"
#include "cx-program.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
print_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s clientele-cli [--json] [--lang en|vi] %s …\n\n%s\n\n%s\n",
                          _ ("Usage:"), _ ("COMMAND"),
                          _ ("Manages customer experience files (*.clientele)."), _ ("Commands:"));
  for (const CxCommand *const *command = cx_commands (); *command != NULL; command++)
    g_string_append_printf (text, "  %-14s  %s\n", (*command)->name, _ ((*command)->summary));
  g_string_append_printf (
      text, "\n%s\n  --json          %s\n  --lang en|vi    %s\n  --version       %s\n\n%s\n",
      _ ("Options before the command:"), _ ("Print one JSON object"),
      _ ("Speak English or Vietnamese"), _ ("Show the version"),
      _ ("“clientele-cli COMMAND --help” explains a command with an example."));
  cx_cli_print_help (text->str);
}

/* Finds the command that @argv begins with; *@words gets how many words its name has. */
static const CxCommand *
find_command (int argc, char **argv, int *words)
{
  for (const CxCommand *const *command = cx_commands (); *command != NULL; command++)
    {
      g_auto (GStrv) name = g_strsplit ((*command)->name, " ", 0);
      int n = (int) g_strv_length (name), same = 0;

      while (same < n && same < argc && strcmp (name[same], argv[same]) == 0)
        same++;
      if (same == n)
        {
          *words = n;
          return *command;
        }
    }
  return NULL;
}

static int
report_error (CxCli *cli, const GError *error)
{
  const CxErrorPlace *place = cx_error_get_place (error);

  cx_cli_progress_done ();
  if (cli->json)
    {
      g_autoptr (json_t) object = json_object ();
      json_t *inner = json_object ();

      json_object_set_new (inner, "message", json_string (error->message));
      json_object_set_new (inner, "file", cx_cli_text (place != NULL ? place->file : NULL));
      json_object_set_new (
          inner, "row", place != NULL && place->row > 0 ? json_integer (place->row) : json_null ());
      json_object_set_new (inner, "column", cx_cli_text (place != NULL ? place->column : NULL));
      json_object_set_new (inner, "mend", cx_cli_text (place != NULL ? place->mend : NULL));
      json_object_set_new (object, "error", inner);
      cx_cli_write_json (object);
    }

  fprintf (stderr, "clientele-cli: %s", error->message);
  if (place != NULL && place->mend != NULL)
    fprintf (stderr, " %s", place->mend);
  fputc ('\n', stderr);
  return g_error_matches (error, CX_ERROR, CX_ERROR_USAGE) ? CX_EXIT_USAGE : CX_EXIT_FAILED;
}

static int
run_command (CxCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  const CxCommand *command;
  int words = 0;

  command = find_command (argc, argv, &words);
  if (command == NULL)
    {
      cx_commands_go_on (cli->words, &error);
      if (error != NULL)
        return report_error (cli, error);

      cx_error_set (&error, CX_ERROR_USAGE, _ ("“clientele-cli --help” lists the commands."),
                    _ ("There is no command “%s”."), argv[0]);
      return report_error (cli, error);
    }

  if (!command->only_reads)
    cx_platform_cancel_on_interrupt (cli->cancellable);
  if (!command->run (cli, command, argc - words, argv + words, &error))
    return report_error (cli, error);

  cx_cli_progress_done ();
  if (cli->json && cli->result != NULL)
    cx_cli_write_json (cli->result);
  return cli->partial ? CX_EXIT_PARTIAL : CX_EXIT_DONE;
}

/* The options before the command make no sense. */
static int
refuse (CxCli *cli, const char *mend, const char *format, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = g_strdup_printf (format, word);

  cx_error_set (&error, CX_ERROR_USAGE, mend, "%s", message);
  return report_error (cli, error);
}

/* What was printed may not have arrived: the disk behind "> file" may be full. */
static int
check_output (int code)
{
  g_autoptr (GError) error = NULL;
  int number;

  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return code;
  number = errno != 0 ? errno : EIO;
  cx_platform_set_error (&error, number, _ ("standard output"),
                         _ ("The output could not be written"));
  if (code == CX_EXIT_DONE || code == CX_EXIT_PARTIAL)
    {
      CxCli plain = { .json = FALSE };

      return report_error (&plain, error);
    }
  return code;
}

/* The value of an option before the command: "--lang vi" or "--lang=vi". */
static const char *
take_value (const char *name, int argc, char **argv, int *i)
{
  gsize length = strlen (name);

  if (strncmp (argv[*i], name, length) != 0)
    return NULL;
  if (argv[*i][length] == '=')
    return argv[*i] + length + 1;
  if (argv[*i][length] == '\0' && *i + 1 < argc)
    return argv[++*i];
  return NULL;
}

/* --json may also stand behind the command. Returns the new number of words. */
static int
take_json (CxCli *cli, int from, int argc, char **words)
{
  for (int i = from; i < argc && strcmp (words[i], "--") != 0; i++)
    if (strcmp (words[i], "--json") == 0)
      {
        cli->json = TRUE;
        g_free (words[i]);
        memmove (words + i, words + i + 1, (gsize) (argc - i) * sizeof *words);
        argc--;
        i--;
      }
  return argc;
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) words = cx_program_get_arguments (&argc, argv);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (GStrv) all = g_strdupv (words);
  CxCli cli = { .cancellable = cancellable, .words = all };
  const char *language = NULL;
  gboolean help = FALSE;
  int i, code;

  for (i = 1; i < argc && words[i][0] == '-'; i++)
    {
      const char *value = take_value ("--lang", argc, words, &i);

      if (value != NULL)
        language = value;
      else if (strcmp (words[i], "--json") == 0)
        cli.json = TRUE;
      else if (strcmp (words[i], "--help") == 0 || strcmp (words[i], "-h") == 0)
        help = TRUE;
      else if (strcmp (words[i], "--version") == 0)
        {
          printf ("clientele-cli %s\n", PACKAGE_VERSION);
          return CX_EXIT_DONE;
        }
      else
        break;
    }

  cx_i18n_init (language);
  argc = take_json (&cli, i, argc, words);
  if (language != NULL && strcmp (language, "en") != 0 && strcmp (language, "vi") != 0)
    return refuse (&cli, _ ("Use en or vi."), _ ("There is no language “%s”."), language);
  if (help || i == argc || words[i][0] == '-')
    cx_commands_go_on (all, NULL);
  if (i < argc && words[i][0] == '-')
    return refuse (&cli, _ ("“clientele-cli --help” lists the options."),
                   _ ("There is no option “%s”."), words[i]);
  if (i == argc && !help && cli.json)
    return refuse (&cli, _ ("“clientele-cli --help” lists the commands."),
                   _ ("%s was called without a command."), "clientele-cli");
  if (help || i == argc)
    {
      print_help ();
      return check_output (help ? CX_EXIT_DONE : CX_EXIT_USAGE);
    }

  code = run_command (&cli, argc - i, words + i);
  json_decref (cli.result);
  return check_output (code);
}
