#include "config.h"

#include "cx-questions-private.h"

#include "cx-header-button.h"
#include "cx-i18n.h"
#include "cx-place.h"
#include "cx-question-row-view.h"
#include "cx-survey-edit-repo.h"
#include "cx-survey-texts.h"
#include "cx-text.h"
#include "cx-type-chooser.h"
#include "cx-ui.h"

#include <adwaita.h>
#include <string.h>

static void
cx_questions_tab_go (CxWindowPage *page, const char *place)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (page);
  g_autoptr (CxPlace) parsed = cx_place_parse (place);
  const gint64 id = cx_place_get_id (parsed, 1);

  g_free (self->wanted_code);
  self->wanted_code = g_strdup (cx_place_get_param (parsed, "question"));
  if (id != self->id)
    {
      self->id = id;
      self->selected = -1;
      self->stale = TRUE;
      self->show_empty = FALSE;
      g_clear_pointer (&self->language, g_free);
      g_clear_pointer (&self->counts, g_hash_table_unref);
      gtk_editable_set_text (self->search, "");
      gtk_stack_set_visible_child_name (self->stack, "loading");
    }
  cx_questions_tab_read (self);
}

static gboolean
cx_questions_tab_search (CxWindowPage *page)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (page);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return TRUE;
}

static GtkWidget *
cx_questions_tab_get_actions (CxWindowPage *page)
{
  return CX_QUESTIONS_TAB (page)->header;
}

static void
cx_questions_tab_window_page_init (CxWindowPageInterface *iface)
{
  iface->go = cx_questions_tab_go;
  iface->search = cx_questions_tab_search;
  iface->get_actions = cx_questions_tab_get_actions;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxQuestionsTab,
                               cx_questions_tab,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_questions_tab_window_page_init))

/* --- Reading --- */

static gpointer
read_questionnaire (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxSurvey *survey = cx_workspace_get_survey (workspace, *(gint64 *) request, error);
  CxDb *db = cx_workspace_get_db (workspace, error);
  CxQuestionnaire *loaded;
  GHashTable *deleted;

  if (survey == NULL || db == NULL)
    return NULL;
  deleted = cx_survey_repo_list_deleted (db, survey, error);
  if (deleted == NULL)
    return NULL;
  loaded = g_new0 (CxQuestionnaire, 1);
  loaded->survey = g_object_ref (survey);
  loaded->deleted = deleted;
  loaded->texts = cx_survey_texts_list (survey, deleted);
  return loaded;
}

static gpointer
read_counts (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxSurvey *survey = cx_workspace_get_survey (workspace, *(gint64 *) request, error);
  CxDb *db = cx_workspace_get_db (workspace, error);

  return survey != NULL && db != NULL ? cx_survey_repo_count_answers (db, survey, error) : NULL;
}

static void
counts_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxQuestionsTab) self = user_data;
  g_autoptr (GHashTable) counts = cx_session_run_finish (CX_SESSION (object), result, NULL);

  if (self->session == NULL || counts == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = g_steal_pointer (&counts);
  if (self->loaded != NULL)
    cx_questions_tab_sync (self);
}

static void
take_questionnaire (CxQuestionsTab *self, CxQuestionnaire *loaded)
{
  g_clear_pointer (&self->loaded, cx_questionnaire_free);
  self->loaded = loaded;
  cx_questions_tab_sync (self);
  if (self->stale)
    {
      self->stale = FALSE;
      cx_session_run (self->session, CX_LANE_READ, read_counts,
                      g_memdup2 (&self->id, sizeof self->id), g_free,
                      (GDestroyNotify) g_hash_table_unref, self->cancellable, NULL, counts_cb,
                      g_object_ref (self));
    }
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxQuestionsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  CxQuestionnaire *loaded = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->session == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&loaded, cx_questionnaire_free);
      return;
    }
  /* While something is being written, what was read is old already: it would take back on the
   * screen what a person has just typed. */
  if (loaded != NULL && cx_session_is_writing (self->session))
    {
      cx_questionnaire_free (loaded);
      cx_questions_tab_read (self);
      return;
    }
  if (loaded != NULL)
    take_questionnaire (self, loaded);
  else if (!g_error_matches (error, CX_ERROR, CX_ERROR_NOT_FOUND))
    cx_session_fail (self->session, _ ("The questions could not be read"), error);
}

