/* A drawing that is kept: items in document units (a pixel at 96 dpi) with styles that name roles.
 * One painter puts it on the screen, into a PDF, an SVG, a PNG and on the printer.
 *
 * A scene is made from the back to the front. It lives in the thread that made it, because its
 * texts do: what it is made of (a chart, say) may go from thread to thread, the scene may not. */
#pragma once

#include "cx-path.h"
#include "cx-theme.h"
#include "cx-typesetter.h"

G_BEGIN_DECLS

typedef enum
{
  CX_STYLE_MARK = 1 << 0,    /* stands for data: outlined where its fill is weak on the page */
  CX_STYLE_HATCHED = 1 << 1, /* fill as stripes */
  CX_STYLE_ROUND = 1 << 2,   /* round ends and corners of lines */
} CxStyleFlags;

typedef struct
{
  CxPaint fill, stroke; /* role NONE: not */
  double line_width;    /* 0: 1 */
  double dash;          /* length of dashes and gaps; 0: none */
  CxStyleFlags flags;
} CxStyle;

typedef struct _CxScene CxScene;

/* @typesetter is kept for its texts. */
CxScene *cx_scene_new (double width, double height, CxTypesetter *typesetter);
CxScene *cx_scene_ref (CxScene *scene);
void cx_scene_unref (CxScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxScene, cx_scene_unref)

double cx_scene_get_width (const CxScene *scene);
double cx_scene_get_height (const CxScene *scene);
void cx_scene_set_size (CxScene *scene, double width, double height);
/* Stands in the metadata of files. */
void cx_scene_set_title (CxScene *scene, const char *title);
const char *cx_scene_get_title (const CxScene *scene);

/* Items that follow belong to the group until it is ended. @id is nullable; ids are unique. */
void cx_scene_begin_group (CxScene *scene, const char *id);
void cx_scene_end_group (CxScene *scene);
/* Of the group that is open: where it takes clicks (else what its items cover); an address it leads
 * to, "https://…", or "#id" of a group; what is outside @clip is not painted; where its items'
 * origin lies; how much of it is seen. */
void cx_scene_set_area (CxScene *scene, const CxRect *area);
void cx_scene_set_link (CxScene *scene, const char *link);
void cx_scene_set_clip (CxScene *scene, const CxRect *clip, double radius);
void cx_scene_set_offset (CxScene *scene, double x, double y);
void cx_scene_set_opacity (CxScene *scene, double opacity);

void cx_scene_add_rect (CxScene *scene, const CxRect *rect, double radius, const CxStyle *style);
/* Takes over @path. */
void cx_scene_add_path (CxScene *scene, CxPath *path, const CxStyle *style);
void cx_scene_add_line (CxScene *scene,
                        double x1,
                        double y1,
                        double x2,
                        double y2,
                        const CxStyle *style);
/* @box: x and y of the corner, or of the point that @style aligns to when width is NAN; the text
 * breaks at width. Height does not count. Returns what the text covers. */
CxRect
cx_scene_add_text (CxScene *scene, const char *text, const CxRect *box, const CxTextStyle *style);
/* A PNG picture, scaled into @box keeping its shape. FALSE with CX_ERROR_INVALID if it is none. */
gboolean cx_scene_add_picture (CxScene *scene,
                               GBytes *png,
                               const CxRect *box,
                               double radius,
                               GError **error);

/* The groups with an id in the order in which they were begun: @area in the scene's units. */
typedef void (*CxSceneGroupFunc) (const char *id, const CxRect *area, gpointer data);
void cx_scene_foreach_group (const CxScene *scene, CxSceneGroupFunc func, gpointer data);
gboolean cx_scene_find_group (const CxScene *scene, const char *id, CxRect *area);
/* The id of the foremost group at a point: within its area, or on a shape of a group without one.
 * (nullable) (transfer none) */
const char *cx_scene_pick (const CxScene *scene, double x, double y);
/* The texts: @box is what the text covers, in the scene's units. */
typedef void (*CxSceneTextFunc) (const char *text, const CxRect *box, gpointer data);
void cx_scene_foreach_text (const CxScene *scene, CxSceneTextFunc func, gpointer data);

/* Paints onto what is there, a unit as one unit of @cr. @id: only this group (nullable: all). */
void cx_scene_paint (const CxScene *scene, const char *id, const CxTheme *theme, cairo_t *cr);

G_END_DECLS
