#include "config.h"

#include "cx-commands.h"

#include "cx-i18n.h"
#include "cx-sample.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
fill_sample (CxCli *cli, CxProject *project, GError **error)
{
  g_autoptr (CxProgress) progress = cx_cli_progress (cli);

  return cx_sample_fill (project, progress, error);
}

static gboolean
run (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_autofree char *name = NULL, *currency = NULL, *zone = NULL;
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Name of the business"), N_ ("T") },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &currency, N_ ("Currency, VND by default"), "VND" },
    { "timezone", 0, 0, G_OPTION_ARG_STRING, &zone, N_ ("Time zone, Asia/Ho_Chi_Minh by default"),
      N_ ("Z") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_ ("Fill it with the sample business"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) args = cx_cli_parse (command, entries, argc, argv, 1, 1, error);
  g_autoptr (CxProject) project = NULL;
  g_autofree char *title = NULL;

  if (args == NULL)
    return FALSE;

  title = g_path_get_basename (args[0]);
  if (g_str_has_suffix (title, CX_STORE_SUFFIX))
    title[strlen (title) - strlen (CX_STORE_SUFFIX)] = '\0';

  project = cx_project_create (args[0],
                               name != NULL ? name
                               : sample     ? cx_sample_name ()
                                            : title,
                               currency, zone, NULL, error);
  if (project == NULL)
    return FALSE;
  if (sample && !fill_sample (cli, project, error))
    {
      g_clear_object (&project);
      g_remove (args[0]);
      return FALSE;
    }

  cli->result = json_pack ("{s:s}", "file", args[0]);
  if (!cli->json)
    cx_cli_print (_ ("Made %s.\n"), args[0]);
  return TRUE;
}

const CxCommand cx_command_new = {
  .name = "new",
  .arguments = N_ ("FILE [--name T] [--currency VND] [--timezone Z] [--sample]"),
  .summary = N_ ("Make a business file"),
  .details = N_ (
      "Makes a new, empty business file. With --sample it holds a small coffee chain with "
      "three branches, two surveys and a few thousand answers to try things on.\n\n"
      "Example: clientele-cli new shop.clientele --name \"Cà phê Sớm\""),
  .run = run,
};
