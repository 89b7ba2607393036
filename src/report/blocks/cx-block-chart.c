#include "config.h"

#include "cx-block.h"
#include "cx-i18n.h"
#include "cx-xlsx.h"

#include <math.h>

#define INK 0x3d3846
#define CAPTION 0x6b6875
#define GRID 0xe6e5e8
#define SERIES_1 0x0b6fb8
#define INTERVAL 0x9cc7e8 /* series 1, lightened */
#define ROW_PIXELS 20
#define CHART_WIDTH 560
#define MOST_LABELS 11 /* along a lying axis, so that none turns sideways */

static void
chart_free (gpointer data)
{
  CxReportChart *chart = data;

  g_free (chart->title);
  g_free (chart->caption);
  g_ptr_array_unref (chart->colours);
  g_free (chart);
}

CxReportChart *
cx_section_add_chart (CxSection *section,
                      CxReportChartKind kind,
                      const char *title,
                      CxReportTable *table,
                      guint category,
                      guint first,
                      guint last)
{
  CxReportChart *chart = g_new0 (CxReportChart, 1);

  chart->kind = kind;
  chart->title = g_strdup (title);
  chart->table = table;
  chart->category = category;
  chart->first = first;
  chart->last = last;
  chart->minimum = chart->maximum = NAN;
  chart->colours = g_ptr_array_new_with_free_func (g_free);
  cx_section_add (section, &cx_block_chart_type, chart);
  return chart;
}

static guint8
type_of (CxReportChartKind kind)
{
  switch (kind)
    {
    case CX_REPORT_CHART_BAR:
      return LXW_CHART_BAR;
    case CX_REPORT_CHART_STACKED:
      return LXW_CHART_BAR_STACKED_PERCENT;
    case CX_REPORT_CHART_COLUMN:
      return LXW_CHART_COLUMN;
    case CX_REPORT_CHART_RANGE:
    case CX_REPORT_CHART_LINE:
    default:
      return LXW_CHART_LINE;
    }
}

static lxw_chart_series *
add_series (lxw_chart *native, const CxReportChart *chart, guint column)
{
  const CxReportTable *table = chart->table;
  guint last = table->first_row + cx_report_table_rows (table) - 1;
  lxw_col_t category = (lxw_col_t) (table->first_column + chart->category);
  lxw_col_t values = (lxw_col_t) (table->first_column + column);
  lxw_chart_series *series = chart_add_series (native, NULL, NULL);

  chart_series_set_categories (series, table->sheet, table->first_row, category, last, category);
  chart_series_set_values (series, table->sheet, table->first_row, values, last, values);
  chart_series_set_name_range (series, table->sheet, table->first_row - 1, values);
  return series;
}

static lxw_color_t
colour_at (const CxReportChart *chart, guint i)
{
  static const lxw_color_t palette[] = { 0x0b6fb8, 0xd55e00, 0x00866a, 0xb5579d,
                                         0x8a6d00, 0x3a8fc8, 0x7a4fb5, 0x5e5c64 };

  if (i < chart->colours->len)
    return cx_xlsx_colour (g_ptr_array_index (chart->colours, i), SERIES_1);
  return palette[i % G_N_ELEMENTS (palette)];
}

static void
label_series (lxw_chart_series *series, const CxReportChart *chart, lxw_color_t colour)
{
  lxw_chart_font font = { .name = "Calibri", .size = 9, .color = colour };

  chart_series_set_labels (series);
  chart_series_set_labels_num_format (series, chart->percent ? "0%" : "#,##0.0");
  chart_series_set_labels_font (series, &font);
}

static void
colour_points (lxw_chart_series *series, const CxReportChart *chart, guint rows)
{
  g_autofree lxw_chart_fill *fills = g_new0 (lxw_chart_fill, rows);
  g_autofree lxw_chart_point *points = g_new0 (lxw_chart_point, rows);
  g_autofree lxw_chart_point **list = g_new0 (lxw_chart_point *, rows + 1);

  for (guint i = 0; i < rows; i++)
    {
      fills[i].color = colour_at (chart, i);
      points[i].fill = &fills[i];
      list[i] = &points[i];
    }
  chart_series_set_points (series, list);
}

