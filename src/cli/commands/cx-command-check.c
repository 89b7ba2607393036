#include "config.h"

#include "cx-commands.h"

#include "cx-i18n.h"

static gboolean
run (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_auto (GStrv) args = cx_cli_parse (command, NULL, argc, argv, 1, 1, error);
  g_autoptr (CxProgress) progress = cx_cli_progress (cli);
  g_autoptr (GPtrArray) problems = NULL;

  if (args == NULL)
    return FALSE;
  if (!cx_store_check (args[0], progress, &problems, error))
    {
      for (guint i = 0; !cli->json && problems != NULL && i < problems->len; i++)
        cx_cli_print ("- %s\n", (const char *) g_ptr_array_index (problems, i));
      return FALSE;
    }

  cli->result = json_pack ("{s:b}", "ok", TRUE);
  if (!cli->json)
    cx_cli_print (_ ("%s is sound.\n"), args[0]);
  return TRUE;
}

const CxCommand cx_command_check = {
  .name = "check",
  .arguments = N_ ("FILE"),
  .summary = N_ ("Check that a business file is sound"),
  .details = N_ ("Reads the whole file and looks for damage. It changes nothing.\n\n"
                 "Example: clientele-cli check shop.clientele"),
  .only_reads = TRUE,
  .run = run,
};