static gboolean
read_now_cb (gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);

  self->reading = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cx_session_run (self->session, CX_LANE_READ, read_questionnaire,
                  g_memdup2 (&self->id, sizeof self->id), g_free,
                  (GDestroyNotify) cx_questionnaire_free, self->cancellable, NULL, read_cb,
                  g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Only while it is seen: it is read when it comes into view. */
void
cx_questions_tab_read (CxQuestionsTab *self)
{
  if (self->reading == 0 && self->id != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reading = g_timeout_add (30, read_now_cb, self);
}

static void
changed_cb (CxQuestionsTab *self, const char *const *tables)
{
  for (guint i = 0; tables != NULL && tables[i] != NULL; i++)
    self->stale = self->stale || g_str_has_prefix (tables[i], "answers_");
  self->stale = self->stale || tables == NULL;
  cx_questions_tab_read (self);
}

static void
cx_questions_tab_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_questions_tab_parent_class)->map (widget);
  cx_questions_tab_read (CX_QUESTIONS_TAB (widget));
}

/* --- Showing --- */

static gboolean
reveal_cb (gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);

  self->revealing = 0;
  if (!cx_side_panel_get_folded (self->panel))
    cx_side_panel_set_revealed (self->panel, TRUE);
  return G_SOURCE_REMOVE;
}

/* Beside the list at once; over it only when a person asks. Whether there is room is known once
 * the window has its size. */
static void
reveal (CxQuestionsTab *self, gboolean open)
{
  if (open)
    cx_side_panel_set_revealed (self->panel, TRUE);
  else if (self->revealing == 0 && !cx_side_panel_get_revealed (self->panel))
    self->revealing = g_timeout_add (100, reveal_cb, self);
  gtk_widget_set_visible (self->back, cx_side_panel_get_folded (self->panel));
}

static char *
make_heading (CxQuestionEntry *entry)
{
  return entry->question != NULL ? g_strdup_printf (_ ("Question %u"), entry->number)
                                 : g_strdup (_ ("The survey"));
}

void
cx_questions_tab_show_editor (CxQuestionsTab *self, gboolean open)
{
  CxQuestionEntry *entry = cx_questions_tab_find (self, self->selected, NULL);
  g_autofree char *heading = NULL;

  if (entry == NULL)
    return;
  heading = make_heading (entry);
  if (self->language != NULL)
    {
      cx_translation_editor_show (self->translation_editor, self->loaded->survey,
                                  self->loaded->texts, self->selected, self->language, heading);
      gtk_stack_set_visible_child (self->editors, GTK_WIDGET (self->translation_editor));
    }
  else if (entry->question == NULL)
    {
      cx_survey_editor_show (self->survey_editor, self->loaded->survey);
      gtk_stack_set_visible_child (self->editors, GTK_WIDGET (self->survey_editor));
    }
  else
    {
      cx_question_editor_show (self->question_editor, self->loaded->survey, entry->question,
                               entry->number);
      gtk_stack_set_visible_child (self->editors, GTK_WIDGET (self->question_editor));
    }
  reveal (self, open);
  if (self->made == self->selected && entry->question != NULL && self->language == NULL)
    {
      self->made = 0;
      cx_question_editor_focus (self->question_editor);
    }
}

void
cx_questions_tab_select (CxQuestionsTab *self, gint64 id)
{
  guint position;

  if (cx_questions_tab_find (self, id, &position) == NULL)
    return;
  self->selected = id;
  if (gtk_single_selection_get_selected (self->selection) == position)
    return;
  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
selected_cb (CxQuestionsTab *self)
{
  CxQuestionEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (self->syncing || entry == NULL)
    return;
  self->selected = cx_question_entry_get_id (entry);
  cx_questions_tab_show_editor (self, FALSE);
}

void
cx_questions_tab_set_language (CxQuestionsTab *self, const char *language)
{
  if (g_strcmp0 (language, self->language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  if (self->loaded != NULL)
    cx_questions_tab_sync (self);
}

static void
language_cb (CxQuestionsTab *self)
{
  const guint selected = gtk_drop_down_get_selected (self->language_list);
  GPtrArray *languages = self->loaded != NULL ? self->loaded->survey->languages : NULL;

  if (self->syncing || languages == NULL || selected >= languages->len)
    return;
  cx_questions_tab_set_language (self,
                                 selected > 0 ? g_ptr_array_index (languages, selected) : NULL);
}

/* --- The list --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, cx_question_row_view_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  cx_question_row_view_set_entry (CX_QUESTION_ROW_VIEW (gtk_list_item_get_child (item)),
                                  gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  cx_question_row_view_set_entry (CX_QUESTION_ROW_VIEW (gtk_list_item_get_child (item)), NULL);
}

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (user_data);
  const CxQuestionEntry *entry = CX_QUESTION_ENTRY (item);
  g_autofree char *wanted = cx_text_fold (gtk_editable_get_text (self->search));

  return *wanted == '\0' || (entry->question != NULL && strstr (entry->folded, wanted) != NULL);
}

static void
search_changed_cb (CxQuestionsTab *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  if (self->loaded != NULL)
    gtk_stack_set_visible_child_name (
        self->stack,
        g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0 ? "content" : "nothing");
}

static gboolean
list_key_cb (CxQuestionsTab *self, guint key, guint code, GdkModifierType state)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->selected <= 0)
    return FALSE;
  if (modifiers == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down))
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

static void
activate_cb (CxQuestionsTab *self, guint position)
{
  g_autoptr (CxQuestionEntry)
      entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "questions.open", "x",
                              cx_question_entry_get_id (entry));
  gtk_widget_child_focus (GTK_WIDGET (self->editors), GTK_DIR_TAB_FORWARD);
}

static void
back_cb (CxQuestionsTab *self)
{
  cx_side_panel_set_revealed (self->panel, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
make_list (CxQuestionsTab *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->entries = g_list_store_new (CX_TYPE_QUESTION_ENTRY);
  self->found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->entries)), filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->found)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

/* --- Class --- */

static void
cx_questions_tab_dispose (GObject *object)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (object);
  GtkWidget *child;

  g_clear_handle_id (&self->reading, g_source_remove);
  g_clear_handle_id (&self->revealing, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_QUESTIONS_TAB);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->chooser, gtk_widget_unparent);
  g_clear_object (&self->header);
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->entries);
  g_clear_object (&self->session);
  g_clear_pointer (&self->loaded, cx_questionnaire_free);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  G_OBJECT_CLASS (cx_questions_tab_parent_class)->dispose (object);
}

