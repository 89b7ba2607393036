#include "config.h"

#include "cx-output.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-platform.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define DATABASE_MAGIC "SQLite format 3"

/* By its name alone where that tells: a business that this very process has open would lose its
 * locks when a second handle on it is closed. */
static gboolean
is_database (const char *path)
{
  char head[sizeof DATABASE_MAGIC] = { 0 };
  FILE *file;
  gboolean database;

  if (g_str_has_suffix (path, ".clientele"))
    return g_file_test (path, G_FILE_TEST_IS_REGULAR);
  file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_fopen (path, "rb") : NULL;
  if (file == NULL)
    return FALSE;
  database = fread (head, 1, sizeof head, file) == sizeof head &&
             memcmp (head, DATABASE_MAGIC, sizeof head) == 0;
  fclose (file);
  return database;
}

gboolean
cx_output_check (const char *path, GError **error)
{
  if (!is_database (path))
    return TRUE;
  cx_error_set (error, CX_ERROR_EXISTS, _ ("Choose another name for what is to be written."),
                _ ("“%s” is a business file and is not replaced."), path);
  cx_error_place (error, path, 0, NULL);
  return FALSE;
}

static char *
get_file_id (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo)
      info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE))
                      : NULL;
}

gboolean
cx_output_is_same_file (const char *a, const char *b)
{
  g_autofree char *id_a = get_file_id (a), *id_b = get_file_id (b);

  return id_a != NULL && id_b != NULL && strcmp (id_a, id_b) == 0;
}

char *
cx_output_make_tmp (const char *path)
{
  return g_strdup_printf ("%s.%08x.tmp", path, g_random_int ());
}

gboolean
cx_output_finish (const char *tmp, const char *path, gboolean written, GError **error)
{
  if (written && cx_output_check (path, error) && cx_platform_replace_file (tmp, path, error))
    return TRUE;
  cx_error_place (error, path, 0, NULL);
  g_remove (tmp);
  return FALSE;
}

FILE *
cx_output_open (const char *path, char **tmp, GError **error)
{
  g_autofree char *name = cx_output_make_tmp (path);
  FILE *file;

  if (!cx_output_check (path, error))
    return NULL;
  file = g_fopen (name, "wb");
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
