#include "config.h"

#include "cx-scene-private.h"

typedef struct
{
  cairo_t *cr;
  const char *found;
} Pick;

static gboolean
contains (const CxRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

static gboolean
is_on_shape (const Pick *pick, const CxSceneShape *shape, double x, double y)
{
  if (shape->path == NULL)
    return contains (&shape->rect, x, y);
  cairo_new_path (pick->cr);
  cx_path_trace (shape->path, pick->cr);
  return cairo_in_fill (pick->cr, x, y);
}

static gboolean
is_on_group (const Pick *pick, const CxSceneGroup *group, double x, double y)
{
  if (group->has_area)
    return contains (&group->area, x, y);
  for (guint i = 0; i < group->items->len; i++)
    {
      const CxSceneItem *item = g_ptr_array_index (group->items, i);

      if (item->kind == CX_SCENE_SHAPE && is_on_shape (pick, &item->shape, x, y))
        return TRUE;
      if (item->kind == CX_SCENE_PICTURE && contains (&item->picture.box, x, y))
        return TRUE;
    }
  return FALSE;
}

/* What is painted later lies on top. */
static void
search (Pick *pick, const CxSceneGroup *group, double x, double y)
{
  x -= group->x;
  y -= group->y;
  if (group->has_clip && !contains (&group->clip, x, y))
    return;
  if (group->id != NULL && is_on_group (pick, group, x, y))
    pick->found = group->id;
  for (guint i = 0; i < group->items->len; i++)
    {
      const CxSceneItem *item = g_ptr_array_index (group->items, i);

      if (item->kind == CX_SCENE_GROUP)
        search (pick, &item->group, x, y);
    }
}

const char *
cx_scene_pick (const CxScene *scene, double x, double y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  Pick pick = { cairo_create (surface), NULL };

  search (&pick, &scene->root->group, x, y);
  cairo_destroy (pick.cr);
  cairo_surface_destroy (surface);
  return pick.found;
}
