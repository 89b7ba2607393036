#include "config.h"

#include "cx-commands.h"

#include "cx-i18n.h"
#include "cx-report.h"

#include <string.h>

static gboolean
run (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  gboolean codes = FALSE;
  const GOptionEntry entries[] = {
    { "codes", 0, 0, G_OPTION_ARG_NONE, &codes, N_ ("Write codes instead of labels"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) args = cx_cli_parse (command, entries, argc, argv, 3, 3, error);
  g_autoptr (CxProgress) progress = cx_cli_progress (cli);
  g_autoptr (CxProject) project = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  CxExportOptions options = { .codes = codes, .language = cx_i18n_get_language () };
  const char *name;
  gint64 rows = 0;

  if (args == NULL)
    return FALSE;
  if (strcmp (args[1], "responses") != 0 && !g_str_has_prefix (args[1], "responses:"))
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Name a table such as responses:SURVEY."),
                    _ ("There is no table “%s” to export."), args[1]);
      return FALSE;
    }
  name = args[1][strlen ("responses")] == ':' ? args[1] + strlen ("responses:") : NULL;
  if ((project = cx_cli_open (args[0], FALSE, error)) == NULL ||
      (survey = cx_survey_repo_find (cx_project_get_db (project), name, error)) == NULL ||
      !cx_export_responses (project, survey, args[2], &options, progress, &rows, error))
    return FALSE;

  cli->result = json_pack ("{s:s, s:I}", "output", args[2], "rows", (json_int_t) rows);
  if (!cli->json)
    {
      g_autofree char *count = cx_cli_decimal ((double) rows, 0);

      cx_cli_progress_done ();
      cx_cli_print (_ ("Wrote %s. Rows: %s.\n"), args[2], count);
    }
  return TRUE;
}

const CxCommand cx_command_export = {
  .name = "export",
  .arguments = N_ ("FILE responses:SURVEY OUTPUT [--codes]"),
  .summary = N_ ("Write answers as .csv, .xlsx or .sav"),
  .details = N_ ("Writes every response of a survey, one row each, with labels (or codes).\n\n"
                 "Example: clientele-cli export shop.clientele responses:visit answers.csv"),
  .run = run,
};
