#include "config.h"

#include "cx-path.h"

#include "cx-error.h"
#include "cx-i18n.h"

#include <math.h>
#include <string.h>

/* The attribute d of an SVG path: numbers and one-letter commands, small letters relative to the
 * point where the pen is. */

typedef struct
{
  CxPath *path;
  const char *p;
  double scale, x, y;  /* of the box */
  CxPoint pen, start;  /* in the icon's own units */
  CxPoint last_handle; /* of the curve before, for S and T */
  char last;           /* the command before, in capitals */
} Reader;

static void
skip (Reader *reader)
{
  while (*reader->p != '\0' && (g_ascii_isspace (*reader->p) || *reader->p == ','))
    reader->p++;
}

static gboolean
at_number (Reader *reader)
{
  skip (reader);
  return g_ascii_isdigit (*reader->p) || (*reader->p != '\0' && strchr ("+-.", *reader->p) != NULL);
}

static gboolean
read_number (Reader *reader, double *number)
{
  char *end;

  if (!at_number (reader))
    return FALSE;
  *number = g_ascii_strtod (reader->p, &end);
  if (end == reader->p || !isfinite (*number))
    return FALSE;
  reader->p = end;
  return TRUE;
}

/* Flags of arcs may stand without a blank between them: "a1 1 0 011 1". */
static gboolean
read_flag (Reader *reader, double *flag)
{
  skip (reader);
  if (*reader->p != '0' && *reader->p != '1')
    return FALSE;
  *flag = *reader->p++ - '0';
  return TRUE;
}

static gboolean
read_numbers (Reader *reader, char command, double *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean flag = command == 'A' && (i == 3 || i == 4);

      if (!(flag ? read_flag (reader, &numbers[i]) : read_number (reader, &numbers[i])))
        return FALSE;
    }
  return TRUE;
}

static CxPoint
place (const Reader *reader, CxPoint point)
{
  return (CxPoint){ reader->x + point.x * reader->scale, reader->y + point.y * reader->scale };
}

static void
draw_line (Reader *reader, CxPoint to)
{
  CxPoint end = place (reader, to);

  cx_path_line_to (reader->path, end.x, end.y);
  reader->pen = to;
}

static void
draw_curve (Reader *reader, CxPoint a, CxPoint b, CxPoint to)
{
  CxPoint first = place (reader, a), second = place (reader, b), end = place (reader, to);

  cx_path_curve_to (reader->path, first.x, first.y, second.x, second.y, end.x, end.y);
  reader->last_handle = b;
  reader->pen = to;
}

static void
draw_quadratic (Reader *reader, CxPoint handle, CxPoint to)
{
  CxPoint a = { reader->pen.x + 2.0 / 3 * (handle.x - reader->pen.x),
                reader->pen.y + 2.0 / 3 * (handle.y - reader->pen.y) };
  CxPoint b = { to.x + 2.0 / 3 * (handle.x - to.x), to.y + 2.0 / 3 * (handle.y - to.y) };

  draw_curve (reader, a, b, to);
  reader->last_handle = handle;
}

/* The handle before mirrored at the pen, if the command before was one of @kin. */
static CxPoint
mirror_handle (const Reader *reader, const char *kin)
{
  if (reader->last == '\0' || strchr (kin, reader->last) == NULL)
    return reader->pen;
  return (CxPoint){ 2 * reader->pen.x - reader->last_handle.x,
                    2 * reader->pen.y - reader->last_handle.y };
}

/* A point of the unit circle, stretched, turned and moved onto the ellipse. */
typedef struct
{
  double cx, cy, rx, ry, cosine, sine;
} Ellipse;

static CxPoint
on_ellipse (const Ellipse *e, double x, double y)
{
  return (CxPoint){ e->cx + e->rx * x * e->cosine - e->ry * y * e->sine,
                    e->cy + e->rx * x * e->sine + e->ry * y * e->cosine };
}

static void
draw_ellipse (Reader *reader, const Ellipse *ellipse, double from, double sweep)
{
  int steps = MAX (1, (int) ceil (fabs (sweep) / (G_PI / 2) - 1e-9));
  double step = sweep / steps;
  double pull = 4.0 / 3 * tan (step / 4);

  for (int i = 0; i < steps; i++)
    {
      double a = from + i * step, b = a + step;

      draw_curve (reader, on_ellipse (ellipse, cos (a) - pull * sin (a), sin (a) + pull * cos (a)),
                  on_ellipse (ellipse, cos (b) + pull * sin (b), sin (b) - pull * cos (b)),
                  on_ellipse (ellipse, cos (b), sin (b)));
    }
}

