#include "config.h"

#include "cx-cli.h"

#include "cx-i18n.h"

#include <stdio.h>

static gboolean shown;

static char *
make_left (double seconds)
{
  if (seconds < 0)
    return g_strdup ("");
  if (seconds < 90)
    return g_strdup_printf (ngettext ("%d second left", "%d seconds left", (gulong) seconds + 1),
                            (int) seconds + 1);
  return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", (gulong) seconds / 60 + 1),
                          (int) seconds / 60 + 1);
}

static void
progress_cb (const char *label, gint64 done, gint64 total, double seconds_left, gpointer user_data)
{
  g_autofree char *left = make_left (seconds_left);

  if (total > 0)
    fprintf (stderr, "\r\033[K%s  %d %%  %s", label != NULL ? label : "",
             (int) (100.0 * (double) done / (double) total), left);
  else
    fprintf (stderr, "\r\033[K%s  %" G_GINT64_FORMAT, label != NULL ? label : "", done);
  fflush (stderr);
  shown = TRUE;
}

CxProgress *
cx_cli_progress (CxCli *cli)
{
  return cx_progress_new (cli->cancellable,
                          g_log_writer_supports_color (fileno (stderr)) ? progress_cb : NULL, NULL);
}

void
cx_cli_progress_done (void)
{
  if (shown)
    fputs ("\r\033[K", stderr);
  shown = FALSE;
}
