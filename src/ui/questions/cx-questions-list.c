#include "config.h"

#include "cx-questions-private.h"

#include "cx-text.h"

/* The list of the questionnaire: what is found in it, and what mouse and keys do there. */

/* --- Searching --- */

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (user_data);
  CxQuestionEntry *entry = CX_QUESTION_ENTRY (item);

  return self->wanted_words == NULL ||
         (entry->question != NULL && cx_question_entry_contains (entry, self->wanted_words));
}

void
cx_questions_tab_search_changed (CxQuestionsTab *self)
{
  g_autofree char *wanted = cx_text_fold (gtk_editable_get_text (self->search));

  g_clear_pointer (&self->wanted_words, g_free);
  if (*wanted != '\0')
    self->wanted_words = g_steal_pointer (&wanted);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  if (self->loaded != NULL)
    gtk_stack_set_visible_child_name (
        self->stack,
        g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0 ? "content" : "nothing");
}

/* --- Selecting --- */

/* Arrows go through the list, and a button may begin to drag: neither opens an editor that would
 * cover it. */
static void
selected_cb (CxQuestionsTab *self)
{
  CxQuestionEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (self->syncing || entry == NULL)
    return;
  self->selected = cx_question_entry_get_id (entry);
  cx_questions_tab_show_editor (self, FALSE);
}

static void
activate_cb (CxQuestionsTab *self, guint position)
{
  g_autoptr (CxQuestionEntry)
      entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "questions.open", "x",
                              cx_question_entry_get_id (entry));
  gtk_widget_child_focus (GTK_WIDGET (self->editors), GTK_DIR_TAB_FORWARD);
}

/* --- Keys --- */

static gboolean
list_key_cb (CxQuestionsTab *self, guint key, guint code, GdkModifierType state)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkWidget *widget = GTK_WIDGET (self);

  if (modifiers == GDK_CONTROL_MASK && key == GDK_KEY_v)
    gtk_widget_activate_action (widget, "questions.paste", NULL);
  else if (self->selected == 0 || self->selected == CX_QUESTION_ENTRY_NONE)
    return FALSE;
  else if (modifiers == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    gtk_widget_activate_action (widget, "questions.move", "(xi)", self->selected,
                                key == GDK_KEY_Up ? -1 : 1);
  else if (modifiers == 0 && key == GDK_KEY_Delete)
    gtk_widget_activate_action (widget, "questions.delete", "x", self->selected);
  else if (modifiers == GDK_CONTROL_MASK && key == GDK_KEY_d)
    gtk_widget_activate_action (widget, "questions.duplicate", "x", self->selected);
  else
    return FALSE;
  return TRUE;
}

void
cx_questions_tab_make_list (CxQuestionsTab *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));

  self->entries = g_list_store_new (CX_TYPE_QUESTION_ENTRY);
  self->found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->entries)), filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->found)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->rows = cx_question_rows_new (self->list);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}