static void
cx_questions_tab_finalize (GObject *object)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (object);

  g_free (self->language);
  g_free (self->wanted_code);
  G_OBJECT_CLASS (cx_questions_tab_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, language_list);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, languages_popover);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, languages_button);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, progress);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, next);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, search_button);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, search);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, stack);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, panel);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, list);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, editors);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionsTab, back);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
cx_questions_tab_class_init (CxQuestionsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  G_OBJECT_CLASS (klass)->dispose = cx_questions_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_questions_tab_finalize;
  widget_class->map = cx_questions_tab_map;
  g_type_ensure (CX_TYPE_LANGUAGES);
  g_type_ensure (CX_TYPE_SIDE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/questions/cx-questions-tab.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, GDK_CONTROL_MASK,
                                       "questions.next-untranslated", NULL);
  gtk_css_provider_load_from_resource (provider, CX_UI_RESOURCE "/questions/cx-questions.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
cx_questions_tab_init (CxQuestionsTab *self)
{
  self->selected = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search);
  make_list (self);
  g_signal_connect_object (self->language_list, "notify::selected", G_CALLBACK (language_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
make_header (CxQuestionsTab *self)
{
  self->header = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (
      GTK_BOX (self->header),
      cx_header_button_new (_ ("Add a question"), "list-add-symbolic", "questions.add"));
  gtk_widget_insert_action_group (self->header, "questions", self->actions);
  self->chooser = cx_type_chooser_new ();
  gtk_widget_set_parent (self->chooser, self->header);
  gtk_widget_set_visible (self->header, !cx_session_is_read_only (self->session));
}

static void
make_editors (CxQuestionsTab *self)
{
  const gboolean writable = !cx_session_is_read_only (self->session);

  self->question_editor = CX_QUESTION_EDITOR (cx_question_editor_new (self->session));
  self->survey_editor = CX_SURVEY_EDITOR (cx_survey_editor_new (self->session));
  self->translation_editor = CX_TRANSLATION_EDITOR (cx_translation_editor_new (self->session));
  gtk_stack_add_child (self->editors, GTK_WIDGET (self->question_editor));
  gtk_stack_add_child (self->editors, GTK_WIDGET (self->survey_editor));
  gtk_stack_add_child (self->editors, GTK_WIDGET (self->translation_editor));
  gtk_widget_set_sensitive (GTK_WIDGET (self->editors), writable);
  gtk_widget_set_visible (self->languages_button, writable);
}

static GtkWidget *
create_page (CxSession *session)
{
  CxQuestionsTab *self = g_object_new (CX_TYPE_QUESTIONS_TAB, NULL);

  self->session = g_object_ref (session);
  self->actions = cx_questions_tab_make_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "questions", self->actions);
  make_header (self);
  make_editors (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_questions_tab_type = {
  .id = "questions",
  .title = N_ ("Questions"),
  .icon_name = "cx-questions-symbolic",
  .help = "surveys-edit",
  .in_sidebar = FALSE,
  .create = create_page,
};
