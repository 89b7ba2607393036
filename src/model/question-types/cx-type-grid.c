#include "config.h"

#include "cx-question-types.h"

#include "cx-error.h"

#include <math.h>

/* The same question about several rows. What a cell holds is the field "cells". */

static const CxFieldChoice cells[] = {
  { "single", N_ ("One choice per row") },
  { "multiple", N_ ("Several choices per row") },
  { "number", N_ ("A number per row") },
  { "text", N_ ("A text per row") },
  { NULL, NULL },
};

static const CxField fields[] = {
  { "cells", CX_FIELD_CHOICE, N_ ("Answers"), "single", 0, 0, cells, NULL },
  { "shuffle", CX_FIELD_BOOLEAN, N_ ("Show the rows in random order"), "0", 0, 0, NULL, NULL },
};

static void
layout_row (CxQuestion *question, CxQuestionRow *row, const char *kind)
{
  if (g_strcmp0 (kind, "multiple") == 0)
    for (guint i = 0; i < question->choices->len; i++)
      cx_question_ensure_item (question, CX_ITEM_CHOICE, CX_STORAGE_INTEGER,
                               g_ptr_array_index (question->choices, i), row);
  else if (g_strcmp0 (kind, "number") == 0)
    cx_question_ensure_item (question, CX_ITEM_ROW, CX_STORAGE_REAL, NULL, row);
  else if (g_strcmp0 (kind, "text") == 0)
    cx_question_ensure_item (question, CX_ITEM_ROW, CX_STORAGE_TEXT, NULL, row);
  else
    cx_question_ensure_item (question, CX_ITEM_ROW, CX_STORAGE_INTEGER, NULL, row);
}

static void
layout (CxQuestion *question)
{
  g_autofree char *kind = cx_question_get_property (question, "cells");

  for (guint i = 0; i < question->rows->len; i++)
    layout_row (question, g_ptr_array_index (question->rows, i), kind);
  cx_type_layout_others (question);
}

/* A grid may ask for points of a scale in place of choices. */
static gboolean
prepare (CxQuestion *question, GError **error)
{
  if (isnan (question->scale_min) && isnan (question->scale_max))
    return TRUE;
  return cx_type_prepare_scale (question, 1, 5, error);
}

static gboolean
read_cell (CxQuestion *question, CxItem *item, const char *answer, double *number, GError **error)
{
  gboolean chosen;

  if (cx_type_parse_yes_no (answer, &chosen))
    {
      *number = chosen ? 1 : 0;
      return TRUE;
    }
  cx_error_set (error, CX_ERROR_INVALID, _ ("Write 1 if it was chosen and 0 if not."),
                _ ("“%s” does not tell whether choice “%s” was chosen."), answer,
                item->choice->text);
  return FALSE;
}

static gboolean
read (CxQuestion *question,
      CxItem *item,
      const char *answer,
      double *number,
      char **text,
      GError **error)
{
  if (item->storage == CX_STORAGE_TEXT)
    return cx_type_read_text (question, item, answer, number, text, error);
  if (item->storage == CX_STORAGE_REAL)
    return cx_type_read_number (question, item, answer, number, text, error);
  if (item->kind == CX_ITEM_CHOICE)
    return read_cell (question, item, answer, number, error);
  if (question->choices->len == 0 && !isnan (question->scale_min))
    return cx_type_read_scale (question, item, answer, number, text, error);
  return cx_type_read_choice (question, item, answer, number, text, error);
}

const CxQuestionType cx_type_grid = {
  .id = "grid",
  .title = N_ ("Grid"),
  .metric = "distribution",
  .flags = CX_TYPE_HAS_CHOICES | CX_TYPE_HAS_ROWS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .layout = layout,
  .prepare = prepare,
  .read = read,
};
