#include "config.h"

#include "cx-chart-kinds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SPACE 6.0
#define CAPTION_SPACE 10.0
#define MINIMUM_WIDTH 60.0

#define CX_LIST_CHART_KIND(id) &cx_chart_##id,
static const CxChartKind *const kinds[] = { CX_CHART_KINDS (CX_LIST_CHART_KIND) NULL };

const CxChartKind *const *
cx_chart_kinds (guint *n)
{
  if (n != NULL)
    *n = G_N_ELEMENTS (kinds) - 1;
  return kinds;
}

const CxChartKind *
cx_chart_kind_find (const char *id)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_strcmp0 (kinds[i]->id, id) == 0)
      return kinds[i];
  return NULL;
}

const char *
cx_chart_kind_get_id (const CxChartKind *kind)
{
  return kind->id;
}

const char *
cx_chart_kind_get_title (const CxChartKind *kind)
{
  return kind->title;
}

static double
get_sort_value (const CxChart *chart, guint category)
{
  const CxChartCell *cell = cx_chart_get_cell (chart, category, 0);

  return cx_cell_has_value (cell) ? cell->value : -INFINITY;
}

/* Highest first; what is equal keeps its order. */
static int
compare_categories (gconstpointer a, gconstpointer b, gpointer data)
{
  guint i = *(const guint *) a, j = *(const guint *) b;
  double x = get_sort_value (data, i), y = get_sort_value (data, j);

  if (x != y)
    return x < y ? 1 : -1;
  return i < j ? -1 : i > j;
}

