#include "config.h"

#include "cx-filter.h"

#include <math.h>
#include <string.h>

/* Numbers with more different values than this are compared as they are. */
#define MAX_NUMBERS 1000

void
cx_filter_prepare (CxFilter *filter)
{
  for (guint i = 0; i < filter->n_slots; i++)
    if (filter->variables[i].kind != CX_VARIABLE_MOMENT)
      filter->codes[i] = cx_frame_get_codes (
          filter->frame, &filter->variables[i],
          filter->variables[i].kind == CX_VARIABLE_NUMBER ? MAX_NUMBERS : 0);
}

/* "3 17" as the codes of those choices. */
static void
set_choices (const CxVariable *variable, const char *numbers, CxExprValue *value)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  while (numbers != NULL && *numbers != '\0')
    {
      char *end;
      int number = (int) g_ascii_strtoll (numbers, &end, 10);
      CxChoice *choice = cx_question_get_choice_by_number (variable->question, number);

      if (choice != NULL && codes->len > 0)
        g_string_append_c (codes, CX_EXPR_SET_SEPARATOR);
      if (choice != NULL)
        g_string_append (codes, choice->code);
      numbers = strchr (end, ' ');
      numbers = numbers != NULL ? numbers + 1 : NULL;
    }
  if (codes->len > 0)
    cx_expr_value_take_set (value, g_strdup (codes->str));
}

/* A date, or a date and time read in the business's zone. */
static void
set_date (const char *text, CxZoneCache *zone, CxExprValue *value)
{
  g_auto (CxExprValue) written = CX_EXPR_VALUE_INIT;
  gint64 number;

  cx_expr_value_set_text (&written, text);
  if (strlen (text) <= strlen ("2026-03-09"))
    {
      if (cx_expr_value_to_days (&written, zone, &number))
        cx_expr_value_set_date (value, number);
    }
  else if (cx_expr_value_to_moment (&written, zone, &number))
    cx_expr_value_set_date_time (value, number);
}

static void
set_from_codes (const CxCodes *codes, guint index, CxZoneCache *zone, CxExprValue *value)
{
  gint32 code = cx_codes_get_code (codes, index);
  CxChoice *choice;

  if (code < 0)
    return;

  switch (codes->variable.kind)
    {
    case CX_VARIABLE_CHOICE:
      choice = cx_question_get_choice_by_number (codes->variable.question, code);
      if (choice != NULL)
        cx_expr_value_set_text (value, choice->code);
      break;
    case CX_VARIABLE_SET:
      set_choices (&codes->variable, cx_codes_get_text (codes, index), value);
      break;
    case CX_VARIABLE_TEXT:
      cx_expr_value_set_text (value, cx_codes_get_text (codes, index));
      break;
    case CX_VARIABLE_DATE:
      set_date (cx_codes_get_text (codes, index), zone, value);
      break;
    case CX_VARIABLE_SCALE:
    case CX_VARIABLE_NUMBER:
    case CX_VARIABLE_MOMENT:
    case CX_VARIABLE_WHOLE:
    default:
      cx_expr_value_set_number (value, codes->numbers != NULL ? codes->numbers[code] : code);
      break;
    }
}

static const CxColumn *
get_column (CxFilter *filter, guint slot)
{
  const CxVariable *variable = &filter->variables[slot];

  return variable->question != NULL ? cx_frame_get_item (filter->frame, variable->item)
                                    : cx_frame_get_field (filter->frame, variable->field);
}

gboolean
cx_filter_lookup (CxExprContext *context,
                  const CxExprNode *reference,
                  CxExprValue *value,
                  GError **error)
{
  CxFilter *filter = context->user_data;
  const CxCodes *codes = filter->codes[reference->slot];

  if (codes != NULL)
    {
      gint32 index = (gint32) filter->indices[reference->slot];

      if (filter->by_row)
        cx_codes_read (codes, filter->row, 1, &index);
      set_from_codes (codes, (guint) index, &context->zone, value);
    }
  else
    {
      const CxColumn *column = get_column (filter, reference->slot);

      if (column->kind == CX_COLUMN_REAL)
        cx_expr_value_set_number (value, column->real[filter->row]);
      else if (column->int64[filter->row] != G_MININT64)
        cx_expr_value_set_date_time (value, column->int64[filter->row]);
    }
  return TRUE;
}

char *
cx_filter_choice_name (CxExprContext *context, const CxExprNode *reference, const char *code)
{
  CxFilter *filter = context->user_data;
  CxQuestion *question = filter->variables[reference->slot].question;
  CxChoice *choice = question != NULL ? cx_question_find_choice (question, code) : NULL;

  return choice != NULL ? g_strdup (choice->text) : NULL;
}

