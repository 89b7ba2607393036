/* Text, shaped and measured the same for every surface: sizes in units, no hinting, so that a line
 * breaks on paper where it breaks on the screen. A typesetter belongs to one thread. */
#pragma once

#include "cx-theme.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  CX_TEXT_BODY,    /* 13 */
  CX_TEXT_CAPTION, /* 11.5 */
  CX_TEXT_HEADING, /* 15, bold */
  CX_TEXT_TITLE,   /* 20, bold */
  CX_TEXT_FIGURE,  /* 30, bold: the one big number */
} CxTextSize;

typedef enum
{
  CX_ALIGN_START,
  CX_ALIGN_CENTRE,
  CX_ALIGN_END,
} CxAlign;

typedef struct
{
  CxTextSize size;
  gboolean bold;
  CxAlign align;
  guint lines;   /* more than these end in an ellipsis; 0: as many as it takes */
  CxPaint paint; /* role NONE: ink */
  CxPaint on;    /* role not NONE: black or white, what can be read on this */
} CxTextStyle;

typedef struct _CxTypesetter CxTypesetter;

/* @font: family, nullable: the house's own list. @scale 1: sizes as above. */
CxTypesetter *cx_typesetter_new (const char *font, double scale);
CxTypesetter *cx_typesetter_ref (CxTypesetter *typesetter);
void cx_typesetter_unref (CxTypesetter *typesetter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxTypesetter, cx_typesetter_unref)

double cx_typesetter_get_scale (const CxTypesetter *typesetter);

/* Size of @text when it breaks at @width (NAN: it does not). */
void cx_typesetter_measure (CxTypesetter *typesetter,
                            const char *text,
                            const CxTextStyle *style,
                            double width,
                            double *text_width,
                            double *text_height);
double
cx_typesetter_get_width (CxTypesetter *typesetter, const char *text, const CxTextStyle *style);
double cx_typesetter_get_height (CxTypesetter *typesetter,
                                 const char *text,
                                 const CxTextStyle *style,
                                 double width);
/* Height of one line. */
double cx_typesetter_get_line (CxTypesetter *typesetter, const CxTextStyle *style);
/* TRUE if something of @text had to give way to an ellipsis. */
gboolean cx_typesetter_is_cut (CxTypesetter *typesetter,
                               const char *text,
                               const CxTextStyle *style,
                               double width);

/* @text shaped; kept, so that what was measured is painted without shaping it again. */
PangoLayout *cx_typesetter_lay_out (CxTypesetter *typesetter,
                                    const char *text,
                                    const CxTextStyle *style,
                                    double width);

G_END_DECLS
