/* Loaded into a program under measurement (LD_PRELOAD): watches its main loop from outside, so that
 * the program itself holds nothing for benchmarks.
 *
 *   CLIENTELE_WATCHDOG        the file that gets the report when the program ends
 *   CLIENTELE_WATCHDOG_START  the monotonic clock in microseconds when it was started
 *
 * The report has lines "name value": first_frame_ms, longest_ms (the longest stay in handlers
 * between two polls), late (stays of more than 16 ms), stays (all), longest_at_ms (when). */

#include "config.h"

#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>

/* What is longer than a frame is seen as a stutter. */
#define FRAME 16000

static gint64 began, first_frame, returned, longest, longest_at;
static guint late, stays;

static gint
watch_poll (GPollFD *fds, guint n_fds, gint timeout)
{
  gint64 now = g_get_monotonic_time ();
  gint result;

  if (returned != 0 && first_frame != 0)
    {
      stays++;
      if (now - returned > longest)
        {
          longest = now - returned;
          longest_at = now - began;
        }
      if (now - returned > FRAME)
        late++;
    }
  result = g_poll (fds, n_fds, timeout);
  returned = g_get_monotonic_time ();
  return result;
}

static gboolean
painted_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer user_data)
{
  if (first_frame == 0)
    first_frame = g_get_monotonic_time ();
  return TRUE;
}

static void __attribute__ ((constructor)) begin_watching (void)
{
  const char *start = g_getenv ("CLIENTELE_WATCHDOG_START");

  if (g_getenv ("CLIENTELE_WATCHDOG") == NULL)
    return;
  began = start != NULL ? g_ascii_strtoll (start, NULL, 10) : g_get_monotonic_time ();
  g_main_context_set_poll_func (NULL, watch_poll);
  g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0, painted_cb,
                              NULL, NULL);
}

static void __attribute__ ((destructor)) write_report (void)
{
  const char *path = g_getenv ("CLIENTELE_WATCHDOG");
  FILE *file = path != NULL ? fopen (path, "w") : NULL;

  if (file == NULL)
    return;
  fprintf (file, "first_frame_ms %.1f\n", first_frame != 0 ? (first_frame - began) / 1000.0 : -1);
  fprintf (file, "longest_ms %.1f\nlongest_at_ms %.1f\nlate %u\nstays %u\n", longest / 1000.0,
           longest_at / 1000.0, late, stays);
  fclose (file);
}
