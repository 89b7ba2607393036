#include "config.h"

#include "cx-block.h"
#include "cx-i18n.h"
#include "cx-xlsx.h"

#include <math.h>
#include <string.h>

/* Bars and heat: blue of series 1 and the low and high ends of the heat scale. */
#define BAR_COLOUR 0x9cc7e8
#define HEAT_LOW 0xeef5fb
#define HEAT_HIGH 0x6aa5d3

static void
column_free (gpointer data)
{
  CxReportColumn *column = data;

  g_free (column->heading);
  g_free (column);
}

static void
cell_free (gpointer data)
{
  CxReportCell *cell = data;

  g_free (cell->text);
  g_free (cell->formula);
  g_free (cell->link);
  g_free (cell);
}

static void
table_free (gpointer data)
{
  CxReportTable *table = data;

  g_free (table->title);
  g_free (table->sheet);
  g_ptr_array_unref (table->columns);
  g_ptr_array_unref (table->cells);
  g_free (table);
}

CxReportTable *
cx_section_add_table (CxSection *section, const char *title)
{
  CxReportTable *table = g_new0 (CxReportTable, 1);

  table->title = g_strdup (title);
  table->columns = g_ptr_array_new_with_free_func (column_free);
  table->cells = g_ptr_array_new_with_free_func (cell_free);
  cx_section_add (section, &cx_block_table_type, table);
  return table;
}

CxReportColumn *
cx_report_table_add_column (CxReportTable *table, CxReportColumnKind kind, const char *heading)
{
  CxReportColumn *column = g_new0 (CxReportColumn, 1);

  column->kind = kind;
  column->heading = g_strdup (heading);
  g_ptr_array_add (table->columns, column);
  return column;
}

static CxReportCell *
add_cell (CxReportTable *table, const char *text, double number)
{
  CxReportCell *cell = g_new0 (CxReportCell, 1);

  cell->text = g_strdup (text);
  cell->number = number;
  g_ptr_array_add (table->cells, cell);
  return cell;
}

CxReportCell *
cx_report_table_add_text (CxReportTable *table, const char *text)
{
  return add_cell (table, text, NAN);
}

CxReportCell *
cx_report_table_add_number (CxReportTable *table, double number)
{
  return add_cell (table, NULL, number);
}

guint
cx_report_table_rows (const CxReportTable *table)
{
  return table->columns->len > 0 ? table->cells->len / table->columns->len : 0;
}

static CxXlsxStyle
style_of (CxReportColumnKind kind, guint place)
{
  static const CxXlsxStyle styles[] = {
    [CX_REPORT_TEXT] = CX_XLSX_CELL_TEXT,       [CX_REPORT_COUNT] = CX_XLSX_CELL_COUNT,
    [CX_REPORT_DECIMAL] = CX_XLSX_CELL_DECIMAL, [CX_REPORT_SCORE] = CX_XLSX_CELL_SCORE,
    [CX_REPORT_PERCENT] = CX_XLSX_CELL_PERCENT,
  };

  return kind == CX_REPORT_TEXT && place > 0 ? CX_XLSX_CELL_NOTE : styles[kind];
}

static CxXlsxStyle
head_of (CxReportColumnKind kind, guint place)
{
  if (kind != CX_REPORT_TEXT)
    return CX_XLSX_HEAD_RIGHT;
  return place > 0 ? CX_XLSX_HEAD_NOTE : CX_XLSX_HEAD_LEFT;
}

/* Rows grow with the longest of their texts: not every program does that by itself. */
static void
set_row_height (CxXlsx *xlsx, const CxReportTable *table, guint row)
{
  guint lines = 1;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const CxReportCell *cell = g_ptr_array_index (table->cells, row * table->columns->len + i);
      gboolean wide = table->wide_text && i + 1 == table->columns->len;

      if (cell->text != NULL)
        lines = MAX (lines, cx_xlsx_count_lines (cell->text, wide ? 96 : i == 0 ? 38 : 11));
    }
  if (lines > 1)
    cx_xlsx_set_height (xlsx, xlsx->row, MIN (400, 15.0 * lines));
}

static void
set_head_height (CxXlsx *xlsx, const CxReportTable *table)
{
  guint lines = 1;

  for (guint i = 1; i < table->columns->len; i++)
    lines = MAX (lines,
                 cx_xlsx_count_lines (
                     ((CxReportColumn *) g_ptr_array_index (table->columns, i))->heading, 11));
  cx_xlsx_set_height (xlsx, xlsx->row, MIN (120, 14.0 * lines + 2));
}

