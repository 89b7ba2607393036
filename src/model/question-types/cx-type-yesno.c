#include "config.h"

#include "cx-question-types.h"

/* Yes or no: two choices, of which the first is the yes. */

/* The choices that yes and no are: by code, else the first and the second. */
static CxChoice *
get_choice (CxQuestion *question, gboolean yes)
{
  CxChoice *choice = cx_question_find_choice (question, yes ? "yes" : "no");

  if (choice == NULL && question->choices->len >= 2)
    choice = g_ptr_array_index (question->choices, yes ? 0 : 1);
  return choice;
}

static gboolean
prepare (CxQuestion *question, GError **error)
{
  if (question->choices->len == 0)
    {
      CxChoice *yes = cx_choice_new ("yes", 1, _ ("Yes"));
      CxChoice *no = cx_choice_new ("no", 2, _ ("No"));

      yes->score = 1;
      no->score = 0;
      g_ptr_array_add (question->choices, yes);
      g_ptr_array_add (question->choices, no);
    }
  return TRUE;
}

static void
layout (CxQuestion *question)
{
  cx_type_layout_integer (question);
  cx_type_layout_others (question);
}

static gboolean
read (CxQuestion *question,
      CxItem *item,
      const char *answer,
      double *number,
      char **text,
      GError **error)
{
  gboolean yes;

  if (item->storage == CX_STORAGE_INTEGER && cx_type_parse_yes_no (answer, &yes) &&
      get_choice (question, yes) != NULL)
    {
      *number = get_choice (question, yes)->number;
      return TRUE;
    }
  return cx_type_read_choice (question, item, answer, number, text, error);
}

const CxQuestionType cx_type_yesno = {
  .id = "yesno",
  .title = N_ ("Yes or no"),
  .metric = "distribution",
  .flags = CX_TYPE_HAS_CHOICES,
  .layout = layout,
  .prepare = prepare,
  .read = read,
};
