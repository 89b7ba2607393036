#include "config.h"

#include "cx-questions-private.h"

#include "cx-change.h"
#include "cx-i18n.h"
#include "cx-question-defaults.h"
#include "cx-survey-texts.h"

static CxQuestion *
find_question (CxQuestionsTab *self, gint64 id)
{
  return self->loaded != NULL ? cx_survey_get_question (self->loaded->survey, id) : NULL;
}

/* --- Adding --- */

static void
made_cb (gint64 id, gpointer user_data)
{
  g_autoptr (CxQuestionsTab) self = user_data;

  if (self->session == NULL || id == 0)
    return;
  self->made = id;
  gtk_editable_set_text (self->search, "");
  cx_questions_tab_read (self);
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_popover_popup (GTK_POPOVER (CX_QUESTIONS_TAB (data)->chooser));
}

/* Behind the selected question; with the survey itself selected, at the end. */
static void
add_type_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);
  CxSurvey *survey = self->loaded != NULL ? self->loaded->survey : NULL;

  if (survey == NULL)
    return;
  /* A new text is written in the language of the survey. */
  cx_questions_tab_set_language (self, NULL);
  cx_change_add_question (
      self->session, survey,
      cx_question_defaults_new (g_variant_get_string (parameter, NULL), survey->language),
      find_question (self, self->selected), NULL, made_cb, g_object_ref (self));
}

static void
duplicate_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);
  CxQuestion *question = find_question (self, g_variant_get_int64 (parameter));

  if (question != NULL)
    cx_change_add_question (self->session, self->loaded->survey,
                            cx_question_defaults_copy (question), question, question, made_cb,
                            g_object_ref (self));
}

/* --- Deleting and moving --- */

static void
delete_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);
  CxQuestion *question = find_question (self, g_variant_get_int64 (parameter));

  if (question != NULL)
    cx_change_delete_question (self->session, self->loaded->survey, question);
}

/* The question at a place of the whole list, search or not; NULL: its end. */
static CxQuestion *
get_question_at (CxQuestionsTab *self, guint index)
{
  g_autoptr (CxQuestionEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), index);

  return entry != NULL ? entry->question : NULL;
}

static guint
get_index (CxQuestionsTab *self, gint64 id)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CxQuestionEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (cx_question_entry_get_id (entry) == id)
        return i;
    }
  return 0;
}

static void
move_before (CxQuestionsTab *self, gint64 id, guint index)
{
  CxQuestion *question = find_question (self, id);
  CxQuestion *before = get_question_at (self, index);

  if (question == NULL || question == before)
    return;
  self->selected = id;
  cx_change_move_question (self->session, self->loaded->survey, question, before);
}

static void
move_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  gint64 id;
  guint index;
  int by;

  g_variant_get (parameter, "(xi)", &id, &by);
  index = get_index (self, id);
  /* The first place is the survey's own. */
  if (index == 0 || (by < 0 && index == 1) || (by > 0 && index + 1 == n))
    return;
  move_before (self, id, by < 0 ? index - 1 : index + 2);
}

static void
drop_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);
  gint64 id, onto;
  gboolean behind;

  g_variant_get (parameter, "(xxb)", &id, &onto, &behind);
  move_before (self, id, get_index (self, onto) + (behind ? 1 : 0));
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
  cx_translation_editor_focus (self->translation_editor);
}

GActionGroup *
cx_questions_tab_make_actions (CxQuestionsTab *self)
{
  static const GActionEntry entries[] = {
    { .name = "add", .activate = add_action },
    { .name = "add-type", .activate = add_type_action, .parameter_type = "s" },
    { .name = "duplicate", .activate = duplicate_action, .parameter_type = "x" },
    { .name = "delete", .activate = delete_action, .parameter_type = "x" },
    { .name = "move", .activate = move_action, .parameter_type = "(xi)" },
    { .name = "drop", .activate = drop_action, .parameter_type = "(xxb)" },
    { .name = "open", .activate = open_action, .parameter_type = "x" },
    { .name = "next-untranslated", .activate = next_untranslated_action },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  if (cx_session_is_read_only (self->session))
    for (guint i = 0; i < 6; i++)
      g_simple_action_set_enabled (
          G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), entries[i].name)),
          FALSE);
  return G_ACTION_GROUP (group);
}
