#include "config.h"

#include "cx-commands.h"
#include "cx-score-json.h"

#include "cx-i18n.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

/* Of each customer only the last answer, however long ago the one before. */
#define LAST_OF_ALL -1

typedef struct
{
  char *survey, *question, *metric, *by, *period, *since, *until, *where, *weight;
  double confidence;
  int last;
} Options;

static void
options_clear (Options *o)
{
  g_free (o->survey);
  g_free (o->question);
  g_free (o->metric);
  g_free (o->by);
  g_free (o->period);
  g_free (o->since);
  g_free (o->until);
  g_free (o->where);
  g_free (o->weight);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
make_query (const Options *o, CxMeasureQuery *query, GError **error)
{
  *query = (CxMeasureQuery){ .question = o->question,
                             .metric = o->metric,
                             .by = o->by,
                             .since = o->since,
                             .until = o->until,
                             .where = o->where,
                             .weight = o->weight,
                             .confidence = isnan (o->confidence) ? 0 : o->confidence,
                             .last_within_days = o->last,
                             .language = cx_i18n_get_language () };
  if (o->question == NULL)
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Add --question with a code or title."),
                    _ ("No question to measure was named."));
      return FALSE;
    }
  if (o->period != NULL &&
      (!cx_period_from_name (o->period, &query->period) || query->period == CX_PERIOD_YEAR))
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Use day, week, month or quarter."),
                    _ ("There is no period “%s”."), o->period);
      return FALSE;
    }
  query->has_period = o->period != NULL;
  if (o->last < LAST_OF_ALL)
    {
      cx_error_set (error, CX_ERROR_USAGE,
                    _ ("Give a number of days, or -1 for the last answer of all."),
                    _ ("--last cannot be %d days."), o->last);
      return FALSE;
    }
  if (!isnan (o->confidence) && !(o->confidence > 0 && o->confidence < 1))
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Use a number such as 0.95."),
                    _ ("A confidence lies between 0 and 1."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_confidence (const char *text, double *confidence, GError **error)
{
  *confidence = (double) NAN;
  if (text == NULL || cx_number_parse (text, strlen (text), confidence))
    return TRUE;
  cx_error_set (error, CX_ERROR_USAGE, _ ("Use a number such as 0.95."),
                _ ("“%s” is not a number."), text);
  return FALSE;
}

static char *
list_metrics (void)
{
  g_autofree char *list = NULL;
  const CxMetricInfo *const *infos;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n;

  infos = cx_metrics (&n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ids, (gpointer) infos[i]->id);
  g_ptr_array_add (ids, NULL);
  list = g_strjoinv (", ", (char **) ids->pdata);
  return g_strdup_printf (_ ("One of these: %s"), list);
}

static gboolean
run (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  g_autofree char *confidence = NULL;
  g_autofree char *metrics = list_metrics ();
  const GOptionEntry entries[] = {
    { "survey", 0, 0, G_OPTION_ARG_STRING, &o.survey, N_ ("Code or title of the survey"),
      N_ ("S") },
    { "question", 0, 0, G_OPTION_ARG_STRING, &o.question, N_ ("Code or title of the question"),
      N_ ("Q") },
    { "metric", 0, 0, G_OPTION_ARG_STRING, &o.metric, metrics, N_ ("M") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &o.by, N_ ("A score for each branch, channel … or answer"),
      N_ ("FIELD") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &o.period,
      N_ ("A score for each day, week, month or quarter"), N_ ("P") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &o.since, N_ ("First day, as 2026-03-09"), N_ ("D") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &o.until, N_ ("Last day"), N_ ("D") },
    { "where", 0, 0, G_OPTION_ARG_STRING, &o.where, N_ ("Only responses for which this holds"),
      N_ ("EXPR") },
    { "weight", 0, 0, G_OPTION_ARG_STRING, &o.weight,
      N_ ("Question or field that weights responses"), N_ ("Q") },
    { "confidence", 0, 0, G_OPTION_ARG_STRING, &confidence,
      N_ ("Confidence of the interval, 0.95 by default"), "0.95" },
    { "last", 0, 0, G_OPTION_ARG_INT, &o.last,
      N_ ("Only each customer's last answer within this many days"), N_ ("DAYS") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) args = cx_cli_parse (command, entries, argc, argv, 1, 1, error);
  g_autoptr (CxProgress) progress = cx_cli_progress (cli);
  g_autoptr (CxProject) project = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (CxFrame) frame = NULL;
  g_autoptr (CxMeasurement) measurement = NULL;
  CxMeasureQuery query;

  if (args == NULL || !parse_confidence (confidence, &o.confidence, error) ||
      !make_query (&o, &query, error) || (project = cx_cli_open (args[0], FALSE, error)) == NULL ||
      (survey = cx_survey_repo_find (cx_project_get_db (project), o.survey, error)) == NULL)
    return FALSE;

  frame = cx_frame_new (cx_project_get_db (project), survey, cx_project_get_zone (project));
  measurement = cx_measure (frame, &query, progress, error);
  if (measurement == NULL)
    return FALSE;

  cx_cli_progress_done ();
  if (cli->json)
    cli->result = cx_cli_measurement_json (measurement);
  else
    cx_cli_measurement_print (measurement);
  return TRUE;
}

const CxCommand cx_command_measure = {
  .name = "measure",
  .arguments = N_ ("FILE --question Q [OPTIONS]"),
  .summary = N_ ("Compute a score with its interval"),
  .details = /* xgettext:no-c-format */ N_ (
      "NPS in points, CSAT and shares in percent, each with the interval in which the true value "
      "lies with 95 % confidence. Only answers count: a question that was seen but not answered "
      "is in no base.\n\n"
      "Examples:\n"
      "  clientele-cli measure shop.clientele --survey visit --question nps --by branch\n"
      "  clientele-cli measure shop.clientele --survey visit --question nps --period month "
      "--where \"${branch} = 'Quận 1'\""),
  .only_reads = TRUE,
  .run = run,
};
