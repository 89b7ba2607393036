#include "config.h"

#include "cx-path.h"

#include <math.h>

typedef enum
{
  MOVE,
  LINE,
  CURVE,
  CLOSE,
} Verb;

typedef struct
{
  Verb verb;
  CxPoint points[3]; /* the last is where it ends */
} Segment;

struct _CxPath
{
  gatomicrefcount references;
  GArray *segments; /* Segment */
};

CxPath *
cx_path_new (void)
{
  CxPath *path = g_new0 (CxPath, 1);

  g_atomic_ref_count_init (&path->references);
  path->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  return path;
}

CxPath *
cx_path_ref (CxPath *path)
{
  g_atomic_ref_count_inc (&path->references);
  return path;
}

void
cx_path_unref (CxPath *path)
{
  if (!g_atomic_ref_count_dec (&path->references))
    return;
  g_array_unref (path->segments);
  g_free (path);
}

static void
add_segment (CxPath *path, Verb verb, CxPoint a, CxPoint b, CxPoint c)
{
  Segment segment = { verb, { a, b, c } };

  g_array_append_val (path->segments, segment);
}

void
cx_path_move_to (CxPath *path, double x, double y)
{
  CxPoint point = { x, y };

  add_segment (path, MOVE, point, point, point);
}

void
cx_path_line_to (CxPath *path, double x, double y)
{
  CxPoint point = { x, y };

  add_segment (path, path->segments->len == 0 ? MOVE : LINE, point, point, point);
}

void
cx_path_curve_to (CxPath *path, double x1, double y1, double x2, double y2, double x3, double y3)
{
  add_segment (path, CURVE, (CxPoint){ x1, y1 }, (CxPoint){ x2, y2 }, (CxPoint){ x3, y3 });
}

void
cx_path_close (CxPath *path)
{
  CxPoint none = { 0, 0 };

  add_segment (path, CLOSE, none, none, none);
}

void
cx_path_add_line (CxPath *path, double x1, double y1, double x2, double y2)
{
  cx_path_move_to (path, x1, y1);
  cx_path_line_to (path, x2, y2);
}

void
cx_path_add_polyline (CxPath *path, const CxPoint *points, guint n)
{
  for (guint i = 0; i < n; i++)
    if (i == 0)
      cx_path_move_to (path, points[i].x, points[i].y);
    else
      cx_path_line_to (path, points[i].x, points[i].y);
}

static double
get_slope (const CxPoint *points, guint i)
{
  double width = points[i + 1].x - points[i].x;

  return width > 0 ? (points[i + 1].y - points[i].y) / width : 0;
}

/* Slopes at the points after Fritsch and Carlson, in the harmonic form of Fritsch and Butland:
 * flat where the direction turns, so that the curve stays between its points. */
static double
get_tangent (const CxPoint *points, guint n, guint i)
{
  double before, after;

  if (i == 0)
    return get_slope (points, 0);
  if (i == n - 1)
    return get_slope (points, n - 2);
  before = get_slope (points, i - 1);
  after = get_slope (points, i);
  return before * after <= 0 ? 0 : 2 * before * after / (before + after);
}

void
cx_path_add_smooth (CxPath *path, const CxPoint *points, guint n)
{
  if (n < 3)
    {
      cx_path_add_polyline (path, points, n);
      return;
    }
  cx_path_move_to (path, points[0].x, points[0].y);
  for (guint i = 0; i + 1 < n; i++)
    {
      double third = (points[i + 1].x - points[i].x) / 3;

      cx_path_curve_to (path, points[i].x + third, points[i].y + third * get_tangent (points, n, i),
                        points[i + 1].x - third,
                        points[i + 1].y - third * get_tangent (points, n, i + 1), points[i + 1].x,
                        points[i + 1].y);
    }
}

void
cx_path_add_arc (CxPath *path, double x, double y, double radius, double from, double to)
{
  int steps = MAX (1, (int) ceil (fabs (to - from) / (G_PI / 2) - 1e-9));
  double step = (to - from) / steps;
  double pull = 4.0 / 3 * tan (step / 4) * radius;

  cx_path_line_to (path, x + radius * cos (from), y + radius * sin (from));
  for (int i = 0; i < steps; i++)
    {
      double a = from + i * step, b = a + step;

      cx_path_curve_to (
          path, x + radius * cos (a) - pull * sin (a), y + radius * sin (a) + pull * cos (a),
          x + radius * cos (b) + pull * sin (b), y + radius * sin (b) - pull * cos (b),
          x + radius * cos (b), y + radius * sin (b));
    }
}

void
cx_path_add_circle (CxPath *path, double x, double y, double radius)
{
  cx_path_move_to (path, x + radius, y);
  cx_path_add_arc (path, x, y, radius, 0, 2 * G_PI);
  cx_path_close (path);
}

void
cx_path_add_rounded (CxPath *path, const CxRect *rect, const double radius[4])
{
  const CxPoint corners[4] = { { rect->x, rect->y },
                               { rect->x + rect->width, rect->y },
                               { rect->x + rect->width, rect->y + rect->height },
                               { rect->x, rect->y + rect->height } };
  const CxPoint inwards[4] = { { 1, 1 }, { -1, 1 }, { -1, -1 }, { 1, -1 } };
  double most = MIN (rect->width, rect->height) / 2;
  double first = CLAMP (radius[0], 0, most);

  cx_path_move_to (path, rect->x, rect->y + first);
  for (guint i = 0; i < 4; i++)
    {
      double r = CLAMP (radius[i], 0, most);
      double from = G_PI + i * G_PI / 2;

      if (r <= 0)
        cx_path_line_to (path, corners[i].x, corners[i].y);
      else
        cx_path_add_arc (path, corners[i].x + inwards[i].x * r, corners[i].y + inwards[i].y * r, r,
                         from, from + G_PI / 2);
    }
  cx_path_close (path);
}

CxRect
cx_path_get_extents (const CxPath *path)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < path->segments->len; i++)
    {
      const Segment *segment = &g_array_index (path->segments, Segment, i);

      for (guint j = 0; j < 3 && segment->verb != CLOSE; j++)
        {
          left = fmin (left, segment->points[j].x);
          right = fmax (right, segment->points[j].x);
          top = fmin (top, segment->points[j].y);
          bottom = fmax (bottom, segment->points[j].y);
        }
    }
  if (left > right)
    return (CxRect){ 0, 0, 0, 0 };
  return (CxRect){ left, top, right - left, bottom - top };
}

void
cx_path_trace (const CxPath *path, cairo_t *cr)
{
  for (guint i = 0; i < path->segments->len; i++)
    {
      const Segment *segment = &g_array_index (path->segments, Segment, i);
      const CxPoint *p = segment->points;

      if (segment->verb == MOVE)
        cairo_move_to (cr, p[0].x, p[0].y);
      else if (segment->verb == LINE)
        cairo_line_to (cr, p[0].x, p[0].y);
      else if (segment->verb == CURVE)
        cairo_curve_to (cr, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
      else
        cairo_close_path (cr);
    }
}
