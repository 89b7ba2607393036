/* Outlines: lines, polylines, curves, icons. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} CxPoint;

typedef struct
{
  double x, y, width, height;
} CxRect;

typedef struct _CxPath CxPath;

CxPath *cx_path_new (void);
CxPath *cx_path_ref (CxPath *path);
void cx_path_unref (CxPath *path);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxPath, cx_path_unref)

void cx_path_move_to (CxPath *path, double x, double y);
void cx_path_line_to (CxPath *path, double x, double y);
void
cx_path_curve_to (CxPath *path, double x1, double y1, double x2, double y2, double x3, double y3);
void cx_path_close (CxPath *path);

void cx_path_add_line (CxPath *path, double x1, double y1, double x2, double y2);
void cx_path_add_polyline (CxPath *path, const CxPoint *points, guint n);
/* A smooth curve through @points that never swings above or below its neighbours. */
void cx_path_add_smooth (CxPath *path, const CxPoint *points, guint n);
void cx_path_add_circle (CxPath *path, double x, double y, double radius);
/* Part of a circle, angles in radians clockwise from 3 o'clock. Joined with a line to what is
 * there. */
void cx_path_add_arc (CxPath *path, double x, double y, double radius, double from, double to);
/* @radius of each corner: top left, top right, bottom right, bottom left. */
void cx_path_add_rounded (CxPath *path, const CxRect *rect, const double radius[4]);
/* Outlines as SVG writes them (attribute d), moved and scaled to fit a square of @size units into
 * @box. FALSE with CX_ERROR_INVALID if it cannot be read. */
gboolean
cx_path_add_svg (CxPath *path, const char *d, double size, const CxRect *box, GError **error);

/* What it covers, control points included. */
CxRect cx_path_get_extents (const CxPath *path);
void cx_path_trace (const CxPath *path, cairo_t *cr);

G_END_DECLS
