#include "config.h"

#include "cx-block-view.h"

#include "cx-block.h"
#include "cx-chart-view.h"
#include "cx-i18n.h"
#include "cx-number.h"

#include <math.h>

/* A long table shows its beginning. */
#define MOST_ROWS 12
#define MOST_COLUMNS 12

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_cover (const CxCover *cover)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = gtk_grid_new ();

  gtk_box_append (GTK_BOX (box), make_label (cover->business, "dim-label"));
  gtk_box_append (GTK_BOX (box), make_label (cover->title, "title-1"));
  if (cover->prepared_for != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("Prepared for %s"), cover->prepared_for);

      gtk_box_append (GTK_BOX (box), make_label (text, "title-4"));
    }
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_margin_top (grid, 12);
  for (guint i = 0; i + 1 < cover->facts->len; i += 2)
    {
      gtk_grid_attach (GTK_GRID (grid),
                       make_label (g_ptr_array_index (cover->facts, i), "dim-label"), 0,
                       (int) i / 2, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_label (g_ptr_array_index (cover->facts, i + 1), NULL),
                       1, (int) i / 2, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

static GtkWidget *
make_heading (const CxHeading *heading)
{
  static const char *const styles[] = { "title-2", "title-3", "heading" };

  return make_label (heading->text, styles[CLAMP (heading->level, 1, 3) - 1]);
}

static GtkWidget *
make_text (const CxText *text)
{
  GtkWidget *label = make_label (text->text,
                                 text->style == CX_PARAGRAPH_CAPTION ? "caption" : NULL);

  if (text->style == CX_PARAGRAPH_CAPTION)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static char *
write_number (double value, int decimals, const CxDocument *document)
{
  return isnan (value) ? g_strdup ("–") : cx_number_to_human (value, decimals, document->language);
}

static GtkWidget *
make_tiles (const CxTiles *tiles, const CxDocument *document)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 4);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  for (guint i = 0; i < tiles->tiles->len; i++)
    {
      const CxTile *tile = g_ptr_array_index (tiles->tiles, i);
      g_autofree char *value = write_number (tile->value, tile->decimals, document);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (box), make_label (tile->caption, "dim-label"));
      gtk_box_append (GTK_BOX (box), make_label (value, "title-2"));
      if (tile->remark != NULL)
        gtk_box_append (GTK_BOX (box), make_label (tile->remark, "caption"));
      gtk_flow_box_append (GTK_FLOW_BOX (flow), box);
      gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
    }
  return flow;
}

static char *
write_cell (const CxReportColumn *column, const CxReportCell *cell, const CxDocument *document)
{
  g_autofree char *number = NULL;

  if (cell->text != NULL)
    return g_strdup (cell->text);
  if (isnan (cell->number))
    return g_strdup ("");
  switch (column->kind)
    {
    case CX_REPORT_COUNT:
      return cx_number_to_human (cell->number, 0, document->language);
    case CX_REPORT_PERCENT:
      number = cx_number_to_human (cell->number, 1, document->language);
      return g_strdup_printf (_ ("%s %%"), number);
    case CX_REPORT_SCORE:
      return cx_number_to_human (cell->number, 1, document->language);
    case CX_REPORT_DECIMAL:
      return cx_number_to_human (cell->number, 2, document->language);
    default:
      return cx_number_to_human (cell->number, cell->number == floor (cell->number) ? 0 : 2,
                                 document->language);
    }
}

static GtkWidget *
make_cell (const CxReportTable *table, const CxReportCell *cell, guint column, const char *text)
{
  const CxReportColumn *info = g_ptr_array_index (table->columns, column);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), info->kind == CX_REPORT_TEXT ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (text, -1) > 40 ? text : NULL);
  gtk_widget_add_css_class (label, cell != NULL ? "numeric" : "caption-heading");
  return label;
}

static GtkWidget *
make_grid (const CxReportTable *table, const CxDocument *document, guint rows, guint columns)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint c = 0; c < columns; c++)
    {
      const CxReportColumn *column = g_ptr_array_index (table->columns, c);

      gtk_grid_attach (GTK_GRID (grid), make_cell (table, NULL, c, column->heading), (int) c, 0, 1,
                       1);
      for (guint r = 0; r < rows; r++)
        {
          const CxReportCell *cell = g_ptr_array_index (table->cells, r * table->columns->len + c);
          g_autofree char *text = write_cell (column, cell, document);

          gtk_grid_attach (GTK_GRID (grid), make_cell (table, cell, c, text), (int) c, (int) r + 1,
                           1, 1);
        }
    }
  return grid;
}

