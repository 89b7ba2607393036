#include "config.h"

#include "cx-doctor-private.h"

#include "cx-i18n.h"
#include "cx-text.h"
#include "cx-value-words.h"
#include "cx-vocabulary.h"

#include <string.h>

#define DATE_WORDS "date\ntime\nngay\ngio\nthoi gian\nthoi diem\ndatum\nfecha\n"
#define VERSION_WORDS "version\nversions\nphien ban\nrelease\n"
/* A column with more different values than these holds no list of ranges or versions. */
#define MAX_LABELS 60

static CxRepair *
propose (CxIntake *intake,
         CxRepairKind kind,
         guint column,
         const char *from,
         const char *to,
         gint64 count)
{
  CxRepair *repair = g_new0 (CxRepair, 1);

  repair->kind = kind;
  repair->column = column;
  repair->from = g_strdup (from);
  repair->to = g_strdup (to);
  repair->count = count;
  repair->accepted = TRUE;
  g_ptr_array_add (intake->mapping->repairs, repair);
  return repair;
}

static void
explain (CxIntake *intake, CxRepair *repair, const char *format)
{
  const char *heading = cx_intake_get_column (intake, repair->column)->heading;

  repair->message = g_strdup_printf (format, heading, repair->from, repair->to);
}

/* --- Whole columns ------------------------------------------------------------------------- */

typedef char *(*MendFunc) (const char *text);

/* Mends all values of @column that @mend knows. Returns how many cells, with the first as example.
 */
static gint64
mend_values (CxIntake *intake, guint column, MendFunc mend, char **from, char **to)
{
  CxColumnSample *sample = cx_intake_get_sample (intake, column);
  gint64 cells = 0;

  *from = *to = NULL;
  for (guint i = 0; i < sample->values->len;)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      g_autofree char *mended = mend (value->text);
      guint before = sample->values->len;

      if (mended != NULL)
        {
          cells += value->count;
          if (*from == NULL)
            {
              *from = g_strdup (value->text);
              *to = g_strdup (mended);
            }
          cx_column_sample_rename (sample, value, mended);
        }
      i += sample->values->len == before;
    }
  return cells;
}

static void
examine_by (CxIntake *intake, guint column, CxRepairKind kind, MendFunc mend, const char *format)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gint64 cells = mend_values (intake, column, mend, &from, &to);

  if (cells > 0)
    explain (intake, propose (intake, kind, column, from, to, cells), format);
}

static void
examine_headings (CxIntake *intake)
{
  for (guint row = 0; row < intake->head_rows; row++)
    for (guint i = 0; i < intake->columns; i++)
      {
        g_autofree char *text = cx_intake_dup_heading (intake, row, i);
        g_autofree char *mended = cx_repair_mend_mojibake (text);

        if (mended != NULL)
          cx_intake_mend_heading (intake, row, i, mended);
      }
}