static void
order_categories (CxDraw *draw, const CxChartKind *kind)
{
  CxChart *chart = draw->chart;
  guint n = chart->categories->len;

  draw->order = g_new (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    draw->order[i] = i;
  if (chart->sorted)
    g_qsort_with_data (draw->order, (int) n, sizeof *draw->order, compare_categories, chart);
  draw->n_shown = n;
  /* One row that is folded would take as much room as the line that says so. */
  if (kind->folds && n > CX_CHART_MAX_ROWS + 1)
    draw->n_shown = CX_CHART_MAX_ROWS;
  draw->n_folded = n - draw->n_shown;
}

static double
draw_title (CxDraw *draw, const CxRect *area)
{
  CxTextStyle style = { .size = CX_TEXT_HEADING, .lines = 3 };

  if (draw->chart->title == NULL)
    return 0;
  return cx_draw_text (draw, draw->chart->title, area->x, area->y, area->width, &style) + 2 * SPACE;
}

/* Flags of all marks. */
static CxMarkFlags
collect_flags (const CxChart *chart)
{
  CxMarkFlags flags = 0;

  for (guint i = 0; i < chart->categories->len; i++)
    for (guint j = 0; j < cx_chart_get_n_series (chart); j++)
      {
        const CxChartCell *cell = cx_chart_get_cell (chart, i, j);

        if (cx_cell_has_value (cell))
          flags |= cell->flags;
      }
  return flags;
}

/* The caption, and what stripes and hollow marks mean where there are any. */
static char *
make_caption (CxDraw *draw, const CxChartKind *kind)
{
  GString *caption = g_string_new (draw->chart->caption);
  CxMarkFlags flags = collect_flags (draw->chart);
  const char *few = kind->few != NULL ? kind->few : N_ ("Striped: few answers.");

  if (caption->len > 0 && (flags & (CX_MARK_FEW | CX_MARK_DOUBTFUL)) != 0)
    g_string_append_c (caption, '\n');
  if ((flags & CX_MARK_FEW) != 0)
    g_string_append_printf (caption, "%s ", CX_DRAW_T (draw, few));
  if ((flags & CX_MARK_DOUBTFUL) != 0)
    g_string_append (caption, CX_DRAW_T (draw, N_ ("Hollow: the difference could be chance.")));
  return g_strchomp (g_string_free (caption, FALSE));
}

static double
get_caption_height (CxDraw *draw, const char *caption, double width)
{
  if (caption[0] == '\0')
    return 0;
  return cx_typesetter_get_height (draw->typesetter, caption, &cx_draw_caption, width) +
         CAPTION_SPACE;
}

static double
draw_body (CxDraw *draw, const CxChartKind *kind, const CxRect *area)
{
  const char *empty = draw->chart->empty;

  if (cx_chart_has_values (draw->chart))
    return kind->draw (draw, area);
  if (kind->bare)
    return isnan (area->height) ? 32 * draw->scale : area->height;
  if (empty == NULL)
    empty = CX_DRAW_T (draw, N_ ("There are no answers to show here yet."));
  return cx_draw_sentence (draw, empty, area);
}

/* Returns the height of all. */
static double
draw_chart (CxDraw *draw, double width, double height, const CxChartLook *look)
{
  const CxChartKind *kind = cx_chart_kind_find (draw->chart->kind);
  CxRect area = { look->margin, look->margin, width - 2 * look->margin, (double) NAN };
  g_autofree char *text = NULL;
  double caption, body;

  if (kind == NULL)
    kind = &cx_chart_bars;
  order_categories (draw, kind);
  if (look->show_title && !kind->bare)
    area.y += draw_title (draw, &area);
  text = make_caption (draw, kind);
  caption = look->hide_caption || kind->bare ? 0 : get_caption_height (draw, text, area.width);
  if (!isnan (height))
    area.height = MAX (height - area.y - caption - look->margin, 1);
  body = draw_body (draw, kind, &area);
  if (caption > 0)
    cx_draw_text (draw, text, area.x, area.y + body + CAPTION_SPACE, area.width, &cx_draw_caption);
  g_clear_pointer (&draw->order, g_free);
  return area.y + body + caption + look->margin;
}

static CxDraw
make_draw (CxChart *chart, double *width, const CxChartLook **look)
{
  static const CxChartLook plain = { NULL, FALSE, FALSE, 0 };
  CxDraw draw = { .chart = chart };

  if (*look == NULL)
    *look = &plain;
  *width = MAX (*width, MINIMUM_WIDTH);
  draw.typesetter = (*look)->typesetter != NULL ? cx_typesetter_ref ((*look)->typesetter)
                                                : cx_typesetter_new (NULL, 1);
  draw.scale = cx_typesetter_get_scale (draw.typesetter);
  draw.narrow = *width - 2 * (*look)->margin < CX_CHART_NARROW * draw.scale;
  return draw;
}

double
cx_chart_measure_height (CxChart *chart, double width, const CxChartLook *look)
{
  CxDraw draw = make_draw (chart, &width, &look);
  double height = draw_chart (&draw, width, (double) NAN, look);

  cx_typesetter_unref (draw.typesetter);
  return ceil (height);
}

CxScene *
cx_chart_layout (CxChart *chart, double width, double height, const CxChartLook *look)
{
  CxDraw draw = make_draw (chart, &width, &look);
  double taken;

  draw.scene = cx_scene_new (width, 1, draw.typesetter);
  cx_scene_set_title (draw.scene, chart->title);
  taken = draw_chart (&draw, width, height, look);
  cx_scene_set_size (draw.scene, width, ceil (MAX (taken, isnan (height) ? 0 : height)));
  cx_typesetter_unref (draw.typesetter);
  return draw.scene;
}

gboolean
cx_chart_parse_mark (const char *id, guint *category, guint *series)
{
  char *end;
  guint64 first, second;

  if (id == NULL || !(g_str_has_prefix (id, "mark/") || g_str_has_prefix (id, "part/")))
    return FALSE;
  first = g_ascii_strtoull (id + strlen ("mark/"), &end, 10);
  if (*end != '/')
    return FALSE;
  second = g_ascii_strtoull (end + 1, &end, 10);
  if (*end != '\0')
    return FALSE;
  *category = (guint) first;
  *series = (guint) second;
  return TRUE;
}
