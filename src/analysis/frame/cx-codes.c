#include "config.h"

#include "cx-codes.h"

#include "cx-quantile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void
cx_codes_free (CxCodes *codes)
{
  g_clear_pointer (&codes->owned, cx_column_free);
  g_free (codes->numbers);
  g_free (codes);
}

void
cx_codes_read (const CxCodes *codes, gsize start, gsize n, gint32 *indices)
{
  gint32 shift = 1 - codes->base;

  cx_column_read_codes (codes->column, start, n, indices);
  for (gsize i = 0; i < n; i++)
    indices[i] = indices[i] == CX_CODE_NULL ? 0 : indices[i] + shift;
}

gboolean
cx_codes_is_missing (const CxCodes *codes, guint index)
{
  gint32 code = cx_codes_get_code (codes, index);
  CxChoice *choice;

  if (code == CX_CODE_NULL)
    return FALSE;
  if (code < 0)
    return TRUE;
  if (codes->variable.question == NULL || codes->column->dictionary != NULL ||
      codes->numbers != NULL)
    return FALSE;
  if (codes->variable.choice != NULL)
    return FALSE;
  choice = cx_question_get_choice_by_number (codes->variable.question, code);
  return choice != NULL && choice->missing;
}

double
cx_codes_get_number (const CxCodes *codes, guint index)
{
  gint32 code = cx_codes_get_code (codes, index);
  CxChoice *choice = NULL;

  if (code < 0 || codes->column->dictionary != NULL)
    return (double) NAN;
  if (codes->numbers != NULL)
    return codes->numbers[code];
  if (codes->variable.question != NULL && codes->variable.choice == NULL)
    choice = cx_question_get_choice_by_number (codes->variable.question, code);
  if (choice != NULL && choice->missing)
    return (double) NAN;
  if (choice != NULL && !isnan (choice->score))
    return choice->score;
  return codes->variable.kind == CX_VARIABLE_CHOICE ? (double) NAN : code;
}

const char *
cx_codes_get_text (const CxCodes *codes, guint index)
{
  gint32 code = cx_codes_get_code (codes, index);

  return code < 0 || codes->column->dictionary == NULL
             ? NULL
             : cx_dictionary_get_text (codes->column->dictionary, code);
}

gboolean
cx_codes_has_choice (const CxCodes *codes, guint index, int number)
{
  const char *text = cx_codes_get_text (codes, index);

  while (text != NULL && *text != '\0')
    {
      char *end;

      if (g_ascii_strtoll (text, &end, 10) == number)
        return TRUE;
      text = strchr (end, ' ');
      text = text != NULL ? text + 1 : NULL;
    }
  return FALSE;
}

gint32
cx_codes_get_lowest (const CxCodes *codes)
{
  gint32 read[CX_BLOCK], lowest = G_MAXINT32;

  if (codes->column->maximum < 0)
    return -1;
  if (codes->column->minimum >= 0)
    return codes->column->minimum;
  /* The minimum is a missing answer: look past those. */
  for (gsize start = 0; start < codes->column->n; start += CX_BLOCK)
    {
      gsize n = MIN (CX_BLOCK, codes->column->n - start);

      cx_column_read_codes (codes->column, start, n, read);
      for (gsize i = 0; i < n; i++)
        lowest = read[i] >= 0 ? MIN (lowest, read[i]) : lowest;
    }
  return lowest;
}

static void
set_range (CxCodes *codes, gint32 minimum, gint32 maximum)
{
  codes->base = minimum;
  codes->n = minimum > maximum ? 1 : (guint) ((gint64) maximum - minimum + 2);
}

CxCodes *
cx_codes_new (const CxVariable *variable, const CxColumn *column)
{
  CxCodes *codes = g_new0 (CxCodes, 1);

  codes->variable = *variable;
  codes->column = column;
  set_range (codes, column->minimum, column->maximum);
  return codes;
}

/* The different values of @column in ascending order, their number in @n. */
static double *
collect_numbers (const CxColumn *column, gsize *n)
{
  g_autofree double *values = g_new (double, MAX (column->n, 1));
  gsize used = 0, different = 0;

  for (gsize i = 0; i < column->n; i++)
    if (!isnan (column->real[i]))
      values[used++] = column->real[i];
  cx_sort (values, used);
  for (gsize i = 0; i < used; i++)
    if (i == 0 || values[i] != values[different - 1])
      values[different++] = values[i];

  *n = different;
  return g_steal_pointer (&values);
}

static gint32
find_number (const double *numbers, gsize n, double value)
{
  gsize low = 0, high = n;

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (numbers[middle] < value)
        low = middle + 1;
      else
        high = middle;
    }
  return (gint32) low;
}

