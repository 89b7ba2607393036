#include "config.h"

#include "cx-block.h"
#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-response-columns.h"
#include "cx-text.h"
#include "cx-xlsx.h"

#include <string.h>

#define SHEET_ROWS 1048575 /* below the header */
#define HEADING_CHARACTERS 250
#define COLUMNS_A_PAGE 16

static void
responses_free (gpointer data)
{
  CxResponsesBlock *block = data;

  g_object_unref (block->survey);
  g_time_zone_unref (block->zone);
  g_clear_pointer (&block->only, g_array_unref);
  g_ptr_array_unref (block->more_sheets);
  g_free (block);
}

CxResponsesBlock *
cx_section_add_responses (CxSection *section,
                          CxDb *db,
                          CxSurvey *survey,
                          GTimeZone *zone,
                          GArray *only,
                          gint64 count,
                          gboolean codes)
{
  CxResponsesBlock *block = g_new0 (CxResponsesBlock, 1);

  block->db = db;
  block->survey = g_object_ref (survey);
  block->zone = g_time_zone_ref (zone);
  block->only = only != NULL ? g_array_ref (only) : NULL;
  block->count = count;
  block->codes = codes;
  block->sheet_rows = SHEET_ROWS;
  block->more_sheets = g_ptr_array_new_with_free_func (g_free);
  cx_section_add (section, &cx_block_responses_type, block);
  return block;
}

typedef struct
{
  CxXlsx *xlsx;
  CxResponsesBlock *block;
  GPtrArray *columns;
  GPtrArray *headings; /* char *, unique: an Excel table refuses two of one name */
  gint64 total;        /* rows that are expected */
  gint64 sheet_start;  /* row of the data that stands first on this sheet */
  const char *missing[3];
} Writer;

static GPtrArray *
make_headings (GPtrArray *columns, gboolean codes)
{
  GPtrArray *headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const CxExportColumn *column = g_ptr_array_index (columns, i);
      g_autofree char *tidy = cx_text_tidy (codes ? column->name : column->heading);
      g_autofree char *base = g_utf8_substring (tidy, 0,
                                                MIN (HEADING_CHARACTERS, g_utf8_strlen (tidy, -1)));
      char *heading = g_strdup (*base != '\0' ? base : column->name);

      for (guint n = 2; !g_hash_table_add (taken, g_utf8_casefold (heading, -1)); n++)
        {
          g_free (heading);
          heading = g_strdup_printf ("%s (%u)", base, n);
        }
      g_ptr_array_add (headings, heading);
    }
  return headings;
}

static double
choose_width (const CxExportColumn *column)
{
  switch (column->kind)
    {
    case CX_EXPORT_MOMENT:
      return 18;
    case CX_EXPORT_TEXT:
      return column->is_field ? 16 : 40;
    case CX_EXPORT_CODED:
      return 24;
    case CX_EXPORT_DATE:
    case CX_EXPORT_TIME:
    case CX_EXPORT_NUMBER:
    default:
      return 12;
    }
}

static gboolean
begin_sheet (Writer *writer, GError **error)
{
  CxXlsx *xlsx = writer->xlsx;

  worksheet_set_row (xlsx->sheet, 0, 48, NULL);
  for (guint i = 0; i < writer->columns->len; i++)
    {
      const CxExportColumn *column = g_ptr_array_index (writer->columns, i);

      worksheet_set_column (xlsx->sheet, (lxw_col_t) i, (lxw_col_t) i, choose_width (column), NULL);
      if (!cx_xlsx_write_text (xlsx, 0, (lxw_col_t) i, g_ptr_array_index (writer->headings, i),
                               CX_XLSX_DATA_HEAD, error))
        return FALSE;
    }
  worksheet_freeze_panes (xlsx->sheet, 1, 1);
  worksheet_repeat_rows (xlsx->sheet, 0, 0);
  return TRUE;
}

/* A proper table with its own name in an ordinary workbook; filter buttons where the rows are gone
 * from memory by now. */
static gboolean
end_sheet (Writer *writer, gint64 rows, GError **error)
{
  CxXlsx *xlsx = writer->xlsx;
  guint n = writer->columns->len;
  g_autofree lxw_table_column *columns = NULL;
  g_autofree lxw_table_column **list = NULL;
  g_autofree char *name = NULL;
  lxw_table_options options = { .style_type = LXW_TABLE_STYLE_TYPE_LIGHT, .style_type_number = 1 };

  if (rows == 0 || xlsx->constant_memory)
    return cx_xlsx_check (
        worksheet_autofilter (xlsx->sheet, 0, 0, (lxw_row_t) rows, (lxw_col_t) (n - 1)), error);

  columns = g_new0 (lxw_table_column, n);
  list = g_new0 (lxw_table_column *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      columns[i].header = g_ptr_array_index (writer->headings, i);
      columns[i].header_format = xlsx->styles[CX_XLSX_DATA_HEAD];
      list[i] = &columns[i];
    }
  name = g_strdup_printf ("Answers%u", xlsx->sheets);
  options.name = name;
  options.columns = list;
  return cx_xlsx_check (
      worksheet_add_table (xlsx->sheet, 0, 0, (lxw_row_t) rows, (lxw_col_t) (n - 1), &options),
      error);
}

