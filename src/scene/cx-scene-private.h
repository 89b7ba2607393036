/* What a scene is made of: for the painter and the exports. */
#pragma once

#include "cx-scene.h"

G_BEGIN_DECLS

typedef enum
{
  CX_SCENE_GROUP,
  CX_SCENE_SHAPE,
  CX_SCENE_TEXT,
  CX_SCENE_PICTURE,
} CxSceneKind;

typedef struct _CxSceneItem CxSceneItem;

typedef struct
{
  char *id;   /* nullable */
  char *link; /* nullable */
  gboolean has_area, has_clip;
  CxRect area, clip;
  double clip_radius;
  double x, y;
  double opacity;
  GPtrArray *items; /* CxSceneItem */
} CxSceneGroup;

typedef struct
{
  CxPath *path; /* NULL: the rectangle */
  CxRect rect;
  double radius;
  CxStyle style;
} CxSceneShape;

typedef struct
{
  char *text;
  PangoLayout *layout;
  double x, y; /* of the layout's corner */
  CxRect box;  /* what the text covers */
  CxTextStyle style;
} CxSceneText;

typedef struct
{
  cairo_surface_t *surface;
  CxRect box;
  double radius;
} CxScenePicture;

struct _CxSceneItem
{
  CxSceneKind kind;
  union
  {
    CxSceneGroup group;
    CxSceneShape shape;
    CxSceneText text;
    CxScenePicture picture;
  };
};

struct _CxScene
{
  gatomicrefcount references;
  double width, height;
  char *title;
  CxTypesetter *typesetter;
  CxSceneItem *root;
  GPtrArray *open;     /* CxSceneItem: groups that are open, root first; borrowed */
  GHashTable *targets; /* ids that links lead to */
};

/* What @item covers, in the units of its parent. */
CxRect cx_scene_item_get_extents (const CxSceneItem *item);
/* Adds a rectangle with round corners to the path of @cr. */
void cx_scene_trace_rect (cairo_t *cr, const CxRect *rect, double radius);

G_END_DECLS
