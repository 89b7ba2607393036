#include "config.h"

#include "cx-overview-rows.h"

#include "cx-i18n.h"
#include "cx-moment.h"

#include <adwaita.h>

static void
set_place (GtkWidget *row, char *place)
{
  g_object_set_data_full (G_OBJECT (row), "place", place, g_free);
}

const char *
cx_overview_row_get_place (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "place");
}

GtkWidget *
cx_overview_matter_row (const CxOverviewMatter *matter)
{
  GtkWidget *row = adw_action_row_new ();

  /* What a business calls its branches is text, not markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), matter->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), matter->detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (matter->icon_name));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_place (row, g_strdup (matter->place));
  return row;
}

static GtkWidget *
make_badge (const CxOverviewComment *comment)
{
  static const char *const classes[] = { "cx-unhappy", "cx-neutral", "cx-happy" };
  GtkWidget *badge = gtk_label_new (comment->score);

  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "cx-badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_add_css_class (badge, classes[comment->tone + 1]);
  return badge;
}

static char *
describe (const CxOverviewComment *comment)
{
  CxMoment moment = { .ms = comment->day * G_GINT64_CONSTANT (86400000), .offset = 0 };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *day = cx_moment_to_human (moment, utc, FALSE, cx_i18n_get_language ());

  return comment->branch != NULL ? g_strdup_printf ("%s · %s", day, comment->branch)
                                 : g_steal_pointer (&day);
}

GtkWidget *
cx_overview_comment_row (const CxOverviewComment *comment)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *detail = describe (comment);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), comment->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  if (comment->score != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_badge (comment));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_place (row,
             g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/responses?response=%" G_GINT64_FORMAT,
                              comment->survey_id, comment->response_id));
  return row;
}