static gboolean
next_sheet (Writer *writer, gint64 row, GError **error)
{
  g_autofree char *title = cx_xlsx_make_sheet_name (writer->xlsx, writer->xlsx->sheet_name);

  if (!end_sheet (writer, row - writer->sheet_start, error))
    return FALSE;
  if (!cx_xlsx_begin_sheet (writer->xlsx, title, NULL, FALSE))
    {
      cx_error_set (error, CX_ERROR_FAILED, NULL, _ ("The sheet “%s” could not be made."), title);
      return FALSE;
    }
  writer->sheet_start = row;
  g_ptr_array_add (writer->block->more_sheets, g_strdup (writer->xlsx->sheet_name));
  return begin_sheet (writer, error);
}

static lxw_error
write_day_or_time (Writer *writer,
                   lxw_row_t row,
                   lxw_col_t column,
                   const CxExportColumn *about,
                   const char *text)
{
  CxMoment moment;
  gboolean has_time;
  CxXlsx *xlsx = writer->xlsx;
  int hour, minute, second = 0;

  if (about->kind == CX_EXPORT_DATE &&
      cx_moment_parse_iso (text, strlen (text), &moment, &has_time))
    return worksheet_write_number (xlsx->sheet, row, column,
                                   (double) moment.ms / 86400000.0 + 25569,
                                   xlsx->styles[CX_XLSX_DATA_DAY]);
  if (about->kind == CX_EXPORT_TIME && sscanf (text, "%d:%d:%d", &hour, &minute, &second) >= 2)
    return worksheet_write_number (xlsx->sheet, row, column,
                                   (hour * 3600 + minute * 60 + second) / 86400.0,
                                   xlsx->styles[CX_XLSX_DATA_TIME]);
  return worksheet_write_string (xlsx->sheet, row, column, text, NULL);
}

static gboolean
write_value (Writer *writer, lxw_row_t row, guint i, const CxExported *value, GError **error)
{
  const CxExportColumn *column = g_ptr_array_index (writer->columns, i);
  lxw_worksheet *sheet = writer->xlsx->sheet;
  lxw_col_t place = (lxw_col_t) i;
  lxw_error code = LXW_NO_ERROR;

  switch (value->kind)
    {
    case CX_EXPORTED_NUMBER:
      code = worksheet_write_number (sheet, row, place, value->number, NULL);
      break;
    case CX_EXPORTED_MOMENT:
      code = worksheet_write_number (sheet, row, place, value->number / 86400000.0 + 25569,
                                     writer->xlsx->styles[CX_XLSX_DATA_DATE]);
      break;
    case CX_EXPORTED_TEXT:
      code = column->kind == CX_EXPORT_DATE || column->kind == CX_EXPORT_TIME
                 ? write_day_or_time (writer, row, place, column, value->text)
                 : worksheet_write_string (sheet, row, place, value->text, NULL);
      if (code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
        return cx_xlsx_write_text (writer->xlsx, row, place, value->text, CX_XLSX_BODY, error);
      break;
    case CX_EXPORTED_MISSING:
      if (writer->block->codes)
        code = worksheet_write_number (sheet, row, place, value->number, NULL);
      else if (value->number != CX_ANSWER_UNANSWERED)
        code = worksheet_write_string (sheet, row, place, writer->missing[-(int) value->number - 1],
                                       NULL);
      break;
    case CX_EXPORTED_EMPTY:
    default:
      break;
    }
  return cx_xlsx_check (code, error);
}

static gboolean
row_cb (gint64 row, const CxExported *values, gpointer user_data, GError **error)
{
  Writer *writer = user_data;
  lxw_row_t place;

  if (row - writer->sheet_start >= writer->block->sheet_rows && !next_sheet (writer, row, error))
    return FALSE;
  place = (lxw_row_t) (row - writer->sheet_start + 1);
  for (guint i = 0; i < writer->columns->len; i++)
    if (values[i].kind != CX_EXPORTED_EMPTY && !write_value (writer, place, i, &values[i], error))
      return FALSE;
  writer->total = row + 1;
  return TRUE;
}

static gboolean
write_xlsx (CxXlsx *xlsx, CxBlock *block, CxProgress *progress, GError **error)
{
  CxResponsesBlock *responses = block->data;
  g_autoptr (GPtrArray)
      columns = cx_response_columns_new (responses->survey, xlsx->document->language);
  g_autoptr (GPtrArray) headings = make_headings (columns, responses->codes);
  Writer writer = { .xlsx = xlsx,
                    .block = responses,
                    .columns = columns,
                    .headings = headings,
                    .missing = { "", CX_XLSX_T (xlsx, N_ ("not applicable")),
                                 CX_XLSX_T (xlsx, N_ ("no answer given")) } };

  if (responses->codes)
    cx_response_columns_use_codes (columns);
  worksheet_gridlines (xlsx->sheet, LXW_SHOW_SCREEN_GRIDLINES);
  worksheet_fit_to_pages (xlsx->sheet,
                          (uint16_t) ((columns->len + COLUMNS_A_PAGE - 1) / COLUMNS_A_PAGE), 0);
  cx_progress_begin (progress, _ ("Writing answers"), responses->count);
  return begin_sheet (&writer, error) &&
         cx_response_columns_each (responses->db, responses->survey, columns, responses->zone,
                                   responses->only, FALSE, row_cb, &writer, progress, error) &&
         end_sheet (&writer, writer.total - writer.sheet_start, error);
}

const CxBlockType cx_block_responses_type = {
  .id = "responses",
  .title = N_ ("Answers"),
  .free = responses_free,
  .write_xlsx = write_xlsx,
};
