#include "config.h"

#include "cx-commands.h"

#include "cx-i18n.h"

#include <string.h>

/* The first line of @path. A passphrase in an option would stand in the shell's history. */
static gboolean
read_passphrase (const char *path, char **passphrase, GError **error)
{
  char *end;

  *passphrase = NULL;
  if (path == NULL)
    return TRUE;
  *passphrase = cx_cli_read_text (path, error);
  if (*passphrase == NULL)
    return FALSE;
  end = strpbrk (*passphrase, "\r\n");
  if (end != NULL)
    *end = '\0';
  if (**passphrase == '\0')
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Write the passphrase on its first line."),
                    _ ("The passphrase file “%s” is empty."), path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_backup (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_autofree char *file = NULL, *passphrase = NULL;
  const GOptionEntry entries[] = {
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file,
      N_ ("Encrypt with the passphrase on the first line of F"), N_ ("F") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) args = cx_cli_parse (command, entries, argc, argv, 2, 2, error);
  g_autoptr (CxProgress) progress = cx_cli_progress (cli);
  g_autoptr (CxProject) project = NULL;

  if (args == NULL || !read_passphrase (file, &passphrase, error) ||
      (project = cx_cli_open (args[0], FALSE, error)) == NULL ||
      !cx_store_backup (cx_project_get_store (project), args[1], passphrase, progress, error))
    return FALSE;

  cli->result = json_pack ("{s:b, s:s}", "ok", TRUE, "output", args[1]);
  if (!cli->json)
    cx_cli_print (_ ("Wrote %s.\n"), args[1]);
  return TRUE;
}

const CxCommand cx_command_backup = {
  .name = "backup",
  .arguments = N_ ("FILE OUTPUT [--passphrase-file F]"),
  .summary = N_ ("Copy a business file safely"),
  .details = N_ ("Writes a complete copy, even while the file is in use. With a passphrase the "
                 "copy is encrypted and is worth nothing to anyone who does not know "
                 "it.\n\nExample: clientele-cli backup shop.clientele shop-2026-03.clientele"),
  .run = run_backup,
};

static gboolean
run_restore (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_autofree char *file = NULL, *passphrase = NULL;
  gboolean replace = FALSE;
  const GOptionEntry entries[] = {
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file,
      N_ ("Decrypt with the passphrase on the first line of F"), N_ ("F") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace,
      N_ ("Replace FILE; the old one is kept beside it with its date"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) args = cx_cli_parse (command, entries, argc, argv, 2, 2, error);
  g_autoptr (CxProgress) progress = cx_cli_progress (cli);

  if (args == NULL || !read_passphrase (file, &passphrase, error) ||
      !cx_store_restore (args[0], args[1], passphrase, replace, progress, error))
    return FALSE;

  cli->result = json_pack ("{s:b, s:s}", "ok", TRUE, "file", args[1]);
  if (!cli->json)
    cx_cli_print (_ ("Restored %s.\n"), args[1]);
  return TRUE;
}

const CxCommand cx_command_restore = {
  .name = "restore",
  .arguments = N_ ("INPUT FILE [--passphrase-file F] [--replace]"),
  .summary = N_ ("Restore a backup"),
  .details = N_ ("Checks the backup and puts it at FILE. A file that is there already stays unless "
                 "--replace is given, and even then it is kept beside the new one.\n\n"
                 "Example: clientele-cli restore shop-2026-03.clientele shop.clientele --replace"),
  .run = run_restore,
};
