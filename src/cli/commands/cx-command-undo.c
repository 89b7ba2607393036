#include "config.h"

#include "cx-commands.h"

#include "cx-i18n.h"

#define NO_BATCH G_MININT64

static gboolean
undo_batch (CxCli *cli, CxStore *store, gint64 batch, CxProgress *progress, GError **error)
{
  CxUndoBatchResult result = { 0 };

  if (!cx_store_undo_batch (store, batch, CX_UNDO_KEEP_CHANGED, progress, &result, error))
    return FALSE;
  cli->result = json_pack ("{s:s, s:I, s:I, s:I, s:I}", "undone", result.label, "batch",
                           (json_int_t) batch, "removed", (json_int_t) result.removed, "restored",
                           (json_int_t) result.restored, "kept", (json_int_t) result.kept);
  if (!cli->json)
    {
      g_autofree char *removed = cx_cli_decimal ((double) result.removed, 0);
      g_autofree char *restored = cx_cli_decimal ((double) result.restored, 0);

      cx_cli_print (_ ("Undone: %s. Removed: %s. Put back as before: %s.\n"), result.label, removed,
                    restored);
      if (result.kept > 0)
        cx_cli_print (ngettext ("%d row was changed later and stays as it is.\n",
                                "%d rows were changed later and stay as they are.\n",
                                (gulong) result.kept),
                      (int) result.kept);
    }
  g_free (result.label);
  return TRUE;
}

static gboolean
run (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  gint64 batch = NO_BATCH;
  const GOptionEntry entries[] = {
    { "batch", 0, 0, G_OPTION_ARG_INT64, &batch, N_ ("Undo import number N, however long ago"),
      N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) args = cx_cli_parse (command, entries, argc, argv, 1, 1, error);
  g_autoptr (CxProgress) progress = cx_cli_progress (cli);
  g_autoptr (CxProject) project = NULL;
  g_autofree char *label = NULL;

  if (args == NULL || (project = cx_cli_open (args[0], TRUE, error)) == NULL)
    return FALSE;
  if (batch != NO_BATCH)
    return undo_batch (cli, cx_project_get_store (project), batch, progress, error);

  if (!cx_store_undo (cx_project_get_store (project), progress, &label, error))
    return FALSE;
  cli->result = json_pack ("{s:s}", "undone", label);
  if (!cli->json)
    cx_cli_print (_ ("Undone: %s.\n"), label);
  return TRUE;
}

const CxCommand cx_command_undo = {
  .name = "undo",
  .arguments = N_ ("FILE [--batch N]"),
  .summary = N_ ("Undo the last action, or an import"),
  .details = N_ (
      "Undoes what was done last. With --batch it undoes an import at any later time: what it "
      "added goes, what it changed comes back; “info” lists the numbers.\n\n"
      "Example: clientele-cli undo shop.clientele --batch 3"),
  .run = run,
};
