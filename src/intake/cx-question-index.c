#include "config.h"

#include "cx-question-index.h"

GHashTable *
cx_question_index_new (CxSurvey *survey)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < survey->questions->len; i++)
    cx_question_index_add (index, g_ptr_array_index (survey->questions, i));
  return index;
}

void
cx_question_index_add (GHashTable *index, CxQuestion *question)
{
  if (!g_hash_table_contains (index, question->code))
    g_hash_table_insert (index, question->code, question);
}

CxQuestion *
cx_question_index_find (GHashTable *index, CxSurvey *survey, const char *name, GError **error)
{
  CxQuestion *question = g_hash_table_lookup (index, name);

  return question != NULL && !question->hidden ? question
                                               : cx_survey_find_question (survey, name, error);
}
