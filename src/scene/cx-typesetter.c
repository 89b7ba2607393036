#include "config.h"

#include "cx-typesetter.h"

#include <math.h>
#include <string.h>

/* The first of these that is there: GNOME's, Windows', and those with all Vietnamese letters. */
#define HOUSE_FONTS "Cantarell, Adwaita Sans, Inter, Segoe UI, Noto Sans, sans-serif"

/* Text of a fixed number of lines is cut here before it is shaped: more cannot be seen. */
#define MAX_CHARACTERS_A_LINE 400

/* Shaped texts that are kept. */
#define MAX_KEPT 4000

typedef struct
{
  double size;
  gboolean bold;
} Face;

static const Face faces[] = {
  [CX_TEXT_BODY] = { 13, FALSE },   [CX_TEXT_CAPTION] = { 11.5, FALSE },
  [CX_TEXT_HEADING] = { 15, TRUE }, [CX_TEXT_TITLE] = { 20, TRUE },
  [CX_TEXT_FIGURE] = { 30, TRUE },
};

struct _CxTypesetter
{
  gatomicrefcount references;
  double scale;
  PangoContext *context;
  PangoFontDescription *fonts[G_N_ELEMENTS (faces)][2]; /* by size and weight */
  PangoAttrList *attributes;
  GHashTable *kept; /* key → PangoLayout */
};

/* Nothing here may depend on the surface, or a line would break elsewhere in print. */
static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

CxTypesetter *
cx_typesetter_new (const char *font, double scale)
{
  CxTypesetter *typesetter = g_new0 (CxTypesetter, 1);

  g_atomic_ref_count_init (&typesetter->references);
  typesetter->scale = scale > 0 ? scale : 1;
  typesetter->context = make_context ();
  typesetter->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    for (guint bold = 0; bold < 2; bold++)
      {
        PangoFontDescription *description = pango_font_description_new ();

        pango_font_description_set_family (description, font != NULL ? font : HOUSE_FONTS);
        pango_font_description_set_absolute_size (description,
                                                  faces[i].size * typesetter->scale * PANGO_SCALE);
        if (bold || faces[i].bold)
          pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
        typesetter->fonts[i][bold] = description;
      }
  /* Figures of one width, so that columns of numbers line up. */
  typesetter->attributes = pango_attr_list_new ();
  pango_attr_list_insert (typesetter->attributes, pango_attr_font_features_new ("tnum=1"));
  return typesetter;
}

CxTypesetter *
cx_typesetter_ref (CxTypesetter *typesetter)
{
  g_atomic_ref_count_inc (&typesetter->references);
  return typesetter;
}

void
cx_typesetter_unref (CxTypesetter *typesetter)
{
  if (!g_atomic_ref_count_dec (&typesetter->references))
    return;
  g_hash_table_unref (typesetter->kept);
  g_object_unref (typesetter->context);
  pango_attr_list_unref (typesetter->attributes);
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    for (guint bold = 0; bold < 2; bold++)
      pango_font_description_free (typesetter->fonts[i][bold]);
  g_free (typesetter);
}

double
cx_typesetter_get_scale (const CxTypesetter *typesetter)
{
  return typesetter->scale;
}

/* Sound UTF-8; of a text in few lines the part that can be seen, without line ends. */
static char *
tidy_text (const char *text, const CxTextStyle *style)
{
  char *tidy = g_utf8_make_valid (text, -1);
  glong most = (glong) style->lines * MAX_CHARACTERS_A_LINE;

  if (style->lines == 0)
    return tidy;
  if (strlen (tidy) > (gsize) most && g_utf8_strlen (tidy, -1) > most)
    *g_utf8_offset_to_pointer (tidy, most) = '\0';
  return g_strdelimit (tidy, "\n\r\t", ' ');
}

static PangoLayout *
shape (CxTypesetter *typesetter, const char *text, const CxTextStyle *style, double width)
{
  PangoLayout *layout = pango_layout_new (typesetter->context);
  g_autofree char *tidy = tidy_text (text, style);

  pango_layout_set_font_description (layout, typesetter->fonts[style->size][style->bold ? 1 : 0]);
  pango_layout_set_attributes (layout, typesetter->attributes);
  if (!isnan (width))
    {
      pango_layout_set_width (layout, (int) (MAX (width, 0) * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      if (style->lines > 0)
        {
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
          pango_layout_set_height (layout, -(int) style->lines);
        }
    }
  pango_layout_set_alignment (layout, style->align == CX_ALIGN_CENTRE ? PANGO_ALIGN_CENTER
                                      : style->align == CX_ALIGN_END  ? PANGO_ALIGN_RIGHT
                                                                      : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, tidy, -1);
  return layout;
}

PangoLayout *
cx_typesetter_lay_out (CxTypesetter *typesetter,
                       const char *text,
                       const CxTextStyle *style,
                       double width)
{
  int units = isnan (width) ? -1 : (int) (MAX (width, 0) * PANGO_SCALE);
  g_autofree char *key = g_strdup_printf ("%d %d %d %u %d %s", style->size, style->bold,
                                          style->align, style->lines, units, text);
  PangoLayout *layout = g_hash_table_lookup (typesetter->kept, key);

  if (layout != NULL)
    return layout;
  if (g_hash_table_size (typesetter->kept) >= MAX_KEPT)
    g_hash_table_remove_all (typesetter->kept);
  layout = shape (typesetter, text, style, width);
  g_hash_table_insert (typesetter->kept, g_steal_pointer (&key), layout);
  return layout;
}

void
cx_typesetter_measure (CxTypesetter *typesetter,
                       const char *text,
                       const CxTextStyle *style,
                       double width,
                       double *text_width,
                       double *text_height)
{
  int w, h;

  pango_layout_get_size (cx_typesetter_lay_out (typesetter, text, style, width), &w, &h);
  *text_width = (double) w / PANGO_SCALE;
  *text_height = (double) h / PANGO_SCALE;
}

double
cx_typesetter_get_width (CxTypesetter *typesetter, const char *text, const CxTextStyle *style)
{
  double width, height;

  cx_typesetter_measure (typesetter, text, style, (double) NAN, &width, &height);
  return width;
}

double
cx_typesetter_get_height (CxTypesetter *typesetter,
                          const char *text,
                          const CxTextStyle *style,
                          double width)
{
  double w, height;

  cx_typesetter_measure (typesetter, text, style, width, &w, &height);
  return height;
}

double
cx_typesetter_get_line (CxTypesetter *typesetter, const CxTextStyle *style)
{
  return cx_typesetter_get_height (typesetter, "Ậg", style, (double) NAN);
}

gboolean
cx_typesetter_is_cut (CxTypesetter *typesetter,
                      const char *text,
                      const CxTextStyle *style,
                      double width)
{
  return pango_layout_is_ellipsized (cx_typesetter_lay_out (typesetter, text, style, width));
}
