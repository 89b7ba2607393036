#include "config.h"

#include "cx-commands.h"
#include "cx-score-json.h"

#include "cx-i18n.h"

typedef struct
{
  char *survey, *question, *metric, *a, *b, *since, *until, *weight;
} Options;

static void
options_clear (Options *o)
{
  g_free (o->survey);
  g_free (o->question);
  g_free (o->metric);
  g_free (o->a);
  g_free (o->b);
  g_free (o->since);
  g_free (o->until);
  g_free (o->weight);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
run (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "survey", 0, 0, G_OPTION_ARG_STRING, &o.survey, N_ ("Code or title of the survey"),
      N_ ("S") },
    { "question", 0, 0, G_OPTION_ARG_STRING, &o.question, N_ ("Code or title of the question"),
      N_ ("Q") },
    { "metric", 0, 0, G_OPTION_ARG_STRING, &o.metric, N_ ("nps, csat, ces or mean"), N_ ("M") },
    { "a", 0, 0, G_OPTION_ARG_STRING, &o.a, N_ ("The first responses"), N_ ("EXPR") },
    { "b", 0, 0, G_OPTION_ARG_STRING, &o.b, N_ ("The second responses"), N_ ("EXPR") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &o.since, N_ ("First day, as 2026-03-09"), N_ ("D") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &o.until, N_ ("Last day"), N_ ("D") },
    { "weight", 0, 0, G_OPTION_ARG_STRING, &o.weight,
      N_ ("Question or field that weights responses"), N_ ("Q") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) args = cx_cli_parse (command, entries, argc, argv, 1, 1, error);
  g_autoptr (CxProgress) progress = cx_cli_progress (cli);
  g_autoptr (CxProject) project = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (CxFrame) frame = NULL;
  g_autoptr (CxComparison) comparison = NULL;
  CxMeasureQuery query = { 0 };

  if (args == NULL)
    return FALSE;
  if (o.question == NULL || o.a == NULL || o.b == NULL)
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Add --question, --a and --b."),
                    _ ("It was not said what to compare."));
      return FALSE;
    }
  if ((project = cx_cli_open (args[0], FALSE, error)) == NULL ||
      (survey = cx_survey_repo_find (cx_project_get_db (project), o.survey, error)) == NULL)
    return FALSE;

  query.question = o.question;
  query.metric = o.metric;
  query.since = o.since;
  query.until = o.until;
  query.weight = o.weight;
  frame = cx_frame_new (cx_project_get_db (project), survey, cx_project_get_zone (project));
  comparison = cx_compare (frame, &query, o.a, o.b, progress, error);
  if (comparison == NULL)
    return FALSE;

  cx_cli_progress_done ();
  if (cli->json)
    cli->result = cx_cli_comparison_json (comparison, o.weight != NULL);
  else
    cx_cli_comparison_print (comparison);
  return TRUE;
}

const CxCommand cx_command_compare = {
  .name = "compare",
  .arguments = N_ ("FILE --question Q --a EXPR --b EXPR [OPTIONS]"),
  .summary = N_ ("Tell whether a difference is real"),
  .details = N_ (
      "Measures the same question for two groups of responses and tests the difference.\n\n"
      "Example: clientele-cli compare shop.clientele --survey visit --question nps "
      "--a \"${branch} = 'Quận 1'\" --b \"${branch} = 'Thủ Đức'\""),
  .only_reads = TRUE,
  .run = run,
};