static void
draw_bars (lxw_chart *native, const CxReportChart *chart, guint rows)
{
  lxw_chart_series *series = add_series (native, chart, chart->first);
  lxw_chart_fill fill = { .color = chart->colours->len == 1 ? colour_at (chart, 0) : SERIES_1 };

  chart_series_set_fill (series, &fill);
  if (chart->colours->len > 1)
    colour_points (series, chart, rows);
  label_series (series, chart, INK);
  chart_series_set_labels_position (series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
  chart_set_series_gap (native, 45);
  chart_legend_set_position (native, LXW_CHART_LEGEND_NONE);
}

static void
draw_stack (lxw_chart *native, const CxReportChart *chart)
{
  lxw_chart_font font = { .name = "Calibri", .size = 9, .color = INK };

  for (guint column = chart->first; column <= chart->last; column++)
    {
      lxw_chart_series *series = add_series (native, chart, column);
      lxw_chart_fill fill = { .color = colour_at (chart, column - chart->first) };

      chart_series_set_fill (series, &fill);
    }
  chart_set_series_gap (native, 45);
  chart_legend_set_position (native, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font (native, &font);
}

/* An end of the interval: a quiet line over periods, a dash over groups. */
static void
draw_end (lxw_chart *native, const CxReportChart *chart, guint column)
{
  lxw_chart_series *end = add_series (native, chart, column);
  lxw_chart_line line = { .color = INTERVAL,
                          .width = 0.75,
                          .none = chart->kind == CX_REPORT_CHART_RANGE };
  lxw_chart_line edge = { .color = INTERVAL };
  lxw_chart_fill fill = { .color = INTERVAL };

  chart_series_set_line (end, &line);
  if (chart->kind == CX_REPORT_CHART_LINE)
    {
      chart_series_set_marker_type (end, LXW_CHART_MARKER_NONE);
      return;
    }
  chart_series_set_marker_type (end, LXW_CHART_MARKER_LONG_DASH);
  chart_series_set_marker_size (end, 6);
  chart_series_set_marker_line (end, &edge);
  chart_series_set_marker_fill (end, &fill);
}

/* The value with its interval, whose ends are two series of their own joined by high-low lines. */
static void
draw_range (lxw_chart *native, const CxReportChart *chart)
{
  lxw_chart_line whisker = { .color = INTERVAL,
                             .width = chart->kind == CX_REPORT_CHART_RANGE ? 1.75 : 1 };
  lxw_chart_line line = { .color = SERIES_1,
                          .width = 2.25,
                          .none = chart->kind == CX_REPORT_CHART_RANGE };
  lxw_chart_fill fill = { .color = SERIES_1 };
  lxw_chart_series *series = add_series (native, chart, chart->first);

  chart_series_set_line (series, &line);
  chart_series_set_marker_type (series, LXW_CHART_MARKER_CIRCLE);
  chart_series_set_marker_size (series, chart->kind == CX_REPORT_CHART_RANGE ? 9 : 5);
  chart_series_set_marker_fill (series, &fill);
  label_series (series, chart, INK);
  chart_series_set_labels_position (series, chart->kind == CX_REPORT_CHART_RANGE
                                                ? LXW_CHART_LABEL_POSITION_RIGHT
                                                : LXW_CHART_LABEL_POSITION_ABOVE);
  for (guint column = chart->first + 1; column <= chart->last; column++)
    draw_end (native, chart, column);
  chart_set_high_low_lines (native, &whisker);
  chart_legend_set_position (native, LXW_CHART_LEGEND_NONE);
}

/* The library turns a bar chart's axes around: its y axis holds the categories. */
static gboolean
is_lying (const CxReportChart *chart)
{
  return chart->kind == CX_REPORT_CHART_BAR || chart->kind == CX_REPORT_CHART_STACKED;
}

static void
set_axes (lxw_chart *native, const CxReportChart *chart, guint rows)
{
  lxw_chart_axis *category = is_lying (chart) ? native->y_axis : native->x_axis;
  lxw_chart_axis *value = is_lying (chart) ? native->x_axis : native->y_axis;
  /* 360 degrees is the library's word for upright. */
  lxw_chart_font font = { .name = "Calibri", .size = 9, .color = CAPTION, .rotation = 360 };
  lxw_chart_line grid = { .color = GRID, .width = 0.75 };
  lxw_chart_line none = { .none = LXW_TRUE };
  lxw_chart_line axis = { .color = 0xb5b3ba, .width = 0.75 };

  chart_axis_set_num_font (category, &font);
  chart_axis_set_num_font (value, &font);
  chart_axis_set_line (category, &axis);
  chart_axis_set_line (value, &none);
  chart_axis_set_major_tick_mark (category, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_axis_set_major_tick_mark (value, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_axis_set_label_position (category, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_axis_major_gridlines_set_visible (category, LXW_FALSE);
  chart_axis_major_gridlines_set_visible (value, LXW_TRUE);
  chart_axis_major_gridlines_set_line (value, &grid);
  chart_axis_set_num_format (
      value, chart->percent || chart->kind == CX_REPORT_CHART_STACKED ? "0%" : "#,##0");
  if (!is_lying (chart))
    chart_axis_set_interval_unit (category, (uint16_t) ((rows + MOST_LABELS - 1) / MOST_LABELS));
  if (isfinite (chart->minimum))
    chart_axis_set_min (value, chart->minimum);
  if (isfinite (chart->maximum))
    chart_axis_set_max (value, chart->maximum);
  /* The first row of the table is the topmost bar, and the values stay below. */
  if (is_lying (chart))
    {
      chart_axis_set_reverse (category);
      chart_axis_set_crossing_max (category);
    }
}

static void
set_title (lxw_chart *native, const CxReportChart *chart)
{
  lxw_chart_font font = { .name = "Calibri", .size = 11, .bold = LXW_TRUE, .color = INK };
  g_autofree char *cut = g_utf8_strlen (chart->title, -1) > 70
                             ? g_utf8_substring (chart->title, 0, 69)
                             : NULL;
  g_autofree char *title = cut != NULL ? g_strconcat (cut, "…", NULL) : g_strdup (chart->title);
  g_autofree char *both = chart->caption != NULL
                              ? g_strdup_printf ("%s  (%s)", title, chart->caption)
                              : NULL;
  lxw_chart_line none = { .none = LXW_TRUE };

  chart_title_set_name (native, both != NULL ? both : title);
  chart_title_set_name_font (native, &font);
  chart_chartarea_set_line (native, &none);
}

static guint
choose_height (const CxReportChart *chart, guint rows)
{
  if (chart->kind == CX_REPORT_CHART_BAR)
    return CLAMP (90 + 30 * rows, 200, 640);
  if (chart->kind == CX_REPORT_CHART_STACKED)
    return CLAMP (130 + 36 * rows, 240, 640);
  return 280;
}

static gboolean
write_xlsx (CxXlsx *xlsx, CxBlock *block, CxProgress *progress, GError **error)
{
  const CxReportChart *chart = block->data;
  guint rows = cx_report_table_rows (chart->table), height = choose_height (chart, rows);
  gboolean beside = chart->table->columns->len <= CX_XLSX_WIDE;
  lxw_row_t top;
  lxw_chart_options options = { .object_position = LXW_OBJECT_MOVE_DONT_SIZE };
  lxw_chart *native;

  if (rows == 0)
    return TRUE;
  native = workbook_add_chart (xlsx->workbook, type_of (chart->kind));
  if (chart->kind == CX_REPORT_CHART_STACKED)
    draw_stack (native, chart);
  else if (chart->kind == CX_REPORT_CHART_RANGE || chart->kind == CX_REPORT_CHART_LINE)
    draw_range (native, chart);
  else
    draw_bars (native, chart, rows);
  set_axes (native, chart, rows);
  set_title (native, chart);

  /* Beside the table, or below one that takes the whole width. */
  top = beside ? MAX (chart->table->first_row - 1, xlsx->chart_bottom)
               : MAX (xlsx->row + 1, xlsx->chart_bottom);
  chart_set_style (native, 2);
  options.x_scale = CHART_WIDTH / 480.0;
  options.y_scale = height / 288.0;
  if (!cx_xlsx_check (worksheet_insert_chart_opt (xlsx->sheet, top,
                                                  beside ? CX_XLSX_CHARTS : CX_XLSX_LEFT, native,
                                                  &options),
                      error))
    return FALSE;
  xlsx->chart_bottom = top + height / ROW_PIXELS + 2;
  return TRUE;
}

const CxBlockType cx_block_chart_type = {
  .id = "chart",
  .title = N_ ("Chart"),
  .free = chart_free,
  .write_xlsx = write_xlsx,
};
