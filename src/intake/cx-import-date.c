#include "config.h"

#include "cx-import-column.h"

#include "cx-i18n.h"
#include "cx-text.h"

#include <string.h>

/* Dates and moments: as they are written, then put into a zone. */

#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)
#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

static char *
describe_date (const CxImportColumn *column)
{
  const CxDatePattern *pattern = column->clock.pattern;

  return g_strdup_printf (
      _ ("This is not a date of the form %s. Write it in that form, or leave the "
         "cell empty."),
      pattern != NULL ? cx_date_pattern_get_text (pattern) : "yyyy-MM-dd");
}

/* A moment as it is written, not yet put into a zone. */
static gboolean
read_written (const CxImportClock *clock, const CxCell *cell, CxMoment *moment, gboolean *has_time)
{
  double serial;
  gint64 civil;

  *has_time = FALSE;
  moment->offset = CX_OFFSET_NONE;
  if (cell->kind == CX_CELL_DATE)
    {
      moment->ms = (gint64) cell->number;
      *has_time = moment->ms % MS_PER_DAY != 0;
      return TRUE;
    }
  if (clock->pattern != NULL &&
      cx_date_pattern_parse (clock->pattern, cell->text, cell->length, moment, has_time))
    return TRUE;
  if (cx_moment_parse_iso (cell->text, cell->length, moment, has_time))
    return TRUE;

  /* A serial number where dates were shown: the spreadsheet lost the cell's format. */
  if (cell->kind == CX_CELL_NUMBER)
    serial = cell->number;
  else if (!clock->serial || !cx_number_parse (cell->text, cell->length, &serial))
    return FALSE;
  if (!cx_moment_from_serial (serial, clock->epoch_1904, &civil))
    return FALSE;
  *moment = (CxMoment){ civil, CX_OFFSET_NONE };
  *has_time = civil % MS_PER_DAY != 0;
  return TRUE;
}

static const CxRecode *
find_recode (const CxImportColumn *column, const char *text)
{
  g_autofree char *key = NULL;

  if (column->recodes == NULL)
    return NULL;
  key = cx_text_key (text);
  return g_hash_table_lookup (column->recodes, key);
}

/* TRUE if @recode says that no moment stands there; then the row knows what stands there instead.
 */
static gboolean
takes_moment_away (const CxRecode *recode, CxImportTarget *target)
{
  if (recode == NULL)
    return FALSE;
  if (strcmp (recode->to, CX_RECODE_LEAVE_OUT) == 0)
    {
      target->row->state = CX_IMPORT_ROW_BLANK;
      return TRUE;
    }
  return strcmp (recode->to, CX_RECODE_IGNORE) == 0 ||
         strcmp (recode->to, CX_RECODE_UNANSWERED) == 0 ||
         strcmp (recode->to, CX_RECODE_NOT_APPLICABLE) == 0 ||
         strcmp (recode->to, CX_RECODE_REFUSED) == 0;
}

/* A cell that does not read as it stands: with repairs, a listed value or blanks around it. FALSE
 * if it says no moment. */
static gboolean
read_odd_moment (CxImportColumn *column,
                 const CxCell *cell,
                 CxImportTarget *target,
                 CxMoment *moment,
                 gboolean *has_time)
{
  g_autofree char *mended = cx_import_column_mend (column, cell->text);
  const char *text = mended != NULL ? mended : cell->text;
  const CxRecode *recode = find_recode (column, text);
  CxCell plain = *cell;
  gsize length;

  if (takes_moment_away (recode, target))
    return FALSE;
  if (recode != NULL)
    text = recode->to;
  if (text != cell->text)
    plain.kind = CX_CELL_TEXT;
  length = strlen (text);
  cx_import_trim (&text, &length);
  plain.text = text;
  plain.length = (guint32) length;
  if (read_written (&column->clock, &plain, moment, has_time))
    return TRUE;

  cx_import_target_reject (target, column, cell, describe_date (column));
  return FALSE;
}

static gboolean
read_moment (CxImportColumn *column,
             const CxCell *cell,
             CxImportTarget *target,
             CxMoment *moment,
             gboolean *has_time)
{
  if (column->recodes == NULL && read_written (&column->clock, cell, moment, has_time))
    return TRUE;
  return !cx_import_is_blank (cell->text, cell->length) &&
         read_odd_moment (column, cell, target, moment, has_time);
}

void
cx_import_convert_moment (CxImportColumn *column, const CxCell *cell, CxImportTarget *target)
{
  CxImportClock *clock = &column->clock;
  CxValue *value = &target->values[column->value];
  CxMoment moment;
  gboolean has_time;

  if (clock->complete != CX_IMPORT_NOWHERE)
    {
      target->values[clock->complete].kind = CX_VALUE_INTEGER;
      target->values[clock->complete].integer = !cx_import_is_blank (cell->text, cell->length);
    }
  if (cell->length == 0 || !read_moment (column, cell, target, &moment, &has_time))
    return;

  if (moment.offset == CX_OFFSET_NONE)
    moment.ms = cx_zone_cache_to_utc (&clock->zone, moment.ms);
  else if (clock->offset != CX_IMPORT_NOWHERE)
    {
      target->values[clock->offset].kind = CX_VALUE_INTEGER;
      target->values[clock->offset].integer = moment.offset;
    }
  value->kind = CX_VALUE_INTEGER;
  value->integer = moment.ms;
  target->row->timed |= has_time;
  target->row->fingerprint += cx_import_mix (column->seed, (guint64) moment.ms);
}

static void
write_digits (char *at, int value, int digits)
{
  for (int i = digits - 1; i >= 0; i--, value /= 10)
    at[i] = (char) ('0' + value % 10);
}

/* A question's date: the day as it was written, with the time where the question asks for it. */
void
cx_import_convert_date (CxImportColumn *column, const CxCell *cell, CxImportTarget *target)
{
  CxValue *value = &target->values[column->value];
  char text[] = "0000-00-00T00:00:00";
  gboolean has_time;
  CxMoment moment;
  CxCivil civil;

  if (cell->length == 0 || !read_moment (column, cell, target, &moment, &has_time))
    return;
  if (moment.offset != CX_OFFSET_NONE)
    moment.ms += moment.offset * MS_PER_MINUTE;
  cx_civil_from_ms (moment.ms, &civil);
  write_digits (text, civil.year, 4);
  write_digits (text + 5, civil.month, 2);
  write_digits (text + 8, civil.day, 2);
  write_digits (text + 11, civil.hour, 2);
  write_digits (text + 14, civil.minute, 2);
  write_digits (text + 17, civil.second, 2);

  value->kind = CX_VALUE_TEXT;
  value->length = has_time && column->clock.with_time ? 19 : 10;
  value->text = cx_import_rows_keep (target->bundle, text, value->length);
  target->row->fingerprint += cx_import_hash_value (column->seed, value);
}