/* Loops without a branch, which the compiler turns into vector instructions. */
#define FILL_WORDS(condition)                                                                      \
  for (gsize w = 0; w < result->n_words; w++)                                                      \
    {                                                                                              \
      gsize end = MIN (64, result->n - w * 64);                                                    \
      guint64 word = 0;                                                                            \
                                                                                                   \
      for (gsize i = 0; i < end; i++)                                                              \
        {                                                                                          \
          gsize row = w * 64 + i;                                                                  \
          word |= (guint64) (condition) << i;                                                      \
        }                                                                                          \
      result->words[w] = word;                                                                     \
    }

static void
compare_numbers (const double *x, CxExprOp op, double y, CxBitset *result)
{
  switch ((int) op)
    {
    case CX_EXPR_OP_EQUAL:
      FILL_WORDS (x[row] == y)
      break;
    case CX_EXPR_OP_NOT_EQUAL:
      FILL_WORDS (x[row] < y || x[row] > y) /* FALSE for NAN, unlike != */
      break;
    case CX_EXPR_OP_LESS:
      FILL_WORDS (x[row] < y)
      break;
    case CX_EXPR_OP_LESS_EQUAL:
      FILL_WORDS (x[row] <= y)
      break;
    case CX_EXPR_OP_GREATER:
      FILL_WORDS (x[row] > y)
      break;
    default:
      FILL_WORDS (x[row] >= y)
      break;
    }
}

/* TRUE if the moment @ms compares to @constant with @op. */
static gboolean
holds (CxFilter *filter, gint64 ms, CxExprOp op, const CxExprValue *constant)
{
  g_auto (CxExprValue) moment = CX_EXPR_VALUE_INIT;

  cx_expr_value_set_date_time (&moment, ms);
  return cx_expr_value_compare (op, &moment, constant, &filter->context.zone);
}

/* The first ms from @low to @high + 1 from which on @op (> or >=) holds. Time only goes forward, so
 * that is found by halving. */
static gint64
find_threshold (CxFilter *filter, gint64 low, gint64 high, CxExprOp op, const CxExprValue *constant)
{
  high++;
  while (low < high)
    {
      gint64 middle = low + (high - low) / 2;

      if (holds (filter, middle, op, constant))
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* Moments for which @op holds lie between two points in time, or outside of them. */
static gboolean
compare_moments (CxFilter *filter,
                 const CxColumn *column,
                 CxExprOp op,
                 const CxExprValue *constant,
                 CxBitset *result)
{
  const gint64 *x = column->int64;
  gint64 low = G_MAXINT64, high = G_MININT64, from, past;

  for (gsize i = 0; i < column->n; i++)
    if (x[i] != G_MININT64)
      {
        low = MIN (low, x[i]);
        high = MAX (high, x[i]);
      }
  if (low > high)
    return TRUE;
  /* Something that no moment can be compared with. */
  if (!holds (filter, low, CX_EXPR_OP_LESS, constant) &&
      !holds (filter, low, CX_EXPR_OP_GREATER_EQUAL, constant))
    return FALSE;

  from = find_threshold (filter, low, high, CX_EXPR_OP_GREATER_EQUAL, constant);
  past = find_threshold (filter, low, high, CX_EXPR_OP_GREATER, constant);
  if (op == CX_EXPR_OP_EQUAL)
    FILL_WORDS (x[row] >= from && x[row] < past)
  else if (op == CX_EXPR_OP_NOT_EQUAL)
    FILL_WORDS ((x[row] < from || x[row] >= past) && x[row] != G_MININT64)
  else if (op == CX_EXPR_OP_LESS || op == CX_EXPR_OP_LESS_EQUAL)
    {
      gint64 before = op == CX_EXPR_OP_LESS ? from : past;

      FILL_WORDS (x[row] < before && x[row] != G_MININT64)
    }
  else
    {
      gint64 first = op == CX_EXPR_OP_GREATER ? past : from;

      FILL_WORDS (x[row] >= first)
    }
  return TRUE;
}

gboolean
cx_filter_compare_column (CxFilter *filter,
                          guint slot,
                          CxExprOp op,
                          const CxExprValue *constant,
                          CxBitset *result)
{
  const CxColumn *column;

  if (filter->codes[slot] != NULL)
    return FALSE;

  column = get_column (filter, slot);
  if (column->kind == CX_COLUMN_INT64)
    return compare_moments (filter, column, op, constant, result);
  if (constant->type != CX_EXPR_TYPE_NUMBER)
    return FALSE;
  compare_numbers (column->real, op, constant->number, result);
  return TRUE;
}
