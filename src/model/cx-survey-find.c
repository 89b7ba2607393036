#include "config.h"

#include "cx-survey.h"

#include "cx-error.h"
#include "cx-find.h"
#include "cx-i18n.h"

CxQuestion *
cx_survey_get_question (CxSurvey *survey, gint64 id)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (question->id == id)
        return question;
    }
  return NULL;
}

CxPage *
cx_survey_find_page (CxSurvey *survey, const char *code)
{
  for (guint i = 0; i < survey->pages->len; i++)
    {
      CxPage *page = g_ptr_array_index (survey->pages, i);

      if (g_strcmp0 (page->code, code) == 0)
        return page;
    }
  return NULL;
}

CxItem *
cx_survey_find_item (CxSurvey *survey, const char *code, CxQuestion **question)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *candidate = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < candidate->items->len; k++)
        {
          CxItem *item = g_ptr_array_index (candidate->items, k);

          if (g_strcmp0 (item->code, code) != 0)
            continue;
          if (question != NULL)
            *question = candidate;
          return item;
        }
    }
  return NULL;
}

CxQuestion *
cx_survey_find_question (CxSurvey *survey, const char *name, GError **error)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  int found;

  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);
      CxNamed *entry;

      if (question->hidden)
        continue;
      entry = g_new (CxNamed, 1);
      *entry = (CxNamed){ question->code, question->text };
      g_ptr_array_add (named, entry);
      g_ptr_array_add (questions, question);
    }

  found = cx_find_named (named, name);
  if (found >= 0)
    return g_ptr_array_index (questions, found);

  if (found == CX_FIND_AMBIGUOUS)
    {
      g_autofree char *list = cx_find_list_matches (named, name);

      cx_error_set (error, CX_ERROR_AMBIGUOUS, _ ("Name the question by its code."),
                    _ ("“%s” fits several questions: %s."), name, list);
    }
  else
    {
      g_autofree char *list = cx_find_list_all (named);

      cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Choose one of the questions that are there."),
                    _ ("There is no question “%s” in survey “%s”; its questions are: %s."), name,
                    survey->title, list);
    }
  return NULL;
}
