#include "config.h"

#include "cx-import-column.h"

#include "cx-import-keys.h"

#include "cx-hash.h"

#include <string.h>

/* Longer texts are answers in people's own words; no list of values speaks of them. */
#define LONGEST_RECODED 200

guint64
cx_import_hash_value (guint64 seed, const CxValue *value)
{
  gint64 whole;
  guint64 bits;

  switch (value->kind)
    {
    case CX_VALUE_INTEGER:
      return cx_import_mix (seed, (guint64) value->integer);
    case CX_VALUE_REAL:
      /* 5 is 5 in whatever column it is kept. */
      if (value->real >= -9e15 && value->real <= 9e15 &&
          (double) (whole = (gint64) value->real) == value->real)
        return cx_import_mix (seed, (guint64) whole);
      memcpy (&bits, &value->real, sizeof bits);
      return cx_import_mix (seed + 1, bits);
    case CX_VALUE_TEXT:
      return cx_import_mix (seed + 2, cx_hash_bytes (value->text, value->length));
    case CX_VALUE_MISSING:
      return cx_import_mix (seed + 3, (guint64) value->integer);
    case CX_VALUE_NULL:
    default:
      return 0;
    }
}

void
cx_import_target_reject (CxImportTarget *target,
                         CxImportColumn *column,
                         const CxCell *cell,
                         char *message)
{
  if (target->reject == NULL)
    {
      target->reject = cx_import_reject_new (target->row->line, target->cells, target->n_cells);
      g_ptr_array_add (target->bundle->rejects, target->reject);
      target->row->state = CX_IMPORT_ROW_REJECTED;
    }
  cx_import_reject_add (target->reject, column->heading, cell->text, message);
}

gboolean
cx_import_is_blank (const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      if ((guchar) *text < 0x80)
        {
          if (!g_ascii_isspace (*text))
            return FALSE;
          text++;
        }
      else
        {
          if (!g_unichar_isspace (g_utf8_get_char (text)))
            return FALSE;
          text = g_utf8_next_char (text);
        }
    }
  return TRUE;
}

/* --- Few different texts -------------------------------------------------------------------- */

/* 1 for what was chosen, its rank where the order counts, and 0 for the question's other options.
 */
static void
put_list (const CxImportColumn *column, const CxOutcome *outcome, CxValue *values)
{
  for (guint i = 0; i < column->option_values->len; i++)
    {
      guint place = g_array_index (column->option_values, guint, i);

      if (place == CX_IMPORT_NOWHERE || column->ranked || column->rank > 0)
        continue;
      values[place].kind = CX_VALUE_INTEGER;
      values[place].integer = 0;
    }
  for (guint i = 0; i < outcome->n_chosen; i++)
    {
      guint option = outcome->chosen[i];
      guint rank = column->rank > 0 ? column->rank : column->ranked ? i + 1 : 1;
      guint place = option < column->option_values->len
                        ? g_array_index (column->option_values, guint, option)
                        : CX_IMPORT_NOWHERE;

      /* What was put at two places keeps the better one. */
      if (place == CX_IMPORT_NOWHERE ||
          (column->rank > 0 && values[place].kind == CX_VALUE_INTEGER &&
           values[place].integer < rank))
        continue;
      values[place].kind = CX_VALUE_INTEGER;
      values[place].integer = rank;
    }
}

static void
put_value (guint place, const CxValue *value, gboolean kept, CxImportTarget *target)
{
  CxValue *here = &target->values[place];

  *here = *value;
  if (!kept && value->kind == CX_VALUE_TEXT)
    here->text = cx_import_rows_keep (target->bundle, value->text, value->length);
}

/* Answers of the same text add the same to every fingerprint, so that it is worked out once. */
static void
finish_outcome (const CxImportColumn *column, CxOutcome *outcome)
{
  if (outcome->extra_text != NULL)
    {
      outcome->extra.kind = CX_VALUE_TEXT;
      outcome->extra.text = outcome->extra_text;
      outcome->extra.length = strlen (outcome->extra_text);
    }
  if (outcome->kind == CX_OUTCOME_VALUE)
    {
      /* Not chosen and not asked count alike here: an option that is added later shall not change
       * what old rows say. */
      if (column->spec->part != CX_PART_CHOICE || outcome->value.kind != CX_VALUE_INTEGER ||
          outcome->value.integer != 0)
        outcome->hash = cx_import_hash_value (column->seed, &outcome->value);
    }
  else if (outcome->kind == CX_OUTCOME_LIST)
    {
      outcome->hash = column->seed;
      for (guint i = 0; i < outcome->n_chosen; i++)
        {
          CxChoice *choice = g_ptr_array_index (column->option_choices, outcome->chosen[i]);

          outcome->hash += cx_import_mix (column->seed + (column->ranked ? i + 1 : 0),
                                          (guint64) choice->number);
        }
    }
  outcome->hash += cx_import_hash_value (~column->seed, &outcome->extra);
}