/* All values are numbers in the range of a spreadsheet's days, under a heading that says date. */
static gboolean
holds_serials (CxIntake *intake, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);
  const char *folded = cx_intake_get_folded (intake, column);
  CxHeadingField field = cx_vocabulary_heading_field (cx_intake_get_heading (intake, column));

  if (sample->values->len == 0 ||
      (field != CX_HEADING_FIELD_DATE && field != CX_HEADING_FIELD_STARTED &&
       !(strlen (folded) < 40 && cx_text_speaks_of (folded, DATE_WORDS))))
    return FALSE;
  for (guint i = 0; i < sample->values->len; i++)
    {
      const char *text = cx_column_sample_get (sample, i)->text;
      g_autofree char *mended = cx_repair_mend_serial (text);

      if (mended == NULL && cx_value_get_missing (text) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Digits alone in a column of phone numbers, most of them one short. */
static gboolean
lost_zeros (CxIntake *intake, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);
  gint64 short_ones = 0, cells = 0;

  if (cx_vocabulary_heading_field (cx_intake_get_heading (intake, column)) !=
      CX_HEADING_FIELD_PHONE)
    return FALSE;
  for (guint i = 0; i < sample->values->len; i++)
    {
      const CxSampleValue *value = cx_column_sample_get (sample, i);
      g_autofree char *mended = cx_repair_mend_leading_zero (value->text);

      short_ones += mended != NULL ? value->count : 0;
      cells += value->count;
    }
  return short_ones * 2 > cells;
}

/* --- Labels -------------------------------------------------------------------------------- */

/* "1-9", "50 – 99", "100-499". */
static gboolean
is_range (const char *text)
{
  const char *at = text;

  if (!g_ascii_isdigit (*at))
    return FALSE;
  at += strspn (at, "0123456789., ");
  if (g_str_has_prefix (at, "–"))
    at += strlen ("–");
  else if (*at++ != '-')
    return FALSE;
  at += strspn (at, " ");
  return g_ascii_isdigit (*at) && at[strspn (at, "0123456789., ")] == '\0';
}

static void
mend_label (CxIntake *intake,
            guint column,
            CxRepairKind kind,
            CxSampleValue *value,
            const char *to,
            const char *format)
{
  CxRepair *repair = propose (intake, kind, column, value->text, to, value->count);

  explain (intake, repair, format);
  cx_column_sample_rename (cx_intake_get_sample (intake, column), value, to);
}

static void
examine_ranges (CxIntake *intake, guint column)
{
  CxColumnSample *sample = cx_intake_get_sample (intake, column);
  gboolean evidence = FALSE;

  if (sample->values->len > MAX_LABELS || sample->beyond > 0)
    return;
  for (guint i = 0; i < sample->values->len; i++)
    evidence |= is_range (cx_column_sample_get (sample, i)->text);
  for (guint i = 0; evidence && i < sample->values->len;)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      guint before = sample->values->len;
      g_autofree char *mended = value->typed_date ? cx_repair_mend_typed_range (value->text)
                                                  : cx_repair_mend_month_range (value->text);

      if (mended != NULL)
        mend_label (intake, column, CX_REPAIR_MONTH_RANGE, value, mended,
                    _ ("A spreadsheet took a range in “%s” for a month: “%s” becomes “%s”."));
      i += sample->values->len == before;
    }
}

/* "1.2" whose neighbours "1.19" or "1.21" stand among @labels, and no "1.20". */
static char *
mend_version (const char *text, GHashTable *labels)
{
  const char *point = strchr (text, '.');
  g_autofree char *full = NULL;
  gint64 minor;

  if (point == NULL || point == text || strlen (point) != 2 || !g_ascii_isdigit (point[1]) ||
      point[1] == '0' || strspn (text, "0123456789") != (gsize) (point - text))
    return NULL;
  full = g_strconcat (text, "0", NULL);
  if (g_hash_table_contains (labels, full))
    return NULL;
  minor = (point[1] - '0') * 10;
  for (int step = -1; step <= 1; step += 2)
    {
      g_autofree char *neighbour = g_strdup_printf ("%.*s.%" G_GINT64_FORMAT, (int) (point - text),
                                                    text, minor + step);

      if (g_hash_table_contains (labels, neighbour))
        return g_steal_pointer (&full);
    }
  return NULL;
}

static void
examine_versions (CxIntake *intake, guint column)
{
  CxColumnSample *sample = cx_intake_get_sample (intake, column);
  g_autoptr (GHashTable) labels = NULL;

  if (sample->values->len > MAX_LABELS || sample->beyond > 0 ||
      !cx_text_speaks_of (cx_intake_get_folded (intake, column), VERSION_WORDS))
    return;
  labels = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < sample->values->len; i++)
    g_hash_table_add (labels, cx_column_sample_get (sample, i)->text);
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      g_autofree char *mended = mend_version (value->text, labels);

      if (mended == NULL)
        continue;
      /* Renaming frees the old text, which the set holds. */
      g_hash_table_remove (labels, value->text);
      mend_label (intake, column, CX_REPAIR_TRAILING_ZERO, value, mended,
                  _ ("A spreadsheet took a version in “%s” for a number: “%s” becomes “%s”."));
    }
}

