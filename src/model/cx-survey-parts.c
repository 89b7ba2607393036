#include "config.h"

#include "cx-model-private.h"

#include "cx-store.h"

#include <string.h>

/* Walks over all parts of a survey: their uuids and their texts. */

static void
each_question_uuid (CxQuestion *question, CxSurveyUuidFunc func, gpointer user_data)
{
  func (&question->uuid, "question", user_data);
  for (guint i = 0; i < question->choices->len; i++)
    func (&((CxChoice *) g_ptr_array_index (question->choices, i))->uuid, "choice", user_data);
  for (guint i = 0; i < question->rows->len; i++)
    func (&((CxQuestionRow *) g_ptr_array_index (question->rows, i))->uuid, "question_row",
          user_data);
  for (guint i = 0; i < question->items->len; i++)
    func (&((CxItem *) g_ptr_array_index (question->items, i))->uuid, "item", user_data);
}

void
cx_survey_each_uuid (CxSurvey *survey, CxSurveyUuidFunc func, gpointer user_data)
{
  func (&survey->uuid, "survey", user_data);
  for (guint i = 0; i < survey->pages->len; i++)
    func (&((CxPage *) g_ptr_array_index (survey->pages, i))->uuid, "page", user_data);
  for (guint i = 0; i < survey->questions->len; i++)
    each_question_uuid (g_ptr_array_index (survey->questions, i), func, user_data);
  for (guint i = 0; i < survey->logic->len; i++)
    func (&((CxLogic *) g_ptr_array_index (survey->logic, i))->uuid, "logic", user_data);
}

/* --- New uuids --- */

static void
renew (char **uuid, const char *table, gpointer user_data)
{
  GHashTable *renewed = user_data;
  char *fresh = cx_uuid_new ();

  g_hash_table_insert (renewed, *uuid, g_strdup (fresh));
  *uuid = fresh;
}

/* The same table with the uuid at the head of every key renewed. */
static GHashTable *
renew_keys (GHashTable *texts, GHashTable *renewed)
{
  GHashTable *result = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  const char *key, *text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &text))
    {
      gsize length = strcspn (key, "\037");
      g_autofree char *uuid = g_strndup (key, length);
      const char *fresh = g_hash_table_lookup (renewed, uuid);

      g_hash_table_insert (result, g_strconcat (fresh != NULL ? fresh : uuid, key + length, NULL),
                           g_strdup (text));
    }
  g_hash_table_unref (texts);
  return result;
}

void
cx_survey_renew_uuids (CxSurvey *survey)
{
  g_autoptr (GHashTable) renewed = NULL;

  renewed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  cx_survey_each_uuid (survey, renew, renewed);
  survey->translations = renew_keys (survey->translations, renewed);
  survey->translation_sources = renew_keys (survey->translation_sources, renewed);
  for (guint i = 0; i < survey->logic->len; i++)
    {
      CxLogic *logic = g_ptr_array_index (survey->logic, i);
      const char *fresh = logic->target != NULL ? g_hash_table_lookup (renewed, logic->target)
                                                : NULL;

      if (fresh == NULL)
        continue;
      g_free (logic->target);
      logic->target = g_strdup (fresh);
    }
}

/* --- Texts --- */

static void
add_text (GHashTable *texts, const char *uuid, const char *field, const char *text)
{
  if (text != NULL)
    g_hash_table_insert (texts, g_strjoin ("\037", uuid, field, NULL), (gpointer) text);
}

static void
add_question_texts (GHashTable *texts, CxQuestion *question)
{
  add_text (texts, question->uuid, "text", question->text);
  add_text (texts, question->uuid, "hint", question->hint);
  add_text (texts, question->uuid, "validation_message", question->validation_message);
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      add_text (texts, choice->uuid, "text", choice->text);
    }
  for (guint i = 0; i < question->rows->len; i++)
    {
      CxQuestionRow *row = g_ptr_array_index (question->rows, i);

      add_text (texts, row->uuid, "text", row->text);
    }
}

GHashTable *
cx_survey_collect_texts (CxSurvey *survey)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_text (texts, survey->uuid, "title", survey->title);
  add_text (texts, survey->uuid, "description", survey->description);
  for (guint i = 0; i < survey->pages->len; i++)
    {
      CxPage *page = g_ptr_array_index (survey->pages, i);

      add_text (texts, page->uuid, "title", page->title);
      add_text (texts, page->uuid, "description", page->description);
    }
  for (guint i = 0; i < survey->questions->len; i++)
    add_question_texts (texts, g_ptr_array_index (survey->questions, i));
  return texts;
}
