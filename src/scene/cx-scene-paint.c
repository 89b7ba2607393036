#include "config.h"

#include "cx-scene-private.h"

#include <math.h>
#include <string.h>

#include <cairo-pdf.h>

/* Stripes of a hatched fill: how far apart, how wide, and what is seen between them. */
#define STRIPE_STEP 6.0
#define STRIPE_WIDTH 2.2
#define STRIPE_GROUND 0.25

typedef struct
{
  const CxScene *scene;
  const CxTheme *theme;
  const char *only; /* nullable: the id of the group that is painted */
  gboolean tags;    /* onto a PDF page */
  double opacity;   /* of what is painted now */
  cairo_t *cr;
} Painter;

static void paint_item (const Painter *painter, const CxSceneItem *item, gboolean visible);

static void
set_source (const Painter *painter, CxColour colour)
{
  cairo_set_source_rgba (painter->cr, colour.red, colour.green, colour.blue,
                         colour.alpha * painter->opacity);
}

void
cx_scene_trace_rect (cairo_t *cr, const CxRect *rect, double radius)
{
  double r = MIN (radius, MIN (rect->width, rect->height) / 2);

  if (r <= 0)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, rect->x + rect->width - r, rect->y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, rect->x + rect->width - r, rect->y + rect->height - r, r, 0, G_PI / 2);
  cairo_arc (cr, rect->x + r, rect->y + rect->height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, rect->x + r, rect->y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
trace_shape (const Painter *painter, const CxSceneShape *shape)
{
  cairo_new_path (painter->cr);
  if (shape->path != NULL)
    cx_path_trace (shape->path, painter->cr);
  else
    cx_scene_trace_rect (painter->cr, &shape->rect, shape->radius);
}

/* Lines from the left below to the right above, over all that the shape covers. */
static void
paint_stripes (const Painter *painter, CxColour colour)
{
  cairo_t *cr = painter->cr;
  double x1, y1, x2, y2, reach;

  cairo_save (cr);
  cairo_fill_extents (cr, &x1, &y1, &x2, &y2);
  cairo_clip (cr);
  reach = y2 - y1;
  cairo_set_line_width (cr, STRIPE_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  for (double x = floor ((x1 - reach) / STRIPE_STEP) * STRIPE_STEP; x < x2; x += STRIPE_STEP)
    {
      cairo_move_to (cr, x, y2);
      cairo_line_to (cr, x + reach, y1);
    }
  set_source (painter, colour);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
fill_shape (const Painter *painter, const CxSceneShape *shape)
{
  CxColour colour = cx_theme_get_colour (painter->theme, shape->style.fill);
  CxColour ground = colour;

  trace_shape (painter, shape);
  if ((shape->style.flags & CX_STYLE_HATCHED) == 0)
    {
      set_source (painter, colour);
      cairo_fill (painter->cr);
      return;
    }
  ground.alpha *= STRIPE_GROUND;
  set_source (painter, ground);
  cairo_fill_preserve (painter->cr);
  paint_stripes (painter, colour);
}

static void
stroke_shape (const Painter *painter, const CxSceneShape *shape, CxPaint paint)
{
  const CxStyle *style = &shape->style;
  cairo_t *cr = painter->cr;

  trace_shape (painter, shape);
  cairo_set_line_width (cr, style->line_width > 0 ? style->line_width : 1);
  cairo_set_dash (cr, &style->dash, style->dash > 0 ? 1 : 0, 0);
  if ((style->flags & CX_STYLE_ROUND) != 0)
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
    }
  else
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
    }
  set_source (painter, cx_theme_get_colour (painter->theme, paint));
  cairo_stroke (cr);
}

static void
paint_shape (const Painter *painter, const CxSceneShape *shape)
{
  const CxStyle *style = &shape->style;

  if (style->fill.role != CX_ROLE_NONE)
    fill_shape (painter, shape);
  if (style->stroke.role != CX_ROLE_NONE)
    stroke_shape (painter, shape, style->stroke);
  else if ((style->flags & CX_STYLE_HATCHED) != 0)
    stroke_shape (painter, shape, style->fill);
  else if ((style->flags & CX_STYLE_MARK) != 0 && cx_theme_is_weak (painter->theme, style->fill))
    stroke_shape (painter, shape, cx_paint (CX_ROLE_CAPTION));
}

static void
paint_text (const Painter *painter, const CxSceneText *text)
{
  const CxTextStyle *style = &text->style;

  set_source (painter, style->on.role != CX_ROLE_NONE
                           ? cx_theme_get_ink_on (painter->theme, style->on)
                           : cx_theme_get_colour (painter->theme, style->paint));
  cairo_move_to (painter->cr, text->x, text->y);
  pango_cairo_show_layout (painter->cr, text->layout);
}

static void
paint_picture (const Painter *painter, const CxScenePicture *picture)
{
  cairo_t *cr = painter->cr;
  double width = cairo_image_surface_get_width (picture->surface);
  double height = cairo_image_surface_get_height (picture->surface);
  double scale = MIN (picture->box.width / width, picture->box.height / height);
  CxRect shown = { picture->box.x + (picture->box.width - width * scale) / 2,
                   picture->box.y + (picture->box.height - height * scale) / 2, width * scale,
                   height * scale };

  cairo_save (cr);
  cairo_new_path (cr);
  cx_scene_trace_rect (cr, &shown, picture->radius);
  cairo_clip (cr);
  cairo_translate (cr, shown.x, shown.y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, picture->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint_with_alpha (cr, painter->opacity);
  cairo_restore (cr);
}

/* Attributes of tags stand between single quotes. */
static char *
make_attribute (const char *name, const char *value)
{
  GString *text = g_string_new (name);

  g_string_append (text, "='");
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '\'');
  return g_string_free (text, FALSE);
}

/* Links and where they lead. Only PDF keeps them, and only PDF may be told: cairo 1.16 reads past
 * memory where it replays them onto an SVG. */
static void
begin_tags (const Painter *painter, const CxSceneGroup *group)
{
  if (group->id != NULL && g_hash_table_contains (painter->scene->targets, group->id))
    {
      g_autofree char *name = make_attribute ("name", group->id);

      cairo_tag_begin (painter->cr, CAIRO_TAG_DEST, name);
    }
  if (group->link != NULL)
    {
      gboolean inside = group->link[0] == '#';
      g_autofree char *to = make_attribute (inside ? "dest" : "uri",
                                            inside ? group->link + 1 : group->link);

      cairo_tag_begin (painter->cr, CAIRO_TAG_LINK, to);
    }
}

static void
end_tags (const Painter *painter, const CxSceneGroup *group)
{
  if (group->link != NULL)
    cairo_tag_end (painter->cr, CAIRO_TAG_LINK);
  if (group->id != NULL && g_hash_table_contains (painter->scene->targets, group->id))
    cairo_tag_end (painter->cr, CAIRO_TAG_DEST);
}

/* What is faded is so item by item: cairo 1.16 reads past memory where it writes a picture of
 * several items into an SVG. */
static void
paint_items (const Painter *painter, const CxSceneGroup *group, gboolean visible)
{
  for (guint i = 0; i < group->items->len; i++)
    paint_item (painter, g_ptr_array_index (group->items, i), visible);
}

static void
paint_group (const Painter *painter, const CxSceneGroup *group, gboolean visible)
{
  cairo_t *cr = painter->cr;
  Painter inner = *painter;

  visible = visible || g_strcmp0 (group->id, painter->only) == 0;
  cairo_save (cr);
  cairo_translate (cr, group->x, group->y);
  if (group->has_clip)
    {
      cairo_new_path (cr);
      cx_scene_trace_rect (cr, &group->clip, group->clip_radius);
      cairo_clip (cr);
    }
  if (visible && painter->tags)
    begin_tags (painter, group);
  inner.opacity *= group->opacity;
  paint_items (&inner, group, visible);
  if (visible && painter->tags)
    end_tags (painter, group);
  cairo_restore (cr);
}

static void
paint_item (const Painter *painter, const CxSceneItem *item, gboolean visible)
{
  if (item->kind == CX_SCENE_GROUP)
    paint_group (painter, &item->group, visible);
  else if (!visible)
    return;
  else if (item->kind == CX_SCENE_SHAPE)
    paint_shape (painter, &item->shape);
  else if (item->kind == CX_SCENE_TEXT)
    paint_text (painter, &item->text);
  else
    paint_picture (painter, &item->picture);
}

void
cx_scene_paint (const CxScene *scene, const char *id, const CxTheme *theme, cairo_t *cr)
{
  gboolean pdf = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
  Painter painter = { scene, theme, id, pdf, 1, cr };

  cairo_save (cr);
  paint_item (&painter, scene->root, id == NULL);
  cairo_restore (cr);
}