/* The same damage in the second heading row, where SurveyMonkey has the options. */
static void
examine_option_headings (CxIntake *intake)
{
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean ranges = FALSE;

  if (intake->head_rows < 2)
    return;
  for (guint i = 0; i < intake->columns; i++)
    {
      char *text = cx_intake_dup_heading (intake, 1, i);

      ranges |= is_range (text);
      g_hash_table_add (labels, text);
    }
  for (guint i = 0; i < intake->columns; i++)
    {
      g_autofree char *text = cx_intake_dup_heading (intake, 1, i);
      g_autofree char *version = mend_version (text, labels);
      g_autofree char *range = ranges ? cx_repair_mend_month_range (text) : NULL;
      const char *mended = version != NULL ? version : range;
      CxColumnSample *sample = cx_intake_get_sample (intake, i);
      CxSampleValue *value;

      if (mended == NULL)
        continue;
      value = cx_column_sample_find (sample, text);
      explain (intake,
               propose (intake, version != NULL ? CX_REPAIR_TRAILING_ZERO : CX_REPAIR_MONTH_RANGE,
                        i, text, mended, value != NULL ? value->count : 0),
               _ ("A spreadsheet changed an option of “%s”: “%s” becomes “%s”."));
      if (value != NULL)
        cx_column_sample_rename (sample, value, mended);
      cx_intake_mend_heading (intake, 1, i, mended);
    }
}

/* --- All ----------------------------------------------------------------------------------- */

static void
examine_column (CxIntake *intake, guint column)
{
  examine_by (intake, column, CX_REPAIR_MOJIBAKE, cx_repair_mend_mojibake,
              _ ("Characters in “%s” were decoded twice: “%s” becomes “%s”."));
  examine_by (intake, column, CX_REPAIR_GUARD, cx_repair_mend_guard,
              _ ("Cells in “%s” begin with a guard against formulas: “%s” becomes “%s”."));
  if (lost_zeros (intake, column))
    examine_by (intake, column, CX_REPAIR_LEADING_ZERO, cx_repair_mend_leading_zero,
                _ ("Phone numbers in “%s” lost their first zero: “%s” becomes “%s”."));
  if (holds_serials (intake, column))
    examine_by (intake, column, CX_REPAIR_SERIAL_DATE, cx_repair_mend_serial,
                _ ("Dates in “%s” are a spreadsheet's day numbers: “%s” becomes “%s”."));
  examine_ranges (intake, column);
  examine_versions (intake, column);
}

void
cx_doctor_examine (CxIntake *intake)
{
  examine_headings (intake);
  examine_option_headings (intake);
  for (guint i = 0; i < intake->columns; i++)
    examine_column (intake, i);
}

/* An id of which a spreadsheet kept a few digits is shared by several responses. */
void
cx_doctor_examine_ids (CxIntake *intake)
{
  for (guint i = 0; i < intake->columns; i++)
    {
      const CxColumnSample *sample = cx_intake_get_sample (intake, i);
      const CxMappingColumn *column = cx_intake_get_column (intake, i);
      const char *example = NULL;
      gint64 cells = 0;

      for (guint k = 0; k < sample->values->len; k++)
        {
          const CxSampleValue *value = cx_column_sample_get (sample, k);

          if (!cx_repair_is_rounded_id (value->text))
            continue;
          cells += value->count;
          example = value->text;
        }
      if (cells == 0 || (column->target == CX_TARGET_NEW && !g_str_equal (column->type, "id")))
        continue;
      explain (
          intake, propose (intake, CX_REPAIR_LONG_ID, i, example, "", cells),
          _ ("A spreadsheet rounded the long numbers in “%s”, such as “%s”. The lost digits cannot "
             "be brought back, so they do not serve as the responses' id."));
      if (intake->mapping->id_column != (int) i)
        continue;
      intake->mapping->id_column = -1;
      cx_intake_leave_out (intake, i, CX_PART_WHOLE, _ ("The ids were rounded by a spreadsheet."));
    }
}
