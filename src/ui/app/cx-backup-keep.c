/* Automatic backups in a folder: which are there, whether one is due, which go. */
#include "config.h"

#include "cx-backup-keeper.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-text.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY_MS (gint64) (24 * 60 * 60 * 1000)
#define STAMP "%Y-%m-%d %H.%M.%S"
#define STAMP_LENGTH 19

/* "Café 1a2b3c4d 2026-03-09 14.05.33.clientele": the business's uuid tells its own copies from all
 * other files, also from those of another business of that name. */
static char *
make_prefix (const CxBusiness *business)
{
  g_autofree char *name = cx_text_file_name (business->name);

  return g_strdup_printf ("%s %.8s ", name, business->uuid);
}

/* TRUE if @name is a copy of the business whose uuid begins with @mark, whatever it was called
 * then. */
static gboolean
is_copy (const char *name, const char *mark)
{
  const gsize length = strlen (name), suffix = strlen (CX_STORE_SUFFIX);
  const char *stamp;

  if (!g_str_has_suffix (name, CX_STORE_SUFFIX) || length < suffix + STAMP_LENGTH + strlen (mark))
    return FALSE;
  stamp = name + length - suffix - STAMP_LENGTH;
  for (guint i = 0; i < STAMP_LENGTH; i++)
    {
      const char pattern = "0000-00-00 00.00.00"[i];

      if (pattern == '0' ? !g_ascii_isdigit (stamp[i]) : stamp[i] != pattern)
        return FALSE;
    }
  return strncmp (stamp - strlen (mark), mark, strlen (mark)) == 0;
}

/* By their stamps. */
static int
compare_stamps (gconstpointer a, gconstpointer b)
{
  const char *name_a = *(const char *const *) a, *name_b = *(const char *const *) b;
  const gsize tail = STAMP_LENGTH + strlen (CX_STORE_SUFFIX);

  return strcmp (name_a + strlen (name_a) - tail, name_b + strlen (name_b) - tail);
}

/* The oldest first. */
static GPtrArray *
list_copies (const char *folder, const CxBusiness *business)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *mark = g_strdup_printf (" %.8s ", business->uuid);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_copy (name, mark))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_stamps);
  return names;
}

/* When the copy was made, from its name: times of files change when they are moved about. */
static gint64
get_time (const char *name)
{
  const char *stamp = name + strlen (name) - strlen (CX_STORE_SUFFIX) - STAMP_LENGTH;
  g_autofree char *text = g_strndup (stamp, STAMP_LENGTH);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;

  text[10] = 'T';
  text[13] = text[16] = ':';
  time = g_date_time_new_from_iso8601 (text, utc);
  return time != NULL ? g_date_time_to_unix (time) * 1000 : 0;
}

/* A copy that is as new as the last change has everything. */
static gboolean
is_due (CxDb *db, GPtrArray *copies, guint days, gint64 now, gboolean *due, GError **error)
{
  g_autoptr (GPtrArray) history = cx_db_get_history (db, 0, 1, error);
  const gint64 last = copies->len > 0 ? get_time (copies->pdata[copies->len - 1]) : 0;
  const CxHistoryEntry *newest;

  if (history == NULL)
    return FALSE;
  newest = history->len > 0 ? history->pdata[0] : NULL;
  /* The name knows no milliseconds. */
  *due = newest != NULL && newest->at >= last && (last == 0 || now - last >= days * DAY_MS);
  return TRUE;
}

static gboolean
copy_to (CxProject *project, const char *folder, gint64 now, CxProgress *progress, GError **error)
{
  g_autofree char *prefix = make_prefix (cx_project_get_business (project));
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now / 1000);
  g_autofree char *stamp = g_date_time_format (time, STAMP);
  g_autofree char *name = g_strconcat (prefix, stamp, CX_STORE_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return cx_store_backup (cx_project_get_store (project), path, NULL, progress, error);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  g_autofree char *shown = g_filename_display_name (folder);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  cx_error_set (error, CX_ERROR_READ_ONLY, _ ("Choose another backup folder in the preferences."),
                _ ("The backup folder “%s” cannot be written to."), shown);
  return FALSE;
}

gboolean
cx_backup_keeper_keep (CxProject *project,
                       const char *folder,
                       guint days,
                       guint keep,
                       gint64 now,
                       CxProgress *progress,
                       gboolean *made,
                       GError **error)
{
  g_autoptr (GPtrArray) copies = list_copies (folder, cx_project_get_business (project));
  gboolean due;

  *made = FALSE;
  if (!is_due (cx_project_get_db (project), copies, days, now, &due, error))
    return FALSE;
  if (!due)
    return TRUE;
  if (!make_folder (folder, error) || !copy_to (project, folder, now, progress, error))
    return FALSE;
  *made = TRUE;
  /* Only once the new one is whole; it is not among @copies. */
  for (guint i = 0; i + keep < copies->len + 1; i++)
    {
      g_autofree char *path = g_build_filename (folder, copies->pdata[i], NULL);

      g_unlink (path);
    }
  return TRUE;
}
