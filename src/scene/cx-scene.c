#include "config.h"

#include "cx-scene-private.h"

#include "cx-error.h"
#include "cx-i18n.h"

#include <math.h>
#include <string.h>

static CxSceneItem *
make_item (CxSceneKind kind)
{
  CxSceneItem *item = g_new0 (CxSceneItem, 1);

  item->kind = kind;
  return item;
}

static void
free_item (gpointer data)
{
  CxSceneItem *item = data;

  switch (item->kind)
    {
    case CX_SCENE_GROUP:
      g_free (item->group.id);
      g_free (item->group.link);
      g_ptr_array_unref (item->group.items);
      break;
    case CX_SCENE_SHAPE:
      g_clear_pointer (&item->shape.path, cx_path_unref);
      break;
    case CX_SCENE_TEXT:
      g_free (item->text.text);
      g_object_unref (item->text.layout);
      break;
    case CX_SCENE_PICTURE:
    default:
      cairo_surface_destroy (item->picture.surface);
    }
  g_free (item);
}

static CxSceneItem *
make_group (const char *id)
{
  CxSceneItem *item = make_item (CX_SCENE_GROUP);

  item->group.id = g_strdup (id);
  item->group.opacity = 1;
  item->group.items = g_ptr_array_new_with_free_func (free_item);
  return item;
}

CxScene *
cx_scene_new (double width, double height, CxTypesetter *typesetter)
{
  CxScene *scene = g_new0 (CxScene, 1);

  g_atomic_ref_count_init (&scene->references);
  scene->width = width;
  scene->height = height;
  scene->typesetter = cx_typesetter_ref (typesetter);
  scene->root = make_group (NULL);
  scene->open = g_ptr_array_new ();
  scene->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (scene->open, scene->root);
  return scene;
}

CxScene *
cx_scene_ref (CxScene *scene)
{
  g_atomic_ref_count_inc (&scene->references);
  return scene;
}

void
cx_scene_unref (CxScene *scene)
{
  if (!g_atomic_ref_count_dec (&scene->references))
    return;
  g_free (scene->title);
  g_ptr_array_unref (scene->open);
  g_hash_table_unref (scene->targets);
  free_item (scene->root);
  cx_typesetter_unref (scene->typesetter);
  g_free (scene);
}

double
cx_scene_get_width (const CxScene *scene)
{
  return scene->width;
}

double
cx_scene_get_height (const CxScene *scene)
{
  return scene->height;
}

void
cx_scene_set_size (CxScene *scene, double width, double height)
{
  scene->width = width;
  scene->height = height;
}

void
cx_scene_set_title (CxScene *scene, const char *title)
{
  char *copy = g_strdup (title);

  g_free (scene->title);
  scene->title = copy;
}

const char *
cx_scene_get_title (const CxScene *scene)
{
  return scene->title;
}

static CxSceneGroup *
get_open (CxScene *scene)
{
  CxSceneItem *item = g_ptr_array_index (scene->open, scene->open->len - 1);

  return &item->group;
}

static void
add_item (CxScene *scene, CxSceneItem *item)
{
  g_ptr_array_add (get_open (scene)->items, item);
}

void
cx_scene_begin_group (CxScene *scene, const char *id)
{
  CxSceneItem *item = make_group (id);

  add_item (scene, item);
  g_ptr_array_add (scene->open, item);
}

void
cx_scene_end_group (CxScene *scene)
{
  g_return_if_fail (scene->open->len > 1);
  g_ptr_array_set_size (scene->open, (int) scene->open->len - 1);
}

void
cx_scene_set_area (CxScene *scene, const CxRect *area)
{
  CxSceneGroup *group = get_open (scene);

  group->has_area = TRUE;
  group->area = *area;
}

void
cx_scene_set_link (CxScene *scene, const char *link)
{
  CxSceneGroup *group = get_open (scene);

  g_free (group->link);
  group->link = g_strdup (link);
  if (link != NULL && link[0] == '#')
    g_hash_table_add (scene->targets, g_strdup (link + 1));
}

void
cx_scene_set_clip (CxScene *scene, const CxRect *clip, double radius)
{
  CxSceneGroup *group = get_open (scene);

  group->has_clip = TRUE;
  group->clip = *clip;
  group->clip_radius = radius;
}

void
cx_scene_set_offset (CxScene *scene, double x, double y)
{
  CxSceneGroup *group = get_open (scene);

  group->x = x;
  group->y = y;
}

void
cx_scene_set_opacity (CxScene *scene, double opacity)
{
  get_open (scene)->opacity = CLAMP (opacity, 0, 1);
}

void
cx_scene_add_rect (CxScene *scene, const CxRect *rect, double radius, const CxStyle *style)
{
  CxSceneItem *item = make_item (CX_SCENE_SHAPE);

  item->shape.rect = *rect;
  item->shape.radius = radius;
  item->shape.style = *style;
  add_item (scene, item);
}

void
cx_scene_add_path (CxScene *scene, CxPath *path, const CxStyle *style)
{
  CxSceneItem *item = make_item (CX_SCENE_SHAPE);

  item->shape.path = path;
  item->shape.style = *style;
  add_item (scene, item);
}

void
cx_scene_add_line (CxScene *scene, double x1, double y1, double x2, double y2, const CxStyle *style)
{
  CxPath *path = cx_path_new ();

  cx_path_add_line (path, x1, y1, x2, y2);
  cx_scene_add_path (scene, path, style);
}

CxRect
cx_scene_add_text (CxScene *scene, const char *text, const CxRect *box, const CxTextStyle *style)
{
  CxSceneItem *item = make_item (CX_SCENE_TEXT);
  CxSceneText *placed = &item->text;
  PangoRectangle logical;
  double width;

  placed->text = g_strdup (text);
  placed->style = *style;
  placed->layout = g_object_ref (
      cx_typesetter_lay_out (scene->typesetter, text, style, box->width));
  pango_layout_get_extents (placed->layout, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE;
  placed->x = box->x;
  placed->y = box->y;
  /* Without a width the lines align to the point; the layout itself begins at its widest line. */
  if (isnan (box->width) && style->align != CX_ALIGN_START)
    placed->x -= style->align == CX_ALIGN_END ? width : width / 2;
  placed->box = (CxRect){ placed->x + (double) logical.x / PANGO_SCALE, placed->y, width,
                          (double) logical.height / PANGO_SCALE };
  add_item (scene, item);
  return placed->box;
}

typedef struct
{
  const guchar *data;
  gsize length;
} Bytes;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Bytes *bytes = closure;

  if (length > bytes->length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, bytes->data, length);
  bytes->data += length;
  bytes->length -= length;
  return CAIRO_STATUS_SUCCESS;
}

gboolean
cx_scene_add_picture (CxScene *scene, GBytes *png, const CxRect *box, double radius, GError **error)
{
  Bytes bytes = { 0 };
  cairo_surface_t *surface;
  CxSceneItem *item;

  bytes.data = g_bytes_get_data (png, &bytes.length);
  surface = cairo_image_surface_create_from_png_stream (read_bytes, &bytes);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      cx_error_set (error, CX_ERROR_INVALID, _ ("Choose a picture in PNG format."),
                    _ ("The picture cannot be read."));
      return FALSE;
    }
  item = make_item (CX_SCENE_PICTURE);
  item->picture.surface = surface;
  item->picture.box = *box;
  item->picture.radius = radius;
  add_item (scene, item);
  return TRUE;
}