CxCodes *
cx_codes_new_numbers (const CxVariable *variable, const CxColumn *column, guint limit)
{
  g_autofree double *numbers = NULL;
  CxCodes *codes;
  gsize n;

  numbers = collect_numbers (column, &n);
  if (limit > 0 && n > limit)
    return NULL;

  codes = g_new0 (CxCodes, 1);
  codes->variable = *variable;
  codes->owned = cx_column_new (CX_COLUMN_INT8);
  codes->column = codes->owned;
  for (gsize i = 0; i < column->n; i++)
    {
      gint32 code = CX_CODE_NULL;

      if (!isnan (column->real[i]))
        code = find_number (numbers, n, column->real[i]);
      else if (column->missing != NULL && column->missing[i] != 0)
        code = column->missing[i];
      cx_column_add_code (codes->owned, code);
    }
  codes->numbers = g_steal_pointer (&numbers);
  set_range (codes, MIN (codes->owned->minimum, 0), codes->owned->maximum);
  return codes;
}

typedef struct
{
  int rank, number;
} Member;

static int
compare_members (const void *a, const void *b)
{
  return ((const Member *) a)->rank - ((const Member *) b)->rank;
}

/* Writes the numbers of the chosen ones. Gives the row's code if nothing was answered. */
static gint32
describe_set (const gint32 *answers,
              const int *choice_numbers,
              guint n,
              gboolean ranked,
              Member *members,
              GString *text)
{
  gint32 state = CX_CODE_NULL;
  guint chosen = 0;

  for (guint i = 0; i < n; i++)
    {
      state = MAX (state, MIN (answers[i], 0));
      if (answers[i] > 0)
        members[chosen++] = (Member){ ranked ? answers[i] : (int) i, choice_numbers[i] };
    }
  if (ranked && chosen > 1)
    qsort (members, chosen, sizeof (Member), compare_members);

  g_string_truncate (text, 0);
  for (guint i = 0; i < chosen; i++)
    g_string_append_printf (text, i > 0 ? " %d" : "%d", members[i].number);
  return state;
}

/* Sets of up to 64 options have a key of their own, which spares writing them out for every row. */
static gboolean
make_key (const gint32 *answers, guint n, gboolean ranked, gint64 *key)
{
  guint64 bits = 0;

  if (ranked || n > 62)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (answers[i] < 0)
        return FALSE;
      bits |= (guint64) (answers[i] > 0) << i;
    }
  *key = (gint64) bits;
  return TRUE;
}

CxCodes *
cx_codes_new_set (const CxVariable *variable,
                  const CxColumn *const *columns,
                  const int *choice_numbers,
                  guint n_columns,
                  gboolean ranked,
                  gsize n_rows)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gint32 *answers = g_new (gint32, MAX (n_columns, 1));
  g_autofree Member *members = g_new (Member, MAX (n_columns, 1));
  CxCodes *codes = g_new0 (CxCodes, 1);
  CxColumn *column = cx_column_new (CX_COLUMN_INT8);

  column->dictionary = cx_dictionary_new ();
  for (gsize row = 0; row < n_rows; row++)
    {
      gpointer code = NULL;
      gint64 key = 0;
      gboolean has_key;
      gint32 state;

      for (guint i = 0; i < n_columns; i++)
        answers[i] = cx_column_get_code (columns[i], row);
      has_key = make_key (answers, n_columns, ranked, &key);
      if (has_key && g_hash_table_lookup_extended (known, &key, NULL, &code))
        {
          cx_column_add_code (column, GPOINTER_TO_INT (code));
          continue;
        }

      state = describe_set (answers, choice_numbers, n_columns, ranked, members, text);
      if (state == 0)
        state = cx_dictionary_add (column->dictionary, text->str, text->len);
      if (has_key)
        g_hash_table_insert (known, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (state));
      cx_column_add_code (column, state);
    }

  codes->variable = *variable;
  codes->owned = column;
  codes->column = column;
  set_range (codes, column->minimum, column->maximum);
  return codes;
}

CxCodes *
cx_codes_new_answered (const CxCodes *codes)
{
  CxCodes *answered = g_new0 (CxCodes, 1);
  gint32 read[CX_BLOCK];

  answered->variable = codes->variable;
  answered->owned = cx_column_new (CX_COLUMN_INT8);
  answered->column = answered->owned;
  for (gsize start = 0; start < codes->column->n; start += CX_BLOCK)
    {
      gsize n = MIN (CX_BLOCK, codes->column->n - start);

      cx_column_read_codes (codes->column, start, n, read);
      for (gsize i = 0; i < n; i++)
        cx_column_add_code (answered->owned, MIN (read[i], 0));
    }
  set_range (answered, answered->owned->minimum, answered->owned->maximum);
  return answered;
}
