#include "config.h"

#include "cx-question-defaults.h"

#include "cx-i18n.h"

typedef struct
{
  const char *type_id;
  const char *purpose;    /* N_() */
  const char *text;       /* N_() */
  const char *low, *high; /* N_(), nullable: labels of the scale's ends */
} Defaults;

static const Defaults defaults[] = {
  { "nps", N_ ("Would they recommend you, from 0 to 10"),
    N_ ("How likely are you to recommend us to a friend or colleague?"), N_ ("Not at all likely"),
    N_ ("Extremely likely") },
  { "csat", N_ ("How satisfied they are, from 1 to 5"),
    N_ ("How satisfied were you with your visit today?"), N_ ("Very dissatisfied"),
    N_ ("Very satisfied") },
  { "ces", N_ ("How easy something was, from 1 to 7"),
    N_ ("How easy was it to get what you needed?"), N_ ("Very difficult"), N_ ("Very easy") },
  { "rating", N_ ("Points on any scale, as numbers, stars or a slider"),
    N_ ("How would you rate our service?"), N_ ("Poor"), N_ ("Excellent") },
  { "single", N_ ("One of several choices"), N_ ("Which of these fits best?"), NULL, NULL },
  { "multiple", N_ ("As many of several choices as they like"), N_ ("Which of these apply to you?"),
    NULL, NULL },
  { "yesno", N_ ("A plain yes or no"), N_ ("Would you come again?"), NULL, NULL },
  { "ranking", N_ ("Choices put in order"), N_ ("What matters most to you? Put these in order."),
    NULL, NULL },
  { "grid", N_ ("The same question about several things"),
    N_ ("How satisfied were you with each of these?"), NULL, NULL },
  { "text", N_ ("Their own words"), N_ ("What could we do better?"), NULL, NULL },
  { "number", N_ ("An amount or a count"), N_ ("How many times have you visited us?"), NULL, NULL },
  { "date", N_ ("A day"), N_ ("When did you visit us?"), NULL, NULL },
  { "time", N_ ("A time of day"), N_ ("At what time did you visit us?"), NULL, NULL },
  { "email", N_ ("An e-mail address"), N_ ("What is your e-mail address?"), NULL, NULL },
  { "phone", N_ ("A phone number"), N_ ("What is your phone number?"), NULL, NULL },
  { "id", N_ ("A receipt, order or customer number"), N_ ("What is the number on your receipt?"),
    NULL, NULL },
};

static const Defaults *
find (const char *type_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_strcmp0 (defaults[i].type_id, type_id) == 0)
      return &defaults[i];
  return NULL;
}

const char *
cx_question_defaults_purpose (const char *type_id)
{
  const Defaults *entry = find (type_id);

  return entry != NULL ? _ (entry->purpose) : "";
}

/* --- Choices and rows --- */

static void
add_choice (CxQuestion *question, const char *code, char *text)
{
  const int number = cx_question_next_number (question);
  g_autofree char *made = code != NULL ? g_strdup (code)
                                       : cx_question_make_choice_code (question, text);

  g_ptr_array_add (question->choices, cx_choice_new (made, number, text));
  g_free (text);
}

static void
add_yes_and_no (CxQuestion *question, const char *language)
{
  add_choice (question, "yes", g_strdup (cx_translate (language, N_ ("Yes"))));
  add_choice (question, "no", g_strdup (cx_translate (language, N_ ("No"))));
  ((CxChoice *) g_ptr_array_index (question->choices, 0))->score = 1;
  ((CxChoice *) g_ptr_array_index (question->choices, 1))->score = 0;
}

void
cx_question_defaults_add_parts (CxQuestion *question, const char *language)
{
  const CxQuestionTypeFlags flags = question->type->flags;
  const char *choice = cx_translate (language, N_ ("Choice %d"));
  const char *row = cx_translate (language, N_ ("Row %d"));

  if ((flags & CX_TYPE_HAS_CHOICES) != 0 && question->choices->len == 0)
    {
      if (g_strcmp0 (question->type_id, "yesno") == 0)
        add_yes_and_no (question, language);
      else
        for (int i = 1; i <= 2; i++)
          add_choice (question, NULL, g_strdup_printf (choice, i));
    }
  if ((flags & CX_TYPE_HAS_ROWS) != 0 && question->rows->len == 0)
    for (int i = 1; i <= 2; i++)
      {
        g_autofree char *text = g_strdup_printf (row, i);
        g_autofree char *code = cx_question_make_row_code (question, text);

        g_ptr_array_add (question->rows, cx_question_row_new (code, text));
      }
}

CxQuestion *
cx_question_defaults_new (const char *type_id, const char *language)
{
  const Defaults *entry = find (type_id);
  CxQuestion *question = cx_question_new (type_id);

  if (entry == NULL)
    return question;
  question->text = g_strdup (cx_translate (language, entry->text));
  if (entry->low != NULL)
    cx_question_set_property (question, "label_min", cx_translate (language, entry->low));
  if (entry->high != NULL)
    cx_question_set_property (question, "label_max", cx_translate (language, entry->high));
  if (g_str_equal (type_id, "text"))
    cx_question_set_property (question, "multiline", "true");
  cx_question_defaults_add_parts (question, language);
  return question;
}

/* --- Copies --- */

static void
copy_choices (const CxQuestion *from, CxQuestion *to)
{
  for (guint i = 0; i < from->choices->len; i++)
    {
      const CxChoice *old = g_ptr_array_index (from->choices, i);
      CxChoice *choice;

      if (old->hidden)
        continue;
      choice = cx_choice_new (old->code, old->number, old->text);
      choice->score = old->score;
      choice->exclusive = old->exclusive;
      choice->other = old->other;
      choice->missing = old->missing;
      choice->filter = g_strdup (old->filter);
      choice->properties = g_strdup (old->properties);
      g_ptr_array_add (to->choices, choice);
    }
}

static void
copy_rows (const CxQuestion *from, CxQuestion *to)
{
  for (guint i = 0; i < from->rows->len; i++)
    {
      const CxQuestionRow *old = g_ptr_array_index (from->rows, i);
      CxQuestionRow *row;

      if (old->hidden)
        continue;
      row = cx_question_row_new (old->code, old->text);
      row->properties = g_strdup (old->properties);
      g_ptr_array_add (to->rows, row);
    }
}

CxQuestion *
cx_question_defaults_copy (const CxQuestion *question)
{
  CxQuestion *copy = cx_question_new (question->type_id);

  g_set_object (&copy->page, question->page);
  copy->page_id = question->page_id;
  copy->text = g_strdup (question->text);
  copy->hint = g_strdup (question->hint);
  copy->required = g_strdup (question->required);
  copy->relevant = g_strdup (question->relevant);
  copy->validation = g_strdup (question->validation);
  copy->validation_message = g_strdup (question->validation_message);
  copy->calculation = g_strdup (question->calculation);
  copy->default_value = g_strdup (question->default_value);
  copy->choice_filter = g_strdup (question->choice_filter);
  g_free (copy->properties);
  copy->properties = g_strdup (question->properties);
  copy->touchpoint = g_strdup (question->touchpoint);
  copy->scale_min = question->scale_min;
  copy->scale_max = question->scale_max;
  copy_choices (question, copy);
  copy_rows (question, copy);
  return copy;
}
