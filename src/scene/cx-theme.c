#include "config.h"

#include "cx-theme.h"

#include <math.h>

/* Marks below this are outlined (WCAG 1.4.11). */
#define MARK_CONTRAST 3.0

typedef struct
{
  guint32 series[CX_N_SERIES_ROLES];
  guint32 detractor, passive, promoter;
  guint32 diverging[CX_N_DIVERGING_ROLES];
  guint32 heat_low, heat_high;
} Colours;

struct _CxTheme
{
  const char *id;
  guint32 page, ink;
  double caption, axis, grid, tint; /* how much ink */
  const Colours *colours;
};

static const Colours on_light = {
  .series = { 0x0b6fb8, 0xd55e00, 0x00866a, 0xb5579d, 0x8a6d00, 0x3a8fc8, 0x7a4fb5, 0x5e5c64 },
  .detractor = 0xc9510c,
  .passive = 0x8a8986,
  .promoter = 0x00806b,
  .diverging = { 0xc9510c, 0xeda475, 0xd5d3cf, 0x79bfae, 0x00806b },
  .heat_low = 0xeef5fb,
  .heat_high = 0x0b4f86,
};

static const Colours on_dark = {
  .series = { 0x62b0ee, 0xff9a57, 0x3fcfae, 0xe79bd0, 0xe0c341, 0x9ad0f5, 0xb79bea, 0xc0bfbc },
  .detractor = 0xff8f4d,
  .passive = 0x8f8d96,
  .promoter = 0x3fd0b4,
  .diverging = { 0xff8f4d, 0xb8744c, 0x6a6872, 0x3d9c89, 0x3fd0b4 },
  .heat_low = 0x16324a,
  .heat_high = 0x8cc8f5,
};

static const CxTheme light = { "light", 0xffffff, 0x0f0f12, 0.60, 0.35, 0.08, 0.05, &on_light };
static const CxTheme dark = { "dark", 0x242424, 0xffffff, 0.60, 0.35, 0.08, 0.06, &on_dark };
static const CxTheme paper = { "paper", 0xffffff, 0x0f0f12, 0.60, 0.35, 0.08, 0.05, &on_light };
/* Where the system asks for high contrast, what stands back does so less. */
static const CxTheme light_contrast = {
  "light-contrast", 0xffffff, 0x000000, 0.85, 0.80, 0.30, 0.10, &on_light
};
static const CxTheme dark_contrast = { "dark-contrast", 0x242424, 0xffffff, 0.85, 0.80, 0.30, 0.12,
                                       &on_dark };

static const CxTheme *const themes[] = { &light,          &dark,          &paper,
                                         &light_contrast, &dark_contrast, NULL };

const CxTheme *const *
cx_themes (guint *n)
{
  if (n != NULL)
    *n = G_N_ELEMENTS (themes) - 1;
  return themes;
}

const CxTheme *
cx_theme_find (const char *id)
{
  for (guint i = 0; themes[i] != NULL; i++)
    if (g_strcmp0 (themes[i]->id, id) == 0)
      return themes[i];
  return NULL;
}

const CxTheme *
cx_theme_for_screen (gboolean is_dark, gboolean high_contrast)
{
  if (high_contrast)
    return is_dark ? &dark_contrast : &light_contrast;
  return is_dark ? &dark : &light;
}

const char *
cx_theme_get_id (const CxTheme *theme)
{
  return theme->id;
}

static CxColour
make_colour (guint32 rgb, double alpha)
{
  return (CxColour){ (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0,
                     alpha };
}

static CxColour
mix (CxColour a, CxColour b, double part)
{
  return (CxColour){ a.red + (b.red - a.red) * part, a.green + (b.green - a.green) * part,
                     a.blue + (b.blue - a.blue) * part, a.alpha + (b.alpha - a.alpha) * part };
}

static CxColour
mix_diverging (const Colours *colours, double level)
{
  double place = CLAMP (level, 0, 1) * (CX_N_DIVERGING_ROLES - 1);
  guint index = MIN ((guint) place, CX_N_DIVERGING_ROLES - 2);

  return mix (make_colour (colours->diverging[index], 1),
              make_colour (colours->diverging[index + 1], 1), place - index);
}

static CxColour
get_data_colour (const Colours *colours, CxPaint paint)
{
  if (paint.role >= CX_ROLE_SERIES_1 && paint.role <= CX_ROLE_SERIES_8)
    return make_colour (colours->series[paint.role - CX_ROLE_SERIES_1], 1);
  if (paint.role >= CX_ROLE_DIVERGING_1 && paint.role <= CX_ROLE_DIVERGING_5)
    return make_colour (colours->diverging[paint.role - CX_ROLE_DIVERGING_1], 1);
  switch ((int) paint.role)
    {
    case CX_ROLE_DETRACTOR:
      return make_colour (colours->detractor, 1);
    case CX_ROLE_PASSIVE:
      return make_colour (colours->passive, 1);
    case CX_ROLE_PROMOTER:
      return make_colour (colours->promoter, 1);
    case CX_ROLE_DIVERGING:
      return mix_diverging (colours, paint.level);
    case CX_ROLE_HEAT:
    default:
      return mix (make_colour (colours->heat_low, 1), make_colour (colours->heat_high, 1),
                  CLAMP (paint.level, 0, 1));
    }
}

CxColour
cx_theme_get_colour (const CxTheme *theme, CxPaint paint)
{
  CxColour colour;

  switch ((int) paint.role)
    {
    case CX_ROLE_PAGE:
      colour = make_colour (theme->page, 1);
      break;
    case CX_ROLE_NONE:
    case CX_ROLE_INK:
      colour = make_colour (theme->ink, 1);
      break;
    case CX_ROLE_CAPTION:
      colour = make_colour (theme->ink, theme->caption);
      break;
    case CX_ROLE_AXIS:
      colour = make_colour (theme->ink, theme->axis);
      break;
    case CX_ROLE_GRID:
      colour = make_colour (theme->ink, theme->grid);
      break;
    case CX_ROLE_TINT:
      colour = make_colour (theme->ink, theme->tint);
      break;
    default:
      colour = get_data_colour (theme->colours, paint);
    }
  colour.alpha *= paint.role == CX_ROLE_NONE ? 1 : paint.opacity;
  return colour;
}

CxColour
cx_colour_over (CxColour top, CxColour below)
{
  CxColour seen = mix (below, top, top.alpha);

  seen.alpha = 1;
  return seen;
}

static double
linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (CxColour colour)
{
  return 0.2126 * linearise (colour.red) + 0.7152 * linearise (colour.green) +
         0.0722 * linearise (colour.blue);
}

double
cx_colour_contrast (CxColour a, CxColour b)
{
  double x = get_luminance (a), y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

static CxColour
get_seen (const CxTheme *theme, CxPaint paint)
{
  return cx_colour_over (cx_theme_get_colour (theme, paint), make_colour (theme->page, 1));
}

gboolean
cx_theme_is_weak (const CxTheme *theme, CxPaint paint)
{
  return cx_colour_contrast (get_seen (theme, paint), make_colour (theme->page, 1)) < MARK_CONTRAST;
}

CxColour
cx_theme_get_ink_on (const CxTheme *theme, CxPaint paint)
{
  CxColour below = get_seen (theme, paint);
  CxColour black = make_colour (0x000000, 1), white = make_colour (0xffffff, 1);

  return cx_colour_contrast (black, below) > cx_colour_contrast (white, below) ? black : white;
}
