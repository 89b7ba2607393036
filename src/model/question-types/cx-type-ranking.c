#include "config.h"

#include "cx-question-types.h"

#include "cx-error.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

/* Choices put in order: each choice's rank, 1 the best. */

static const CxField fields[] = {
  { "max_ranked", CX_FIELD_INTEGER, N_ ("Most places to rank"), NULL, 0, 1000, NULL, NULL },
  { "shuffle", CX_FIELD_BOOLEAN, N_ ("Show the choices in random order"), "0", 0, 0, NULL, NULL },
};

static void
layout (CxQuestion *question)
{
  for (guint i = 0; i < question->choices->len; i++)
    cx_question_ensure_item (question, CX_ITEM_RANK, CX_STORAGE_INTEGER,
                             g_ptr_array_index (question->choices, i), NULL);
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
  double value;

  if (item->kind != CX_ITEM_RANK)
    return cx_type_read_text (question, item, answer, number, text, error);

  if (!cx_number_parse (answer, strlen (answer), &value) || value != floor (value) || value < 1 ||
      value > question->choices->len)
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Write the place in the order, 1 for the best."),
                    _ ("“%s” is not a rank from 1 to %u."), answer, question->choices->len);
      return FALSE;
    }
  *number = value;
  return TRUE;
}

const CxQuestionType cx_type_ranking = {
  .id = "ranking",
  .title = N_ ("Ranking"),
  .metric = "distribution",
  .flags = CX_TYPE_HAS_CHOICES,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .layout = layout,
  .read = read,
};
