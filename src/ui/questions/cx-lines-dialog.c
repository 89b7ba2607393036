#include "config.h"

#include "cx-lines-dialog.h"

#include "cx-i18n.h"
#include "cx-question-type.h"

#include <adwaita.h>

static GtkWidget *
make_text (GtkWidget **view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (*view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (*view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (*view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (*view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (*view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (*view), 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("One question a line"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), *view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (scroller, "cx-lines");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  return scroller;
}

static GtkWidget *
make_type (GtkWidget **row)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint n, chosen = 0;
  const CxQuestionType *const *types = cx_question_types (&n);

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (titles, _ (types[i]->title));
      if (g_str_equal (types[i]->id, "text"))
        chosen = i;
    }
  *row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (*row), _ ("Type"));
  adw_combo_row_set_model (ADW_COMBO_ROW (*row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (*row), chosen);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Type of these questions"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), *row);
  return list;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, GtkWidget *owner)
{
  GtkTextView *view = g_object_get_data (G_OBJECT (dialog), "view");
  AdwComboRow *row = g_object_get_data (G_OBJECT (dialog), "type");
  CxLinesFunc func = (CxLinesFunc) g_object_get_data (G_OBJECT (dialog), "func");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  guint n;
  const CxQuestionType *const *types = cx_question_types (&n);

  if (!g_str_equal (response, "add"))
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  func (text, types[MIN (adw_combo_row_get_selected (row), n - 1)]->id, owner);
}

/* There is something to add once something is written. */
static void
text_changed_cb (GtkTextBuffer *buffer, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "add",
                                           gtk_text_buffer_get_char_count (buffer) > 0);
}

void
cx_lines_dialog_present (GtkWidget *owner, CxLinesFunc func)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)),
                                              _ ("One question a line"),
                                              _ ("Lines that begin with a dash or a bullet become "
                                                 "the choices of the question above them."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *view, *row;

  gtk_box_append (GTK_BOX (box), make_text (&view));
  gtk_box_append (GTK_BOX (box), make_type (&row));
  g_object_set_data (G_OBJECT (dialog), "view", view);
  g_object_set_data (G_OBJECT (dialog), "type", row);
  g_object_set_data (G_OBJECT (dialog), "func", (gpointer) func);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "add",
                                    _ ("Add the questions"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "add", FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (text_changed_cb), dialog, 0);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), owner, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (view);
}
