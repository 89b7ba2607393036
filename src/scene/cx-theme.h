/* Colours. A drawing names roles; a theme says which colour a role has. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CX_ROLE_NONE,    /* nothing is painted; of text: ink */
  CX_ROLE_PAGE,    /* what everything stands on */
  CX_ROLE_INK,     /* text */
  CX_ROLE_CAPTION, /* text that stands back */
  CX_ROLE_AXIS,    /* lines of axes and whiskers' feet */
  CX_ROLE_GRID,    /* lines that only guide the eye */
  CX_ROLE_TINT,    /* large quiet areas: heads, lane names, tracks */
  CX_ROLE_SERIES_1,
  CX_ROLE_SERIES_2,
  CX_ROLE_SERIES_3,
  CX_ROLE_SERIES_4,
  CX_ROLE_SERIES_5,
  CX_ROLE_SERIES_6,
  CX_ROLE_SERIES_7,
  CX_ROLE_SERIES_8,
  CX_ROLE_DETRACTOR,
  CX_ROLE_PASSIVE,
  CX_ROLE_PROMOTER,
  CX_ROLE_DIVERGING_1, /* worst */
  CX_ROLE_DIVERGING_2,
  CX_ROLE_DIVERGING_3,
  CX_ROLE_DIVERGING_4,
  CX_ROLE_DIVERGING_5, /* best */
  CX_ROLE_DIVERGING,   /* anywhere between worst and best, by level */
  CX_ROLE_HEAT,        /* low to high, by level */
  CX_N_ROLES,
} CxRole;

#define CX_N_SERIES_ROLES 8
#define CX_N_DIVERGING_ROLES 5

/* A role, more or less of it. Made by the functions below. */
typedef struct
{
  CxRole role;
  double opacity; /* 0 to 1 */
  double level;   /* 0 to 1, of CX_ROLE_HEAT and CX_ROLE_DIVERGING */
} CxPaint;

static inline CxPaint
cx_paint (CxRole role)
{
  return (CxPaint){ role, 1, 0 };
}

static inline CxPaint
cx_paint_faded (CxRole role, double opacity)
{
  return (CxPaint){ role, opacity, 0 };
}

/* @role: CX_ROLE_HEAT or CX_ROLE_DIVERGING. */
static inline CxPaint
cx_paint_level (CxRole role, double level)
{
  return (CxPaint){ role, 1, CLAMP (level, 0, 1) };
}

/* sRGB, not premultiplied. */
typedef struct
{
  double red, green, blue, alpha;
} CxColour;

typedef struct _CxTheme CxTheme;

/* "light", "dark", "paper", "light-contrast", "dark-contrast". All static, NULL-terminated; the
 * first three are those that a person can choose for a picture. */
const CxTheme *const *cx_themes (guint *n);
const CxTheme *cx_theme_find (const char *id);
const CxTheme *cx_theme_for_screen (gboolean dark, gboolean high_contrast);
const char *cx_theme_get_id (const CxTheme *theme);

CxColour cx_theme_get_colour (const CxTheme *theme, CxPaint paint);
/* TRUE if marks of @paint are less than 3 : 1 against the page, so that they need an outline and
 * their value printed. */
gboolean cx_theme_is_weak (const CxTheme *theme, CxPaint paint);
/* Black or white, whichever can be read better on @paint (on the page). */
CxColour cx_theme_get_ink_on (const CxTheme *theme, CxPaint paint);

/* What is seen of @top on the opaque colour @below. */
CxColour cx_colour_over (CxColour top, CxColour below);
/* WCAG 2 contrast of two opaque colours, 1 to 21. */
double cx_colour_contrast (CxColour a, CxColour b);

G_END_DECLS