void
cx_import_convert_known (CxImportColumn *column, const CxCell *cell, CxImportTarget *target)
{
  const CxOutcome *outcome = cx_import_memo_find (column->memo, cell->text, cell->length);
  gboolean kept = TRUE;

  if (outcome == NULL)
    {
      CxOutcome *fresh = cx_import_column_understand (column, cell);

      finish_outcome (column, fresh);
      outcome = cx_import_memo_keep (column->memo, cell->text, cell->length, fresh, &kept);
    }

  switch (outcome->kind)
    {
    case CX_OUTCOME_LEAVE_OUT:
      target->row->state = CX_IMPORT_ROW_BLANK;
      return;
    case CX_OUTCOME_BAD:
      cx_import_target_reject (target, column, cell, g_strdup (outcome->message));
      return;
    case CX_OUTCOME_LIST:
      put_list (column, outcome, target->values);
      if (column->value != CX_IMPORT_NOWHERE)
        put_value (column->value, &outcome->value, kept, target);
      break;
    case CX_OUTCOME_VALUE:
      put_value (column->value, &outcome->value, kept, target);
      break;
    case CX_OUTCOME_BLANK:
    default:
      return;
    }
  if (outcome->extra.kind != CX_VALUE_NULL && column->extra != CX_IMPORT_NOWHERE)
    put_value (column->extra, &outcome->extra, kept, target);
  target->row->fingerprint += outcome->hash;
}

/* --- Texts ---------------------------------------------------------------------------------- */

void
cx_import_trim (const char **text, gsize *length)
{
  const char *start = *text, *end = *text + *length;

  while (start < end && cx_import_is_blank (start, (gsize) (g_utf8_next_char (start) - start)))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      const char *last = g_utf8_find_prev_char (start, end);

      if (last == NULL || !cx_import_is_blank (last, (gsize) (end - last)))
        break;
      end = last;
    }
  *text = start;
  *length = (gsize) (end - start);
}

/* Letters followed by combining marks are made one letter each. Marks of the block that matters
 * begin with the bytes CC or CD. */
static gboolean
is_composed (const char *text, gsize length)
{
  return memchr (text, 0xcc, length) == NULL && memchr (text, 0xcd, length) == NULL;
}

static void
put_text (CxImportColumn *column, const char *text, gsize length, CxImportTarget *target)
{
  CxValue *value = &target->values[column->value];
  g_autofree char *composed = NULL;

  cx_import_trim (&text, &length);
  if (length == 0)
    return;
  if (!is_composed (text, length))
    {
      composed = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFC);
      text = composed;
      length = strlen (composed);
    }
  value->kind = CX_VALUE_TEXT;
  value->text = cx_import_rows_keep (target->bundle, text, length);
  value->length = length;
}

void
cx_import_convert_text (CxImportColumn *column, const CxCell *cell, CxImportTarget *target)
{
  g_autofree char *mended = NULL;

  if (cell->length == 0)
    return;
  if (column->recodes != NULL && cell->length <= LONGEST_RECODED)
    {
      cx_import_convert_known (column, cell, target);
      return;
    }
  mended = cx_import_column_mend (column, cell->text);

  if (mended != NULL)
    put_text (column, mended, strlen (mended), target);
  else
    put_text (column, cell->text, cell->length, target);
  target->row->fingerprint += cx_import_hash_value (column->seed, &target->values[column->value]);
}

void
cx_import_convert_id (CxImportColumn *column, const CxCell *cell, CxImportTarget *target)
{
  g_autofree char *mended = NULL;
  CxValue *value = &target->values[column->value];

  mended = cx_import_column_mend (column, cell->text);
  if (mended != NULL)
    put_text (column, mended, strlen (mended), target);
  else
    put_text (column, cell->text, cell->length, target);
  if (value->kind == CX_VALUE_TEXT)
    target->row->id_hash = cx_import_id_hash (value->text, value->length);
}

/* --- Numbers -------------------------------------------------------------------------------- */

/* Whole numbers of a few digits, which are most. */
static gboolean
read_digits (const char *text, gsize length, double *number)
{
  gint64 value = 0;

  if (length == 0 || length > 15 || (length > 1 && text[0] == '0'))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (text[i] - '0');
    }
  *number = (double) value;
  return TRUE;
}

void
cx_import_convert_number (CxImportColumn *column, const CxCell *cell, CxImportTarget *target)
{
  CxValue *value = &target->values[column->value];
  double number;

  if (cell->length == 0)
    return;
  if (column->recodes != NULL || column->repairs != NULL || column->integer || column->qualtrics ||
      !(cell->kind == CX_CELL_NUMBER ? (number = cell->number, TRUE)
                                     : read_digits (cell->text, cell->length, &number)))
    {
      cx_import_convert_known (column, cell, target);
      return;
    }

  value->kind = CX_VALUE_REAL;
  value->real = number;
  target->row->fingerprint += cx_import_hash_value (column->seed, value);
}
