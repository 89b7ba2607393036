#include "config.h"

#include "cx-chart-view-private.h"

#include <math.h>
#include <string.h>

/* Beyond these, marks are for the pointer only. */
#define MAX_MARKS 1000

/* A step sideways counts more than one ahead, so that arrows keep to their row. */
#define SIDEWAYS 3.0

static void
mark_activated_cb (CxChartView *self, CxChartMark *mark)
{
  guint index;

  if (g_ptr_array_find (self->marks, mark, &index))
    cx_chart_view_activate_mark (self, index);
}

/* The ring is drawn by the view. */
static void
focus_changed_cb (CxChartView *self, GParamSpec *pspec, GtkWidget *mark)
{
  guint index;

  if (gtk_widget_has_focus (mark) && g_ptr_array_find (self->marks, mark, &index))
    self->current = index;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
cx_chart_view_is_active (CxChartView *self)
{
  return g_signal_has_handler_pending (self, g_signal_lookup ("mark-activated", CX_TYPE_CHART_VIEW),
                                       0, FALSE);
}

static CxChartMark *
get_mark (CxChartView *self, guint index)
{
  return g_ptr_array_index (self->marks, index);
}

static void
add_mark (CxChartView *self)
{
  GtkWidget *mark = cx_chart_mark_new (self->active);

  g_signal_connect_object (mark, "activated", G_CALLBACK (mark_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mark, "notify::has-focus", G_CALLBACK (focus_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  g_ptr_array_add (self->marks, mark);
}

static void
trim_marks (CxChartView *self, guint n)
{
  while (self->marks->len > n)
    {
      gtk_widget_unparent (g_ptr_array_index (self->marks, self->marks->len - 1));
      g_ptr_array_set_size (self->marks, (int) self->marks->len - 1);
    }
}

typedef struct
{
  CxChartView *view;
  guint n;
  guint category, series; /* of the mark that had the focus */
  guint focus;            /* where it is now; G_MAXUINT: nowhere */
} Update;

static void
take_group (const char *id, const CxRect *area, gpointer data)
{
  Update *update = data;
  CxChartView *self = update->view;
  guint category, series;
  g_autofree char *name = NULL;
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) area->x, (float) area->y, (float) area->width,
                                             (float) area->height);

  if (!g_str_has_prefix (id, "mark/") || !cx_chart_parse_mark (id, &category, &series) ||
      update->n >= MAX_MARKS)
    return;
  if (update->n == self->marks->len)
    add_mark (self);
  name = cx_chart_describe_mark (self->chart, category, series);
  cx_chart_mark_set (get_mark (self, update->n), category, series, name);
  g_array_append_val (self->areas, rect);
  if (category == update->category && series == update->series)
    update->focus = update->n;
  update->n++;
}

void
cx_chart_view_update_marks (CxChartView *self)
{
  Update update = { self, 0, G_MAXUINT, G_MAXUINT, G_MAXUINT };
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  const CxChartKind *kind = self->chart != NULL ? cx_chart_kind_find (self->chart->kind) : NULL;

  if (self->current < self->marks->len)
    {
      update.category = cx_chart_mark_get_category (get_mark (self, self->current));
      update.series = cx_chart_mark_get_series (get_mark (self, self->current));
    }
  g_array_set_size (self->areas, 0);
  /* Whether a mark is a button to assistive tools is settled when it is made. */
  if (self->active != cx_chart_view_is_active (self))
    {
      self->active = !self->active;
      trim_marks (self, 0);
    }
  /* A sparkline stands in a row or tile that says its values itself. */
  if (self->scene != NULL && g_strcmp0 (self->chart->kind, "sparkline") != 0 && kind != NULL)
    cx_scene_foreach_group (self->scene, take_group, &update);
  trim_marks (self, update.n);
  if (update.focus != G_MAXUINT)
    self->current = update.focus;
  else if (self->current >= update.n)
    self->current = update.n > 0 ? update.n - 1 : 0;
  if (focused && update.n > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->marks, self->current));
}

guint
cx_chart_view_pick (CxChartView *self, double x, double y)
{
  const char *id = self->scene != NULL ? cx_scene_pick (self->scene, x, y) : NULL;
  guint category, series;

  if (!cx_chart_parse_mark (id, &category, &series))
    return G_MAXUINT;
  for (guint i = 0; i < self->marks->len; i++)
    if (cx_chart_mark_get_category (get_mark (self, i)) == category &&
        cx_chart_mark_get_series (get_mark (self, i)) == series)
      return i;
  return G_MAXUINT;
}

void
cx_chart_view_activate_mark (CxChartView *self, guint index)
{
  guint category, series;

  if (index >= self->marks->len)
    return;
  category = cx_chart_mark_get_category (get_mark (self, index));
  series = cx_chart_mark_get_series (get_mark (self, index));
  g_signal_emit_by_name (self, "mark-activated", category, series,
                         cx_chart_get_key (self->chart, category, series));
}

void
cx_chart_view_focus_mark (CxChartView *self, guint index)
{
  if (index >= self->marks->len)
    return;
  self->current = index;
  gtk_widget_grab_focus (g_ptr_array_index (self->marks, index));
}

static graphene_point_t
get_centre (CxChartView *self, guint index)
{
  graphene_point_t centre;

  graphene_rect_get_center (&g_array_index (self->areas, graphene_rect_t, index), &centre);
  return centre;
}

/* How far @to is in @direction; INFINITY if it does not lie there. */
static double
get_distance (graphene_point_t from, graphene_point_t to, GtkDirectionType direction)
{
  double dx = to.x - from.x, dy = to.y - from.y;
  gboolean upright = direction == GTK_DIR_UP || direction == GTK_DIR_DOWN;
  double ahead = upright ? dy : dx, aside = upright ? dx : dy;

  if (direction == GTK_DIR_UP || direction == GTK_DIR_LEFT)
    ahead = -ahead;
  return ahead > 1 ? ahead + SIDEWAYS * fabs (aside) : (double) INFINITY;
}

/* The nearest mark that way; where there is none, the one before or after. */
static guint
find_neighbour (CxChartView *self, GtkDirectionType direction)
{
  graphene_point_t from = get_centre (self, self->current);
  gboolean back = direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
  double least = INFINITY;
  guint found = self->current;

  for (guint i = 0; i < self->marks->len; i++)
    {
      double distance = get_distance (from, get_centre (self, i), direction);

      if (distance < least)
        {
          least = distance;
          found = i;
        }
    }
  if (found != self->current)
    return found;
  if (back)
    return self->current > 0 ? self->current - 1 : 0;
  return MIN (self->current + 1, self->marks->len - 1);
}

gboolean
cx_chart_view_move_focus (CxChartView *self, GtkDirectionType direction)
{
  if (self->marks->len == 0)
    return FALSE;
  /* Tab goes in and out; within, arrows move. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    {
      cx_chart_view_focus_mark (self, MIN (self->current, self->marks->len - 1));
      return TRUE;
    }
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  cx_chart_view_focus_mark (self, find_neighbour (self, direction));
  return TRUE;
}
