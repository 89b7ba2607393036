#include "config.h"

#include "cx-output.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-platform.h"

#include <errno.h>
#include <glib/gstdio.h>

char *
cx_output_make_tmp (const char *path)
{
  return g_strdup_printf ("%s.%08x.tmp", path, g_random_int ());
}

gboolean
cx_output_finish (const char *tmp, const char *path, gboolean written, GError **error)
{
  if (written && cx_platform_replace_file (tmp, path, error))
    return TRUE;
  cx_error_place (error, path, 0, NULL);
  g_remove (tmp);
  return FALSE;
}

FILE *
cx_output_open (const char *path, char **tmp, GError **error)
{
  g_autofree char *name = cx_output_make_tmp (path);
  FILE *file = g_fopen (name, "wb");

  if (file == NULL)
    {
      cx_platform_set_error (error, errno, path, _ ("The file could not be written"));
      return NULL;
    }
  *tmp = g_steal_pointer (&name);
  return file;
}

gboolean
cx_output_close (FILE *file, const char *tmp, const char *path, gboolean written, GError **error)
{
  if (fclose (file) != 0 && written)
    {
      cx_platform_set_error (error, errno, path, _ ("The file could not be written"));
      written = FALSE;
    }
  return cx_output_finish (tmp, path, written, error);
}
