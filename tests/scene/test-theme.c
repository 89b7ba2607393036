#include "config.h"

#include "cx-theme.h"
#include "cx-test.h"

/* The contrasts that every theme promises: 4.5 : 1 for text, 3 : 1 for marks, on the page and on
 * the cards that stand on it. */

#define TEXT 4.5
#define MARK 3.0

static CxColour
make_grey (guint8 level)
{
  return (CxColour){ level / 255.0, level / 255.0, level / 255.0, 1 };
}

/* What charts stand on: the page, and what GNOME draws windows and cards with. */
static guint
get_grounds (const CxTheme *theme, CxColour grounds[3])
{
  gboolean dark = g_str_has_prefix (cx_theme_get_id (theme), "dark");

  grounds[0] = cx_theme_get_colour (theme, cx_paint (CX_ROLE_PAGE));
  grounds[1] = make_grey (dark ? 0x24 : 0xfa);
  grounds[2] = make_grey (dark ? 0x36 : 0xff);
  return 3;
}

static double
get_least_contrast (const CxTheme *theme, CxPaint paint)
{
  CxColour grounds[3];
  double least = 21;

  for (guint i = 0; i < get_grounds (theme, grounds); i++)
    {
      CxColour seen = cx_colour_over (cx_theme_get_colour (theme, paint), grounds[i]);

      least = MIN (least, cx_colour_contrast (seen, grounds[i]));
    }
  return least;
}

static void
check (const CxTheme *theme, CxRole role, double least)
{
  double contrast = get_least_contrast (theme, cx_paint (role));

  if (contrast < least)
    g_error ("role %d of “%s” has a contrast of %g, less than %g", role, cx_theme_get_id (theme),
             contrast, least);
}

static void
test_contrast (void)
{
  guint n;
  const CxTheme *const *themes = cx_themes (&n);

  g_assert_cmpuint (n, ==, 5);
  for (guint i = 0; i < n; i++)
    {
      check (themes[i], CX_ROLE_INK, 7);
      check (themes[i], CX_ROLE_CAPTION, TEXT);
      for (guint j = 0; j < CX_N_SERIES_ROLES; j++)
        check (themes[i], CX_ROLE_SERIES_1 + j, MARK);
      check (themes[i], CX_ROLE_DETRACTOR, MARK);
      check (themes[i], CX_ROLE_PASSIVE, MARK);
      check (themes[i], CX_ROLE_PROMOTER, MARK);
      check (themes[i], CX_ROLE_DIVERGING_1, MARK);
      check (themes[i], CX_ROLE_DIVERGING_5, MARK);
    }
}

/* Every fill can be written on, and where it is weak it is known to be. */
static void
check_fill (const CxTheme *theme, CxPaint paint)
{
  CxColour page = cx_theme_get_colour (theme, cx_paint (CX_ROLE_PAGE));
  CxColour fill = cx_colour_over (cx_theme_get_colour (theme, paint), page);

  g_assert_cmpfloat (cx_colour_contrast (cx_theme_get_ink_on (theme, paint), fill), >=, TEXT);
  g_assert_cmpint (cx_theme_is_weak (theme, paint), ==, cx_colour_contrast (fill, page) < MARK);
}

static void
test_fills (void)
{
  guint n;
  const CxTheme *const *themes = cx_themes (&n);

  for (guint i = 0; i < n; i++)
    {
      for (guint role = CX_ROLE_SERIES_1; role <= CX_ROLE_DIVERGING_5; role++)
        check_fill (themes[i], cx_paint (role));
      for (guint level = 0; level <= 20; level++)
        {
          check_fill (themes[i], cx_paint_level (CX_ROLE_HEAT, level / 20.0));
          check_fill (themes[i], cx_paint_level (CX_ROLE_DIVERGING, level / 20.0));
        }
      g_assert_true (cx_theme_is_weak (themes[i], cx_paint (CX_ROLE_DIVERGING_3)));
      g_assert_true (cx_theme_is_weak (themes[i], cx_paint_level (CX_ROLE_HEAT, 0)));
      g_assert_false (cx_theme_is_weak (themes[i], cx_paint_level (CX_ROLE_HEAT, 1)));
    }
}

static void
check_colour (const char *theme, CxPaint paint, guint32 rgb, double alpha)
{
  CxColour colour = cx_theme_get_colour (cx_theme_find (theme), paint);

  cx_assert_near (colour.red, (rgb >> 16 & 0xff) / 255.0, 1e-9);
  cx_assert_near (colour.green, (rgb >> 8 & 0xff) / 255.0, 1e-9);
  cx_assert_near (colour.blue, (rgb & 0xff) / 255.0, 1e-9);
  cx_assert_near (colour.alpha, alpha, 1e-9);
}

static void
test_colours (void)
{
  check_colour ("light", cx_paint (CX_ROLE_SERIES_1), 0x0b6fb8, 1);
  check_colour ("light", cx_paint (CX_ROLE_SERIES_8), 0x5e5c64, 1);
  check_colour ("paper", cx_paint (CX_ROLE_SERIES_2), 0xd55e00, 1);
  check_colour ("dark", cx_paint (CX_ROLE_SERIES_1), 0x62b0ee, 1);
  check_colour ("light", cx_paint (CX_ROLE_DETRACTOR), 0xc9510c, 1);
  check_colour ("dark", cx_paint (CX_ROLE_PROMOTER), 0x3fd0b4, 1);
  check_colour ("light", cx_paint (CX_ROLE_DIVERGING_3), 0xd5d3cf, 1);
  check_colour ("light", cx_paint_level (CX_ROLE_DIVERGING, 0.5), 0xd5d3cf, 1);
  check_colour ("light", cx_paint_level (CX_ROLE_DIVERGING, 1), 0x00806b, 1);
  check_colour ("light", cx_paint_level (CX_ROLE_HEAT, 0), 0xeef5fb, 1);
  check_colour ("dark", cx_paint_level (CX_ROLE_HEAT, 1), 0x8cc8f5, 1);
  check_colour ("light", cx_paint_faded (CX_ROLE_SERIES_1, 0.18), 0x0b6fb8, 0.18);
  check_colour ("dark", cx_paint (CX_ROLE_GRID), 0xffffff, 0.08);
  check_colour ("dark", cx_paint (CX_ROLE_AXIS), 0xffffff, 0.35);
  g_assert_null (cx_theme_find ("sepia"));
  g_assert_true (cx_theme_for_screen (TRUE, FALSE) == cx_theme_find ("dark"));
  g_assert_true (cx_theme_for_screen (FALSE, TRUE) == cx_theme_find ("light-contrast"));
}

static void
test_wcag (void)
{
  CxColour black = make_grey (0), white = make_grey (255);

  cx_assert_near (cx_colour_contrast (black, white), 21, 1e-9);
  cx_assert_near (cx_colour_contrast (white, white), 1, 1e-9);
  /* #767676 is the lightest grey that text on white may have. */
  g_assert_cmpfloat (cx_colour_contrast (make_grey (0x76), white), >=, TEXT);
  g_assert_cmpfloat (cx_colour_contrast (make_grey (0x77), white), <, TEXT);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/theme/contrast", test_contrast);
  g_test_add_func ("/theme/fills", test_fills);
  g_test_add_func ("/theme/colours", test_colours);
  g_test_add_func ("/theme/wcag", test_wcag);

  return g_test_run ();
}
