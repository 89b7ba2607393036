#include "config.h"

#include "cx-chart-samples.h"
#include "cx-scene-export.h"

#include <glib/gstdio.h>
#include <math.h>

/* Draws every kind of chart in every theme and format, to be looked at:
 *
 *     chart-gallery FOLDER [WIDTH] */

static gboolean
write_sample (const CxChartSample *sample,
              const CxTheme *theme,
              const char *folder,
              double width,
              GError **error)
{
  static const char *const suffixes[] = { "png", "svg", "pdf" };
  const CxChartLook look = { .show_title = TRUE, .margin = 16 };
  g_autoptr (CxChart) chart = sample->make ();
  g_autoptr (CxScene) scene = cx_chart_layout (chart, width, (double) NAN, &look);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s-%d.%s", sample->name, cx_theme_get_id (theme),
                                               (int) width, suffixes[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!cx_scene_write (scene, path, (CxPictureFormat) i, theme, 1, error))
        return FALSE;
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  static const char *const themes[] = { "light", "dark", "paper" };
  double width = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 640;
  g_autoptr (GError) error = NULL;
  guint written = 0;

  if (argc < 2 || width < 60 || g_mkdir_with_parents (argv[1], 0755) != 0)
    {
      g_printerr ("chart-gallery FOLDER [WIDTH]\n");
      return 2;
    }
  for (guint i = 0; cx_chart_samples[i].name != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (themes); j++)
      {
        if (!write_sample (&cx_chart_samples[i], cx_theme_find (themes[j]), argv[1], width, &error))
          {
            g_printerr ("%s: %s\n", cx_chart_samples[i].name, error->message);
            return 1;
          }
        written++;
      }
  g_print ("%u pictures\n", 3 * written);
  return 0;
}
