#include "config.h"

#include "cx-survey-row.h"

#include "cx-chart-view.h"
#include "cx-i18n.h"
#include "cx-measure.h"
#include "cx-number.h"
#include "cx-ui.h"

#include <math.h>
#include <string.h>

struct _CxSurveyRow
{
  GtkListBoxRow parent_instance;

  gint64 id;

  GtkLabel *title, *detail, *score, *metric;
  GtkWidget *trend_box, *score_box;
  CxChartView *trend;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (CxSurveyRow, cx_survey_row, GTK_TYPE_LIST_BOX_ROW)

static void
cx_survey_row_class_init (CxSurveyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CX_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/surveys/cx-survey-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxSurveyRow, title);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyRow, detail);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyRow, score);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyRow, metric);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyRow, trend);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyRow, trend_box);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyRow, score_box);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyRow, menu);
}

static void
cx_survey_row_init (CxSurveyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_survey_row_new (void)
{
  return g_object_new (CX_TYPE_SURVEY_ROW, NULL);
}

/* Where there is no room for all of it, a line ends behind the dot. */
static char *
keep_together (const char *text)
{
  const char *dot = strstr (text, "· ");
  g_autofree char *head = dot != NULL ? g_strndup (text, (gsize) (dot - text)) : NULL;
  g_auto (GStrv) words = g_strsplit (dot != NULL ? dot + strlen ("· ") : text, " ", -1);
  g_autofree char *tail = g_strjoinv ("\u00a0", words);

  return dot != NULL ? g_strconcat (head, "· ", tail, NULL) : g_steal_pointer (&tail);
}

static char *
describe_answers (const CxSurveyDigest *digest, GTimeZone *zone)
{
  const char *language = cx_i18n_get_language ();
  g_autofree char *number = cx_number_to_human ((double) digest->responses, 0, language);
  g_autofree char *answers = NULL;
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;
  CxMoment moment = { .ms = digest->last_at, .offset = CX_OFFSET_NONE };

  if (digest->responses == 0)
    return g_strdup (_ ("No answers yet"));
  answers = g_strdup_printf (ngettext ("%s response", "%s responses", digest->responses), number);
  if (digest->last_at == 0)
    return g_steal_pointer (&answers);
  last = cx_moment_to_human (moment, zone, FALSE, language);
  /* TRANSLATORS: "1,234 responses · the last on 9 Mar 2026" */
  text = g_strdup_printf (_ ("%s · the last on %s"), answers, last);
  return keep_together (text);
}

static void
show_menu (CxSurveyRow *self, const CxSurveyDigest *digest)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenuItem) item = NULL;

  g_clear_object (&item);
  item = g_menu_item_new (_ ("Questions"), NULL);
  g_menu_item_set_action_and_target (item, "survey.questions", "x", digest->id);
  g_menu_append_item (menu, item);
  g_clear_object (&item);
  item = g_menu_item_new (_ ("Export and report…"), NULL);
  g_menu_item_set_action_and_target (item, "survey.export", "s", digest->code);
  g_menu_append_item (menu, item);
  g_clear_object (&item);
  item = g_menu_item_new (_ ("Rename…"), NULL);
  g_menu_item_set_action_and_target (item, "survey.rename", "x", digest->id);
  g_menu_append_item (last, item);
  g_clear_object (&item);
  item = g_menu_item_new (_ ("Delete"), NULL);
  g_menu_item_set_action_and_target (item, "survey.delete", "x", digest->id);
  g_menu_append_item (last, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
}

static void
show_score (CxSurveyRow *self, const CxSurveyDigest *digest)
{
  const CxMetricInfo *info = digest->metric != NULL ? cx_metric_find (digest->metric) : NULL;
  g_autofree char *value = NULL;
  g_autofree char *tip = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;
  const char *language = cx_i18n_get_language ();

  gtk_widget_set_visible (self->score_box, info != NULL && !isnan (digest->value));
  if (info == NULL || isnan (digest->value))
    return;
  value = cx_number_to_human (digest->value, info->decimals, language);
  lower = cx_number_to_human (digest->lower, info->decimals, language);
  upper = cx_number_to_human (digest->upper, info->decimals, language);
  gtk_label_set_text (self->score, value);
  gtk_label_set_text (self->metric, digest->few ? _ ("few answers") : _ (info->name));
  tip = g_strdup_printf (_ ("%s: %s, between %s and %s"), _ (info->title), value, lower, upper);
  gtk_widget_set_tooltip_text (self->score_box, tip);
}

void
cx_survey_row_show (CxSurveyRow *self, const CxSurveyDigest *digest, GTimeZone *zone)
{
  g_autofree char *detail = describe_answers (digest, zone);
  g_autofree char *name = g_strdup_printf ("%s, %s", digest->title, detail);

  self->id = digest->id;
  gtk_label_set_text (self->title, digest->title);
  gtk_label_set_text (self->detail, detail);
  show_score (self, digest);
  cx_chart_view_set_chart (self->trend, digest->trend);
  gtk_widget_set_visible (self->trend_box, digest->trend != NULL);
  show_menu (self, digest);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

gint64
cx_survey_row_get_id (CxSurveyRow *self)
{
  return self->id;
}

const char *
cx_survey_row_get_title (CxSurveyRow *self)
{
  return gtk_label_get_text (self->title);
}
