#include "config.h"

#include "cx-overview-private.h"

#include "cx-expr.h"
#include "cx-i18n.h"
#include "cx-main-question.h"
#include "cx-number.h"
#include "cx-place.h"

#include <math.h>
#include <string.h>

/* Each rule looks at the newest span and adds a matter where a person should look: one sentence on
 * what happened, one on what it rests on, and the place where one sees more. */

static void
add_matter (CxOverviewJob *job, const char *icon, char *title, char *detail, char *place)
{
  CxOverviewMatter *matter = g_new0 (CxOverviewMatter, 1);

  matter->icon_name = g_strdup (icon);
  matter->title = title;
  matter->detail = detail;
  matter->place = place;
  g_ptr_array_add (job->digest->matters, matter);
}

static char *
results_place (const CxOverviewJob *job, gint64 survey, const char *where)
{
  g_autofree char *path = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/results", survey);

  return cx_place_make (path, "where", where, "since", job->since, "until", job->until, NULL);
}

static char *
in_numbers (const CxOverviewJob *job, const char *metric, const CxComparison *comparison)
{
  const CxMetricInfo *info = cx_metric_find (metric);
  g_autofree char *now = cx_number_to_human (comparison->a->value, info->decimals, job->language);
  g_autofree char *before = cx_number_to_human (comparison->b->value, info->decimals,
                                                job->language);
  g_autofree char *n = cx_number_to_human ((double) comparison->a->n, 0, job->language);

  /* TRANSLATORS: two scores, then how many answers: "From 41.2 to 18.5 with 212 answers". */
  return g_strdup_printf (ngettext ("From %s to %s with %s answer; the change is real.",
                                    "From %s to %s with %s answers; the change is real.",
                                    comparison->a->n),
                          before, now, n);
}

/* A branch whose score has fallen for real. */
static gboolean
look_at_branch (CxOverviewJob *job,
                const CxOverviewTile *tile,
                const char *branch,
                const char *label,
                GError **error)
{
  CxMeasureQuery query = { .question = tile->question, .metric = tile->metric };
  g_autofree char *value = cx_expr_quote (branch);
  g_autofree char *where = g_strdup_printf ("${branch} = %s", value);
  g_autofree char *now = g_strdup_printf ("%s and %s", where, job->now);
  g_autofree char *earlier = g_strdup_printf ("%s and %s", where, job->earlier);
  g_autoptr (CxComparison) comparison = NULL;

  comparison = cx_compare (cx_overview_find_frame (job, tile->survey_id), &query, now, earlier,
                           job->progress, error);
  if (comparison == NULL)
    return FALSE;
  if (comparison->difference < 0 && strcmp (comparison->verdict, "real") == 0)
    add_matter (
        job, "cx-branch-symbolic",
        /* TRANSLATORS: a measure, a branch */
        g_strdup_printf (_ ("%s fell at %s"), _ (cx_metric_find (tile->metric)->name), label),
        in_numbers (job, tile->metric, comparison), results_place (job, tile->survey_id, where));
  return TRUE;
}

static gboolean
look_at_branches (CxOverviewJob *job, GError **error)
{
  const CxChart *chart = job->digest->branches;

  for (guint i = 0; chart != NULL && i < chart->categories->len; i++)
    {
      const CxChartCategory *category = g_ptr_array_index (chart->categories, i);

      if (category->key != NULL && *category->key != '\0' &&
          !look_at_branch (job, g_ptr_array_index (job->digest->tiles, 0), category->key,
                           category->label, error))
        return FALSE;
    }
  return TRUE;
}

