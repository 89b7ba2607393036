#include "config.h"

#include "cx-commands.h"

#include "cx-i18n.h"
#include "cx-report.h"

#include <string.h>

static gboolean
run_list (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_auto (GStrv) args = cx_cli_parse (command, NULL, argc, argv, 0, 1, error);
  json_t *list;
  guint n;
  const CxRecipeInfo *recipes = cx_report_recipes (&n);

  if (args == NULL)
    return FALSE;

  list = json_array ();
  for (guint i = 0; i < n; i++)
    {
      json_array_append_new (list, json_pack ("{s:s, s:s, s:s}", "id", recipes[i].id, "title",
                                              _ (recipes[i].title), "description",
                                              _ (recipes[i].description)));
      if (!cli->json)
        cx_cli_print ("%-18s %s\n%-18s %s\n", recipes[i].id, _ (recipes[i].title), "",
                      _ (recipes[i].description));
    }
  cli->result = json_pack ("{s:o}", "reports", list);
  return TRUE;
}

const CxCommand cx_command_report_list = {
  .name = "report list",
  .arguments = N_ ("[FILE]"),
  .summary = N_ ("List the reports that can be made"),
  .details = N_ ("Example: clientele-cli report list shop.clientele"),
  .run = run_list,
};

typedef struct
{
  char *survey, *segment, *since, *until, *where, *language, *prepared_for;
} Options;

static void
options_clear (Options *o)
{
  g_free (o->survey);
  g_free (o->segment);
  g_free (o->since);
  g_free (o->until);
  g_free (o->where);
  g_free (o->language);
  g_free (o->prepared_for);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
run_make (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "survey", 0, 0, G_OPTION_ARG_STRING, &o.survey, N_ ("Code or title of the survey"),
      N_ ("S") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &o.since, N_ ("First day, as 2026-03-09"), N_ ("D") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &o.until, N_ ("Last day"), N_ ("D") },
    { "where", 0, 0, G_OPTION_ARG_STRING, &o.where, N_ ("Only responses for which this holds"),
      N_ ("EXPR") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &o.language, N_ ("Language of the report: en or vi"),
      N_ ("L") },
    { "prepared-for", 0, 0, G_OPTION_ARG_STRING, &o.prepared_for,
      N_ ("Name of the reader, for the cover"), N_ ("T") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) args = cx_cli_parse (command, entries, argc, argv, 3, 3, error);
  g_autoptr (CxProgress) progress = cx_cli_progress (cli);
  g_autoptr (CxProject) project = NULL;
  CxReportOptions options = { 0 };
  CxReportResult result = { 0 };

  if (args == NULL)
    return FALSE;
  if (o.language != NULL && strcmp (o.language, "en") != 0 && strcmp (o.language, "vi") != 0)
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Use en or vi."), _ ("There is no language “%s”."),
                    o.language);
      return FALSE;
    }
  if ((project = cx_cli_open (args[0], FALSE, error)) == NULL)
    return FALSE;

  options = (CxReportOptions){ .survey = o.survey,
                               .since = o.since,
                               .until = o.until,
                               .where = o.where,
                               .language = o.language,
                               .prepared_for = o.prepared_for };
  if (!cx_report_make (project, args[1], &options, args[2], progress, &result, error))
    return FALSE;

  cx_cli_progress_done ();
  cli->result = json_pack ("{s:s, s:i}", "output", args[2], "sheets", (int) result.sheets);
  if (!cli->json)
    cx_cli_print (
        ngettext ("Wrote %s with %u sheet.\n", "Wrote %s with %u sheets.\n", result.sheets),
        args[2], result.sheets);
  g_free (result.output);
  return TRUE;
}

const CxCommand cx_command_report_make = {
  .name = "report make",
  .arguments = N_ ("FILE RECIPE OUTPUT.xlsx [OPTIONS]"),
  .summary = N_ ("Make a report"),
  .details = N_ ("Writes an Excel workbook with native charts, ready to be handed over.\n\n"
                 "Example: clientele-cli report make shop.clientele survey-results visit.xlsx "
                 "--survey visit --lang vi"),
  .run = run_make,
};
