#include "config.h"

#include "cx-scene-private.h"

#include <math.h>
#include <string.h>

static CxRect
join (CxRect a, CxRect b)
{
  double right = fmax (a.x + a.width, b.x + b.width);
  double bottom = fmax (a.y + a.height, b.y + b.height);
  double x = fmin (a.x, b.x), y = fmin (a.y, b.y);

  return (CxRect){ x, y, right - x, bottom - y };
}

static CxRect
get_group_extents (const CxSceneGroup *group)
{
  CxRect extents = { 0, 0, 0, 0 };

  if (group->has_clip)
    extents = group->clip;
  else
    for (guint i = 0; i < group->items->len; i++)
      {
        CxRect rect = cx_scene_item_get_extents (g_ptr_array_index (group->items, i));

        extents = i == 0 ? rect : join (extents, rect);
      }
  extents.x += group->x;
  extents.y += group->y;
  return extents;
}

CxRect
cx_scene_item_get_extents (const CxSceneItem *item)
{
  switch (item->kind)
    {
    case CX_SCENE_GROUP:
      return get_group_extents (&item->group);
    case CX_SCENE_SHAPE:
      return item->shape.path != NULL ? cx_path_get_extents (item->shape.path) : item->shape.rect;
    case CX_SCENE_TEXT:
      return item->text.box;
    case CX_SCENE_PICTURE:
    default:
      return item->picture.box;
    }
}

/* Either function may be NULL. */
typedef struct
{
  CxSceneGroupFunc group;
  CxSceneTextFunc text;
  gpointer data;
} Visitor;

static void
visit (const CxSceneItem *item, double x, double y, const Visitor *visitor)
{
  if (item->kind == CX_SCENE_TEXT && visitor->text != NULL)
    {
      CxRect box = item->text.box;

      box.x += x;
      box.y += y;
      visitor->text (item->text.text, &box, visitor->data);
    }
  if (item->kind != CX_SCENE_GROUP)
    return;
  if (item->group.id != NULL && visitor->group != NULL)
    {
      CxRect area = item->group.has_area ? item->group.area : cx_scene_item_get_extents (item);

      area.x += x + (item->group.has_area ? item->group.x : 0);
      area.y += y + (item->group.has_area ? item->group.y : 0);
      visitor->group (item->group.id, &area, visitor->data);
    }
  for (guint i = 0; i < item->group.items->len; i++)
    visit (g_ptr_array_index (item->group.items, i), x + item->group.x, y + item->group.y, visitor);
}

void
cx_scene_foreach_group (const CxScene *scene, CxSceneGroupFunc func, gpointer data)
{
  Visitor visitor = { func, NULL, data };

  visit (scene->root, 0, 0, &visitor);
}

void
cx_scene_foreach_text (const CxScene *scene, CxSceneTextFunc func, gpointer data)
{
  Visitor visitor = { NULL, func, data };

  visit (scene->root, 0, 0, &visitor);
}

typedef struct
{
  const char *id;
  CxRect area;
  gboolean found;
} Search;

static void
match_group (const char *id, const CxRect *area, gpointer data)
{
  Search *search = data;

  if (!search->found && strcmp (id, search->id) == 0)
    {
      search->area = *area;
      search->found = TRUE;
    }
}

gboolean
cx_scene_find_group (const CxScene *scene, const char *id, CxRect *area)
{
  Search search = { .id = id };

  cx_scene_foreach_group (scene, match_group, &search);
  if (search.found && area != NULL)
    *area = search.area;
  return search.found;
}
