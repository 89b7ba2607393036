#include "config.h"

#include "cx-change-private.h"

#include "cx-i18n.h"
#include "cx-survey-edit-repo.h"

/* Pages: a question says on which it stands, and those of a page follow one another. */

void
cx_change_take_out (GPtrArray *array, gpointer thing)
{
  guint index;

  if (g_ptr_array_find (array, thing, &index))
    g_ptr_array_steal_index (array, index);
}

void
cx_change_put (CxSurvey *survey, guint index, gpointer question)
{
  g_ptr_array_insert (survey->questions, (int) MIN (index, survey->questions->len), question);
}

CxPage *
cx_change_find_page (CxSurvey *survey, gint64 id)
{
  for (guint i = 0; i < survey->pages->len; i++)
    if (CX_PAGE (g_ptr_array_index (survey->pages, i))->id == id)
      return g_ptr_array_index (survey->pages, i);
  return NULL;
}

guint
cx_change_find_page_start (CxSurvey *survey, CxPage *page)
{
  guint at, index;

  if (page == NULL || !g_ptr_array_find (survey->pages, page, &at))
    return survey->questions->len;
  /* An empty page begins where the next one does. */
  for (; at < survey->pages->len; at++)
    for (index = 0; index < survey->questions->len; index++)
      if (((CxQuestion *) g_ptr_array_index (survey->questions, index))->page ==
          g_ptr_array_index (survey->pages, at))
        return index;
  return survey->questions->len;
}

static CxSurvey *
load_page (CxEdit *edit, const CxChange *change, CxPage **page, GError **error)
{
  g_autoptr (CxSurvey) survey = cx_change_load (edit, change, error);

  if (survey == NULL)
    return NULL;
  *page = cx_change_find_page (survey, change->page);
  if (*page != NULL && !(*page)->hidden)
    return g_steal_pointer (&survey);
  cx_error_set (error, CX_ERROR_NOT_FOUND, NULL, _ ("The page is not in the survey any more."));
  return NULL;
}

static CxChange *
page_change_new (CxSurvey *survey, const CxPage *page)
{
  CxChange *change = cx_change_new (survey, NULL);

  change->page = page->id;
  return change;
}

/* --- Its texts --- */

static gboolean
change_page (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  CxPage *page = NULL;
  g_autoptr (CxSurvey) survey = load_page (edit, change, &page, error);
  char **text;

  if (survey == NULL)
    return FALSE;
  text = g_str_equal (change->key, "title") ? &page->title : &page->description;
  g_free (*text);
  *text = g_strdup (change->value);
  return cx_survey_repo_update_page (edit, page, error);
}

void
cx_change_page (CxSession *session,
                CxSurvey *survey,
                CxPage *page,
                const char *key,
                const char *value)
{
  CxChange *change = page_change_new (survey, page);

  change->key = g_strdup (key);
  change->value = g_strdup (value);
  cx_change_run (session, _ ("Change the heading of a page"), change_page, change, NULL);
}

/* --- Adding --- */

/* Those behind @after, as far as its own page goes. */
static gboolean
take_questions (CxEdit *edit, CxSurvey *survey, CxQuestion *after, CxPage *page, GError **error)
{
  guint i = 0;

  g_ptr_array_find (survey->questions, after, &i);
  while (++i < survey->questions->len)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (question->page_id != after->page_id && !question->hidden)
        return TRUE;
      if (question->page_id == after->page_id &&
          !cx_survey_repo_place_question (edit, question, page, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_page (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  g_autoptr (CxSurvey) survey = cx_change_load (edit, change, error);
  g_autoptr (CxPage) page = cx_page_new ();
  CxQuestion *after;
  CxPage *before;

  if (survey == NULL)
    return FALSE;
  after = cx_survey_get_question (survey, change->question);
  before = after != NULL ? after->page : cx_change_find_page (survey, change->page);
  if (!cx_survey_repo_add_page (edit, survey, page, before, error))
    return FALSE;
  change->made = page->id;
  return after == NULL || take_questions (edit, survey, after, page, error);
}

void
cx_change_add_page (CxSession *session,
                    CxSurvey *survey,
                    CxQuestion *after,
                    CxPage *page,
                    CxMadeFunc made,
                    gpointer user_data)
{
  CxChange *change = cx_change_new (survey, after);

  change->page = page != NULL ? page->id : 0;
  change->callback = made;
  change->user_data = user_data;
  cx_change_run_making (session, _ ("Add a page"), add_page, change);
}

/* --- Moving and deleting --- */

static gboolean
move_page (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  CxPage *page = NULL, *before;
  g_autoptr (CxSurvey) survey = load_page (edit, change, &page, error);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  guint index;

  if (survey == NULL)
    return FALSE;
  before = cx_change_find_page (survey, change->place);
  for (guint i = 0; i < survey->questions->len; i++)
    if (((CxQuestion *) g_ptr_array_index (survey->questions, i))->page == page)
      g_ptr_array_add (moved, g_ptr_array_index (survey->questions, i));
  for (guint i = 0; i < moved->len; i++)
    cx_change_take_out (survey->questions, g_ptr_array_index (moved, i));
  cx_change_take_out (survey->pages, page);
  if (before == NULL || !g_ptr_array_find (survey->pages, before, &index))
    index = survey->pages->len;
  g_ptr_array_insert (survey->pages, (int) index, page);
  index = cx_change_find_page_start (survey, before);
  for (guint i = 0; i < moved->len; i++)
    cx_change_put (survey, index + i, g_ptr_array_index (moved, i));
  return cx_survey_repo_order_pages (edit, survey, error) &&
         cx_survey_repo_order_questions (edit, survey, error);
}

void
cx_change_move_page (CxSession *session, CxSurvey *survey, CxPage *page, CxPage *before)
{
  CxChange *change = page_change_new (survey, page);

  change->place = before != NULL ? before->id : 0;
  cx_change_run (session, _ ("Move a page"), move_page, change, NULL);
}

static gboolean
delete_page (CxEdit *edit, gpointer data, GError **error)
{
  CxPage *page = NULL;
  g_autoptr (CxSurvey) survey = load_page (edit, data, &page, error);

  return survey != NULL && cx_survey_repo_delete_page (edit, survey, page, error);
}

void
cx_change_delete_page (CxSession *session, CxSurvey *survey, CxPage *page)
{
  cx_change_run (session, _ ("Remove a page"), delete_page, page_change_new (survey, page),
                 _ ("The page was removed; its questions stay."));
}
