#include "config.h"

#include "cx-questions-private.h"

#include "cx-header-button.h"
#include "cx-i18n.h"
#include "cx-place.h"
#include "cx-search-bar.h"
#include "cx-type-chooser.h"
#include "cx-ui.h"

#include <adwaita.h>

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
      self->selected = CX_QUESTION_ENTRY_NONE;
      self->stale = TRUE;
      self->show_empty = FALSE;
      g_clear_pointer (&self->language, g_free);
      g_clear_pointer (&self->counts, g_hash_table_unref);
      gtk_editable_set_text (self->search, "");
      gtk_stack_set_visible_child_name (self->stack, "loading");
    }
  cx_questions_tab_read (self);
}

static void
cx_questions_tab_prepare (CxWindowPage *page)
{
  cx_questions_tab_make_editor (CX_QUESTIONS_TAB (page));
}

static gboolean
cx_questions_tab_search (CxWindowPage *page)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (page);

  cx_search_bar_open (self->search_bar, self->search);
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
  iface->prepare = cx_questions_tab_prepare;
  iface->go = cx_questions_tab_go;
  iface->search = cx_questions_tab_search;
  iface->get_actions = cx_questions_tab_get_actions;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxQuestionsTab,
                               cx_questions_tab,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_questions_tab_window_page_init))

/* --- Class --- */

static void
cx_questions_tab_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_questions_tab_parent_class)->map (widget);
  cx_questions_tab_read (CX_QUESTIONS_TAB (widget));
}

static void
cx_questions_tab_dispose (GObject *object)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (object);
  GtkWidget *child;

  g_clear_handle_id (&self->reading, g_source_remove);
  g_clear_handle_id (&self->revealing, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->rows != NULL)
    cx_question_rows_stop (self->rows);
  g_clear_object (&self->rows);
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
  g_free (self->wanted_words);
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
  gtk_widget_class_bind_template_callback (widget_class, cx_questions_tab_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, cx_questions_tab_back);
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
  self->selected = CX_QUESTION_ENTRY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search);
  cx_questions_tab_make_list (self);
  g_signal_connect_object (self->language_list, "notify::selected",
                           G_CALLBACK (cx_questions_tab_choose_language), self, G_CONNECT_SWAPPED);
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

static GtkWidget *
create_page (CxSession *session)
{
  CxQuestionsTab *self = g_object_new (CX_TYPE_QUESTIONS_TAB, NULL);

  self->session = g_object_ref (session);
  self->actions = cx_questions_tab_make_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "questions", self->actions);
  make_header (self);
  gtk_widget_set_visible (self->languages_button, !cx_session_is_read_only (session));
  g_signal_connect_object (session, "changed", G_CALLBACK (cx_questions_tab_changed), self,
                           G_CONNECT_SWAPPED);
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
