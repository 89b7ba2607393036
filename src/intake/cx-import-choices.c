#include "config.h"

#include "cx-import-choices.h"

#include "cx-code.h"
#include "cx-text.h"

#include <string.h>

struct _CxImportChoices
{
  CxQuestion *question;
  GHashTable *by_text; /* key of the text → CxChoice */
  GHashTable *by_code; /* code, and its lower case → CxChoice */
  GHashTable *repeats; /* code → how many were made of it, so that many alike cost no search */
  guint added;
};

static void
note_code (CxImportChoices *choices, CxChoice *choice)
{
  char *lower = g_utf8_strdown (choice->code, -1);

  g_hash_table_insert (choices->by_code, g_strdup (choice->code), choice);
  if (g_hash_table_contains (choices->by_code, lower))
    g_free (lower);
  else
    g_hash_table_insert (choices->by_code, lower, choice);
}

static void
note_choice (CxImportChoices *choices, CxChoice *choice)
{
  cx_import_choices_alias (choices, choice->text, choice);
  note_code (choices, choice);
}

/* What the choices are called in other languages. */
static void
note_translations (CxImportChoices *choices, CxSurvey *survey)
{
  g_autoptr (GHashTable) by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = choices->question->choices;
  GHashTableIter iter;
  gpointer key, text;

  for (guint i = 0; i < list->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (list, i);

      g_hash_table_insert (by_uuid, choice->uuid, choice);
    }
  g_hash_table_iter_init (&iter, survey->translations);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      g_auto (GStrv) parts = g_strsplit (key, "\037", 3);
      CxChoice *choice = g_hash_table_lookup (by_uuid, parts[0]);

      if (choice != NULL && g_strcmp0 (parts[1], "text") == 0)
        cx_import_choices_alias (choices, text, choice);
    }
}

CxImportChoices *
cx_import_choices_new (CxSurvey *survey, CxQuestion *question)
{
  CxImportChoices *self = g_new0 (CxImportChoices, 1);

  self->question = question;
  self->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->repeats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < question->choices->len; i++)
    note_choice (self, g_ptr_array_index (question->choices, i));
  note_translations (self, survey);
  return self;
}

void
cx_import_choices_free (CxImportChoices *choices)
{
  g_hash_table_unref (choices->by_text);
  g_hash_table_unref (choices->by_code);
  g_hash_table_unref (choices->repeats);
  g_free (choices);
}

CxChoice *
cx_import_choices_find_code (CxImportChoices *choices, const char *code)
{
  CxChoice *choice = g_hash_table_lookup (choices->by_code, code);
  g_autofree char *lower = NULL;

  if (choice != NULL)
    return choice;

  lower = g_utf8_strdown (code, -1);
  return g_hash_table_lookup (choices->by_code, lower);
}

CxChoice *
cx_import_choices_find (CxImportChoices *choices, const char *text)
{
  g_autofree char *key = cx_text_key (text);
  CxChoice *choice = g_hash_table_lookup (choices->by_text, key);

  return choice != NULL ? choice : cx_import_choices_find_code (choices, text);
}

void
cx_import_choices_alias (CxImportChoices *choices, const char *text, CxChoice *choice)
{
  char *key = cx_text_key (text);

  if (key[0] == '\0' || g_hash_table_contains (choices->by_text, key))
    g_free (key);
  else
    g_hash_table_insert (choices->by_text, key, choice);
}

/* @base and a number, not longer than a code is. */
static char *
number_code (const char *base, guint number)
{
  g_autofree char *suffix = g_strdup_printf ("_%u", number);
  int room = CX_CODE_LENGTH - (int) strlen (suffix);

  return g_strdup_printf ("%.*s%s", room, base, suffix);
}

static char *
make_code (CxImportChoices *choices, const char *text)
{
  g_autofree char *base = cx_code_from_heading (text);
  char *code;
  guint n;

  if (base[0] == '\0')
    {
      g_free (base);
      base = g_strdup ("choice");
    }
  n = GPOINTER_TO_UINT (g_hash_table_lookup (choices->repeats, base)) + 1;
  code = n == 1 ? g_strdup (base) : number_code (base, n);
  while (g_hash_table_contains (choices->by_code, code))
    {
      g_free (code);
      code = number_code (base, ++n);
    }
  g_hash_table_replace (choices->repeats, g_steal_pointer (&base), GUINT_TO_POINTER (n));
  return code;
}

CxChoice *
cx_import_choices_add (CxImportChoices *choices, const char *code, const char *text)
{
  g_autofree char *unique = NULL;
  CxChoice *choice;

  if (code != NULL && code[0] != '\0' && cx_import_choices_find_code (choices, code) == NULL)
    unique = g_strdup (code);
  else
    unique = make_code (choices, text);
  choice = cx_choice_new (unique, cx_question_next_number (choices->question), text);
  g_ptr_array_add (choices->question->choices, choice);
  note_choice (choices, choice);
  choices->added++;
  return choice;
}

CxChoice *
cx_import_choices_get_other (CxImportChoices *choices)
{
  for (guint i = 0; i < choices->question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (choices->question->choices, i);

      if (choice->other)
        return choice;
    }
  return NULL;
}

guint
cx_import_choices_get_added (CxImportChoices *choices)
{
  return choices->added;
}

CxQuestion *
cx_import_choices_get_question (CxImportChoices *choices)
{
  return choices->question;
}
