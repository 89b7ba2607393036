/* The order of the cards, and those that are hidden. */
#include "config.h"

#include "cx-results-tab-private.h"

#include "cx-i18n.h"

static CxQuestion *
find_question (CxResultsTab *self, const char *code)
{
  return cx_survey_find_question (self->results->survey, code, NULL);
}

typedef struct
{
  gint64 survey_id;
  CxResultsLayout *layout;
} LayoutChange;

static gboolean
save_layout (CxEdit *edit, gpointer data, GError **error)
{
  LayoutChange *change = data;

  return cx_results_layout_repo_save (edit, change->survey_id, change->layout, error);
}

static void
layout_change_free (gpointer data)
{
  LayoutChange *change = data;

  cx_results_layout_free (change->layout);
  g_free (change);
}

/* Shows the layout at once and writes it into the file. */
static void
apply_layout (CxResultsTab *self, const char *label, const char *toast)
{
  LayoutChange *change = g_new0 (LayoutChange, 1);

  change->survey_id = self->survey_id;
  change->layout = cx_results_layout_copy (self->layout);
  cx_session_change (self->session, label, save_layout, change, layout_change_free, toast);
  cx_results_tab_arrange (self);
}

void
cx_results_tab_move (CxResultsTab *self, const char *code, const char *target)
{
  if (self->results == NULL)
    return;
  cx_results_layout_move (self->layout, self->results->survey, find_question (self, code),
                          find_question (self, target));
  apply_layout (self, _ ("Move a question in the results"), NULL);
  cx_card_column_reveal (self->column, code);
}

void
cx_results_tab_hide (CxResultsTab *self, const char *code)
{
  if (self->results == NULL)
    return;
  cx_results_layout_set_hidden (self->layout, find_question (self, code), TRUE);
  apply_layout (self, _ ("Hide a question in the results"), _ ("The question is hidden here."));
}

static void
show_again_cb (GtkButton *button, gpointer user_data)
{
  CxResultsTab *self = user_data;
  const char *code = g_object_get_data (G_OBJECT (button), "code");
  CxQuestion *question = self->results != NULL ? find_question (self, code) : NULL;

  if (question == NULL)
    return;
  cx_results_layout_set_hidden (self->layout, question, FALSE);
  apply_layout (self, _ ("Show a question in the results"), NULL);
}

static void
add_hidden_row (CxResultsTab *self, CxQuestion *question)
{
  const CxResultItem *item = g_hash_table_lookup (self->items, question->code);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Show"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), question->code);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !cx_session_is_read_only (self->session));
  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (question->code), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_again_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->hidden_list, row);
}

static void
update_hidden (CxResultsTab *self, GPtrArray *sorted)
{
  g_autofree char *label = NULL;
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->hidden_list, 0)) != NULL)
    gtk_list_box_remove (self->hidden_list, GTK_WIDGET (row));
  for (guint i = 0; i < sorted->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (sorted, i);

      if (!cx_results_layout_is_hidden (self->layout, question))
        continue;
      add_hidden_row (self, question);
      n++;
    }
  label = g_strdup_printf (ngettext ("%u hidden question", "%u hidden questions", n), n);
  gtk_expander_set_label (self->hidden, label);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), n > 0);
}

void
cx_results_tab_arrange (CxResultsTab *self)
{
  g_autoptr (GPtrArray) sorted = cx_results_layout_sort (self->layout, self->results->survey);

  g_ptr_array_set_size (self->order, 0);
  for (guint i = 0; i < sorted->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (sorted, i);

      if (!cx_results_layout_is_hidden (self->layout, question))
        g_ptr_array_add (self->order, g_hash_table_lookup (self->items, question->code));
    }
  update_hidden (self, sorted);
  cx_results_tab_show_cards (self);
}
