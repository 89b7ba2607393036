#include "config.h"

#include "cx-match-index.h"

#include "cx-text.h"

struct _CxMatchIndex
{
  GHashTable *by_code;   /* in small letters */
  GHashTable *by_text;   /* cx_text_key () */
  GHashTable *by_folded; /* cx_text_fold () */
};

/* The first of several alike counts. @key (transfer full) */
static void
take (GHashTable *table, char *key, gpointer value)
{
  if (*key == '\0' || g_hash_table_contains (table, key))
    g_free (key);
  else
    g_hash_table_insert (table, key, value);
}

static GHashTable *
make_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

CxMatchIndex *
cx_match_index_new (CxSurvey *survey)
{
  CxMatchIndex *self = g_new0 (CxMatchIndex, 1);

  self->by_code = make_table ();
  self->by_text = make_table ();
  self->by_folded = make_table ();
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);
      g_autofree char *plain = NULL;

      if (question->hidden)
        continue;
      plain = cx_text_strip_html (question->text);
      take (self->by_code, g_ascii_strdown (question->code, -1), question);
      take (self->by_text, cx_text_key (plain), question);
      take (self->by_folded, cx_text_fold (plain), question);
    }
  return self;
}

void
cx_match_index_free (CxMatchIndex *index)
{
  g_hash_table_unref (index->by_code);
  g_hash_table_unref (index->by_text);
  g_hash_table_unref (index->by_folded);
  g_free (index);
}

CxQuestion *
cx_match_index_find (CxMatchIndex *index, const char *code, const char *text)
{
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_autofree char *key = cx_text_key (text);
  g_autofree char *folded = cx_text_fold (text);
  CxQuestion *question = g_hash_table_lookup (index->by_code, lower);

  if (question == NULL)
    question = g_hash_table_lookup (index->by_text, key);
  return question != NULL ? question : g_hash_table_lookup (index->by_folded, folded);
}

/* --- One question -------------------------------------------------------------------------- */

void
cx_match_parts_init (CxMatchParts *parts, CxQuestion *question)
{
  parts->question = question;
  parts->choices = make_table ();
  parts->rows = make_table ();
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      take (parts->choices, cx_text_fold (choice->text != NULL ? choice->text : ""), choice);
    }
  for (guint i = 0; i < question->rows->len; i++)
    {
      CxQuestionRow *row = g_ptr_array_index (question->rows, i);

      take (parts->rows, cx_text_fold (row->text != NULL ? row->text : ""), row);
    }
}

void
cx_match_parts_clear (CxMatchParts *parts)
{
  g_clear_pointer (&parts->choices, g_hash_table_unref);
  g_clear_pointer (&parts->rows, g_hash_table_unref);
}

CxChoice *
cx_match_parts_find_choice (CxMatchParts *parts, const char *text, const char *code)
{
  g_autofree char *folded = cx_text_fold (text != NULL ? text : "");
  CxChoice *choice = g_hash_table_lookup (parts->choices, folded);

  if (choice == NULL && text != NULL)
    choice = cx_question_find_choice (parts->question, text);
  if (choice == NULL && code != NULL)
    choice = cx_question_find_choice (parts->question, code);
  return choice;
}

CxQuestionRow *
cx_match_parts_find_row (CxMatchParts *parts, const char *text, const char *code)
{
  g_autofree char *folded = cx_text_fold (text != NULL ? text : "");
  CxQuestionRow *row = g_hash_table_lookup (parts->rows, folded);

  return row == NULL && code != NULL ? cx_question_find_row (parts->question, code) : row;
}
