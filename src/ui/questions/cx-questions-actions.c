#include "config.h"

#include "cx-questions-private.h"

#include "cx-change.h"
#include "cx-i18n.h"
#include "cx-lines-dialog.h"
#include "cx-pasted-text.h"
#include "cx-question-defaults.h"
#include "cx-survey-texts.h"

/* A survey of more than that was not meant to be pasted here. */
#define MOST_AT_ONCE 500
/* So many of the actions, from the first on, change something. */
#define CHANGING 9

static CxQuestion *
find_question (CxQuestionsTab *self, gint64 id)
{
  return self->loaded != NULL ? cx_survey_get_question (self->loaded->survey, id) : NULL;
}

static CxPage *
find_page (CxQuestionsTab *self, gint64 id)
{
  CxQuestionEntry *entry = cx_questions_tab_find (self, id, NULL);

  return entry != NULL ? entry->page : NULL;
}

/* --- Adding --- */

static void
select_made (CxQuestionsTab *self, gint64 id)
{
  self->made = id;
  gtk_editable_set_text (self->search, "");
  cx_questions_tab_read (self);
}

static void
made_cb (gint64 id, gpointer user_data)
{
  g_autoptr (CxQuestionsTab) self = user_data;

  if (self->session != NULL && id != 0)
    select_made (self, id);
}

static void
page_made_cb (gint64 id, gpointer user_data)
{
  g_autoptr (CxQuestionsTab) self = user_data;

  /* As cx_survey_text_place_of_page () does it; the page itself is not read yet. */
  if (self->session != NULL && id != 0)
    select_made (self, -1 - id);
}

static void
several_made_cb (gint64 id, gpointer user_data)
{
  g_autoptr (CxQuestionsTab) self = user_data;

  if (self->session == NULL || id == 0)
    return;
  self->selected = id;
  gtk_editable_set_text (self->search, "");
  cx_questions_tab_read (self);
}

/* Behind the selected question, or first on the selected page; with the survey itself selected, at
 * the end. @questions (transfer full). */
static void
add_questions (CxQuestionsTab *self, GPtrArray *questions, CxMadeFunc made)
{
  /* A new text is written in the language of the survey. */
  cx_questions_tab_set_language (self, NULL);
  cx_change_add_questions (self->session, self->loaded->survey, questions,
                           find_question (self, self->selected), find_page (self, self->selected),
                           NULL, made, g_object_ref (self));
}

static GPtrArray *
make_array (CxQuestion *question)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (questions, question);
  return questions;
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_popover_popup (GTK_POPOVER (CX_QUESTIONS_TAB (data)->chooser));
}

static void
add_type_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);

  if (self->loaded != NULL)
    add_questions (self,
                   make_array (cx_question_defaults_new (g_variant_get_string (parameter, NULL),
                                                         self->loaded->survey->language)),
                   made_cb);
}

static void
add_page_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);

  gtk_popover_popdown (GTK_POPOVER (self->chooser));
  if (self->loaded == NULL)
    return;
  cx_questions_tab_set_language (self, NULL);
  cx_change_add_page (self->session, self->loaded->survey, find_question (self, self->selected),
                      find_page (self, self->selected), page_made_cb, g_object_ref (self));
}

static void
add_lines (const char *text, const char *type_id, gpointer user_data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (user_data);
  g_autoptr (GPtrArray) questions = NULL;
  g_autofree char *toast = NULL;
  guint n;

  if (self->loaded == NULL)
    return;
  questions = cx_pasted_text_read_questions (text, type_id, self->loaded->survey->language);
  n = questions->len;
  if (n > MOST_AT_ONCE)
    {
      toast = g_strdup_printf (_ ("These are %u questions. Add at most %u at once."), n,
                               MOST_AT_ONCE);
      cx_session_toast (self->session, toast, FALSE);
      return;
    }
  if (n == 0)
    return;
  toast = g_strdup_printf (ngettext ("%u question was added.", "%u questions were added.", n), n);
  add_questions (self, g_steal_pointer (&questions), n > 1 ? several_made_cb : made_cb);
  if (n > 1)
    cx_session_toast (self->session, toast, TRUE);
}

static void
add_lines_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);

  gtk_popover_popdown (GTK_POPOVER (self->chooser));
  cx_lines_dialog_present (GTK_WIDGET (self), add_lines);
}

static void
clipboard_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxQuestionsTab) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  if (text != NULL && self->session != NULL)
    add_lines (text, "text", self);
}

static void
paste_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, clipboard_cb,
                                 g_object_ref (self));
}

static void
duplicate_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);
  CxQuestion *question = find_question (self, g_variant_get_int64 (parameter));

  if (question != NULL)
    cx_change_add_questions (self->session, self->loaded->survey,
                             make_array (cx_question_defaults_copy (question)), question, NULL,
                             question, made_cb, g_object_ref (self));
}

static void
delete_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);
  const gint64 id = g_variant_get_int64 (parameter);

  if (find_question (self, id) != NULL)
    cx_change_delete_question (self->session, self->loaded->survey, find_question (self, id));
  else if (find_page (self, id) != NULL)
    cx_change_delete_page (self->session, self->loaded->survey, find_page (self, id));
}

/* --- Going --- */

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);

  if (self->loaded == NULL)
    return;
  self->selected = g_variant_get_int64 (parameter);
  if (self->selected == 0 && !self->show_empty)
    {
      self->show_empty = TRUE;
      cx_questions_tab_sync (self);
    }
  cx_questions_tab_select (self, self->selected);
  cx_questions_tab_show_editor (self, TRUE);
}

static void
next_untranslated_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);
  gint64 next;

  if (self->loaded == NULL || self->language == NULL)
    return;
  if (!cx_survey_texts_find_next (self->loaded->survey, self->loaded->texts, self->language,
                                  self->selected, &next))
    {
      cx_session_toast (self->session, _ ("Everything is translated."), FALSE);
      return;
    }
  gtk_editable_set_text (self->search, "");
  cx_questions_tab_select (self, next);
  cx_questions_tab_show_editor (self, TRUE);
  cx_translation_editor_focus (CX_TRANSLATION_EDITOR (self->translation_editor));
}

GActionGroup *
cx_questions_tab_make_actions (CxQuestionsTab *self)
{
  static const GActionEntry entries[] = {
    { .name = "add", .activate = add_action },
    { .name = "add-page", .activate = add_page_action },
    { .name = "add-lines", .activate = add_lines_action },
    { .name = "paste", .activate = paste_action },
    { .name = "add-type", .activate = add_type_action, .parameter_type = "s" },
    { .name = "duplicate", .activate = duplicate_action, .parameter_type = "x" },
    { .name = "delete", .activate = delete_action, .parameter_type = "x" },
    { .name = "move", .activate = cx_questions_tab_move_action, .parameter_type = "(xi)" },
    { .name = "drop", .activate = cx_questions_tab_drop_action, .parameter_type = "(xxb)" },
    { .name = "open", .activate = open_action, .parameter_type = "x" },
    { .name = "next-untranslated", .activate = next_untranslated_action },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  if (cx_session_is_read_only (self->session))
    for (guint i = 0; i < CHANGING; i++)
      g_simple_action_set_enabled (
          G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), entries[i].name)),
          FALSE);
  return G_ACTION_GROUP (group);
}
