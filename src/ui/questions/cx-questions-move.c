#include "config.h"

#include "cx-questions-private.h"

#include "cx-change.h"

/* Another place for a question or a page: which question it comes to stand in front of, and on
 * which page, is seen by the headings of the list. */

static CxQuestionEntry *
get_entry (CxQuestionsTab *self, guint index)
{
  g_autoptr (CxQuestionEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), index);

  return entry; /* the list keeps it */
}

/* In the whole list, search or not; 0: it is not there, for that is the survey's own place. */
static guint
get_index (CxQuestionsTab *self, gint64 id)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint i = 0; i < n; i++)
    if (cx_question_entry_get_id (get_entry (self, i)) == id)
      return i;
  return 0;
}

/* The page of a question that stands in front of @index. */
static CxPage *
find_page_above (CxQuestionsTab *self, guint index)
{
  while (index-- > 0)
    if (get_entry (self, index)->page != NULL)
      return get_entry (self, index)->page;
  return NULL;
}

static void
move_question (CxQuestionsTab *self, guint from, guint index)
{
  CxQuestion *question = get_entry (self, from)->question, *before = NULL;
  CxPage *page;
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  /* In front of the first page there is none. */
  if (get_entry (self, 1)->page != NULL)
    index = MAX (index, 2);
  page = find_page_above (self, index);
  if (index == from || index == from + 1)
    return;
  while (index < n && before == NULL)
    before = get_entry (self, index++)->question;
  cx_change_move_question (self->session, self->loaded->survey, question,
                           before != question ? before : NULL, page);
}

static void
move_page (CxQuestionsTab *self, guint from, guint index)
{
  CxPage *page = get_entry (self, from)->page, *before = NULL;
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  while (index < n && before == NULL)
    before = get_entry (self, index++)->page;
  if (before != page)
    cx_change_move_page (self->session, self->loaded->survey, page, before);
}

/* @index: in front of what stands there now. */
static void
move_to (CxQuestionsTab *self, gint64 id, guint index)
{
  const guint from = get_index (self, id);

  if (from == 0 || self->loaded == NULL)
    return;
  self->selected = id;
  if (get_entry (self, from)->page != NULL)
    move_page (self, from, index);
  else
    move_question (self, from, index);
}

/* Up or down by one page. */
static void
step_page (CxQuestionsTab *self, guint from, int by)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint index = from, passed = 0;

  if (by < 0)
    {
      while (index > 1 && passed == 0)
        passed += get_entry (self, --index)->page != NULL;
      if (passed > 0)
        move_page (self, from, index);
      return;
    }
  while (index + 1 < n && passed < 2)
    passed += get_entry (self, ++index)->page != NULL;
  if (passed > 0)
    move_page (self, from, passed == 2 ? index : n);
}

void
cx_questions_tab_move_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  gint64 id;
  guint from;
  int by;

  g_variant_get (parameter, "(xi)", &id, &by);
  from = get_index (self, id);
  if (from == 0 || self->loaded == NULL)
    return;
  if (get_entry (self, from)->page != NULL)
    step_page (self, from, by);
  else if (by < 0 ? from > 1 : from + 1 < n)
    move_to (self, id, by < 0 ? from - 1 : from + 2);
}

void
cx_questions_tab_drop_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);
  gint64 id, onto;
  gboolean behind;

  g_variant_get (parameter, "(xxb)", &id, &onto, &behind);
  move_to (self, id, get_index (self, onto) + (behind ? 1 : 0));
}
