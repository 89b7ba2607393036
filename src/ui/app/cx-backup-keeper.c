#include "config.h"

#include "cx-backup-keeper.h"

#include "cx-error.h"
#include "cx-file-chooser.h"
#include "cx-file-kind.h"
#include "cx-i18n.h"
#include "cx-text.h"

typedef struct
{
  char *folder;
  guint days, keep;
} Rhythm;

static void
rhythm_free (gpointer data)
{
  Rhythm *rhythm = data;

  g_free (rhythm->folder);
  g_free (rhythm);
}

char *
cx_backup_keeper_get_folder (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *uri = g_settings_get_string (settings, "backup-folder");
  char *path = *uri != '\0' ? g_filename_from_uri (uri, NULL, NULL) : NULL;

  if (path != NULL)
    return path;
  return g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "backups", NULL);
}

static gpointer
keep (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  const Rhythm *rhythm = request;
  CxProject *project = cx_workspace_get_project (workspace, error);
  gboolean made;

  if (project == NULL ||
      !cx_backup_keeper_keep (project, rhythm->folder, rhythm->days, rhythm->keep,
                              g_get_real_time () / 1000, progress, &made, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

/* A message, not a dialog: the person is at something else. */
static void
kept_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CxSession *session = CX_SESSION (object);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cx_session_run_finish (session, result, &error);
  if (error == NULL || g_error_matches (error, CX_ERROR, CX_ERROR_CANCELLED))
    return;
  text = g_strdup_printf (_ ("No automatic backup: %s"), error->message);
  cx_session_toast (session, text, FALSE);
}

void
cx_backup_keeper_run (CxSession *session)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  Rhythm *rhythm;

  if (g_settings_get_uint (settings, "backup-days") == 0 || cx_session_is_read_only (session))
    return;
  rhythm = g_new0 (Rhythm, 1);
  rhythm->folder = cx_backup_keeper_get_folder ();
  rhythm->days = g_settings_get_uint (settings, "backup-days");
  rhythm->keep = g_settings_get_uint (settings, "backup-keep");
  cx_session_run (session, CX_LANE_LONG, keep, rhythm, rhythm_free, NULL, NULL, NULL, kept_cb,
                  NULL);
}

/* When asked. */

static gpointer
back_up (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxProject *project = cx_workspace_get_project (workspace, error);

  if (project == NULL ||
      !cx_store_backup (cx_project_get_store (project), request, NULL, progress, error))
    return NULL;
  return g_strdup (request);
}

static void
backed_up_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CxSession *session = CX_SESSION (object);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cx_session_run_finish (session, result, &error);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *text = NULL;

  if (path == NULL)
    {
      cx_session_fail (session, _ ("The backup could not be made"), error);
      return;
    }
  text = g_strdup_printf (_ ("Backed up as “%s”"), name);
  cx_session_toast (session, text, FALSE);
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxSession) session = CX_SESSION (user_data);
  g_autoptr (GFile) file = cx_file_chooser_finish (result);
  g_autoptr (CxActivity) activity = NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  activity = cx_activity_new ();
  cx_session_toast (session, _ ("Making the backup…"), FALSE);
  cx_session_run (session, CX_LANE_LONG, back_up,
                  cx_file_kind_is_business (path) ? g_steal_pointer (&path)
                                                  : g_strconcat (path, CX_STORE_SUFFIX, NULL),
                  g_free, g_free, NULL, activity, backed_up_cb, NULL);
}

void
cx_backup_keeper_ask (GtkWindow *parent, CxSession *session)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *title = cx_text_file_name (cx_session_get_title (session));
  /* TRANSLATORS: the name of a backup's file: of the business, and the date. */
  g_autofree char *name = g_strdup_printf (_ ("%s backup %s"), title, date);
  g_autofree char *file = g_strconcat (name, CX_STORE_SUFFIX, NULL);

  cx_file_chooser_save (parent, _ ("Back up now"), cx_file_kind_get_businesses (), file, chosen_cb,
                        g_object_ref (session));
}