static char *
describe_rest (guint rows, guint columns)
{
  g_autofree char *more_rows = g_strdup_printf (ngettext ("%u more row", "%u more rows", rows),
                                                rows);
  g_autofree char *more_columns = g_strdup_printf (
      ngettext ("%u more column", "%u more columns", columns), columns);

  if (rows == 0)
    return g_steal_pointer (&more_columns);
  if (columns == 0)
    return g_steal_pointer (&more_rows);
  /* TRANSLATORS: "12 more rows, 3 more columns". */
  return g_strdup_printf (_ ("%s, %s"), more_rows, more_columns);
}

static GtkWidget *
make_table (const CxReportTable *table, const CxDocument *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  guint n = cx_report_table_rows (table);
  guint rows = MIN (n, MOST_ROWS), columns = MIN (table->columns->len, MOST_COLUMNS);

  if (table->title != NULL)
    gtk_box_append (GTK_BOX (box), make_label (table->title, "heading"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 make_grid (table, document, rows, columns));
  gtk_box_append (GTK_BOX (box), scrolled);
  if (rows < n || columns < table->columns->len)
    {
      g_autofree char *rest = describe_rest (n - rows, table->columns->len - columns);
      GtkWidget *label = make_label (rest, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static const CxReportCell *
get_cell (const CxReportTable *table, guint row, guint column)
{
  return g_ptr_array_index (table->cells, row * table->columns->len + column);
}

/* The workbook's native chart, drawn as our own would be. */
static CxChart *
convert_chart (const CxReportChart *chart, const CxDocument *document)
{
  static const char *const kinds[] = { "bars", "histogram", "stacked", "bars", "line" };
  const CxReportTable *table = chart->table;
  gboolean interval = chart->kind == CX_REPORT_CHART_RANGE || chart->kind == CX_REPORT_CHART_LINE;
  guint n_series = interval ? 1 : chart->last - chart->first + 1;
  CxChart *picture = cx_chart_new (kinds[chart->kind]);

  cx_chart_set_language (picture, document->language);
  cx_chart_set_title (picture, chart->title);
  cx_chart_set_caption (picture, chart->caption);
  cx_chart_set_unit (picture, chart->percent ? "percent" : "", chart->percent ? 0 : 1);
  cx_chart_set_range (picture, chart->minimum, chart->maximum);
  if (chart->kind == CX_REPORT_CHART_STACKED)
    picture->palette = n_series == 3 ? CX_PALETTE_NPS : CX_PALETTE_DIVERGING;
  for (guint s = 0; s < n_series && n_series > 1; s++)
    cx_chart_add_series (
        picture,
        ((CxReportColumn *) g_ptr_array_index (table->columns, chart->first + s))->heading);
  for (guint r = 0; r < cx_report_table_rows (table); r++)
    {
      const CxReportCell *name = get_cell (table, r, chart->category);
      g_autofree char *number = name->text == NULL ? write_number (name->number, 0, document)
                                                   : NULL;
      guint category = cx_chart_add_category (picture, name->text != NULL ? name->text : number,
                                              NULL);

      for (guint s = 0; s < n_series; s++)
        cx_chart_set_cell (picture, category, s, get_cell (table, r, chart->first + s)->number,
                           interval ? get_cell (table, r, chart->first + 1)->number : NAN,
                           interval ? get_cell (table, r, chart->first + 2)->number : NAN, -1);
    }
  return picture;
}

static GtkWidget *
make_chart (const CxReportChart *chart, const CxDocument *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *view = cx_chart_view_new ();
  g_autoptr (CxChart) picture = convert_chart (chart, document);

  gtk_box_append (GTK_BOX (box), make_label (chart->title, "heading"));
  cx_chart_view_set_chart (CX_CHART_VIEW (view), picture);
  gtk_box_append (GTK_BOX (box), view);
  return box;
}

static GtkWidget *
make_responses (const CxResponsesBlock *responses, const CxDocument *document)
{
  g_autofree char *n = write_number ((double) responses->count, 0, document);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%s answer, one row each, with a filter on every column.",
                "%s answers, one row each, with a filter on every column.", responses->count),
      n);

  return make_label (text, NULL);
}

GtkWidget *
cx_block_view_new (const CxBlock *block, const CxDocument *document)
{
  if (block->type == &cx_block_cover_type)
    return make_cover (block->data);
  if (block->type == &cx_block_heading_type)
    return make_heading (block->data);
  if (block->type == &cx_block_text_type)
    return make_text (block->data);
  if (block->type == &cx_block_tiles_type)
    return make_tiles (block->data, document);
  if (block->type == &cx_block_table_type)
    return make_table (block->data, document);
  if (block->type == &cx_block_chart_type)
    return make_chart (block->data, document);
  if (block->type == &cx_block_responses_type)
    return make_responses (block->data, document);
  return NULL;
}
