/* The tiles: a score or a number each, with its change against the period before. */
#include "config.h"

#include "cx-overview-tiles.h"

#include "cx-i18n.h"
#include "cx-measure.h"
#include "cx-number.h"
#include "cx-place.h"
#include "cx-score-tile.h"

#include <math.h>

/* The tile at @index, made if it is not there. */
static CxScoreTile *
get_tile (GtkFlowBox *tiles, guint index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (tiles, (int) index);

  if (child == NULL)
    {
      child = GTK_FLOW_BOX_CHILD (cx_score_tile_new ());
      gtk_flow_box_append (tiles, GTK_WIDGET (child));
    }
  return CX_SCORE_TILE (child);
}

/* "+6.2, a real change": an arrow is never all that says it. Whether up is good depends. */
static void
show_change (CxScoreTile *tile,
             double difference,
             const char *verdict,
             int decimals,
             gboolean coloured)
{
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  gboolean up = difference > 0;
  gboolean real = g_strcmp0 (verdict, "real") == 0;

  if (isnan (difference))
    {
      cx_score_tile_set_change (tile, NULL, _ ("No answers in the period before"), 0);
      return;
    }
  if (fabs (difference) < 0.5 * pow (10, -decimals))
    {
      cx_score_tile_set_change (tile, NULL, _ ("The same as in the period before"), 0);
      return;
    }
  number = cx_number_to_human (fabs (difference), decimals, cx_i18n_get_language ());
  text = g_strdup_printf (real ? _ ("%s%s, a real change")
                          : g_strcmp0 (verdict, "too-few") == 0
                              ? _ ("%s%s, too few answers to tell")
                              : _ ("%s%s, could be chance"),
                          up ? "+" : "-", number);
  cx_score_tile_set_change (tile, up ? "go-up-symbolic" : "go-down-symbolic", text,
                            !real || !coloured ? 0
                            : up               ? 1
                                               : -1);
}

static void
show_score (CxScoreTile *tile, const CxOverviewTile *score)
{
  const CxMetricInfo *info = cx_metric_find (score->metric);
  const char *language = cx_i18n_get_language ();
  g_autofree char *value = cx_number_to_human (score->value, info->decimals, language);
  g_autofree char *lower = cx_number_to_human (score->lower, info->decimals, language);
  g_autofree char *upper = cx_number_to_human (score->upper, info->decimals, language);
  g_autofree char *n = cx_number_to_human ((double) score->n, 0, language);
  g_autofree char *tip = NULL;
  g_autofree char *path = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/results",
                                           score->survey_id);
  g_autofree char *place = cx_place_make (path, "question", score->question, NULL);

  cx_score_tile_set_caption (tile, _ (info->name), score->survey_title);
  cx_score_tile_set_value (tile, isnan (score->value) ? "–" : value);
  show_change (tile, score->difference, score->verdict, info->decimals, TRUE);
  cx_score_tile_set_trend (tile, score->trend);
  cx_score_tile_set_place (tile, place);
  tip = g_strdup_printf (
      ngettext ("%s: between %s and %s, %s answer", "%s: between %s and %s, %s answers", score->n),
      _ (info->title), lower, upper, n);
  gtk_widget_set_tooltip_text (GTK_WIDGET (tile), tip);
}

static void
show_answers (CxScoreTile *tile, const CxOverviewDigest *digest)
{
  const char *language = cx_i18n_get_language ();
  g_autofree char *value = cx_number_to_human ((double) digest->answers, 0, language);
  g_autofree char *all = cx_number_to_human ((double) digest->responses, 0, language);
  g_autofree char *total = g_strdup_printf (_ ("%s in all"), all);
  g_autofree char *before = cx_number_to_human ((double) digest->before, 0, language);
  /* TRANSLATORS: the number of answers in the span of time before. */
  g_autofree char *tip = g_strdup_printf (_ ("%s in the period before"), before);

  cx_score_tile_set_caption (tile, _ ("Answers"), total);
  cx_score_tile_set_value (tile, value);
  show_change (tile,
               digest->before > 0 ? (double) (digest->answers - digest->before) : (double) NAN,
               digest->answers_verdict, 0, FALSE);
  cx_score_tile_set_trend (tile, digest->answers_trend);
  cx_score_tile_set_place (tile, "surveys");
  gtk_widget_set_tooltip_text (GTK_WIDGET (tile), tip);
}

static void
show_completed (CxScoreTile *tile, const CxOverviewDigest *digest)
{
  g_autofree char *number = cx_number_to_human (digest->completed, 1, cx_i18n_get_language ());
  /* TRANSLATORS: a share in percent. */
  g_autofree char *value = g_strdup_printf (_ ("%s %%"), number);

  /* Nobody is invited here, so that there is no response rate: this is all that is known. */
  cx_score_tile_set_caption (tile, _ ("Finished answers"), _ ("Of those that were begun"));
  cx_score_tile_set_value (tile, value);
  show_change (tile, digest->completed_difference, digest->completed_verdict, 1, TRUE);
  cx_score_tile_set_trend (tile, NULL);
  cx_score_tile_set_place (tile, "surveys");
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (tile),
      _ ("How many of those who began to answer came to the end, where the file says so"));
}

void
cx_overview_show_tiles (GtkFlowBox *tiles, const CxOverviewDigest *digest)
{
  GtkFlowBoxChild *child;
  guint n = 0;

  for (; n < digest->tiles->len; n++)
    show_score (get_tile (tiles, n), g_ptr_array_index (digest->tiles, n));
  show_answers (get_tile (tiles, n++), digest);
  if (!isnan (digest->completed))
    show_completed (get_tile (tiles, n++), digest);
  while ((child = gtk_flow_box_get_child_at_index (tiles, (int) n)) != NULL)
    gtk_flow_box_remove (tiles, GTK_WIDGET (child));
  gtk_flow_box_set_max_children_per_line (tiles, n);
}