/* A score that fell for real over all. */
static void
look_at_tiles (CxOverviewJob *job)
{
  for (guint i = 0; i < job->digest->tiles->len; i++)
    {
      const CxOverviewTile *tile = g_ptr_array_index (job->digest->tiles, i);
      const CxMetricInfo *info = cx_metric_find (tile->metric);
      g_autofree char *points = NULL;

      if (!(tile->difference < 0) || g_strcmp0 (tile->verdict, "real") != 0)
        continue;
      points = cx_number_to_human (fabs (tile->difference), info->decimals, job->language);
      add_matter (
          job, "go-down-symbolic",
          /* TRANSLATORS: a measure, a survey */
          g_strdup_printf (_ ("%s fell in “%s”"), _ (info->name), tile->survey_title),
          g_strdup_printf (_ ("%s lower than in the period before; the change is real."), points),
          results_place (job, tile->survey_id, NULL));
    }
}

/* Unhappy customers who wrote why. */
static gboolean
look_at_unhappy (CxOverviewJob *job, const CxOverviewTile *tile, GError **error)
{
  CxFrame *frame = cx_overview_find_frame (job, tile->survey_id);
  CxSurvey *survey = cx_frame_get_survey (frame);
  CxMeasureQuery query = { .since = job->since, .until = job->until };
  g_autoptr (CxBitset) rows = NULL;
  g_autofree char *where = NULL, *n = NULL;
  CxQuestion *comment = NULL;
  gsize count;

  for (guint i = 0; comment == NULL && i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (!question->hidden && g_strcmp0 (question->type_id, "text") == 0)
        comment = question;
    }
  if (comment == NULL || strcmp (tile->metric, "nps") != 0)
    return TRUE;
  where = g_strdup_printf ("${%s} <= 6 and ${%s} != ''", tile->question, comment->code);
  query.where = where;
  rows = cx_measure_rows (frame, &query, job->progress, error);
  if (rows == NULL)
    return FALSE;
  count = cx_bitset_count (rows);
  if (count == 0)
    return TRUE;
  n = cx_number_to_human ((double) count, 0, job->language);
  add_matter (job, "cx-comment-symbolic",
              g_strdup_printf (ngettext ("%s unhappy customer wrote why",
                                         "%s unhappy customers wrote why", (gint64) count),
                               n),
              g_strdup_printf (_ ("In “%s”. Read what they say, and answer those you can reach."),
                               tile->survey_title),
              results_place (job, tile->survey_id, where));
  return TRUE;
}

/* Scores that rest on little. */
static void
look_at_few (CxOverviewJob *job)
{
  for (guint i = 0; i < job->digest->tiles->len; i++)
    {
      const CxOverviewTile *tile = g_ptr_array_index (job->digest->tiles, i);
      g_autofree char *n = cx_number_to_human ((double) tile->n, 0, job->language);

      if (tile->few)
        add_matter (
            job, "dialog-information-symbolic",
            g_strdup_printf (_ ("Few answers in “%s”"), tile->survey_title),
            g_strdup_printf (ngettext ("%s answer does not say much yet. Ask more customers, "
                                       "or import more answers.",
                                       "%s answers do not say much yet. Ask more "
                                       "customers, or import more answers.",
                                       tile->n),
                             n),
            results_place (job, tile->survey_id, NULL));
    }
}

/* Answers, but nothing that is a score. */
static void
look_at_no_score (CxOverviewJob *job)
{
  const CxSurvey *survey = cx_frame_get_survey (g_ptr_array_index (job->frames, 0));

  if (job->digest->tiles->len == 0)
    add_matter (job, "dialog-information-symbolic",
                g_strdup (_ ("No question asks for a score yet")),
                g_strdup (_ ("Ask how likely customers are to recommend you, or how satisfied they "
                             "were: the scores and their trend appear here.")),
                g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/questions", survey->id));
}

gboolean
cx_overview_add_matters (CxOverviewJob *job, GError **error)
{
  look_at_no_score (job);
  look_at_tiles (job);
  if (!look_at_branches (job, error))
    return FALSE;
  for (guint i = 0; i < job->digest->tiles->len; i++)
    if (!look_at_unhappy (job, g_ptr_array_index (job->digest->tiles, i), error))
      return FALSE;
  look_at_few (job);
  return TRUE;
}
