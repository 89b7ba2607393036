#include "config.h"

#include "cx-questions-private.h"

#include "cx-i18n.h"

/* What is selected, and the editor beside the list that shows it. */

/* There is room for list and editor. */
#define WIDE 900

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
 * the window has its size. A panel that is not seen yet, in a wide window, simply is there: nothing
 * has to slide in while a questionnaire is being laid out. */
static void
reveal (CxQuestionsTab *self, gboolean open)
{
  const gboolean unseen = !gtk_widget_get_mapped (GTK_WIDGET (self->panel)) &&
                          gtk_widget_get_width (GTK_WIDGET (self)) >= WIDE;

  if (open || unseen)
    cx_side_panel_set_revealed (self->panel, TRUE);
  else if (self->revealing == 0 && !cx_side_panel_get_revealed (self->panel))
    self->revealing = g_timeout_add (100, reveal_cb, self);
  gtk_widget_set_visible (self->back, cx_side_panel_get_folded (self->panel));
}

static char *
make_heading (CxQuestionEntry *entry)
{
  if (entry->page != NULL)
    return g_strdup_printf (_ ("Page %u"), entry->number);
  return entry->question != NULL ? g_strdup_printf (_ ("Question %u"), entry->number)
                                 : g_strdup (_ ("The survey"));
}

/* An editor is made when it is needed first: each takes a good part of a frame. */
static GtkWidget *
get_editor (CxQuestionsTab *self, GtkWidget **editor, GtkWidget *(*make) (CxSession *session))
{
  if (*editor == NULL)
    {
      *editor = make (self->session);
      gtk_stack_add_child (self->editors, *editor);
    }
  return *editor;
}

void
cx_questions_tab_make_editor (CxQuestionsTab *self)
{
  get_editor (self, &self->question_editor, cx_question_editor_new);
}

static GtkWidget *
show_in_editor (CxQuestionsTab *self, CxQuestionEntry *entry)
{
  CxSurvey *survey = self->loaded->survey;
  g_autofree char *heading = make_heading (entry);
  GtkWidget *editor;

  if (self->language != NULL)
    {
      editor = get_editor (self, &self->translation_editor, cx_translation_editor_new);
      cx_translation_editor_show (CX_TRANSLATION_EDITOR (editor), survey, self->loaded->texts,
                                  self->selected, self->language, heading);
    }
  else if (entry->page != NULL)
    {
      editor = get_editor (self, &self->page_editor, cx_page_editor_new);
      cx_page_editor_show (CX_PAGE_EDITOR (editor), survey, entry->page, heading);
    }
  else if (entry->question == NULL)
    {
      editor = get_editor (self, &self->survey_editor, cx_survey_editor_new);
      cx_survey_editor_show (CX_SURVEY_EDITOR (editor), survey);
    }
  else
    {
      editor = get_editor (self, &self->question_editor, cx_question_editor_new);
      cx_question_editor_show (CX_QUESTION_EDITOR (editor), survey, entry->question, entry->number);
    }
  return editor;
}

/* Whoever has just made something writes its text next. */
static void
focus_made (CxQuestionsTab *self, CxQuestionEntry *entry)
{
  self->made = 0;
  if (entry->page != NULL)
    cx_page_editor_focus (CX_PAGE_EDITOR (self->page_editor));
  else
    cx_question_editor_focus (CX_QUESTION_EDITOR (self->question_editor));
}

void
cx_questions_tab_show_editor (CxQuestionsTab *self, gboolean open)
{
  CxQuestionEntry *entry = cx_questions_tab_find (self, self->selected, NULL);

  if (entry == NULL)
    return;
  gtk_stack_set_visible_child (self->editors, show_in_editor (self, entry));
  reveal (self, open);
  if (self->made != 0 && self->made == self->selected && self->language == NULL)
    focus_made (self, entry);
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

void
cx_questions_tab_back (CxQuestionsTab *self)
{
  cx_side_panel_set_revealed (self->panel, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* --- Languages --- */

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

void
cx_questions_tab_choose_language (CxQuestionsTab *self)
{
  const guint selected = gtk_drop_down_get_selected (self->language_list);
  GPtrArray *languages = self->loaded != NULL ? self->loaded->survey->languages : NULL;

  if (self->syncing || languages == NULL || selected >= languages->len)
    return;
  cx_questions_tab_set_language (self,
                                 selected > 0 ? g_ptr_array_index (languages, selected) : NULL);
}