/* From end points to the centre, as appendix F.6.5 of SVG 1.1 gives it. */
static void
draw_arc (Reader *reader, const double *n, CxPoint to)
{
  double turn = n[2] * G_PI / 180;
  Ellipse e = { 0, 0, fabs (n[0]), fabs (n[1]), cos (turn), sin (turn) };
  double dx = (reader->pen.x - to.x) / 2, dy = (reader->pen.y - to.y) / 2;
  double x = e.cosine * dx + e.sine * dy, y = -e.sine * dx + e.cosine * dy;
  double reach, root, cx, cy, from, sweep;

  if (e.rx == 0 || e.ry == 0)
    {
      draw_line (reader, to);
      return;
    }
  reach = x * x / (e.rx * e.rx) + y * y / (e.ry * e.ry);
  if (reach > 1)
    {
      e.rx *= sqrt (reach);
      e.ry *= sqrt (reach);
      reach = 1;
    }
  if (reach == 0)
    return;
  root = sqrt (MAX (0, 1 / reach - 1)) * (n[3] == n[4] ? -1 : 1);
  cx = root * e.rx * y / e.ry;
  cy = -root * e.ry * x / e.rx;
  e.cx = e.cosine * cx - e.sine * cy + (reader->pen.x + to.x) / 2;
  e.cy = e.sine * cx + e.cosine * cy + (reader->pen.y + to.y) / 2;
  from = atan2 ((y - cy) / e.ry, (x - cx) / e.rx);
  sweep = atan2 ((-y - cy) / e.ry, (-x - cx) / e.rx) - from;
  if (n[4] != 0 && sweep < 0)
    sweep += 2 * G_PI;
  else if (n[4] == 0 && sweep > 0)
    sweep -= 2 * G_PI;
  draw_ellipse (reader, &e, from, sweep);
}

static void
draw_bent (Reader *reader, char command, const double *n, CxPoint base)
{
  CxPoint points[3];

  for (guint i = 0; i < 3; i++)
    points[i] = (CxPoint){ base.x + n[2 * i], base.y + n[2 * i + 1] };
  if (command == 'C')
    draw_curve (reader, points[0], points[1], points[2]);
  else if (command == 'S')
    draw_curve (reader, mirror_handle (reader, "CS"), points[0], points[1]);
  else if (command == 'Q')
    draw_quadratic (reader, points[0], points[1]);
  else
    draw_quadratic (reader, mirror_handle (reader, "QT"), points[0]);
}

static void
draw (Reader *reader, char letter, const double *n)
{
  char command = g_ascii_toupper (letter);
  CxPoint base = g_ascii_islower (letter) ? reader->pen : (CxPoint){ 0, 0 };
  CxPoint to;

  switch (command)
    {
    case 'M':
      reader->pen = reader->start = (CxPoint){ base.x + n[0], base.y + n[1] };
      to = place (reader, reader->pen);
      cx_path_move_to (reader->path, to.x, to.y);
      break;
    case 'L':
      draw_line (reader, (CxPoint){ base.x + n[0], base.y + n[1] });
      break;
    case 'H':
      draw_line (reader, (CxPoint){ base.x + n[0], reader->pen.y });
      break;
    case 'V':
      draw_line (reader, (CxPoint){ reader->pen.x, base.y + n[0] });
      break;
    case 'A':
      draw_arc (reader, n, (CxPoint){ base.x + n[5], base.y + n[6] });
      break;
    default:
      draw_bent (reader, command, n, base);
    }
  reader->last = command;
}

static gboolean
read_command (Reader *reader, char letter)
{
  static const char letters[] = "MLHVCSQTA";
  static const guint counts[] = { 2, 2, 1, 1, 6, 4, 4, 2, 7 };
  const char *found = strchr (letters, g_ascii_toupper (letter));
  double numbers[7] = { 0 };

  if (g_ascii_toupper (letter) == 'Z')
    {
      cx_path_close (reader->path);
      reader->pen = reader->start;
      reader->last = 'Z';
      return TRUE;
    }
  if (found == NULL || (reader->last == '\0' && g_ascii_toupper (letter) != 'M'))
    return FALSE;
  do
    {
      if (!read_numbers (reader, *found, numbers, counts[found - letters]))
        return FALSE;
      draw (reader, letter, numbers);
      /* Further pairs after a move are lines. */
      if (letter == 'M' || letter == 'm')
        {
          letter = letter == 'M' ? 'L' : 'l';
          found = strchr (letters, 'L');
        }
    }
  while (at_number (reader));
  return TRUE;
}

gboolean
cx_path_add_svg (CxPath *path, const char *d, double size, const CxRect *box, GError **error)
{
  double scale = MIN (box->width, box->height) / size;
  Reader reader = { .path = path,
                    .p = d,
                    .scale = scale,
                    .x = box->x + (box->width - size * scale) / 2,
                    .y = box->y + (box->height - size * scale) / 2 };

  gboolean sound = TRUE;

  for (skip (&reader); *reader.p != '\0' && sound; skip (&reader))
    {
      sound = g_ascii_isalpha (*reader.p);
      if (sound)
        {
          char letter = *reader.p++;

          sound = read_command (&reader, letter);
        }
    }
  if (sound)
    return TRUE;
  cx_error_set (error, CX_ERROR_INVALID, NULL,
                _ ("The outline of the icon cannot be read from “%.20s” on."), reader.p);
  return FALSE;
}
