#include "config.h"

#include "cx-question-types.h"

#include "cx-error.h"
#include "cx-text.h"

#include <string.h>

/* Several of several choices: a column of 1 and 0 per choice, or one list where there are too many
 * choices for that. */

#define COLUMNS_MAX 200

static const CxField fields[] = {
  { "min_chosen", CX_FIELD_INTEGER, N_ ("Fewest choices"), NULL, 0, 1000, NULL, NULL },
  { "max_chosen", CX_FIELD_INTEGER, N_ ("Most choices"), NULL, 0, 1000, NULL, NULL },
  { "shuffle", CX_FIELD_BOOLEAN, N_ ("Show the choices in random order"), "0", 0, 0, NULL, NULL },
};

static gboolean
has_choice_items (CxQuestion *question)
{
  for (guint i = 0; i < question->items->len; i++)
    {
      CxItem *item = g_ptr_array_index (question->items, i);

      if (item->kind == CX_ITEM_CHOICE)
        return TRUE;
    }
  return FALSE;
}

/* How a question was laid out first stays, or its answers would stand in two places. */
static void
layout (CxQuestion *question)
{
  gboolean list = cx_question_find_item (question, CX_ITEM_LIST, NULL, NULL) != NULL;

  if (!list && question->choices->len > COLUMNS_MAX && !has_choice_items (question))
    list = TRUE;

  if (list)
    cx_question_ensure_item (question, CX_ITEM_LIST, CX_STORAGE_TEXT, NULL, NULL);
  else
    for (guint i = 0; i < question->choices->len; i++)
      cx_question_ensure_item (question, CX_ITEM_CHOICE, CX_STORAGE_INTEGER,
                               g_ptr_array_index (question->choices, i), NULL);
  cx_type_layout_others (question);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Codes or labels with ";" or "," between them, or one label that holds such a sign itself. */
static gboolean
read_list (CxQuestion *question, CxItem *item, const char *answer, char **text, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) list = g_string_new (NULL);
  CxItem whole = { .storage = CX_STORAGE_INTEGER };
  g_auto (GStrv) parts = NULL;
  double number = 0;

  if (cx_type_read_choice (question, &whole, answer, &number, NULL, NULL))
    parts = g_strsplit (answer, "\001", -1);
  else
    parts = g_strsplit (answer, strchr (answer, ';') != NULL ? ";" : ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      int value;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if (!cx_type_read_choice (question, &whole, parts[i], &number, NULL, error))
        return FALSE;
      value = (int) number;
      g_array_append_val (numbers, value);
    }

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    {
      int value = g_array_index (numbers, int, i);

      if (i == 0 || value != g_array_index (numbers, int, i - 1))
        g_string_append_printf (list, list->len > 0 ? " %d" : "%d", value);
    }
  *text = g_strdup (list->str);
  return TRUE;
}

static gboolean
read (CxQuestion *question,
      CxItem *item,
      const char *answer,
      double *number,
      char **text,
      GError **error)
{
  g_autofree char *key = NULL, *label = NULL;
  gboolean chosen = FALSE;

  if (item->kind == CX_ITEM_LIST)
    return read_list (question, item, answer, text, error);
  if (item->kind != CX_ITEM_CHOICE)
    return cx_type_read_text (question, item, answer, number, text, error);

  key = cx_text_key (answer);
  label = cx_text_key (item->choice->text);
  if (strcmp (key, label) == 0 || strcmp (answer, item->choice->code) == 0)
    chosen = TRUE;
  else if (!cx_type_parse_yes_no (answer, &chosen))
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Write 1 if it was chosen and 0 if not."),
                    _ ("“%s” does not tell whether choice “%s” was chosen."), answer,
                    item->choice->text);
      return FALSE;
    }
  *number = chosen ? 1 : 0;
  return TRUE;
}

const CxQuestionType cx_type_multiple = {
  .id = "multiple",
  .title = N_ ("Several choices"),
  .metric = "distribution",
  .flags = CX_TYPE_HAS_CHOICES,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .layout = layout,
  .read = read,
};
