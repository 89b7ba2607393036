#include "config.h"

#include "cx-history-row.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-time-words.h"

static char *
describe (const CxHistoryStep *step, GTimeZone *zone)
{
  g_autofree char *clock = cx_time_words_clock (step->entry->at, zone);
  g_autofree char *number = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *state = NULL;

  if (step->rows >= 0)
    {
      number = cx_number_to_human ((double) step->rows, 0, cx_i18n_get_language ());
      rows = g_strdup_printf (ngettext ("%s response", "%s responses", step->rows), number);
    }
  if (g_str_equal (step->entry->state, "undone"))
    state = g_strdup (_ ("undone"));
  return g_strjoin (" · ", clock, *step->entry->who != '\0' ? step->entry->who : _ ("unknown"),
                    rows != NULL ? rows : state, rows != NULL ? state : NULL, NULL);
}

static GtkWidget *
make_button (const char *text, const char *tip, const char *action, gint64 target)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", target);
  return button;
}

static void
add_buttons (AdwActionRow *row, const CxHistoryStep *step, gboolean newest, gboolean reachable)
{
  const CxHistoryEntry *entry = step->entry;

  if (entry->undone > 0)
    adw_action_row_add_suffix (row, make_button (_ ("Redo to here"),
                                                 _ ("Does again what was undone, up to this step"),
                                                 "history.travel", entry->id));
  if (step->batch_stands)
    adw_action_row_add_suffix (row, make_button (_ ("Undo"), _ ("Undoes this step alone"),
                                                 "history.undo-batch", entry->batch_id));
  if (reachable && !newest && !g_str_equal (entry->state, "undone"))
    adw_action_row_add_suffix (row, make_button (_ ("Go back to here"),
                                                 _ ("Undoes everything after this step"),
                                                 "history.travel", entry->id));
}

GtkWidget *
cx_history_row_new (const CxHistoryStep *step, GTimeZone *zone, gboolean newest, gboolean reachable)
{
  const gboolean undone = g_str_equal (step->entry->state, "undone");
  const char *label = *step->entry->label != '\0' ? step->entry->label : _ ("A change");
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", label, NULL);
  g_autofree char *subtitle = describe (step, zone);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), step->rows >= 0 ? "cx-import-symbolic"
                                                      : undone        ? "edit-undo-symbolic"
                                                                      : "document-edit-symbolic");
  if (undone)
    gtk_widget_add_css_class (row, "cx-undone");
  add_buttons (ADW_ACTION_ROW (row), step, newest, reachable);
  return row;
}
