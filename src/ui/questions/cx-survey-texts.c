#include "config.h"

#include "cx-survey-texts.h"

#include "cx-i18n.h"

void
cx_survey_text_free (CxSurveyText *text)
{
  g_free (text->owner);
  g_free (text->base);
  g_free (text);
}

static void
add (GPtrArray *texts,
     gint64 place,
     const char *owner,
     const char *field,
     const char *label,
     const char *base)
{
  CxSurveyText *text;

  if (base == NULL || *base == '\0')
    return;
  text = g_new0 (CxSurveyText, 1);
  text->place = place;
  text->owner = g_strdup (owner);
  text->field = field;
  text->label = label;
  text->base = g_strdup (base);
  g_ptr_array_add (texts, text);
}

static void
add_property (GPtrArray *texts, const CxQuestion *question, const char *key, const char *label)
{
  g_autofree char *base = cx_question_get_property (question, key);

  add (texts, question->id, question->uuid, key, label, base);
}

static void
add_question (GPtrArray *texts, const CxQuestion *question)
{
  const gint64 id = question->id;

  add (texts, id, question->uuid, "text", N_ ("Question"), question->text);
  add (texts, id, question->uuid, "hint", N_ ("Hint"), question->hint);
  add_property (texts, question, "label_min", N_ ("Label of the lowest point"));
  add_property (texts, question, "label_max", N_ ("Label of the highest point"));
  for (guint i = 0; i < question->rows->len; i++)
    {
      const CxQuestionRow *row = g_ptr_array_index (question->rows, i);

      if (!row->hidden)
        add (texts, id, row->uuid, "text", N_ ("Row"), row->text);
    }
  for (guint i = 0; i < question->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (!choice->hidden)
        add (texts, id, choice->uuid, "text", N_ ("Choice"), choice->text);
    }
  add (texts, id, question->uuid, "validation_message", N_ ("Message when an answer does not fit"),
       question->validation_message);
}

gint64
cx_survey_text_place_of_page (const CxPage *page)
{
  return -1 - page->id;
}

static void
add_page (GPtrArray *texts, const CxPage *page)
{
  const gint64 place = cx_survey_text_place_of_page (page);

  add (texts, place, page->uuid, "title", N_ ("Heading of the page"), page->title);
  add (texts, place, page->uuid, "description", N_ ("Text below the heading"), page->description);
}

GPtrArray *
cx_survey_texts_list (CxSurvey *survey, GHashTable *deleted)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_survey_text_free);
  g_autoptr (GHashTable) pages = g_hash_table_new (NULL, NULL);

  add (texts, 0, survey->uuid, "title", N_ ("Title"), survey->title);
  add (texts, 0, survey->uuid, "description", N_ ("Description"), survey->description);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const CxQuestion *question = g_ptr_array_index (survey->questions, i);
      const CxPage *page = question->page;

      if (deleted != NULL && g_hash_table_contains (deleted, &question->id))
        continue;
      if (page != NULL && g_hash_table_add (pages, (gpointer) page))
        add_page (texts, page);
      add_question (texts, question);
    }
  /* Pages on which there is no question yet. */
  for (guint i = 0; i < survey->pages->len; i++)
    {
      CxPage *page = g_ptr_array_index (survey->pages, i);

      if (!page->hidden && g_hash_table_add (pages, page))
        add_page (texts, page);
    }
  return texts;
}

const char *
cx_survey_text_get_translation (CxSurvey *survey, const CxSurveyText *text, const char *language)
{
  return cx_survey_translate (survey, text->owner, text->field, language, NULL);
}

CxSurveyTextState
cx_survey_text_get_state (CxSurvey *survey, const CxSurveyText *text, const char *language)
{
  const char *source = cx_survey_get_translation_source (survey, text->owner, text->field,
                                                         language);

  if (cx_survey_text_get_translation (survey, text, language) == NULL)
    return CX_SURVEY_TEXT_MISSING;
  return source == NULL || g_str_equal (source, text->base) ? CX_SURVEY_TEXT_DONE
                                                            : CX_SURVEY_TEXT_OUTDATED;
}

guint
cx_survey_texts_count_done (CxSurvey *survey, GPtrArray *texts, const char *language)
{
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    n += cx_survey_text_get_state (survey, g_ptr_array_index (texts, i), language) ==
         CX_SURVEY_TEXT_DONE;
  return n;
}

gboolean
cx_survey_texts_find_next (CxSurvey *survey,
                           GPtrArray *texts,
                           const char *language,
                           gint64 after,
                           gint64 *place)
{
  guint start = 0;

  /* Behind the last text of where one is now. */
  for (guint i = 0; i < texts->len; i++)
    if (((CxSurveyText *) g_ptr_array_index (texts, i))->place == after)
      start = i + 1;
  for (guint i = 0; i < texts->len; i++)
    {
      const CxSurveyText *text = g_ptr_array_index (texts, (start + i) % texts->len);

      if (cx_survey_text_get_state (survey, text, language) == CX_SURVEY_TEXT_DONE)
        continue;
      *place = text->place;
      return TRUE;
    }
  return FALSE;
}