/* Puts the sheet's row numbers in place of {r}, {f} and {l}. */
static char *
place_formula (const CxReportTable *table, const char *formula, lxw_row_t row)
{
  g_autoptr (GString) text = g_string_new (formula);
  g_autofree char *r = g_strdup_printf ("%u", row + 1);
  g_autofree char *f = g_strdup_printf ("%u", table->first_row + 1);
  g_autofree char *l = g_strdup_printf ("%u", table->first_row + cx_report_table_rows (table));

  g_string_replace (text, "{r}", r, 0);
  g_string_replace (text, "{f}", f, 0);
  g_string_replace (text, "{l}", l, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
write_cell (CxXlsx *xlsx,
            const CxReportTable *table,
            guint i,
            const CxReportCell *cell,
            GError **error)
{
  const CxReportColumn *column = g_ptr_array_index (table->columns, i);
  CxXlsxStyle style = style_of (column->kind, i);
  lxw_col_t place = (lxw_col_t) (table->first_column + i);
  double number = column->kind == CX_REPORT_PERCENT ? cell->number / 100 : cell->number;

  if (cell->link != NULL)
    return cx_xlsx_write_link (xlsx, place, cell->link, cell->text, CX_XLSX_CELL_LINK, error);
  if (cell->formula != NULL)
    {
      g_autofree char *formula = place_formula (table, cell->formula, xlsx->row);

      return cx_xlsx_check (worksheet_write_formula_num (xlsx->sheet, xlsx->row, place, formula,
                                                         xlsx->styles[style],
                                                         isfinite (number) ? number : 0),
                            error);
    }
  if (cell->text != NULL || !isfinite (number))
    return cx_xlsx_write_text (xlsx, xlsx->row, place, cell->text, style, error);
  return cx_xlsx_check (
      worksheet_write_number (xlsx->sheet, xlsx->row, place, number, xlsx->styles[style]), error);
}

static gboolean
write_head (CxXlsx *xlsx, const CxReportTable *table, GError **error)
{
  set_head_height (xlsx, table);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const CxReportColumn *column = g_ptr_array_index (table->columns, i);

      if (!cx_xlsx_write_text (xlsx, xlsx->row, (lxw_col_t) (table->first_column + i),
                               column->heading, head_of (column->kind, i), error))
        return FALSE;
    }
  xlsx->row++;
  return TRUE;
}

static void
add_bars (CxXlsx *xlsx, const CxReportTable *table, guint i, guint rows)
{
  lxw_conditional_format format = { .type = LXW_CONDITIONAL_DATA_BAR,
                                    .data_bar_2010 = LXW_TRUE,
                                    .bar_solid = LXW_TRUE,
                                    .bar_color = BAR_COLOUR,
                                    .bar_no_border = LXW_TRUE,
                                    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .min_value = 0,
                                    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .max_value = 1 };
  lxw_col_t column = (lxw_col_t) (table->first_column + i);

  worksheet_conditional_format_range (xlsx->sheet, table->first_row, column,
                                      table->first_row + rows - 1, column, &format);
}

static void
add_heat (CxXlsx *xlsx, const CxReportTable *table, guint rows)
{
  lxw_conditional_format format = { .type = LXW_CONDITIONAL_2_COLOR_SCALE,
                                    .min_color = HEAT_LOW,
                                    .max_color = HEAT_HIGH };
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < table->columns->len; i++)
    if (((CxReportColumn *) g_ptr_array_index (table->columns, i))->heat)
      {
        first = MIN (first, i);
        last = i;
      }
  if (first != G_MAXUINT)
    worksheet_conditional_format_range (
        xlsx->sheet, table->first_row, (lxw_col_t) (table->first_column + first),
        table->first_row + rows - 1, (lxw_col_t) (table->first_column + last), &format);
}

static void
decorate (CxXlsx *xlsx, const CxReportTable *table, guint rows)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (((CxReportColumn *) g_ptr_array_index (table->columns, i))->bars)
      add_bars (xlsx, table, i, rows);
  add_heat (xlsx, table, rows);
  if (table->filter)
    {
      worksheet_autofilter (xlsx->sheet, table->first_row - 1, (lxw_col_t) table->first_column,
                            table->first_row + rows - 1,
                            (lxw_col_t) (table->first_column + table->columns->len - 1));
      worksheet_freeze_panes (xlsx->sheet, table->first_row, 0);
      worksheet_repeat_rows (xlsx->sheet, table->first_row - 1, table->first_row - 1);
    }
  if (table->wide_text)
    worksheet_set_column (xlsx->sheet, (lxw_col_t) (table->first_column + table->columns->len - 1),
                          (lxw_col_t) (table->first_column + table->columns->len - 1), 80, NULL);
}

static gboolean
write_xlsx (CxXlsx *xlsx, CxBlock *block, CxProgress *progress, GError **error)
{
  CxReportTable *table = block->data;
  guint rows = cx_report_table_rows (table);

  cx_xlsx_clear (xlsx);
  if (table->title != NULL)
    xlsx->row++;
  if (table->title != NULL &&
      !cx_xlsx_write_wide (xlsx, table->title, CX_XLSX_HEADING_3, 11, error))
    return FALSE;
  table->first_column = CX_XLSX_LEFT;
  table->first_row = xlsx->row + 1;
  g_free (table->sheet);
  table->sheet = g_strdup (xlsx->sheet_name);
  if (!write_head (xlsx, table, error))
    return FALSE;

  for (guint row = 0; row < rows; row++)
    {
      set_row_height (xlsx, table, row);
      for (guint i = 0; i < table->columns->len; i++)
        if (!write_cell (xlsx, table, i,
                         g_ptr_array_index (table->cells, row * table->columns->len + i), error))
          return FALSE;
      xlsx->row++;
      if (!cx_progress_step (progress, 0, error))
        return FALSE;
    }
  if (rows > 0)
    decorate (xlsx, table, rows);
  return TRUE;
}

const CxBlockType cx_block_table_type = {
  .id = "table",
  .title = N_ ("Table"),
  .free = table_free,
  .write_xlsx = write_xlsx,
};
