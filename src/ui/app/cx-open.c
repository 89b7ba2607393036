#include "config.h"

#include "cx-open.h"

#include "cx-i18n.h"
#include "cx-sample.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *path; /* or the folder of the sample */
  CxStoreFlags flags;
  CxNewBusiness *business;
  CxProgress *progress;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_clear_pointer (&request->business, cx_new_business_free);
  g_clear_pointer (&request->progress, cx_progress_unref);
  g_free (request);
}

void
cx_new_business_free (CxNewBusiness *business)
{
  g_free (business->path);
  g_free (business->name);
  g_free (business->currency);
  g_free (business->time_zone);
  g_free (business->language);
  g_free (business);
}

typedef CxProject *(*OpenFunc) (Request *request, GError **error);

/* The store is opened in a main context that nobody runs; the main thread adopts it. */
static void
run_open (GTask *task, OpenFunc open)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GError) error = NULL;
  CxProject *project;

  g_main_context_push_thread_default (context);
  project = open (g_task_get_task_data (task), &error);
  g_main_context_pop_thread_default (context);
  if (project == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, project, g_object_unref);
}

static void
start (GTaskThreadFunc func, Request *request, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, func);
}

static CxProject *
open_file (Request *request, GError **error)
{
  return cx_project_open (request->path, request->flags, error);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  run_open (task, open_file);
}

void
cx_open_async (const char *path,
               CxStoreFlags flags,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->flags = flags;
  start (open_thread, request, callback, user_data);
}

/* Never a person's file away: what is in the way keeps its content under another name. */
static gboolean
step_aside (const char *path, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  g_autofree char *stem = NULL;
  g_autofree char *aside = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  stem = g_str_has_suffix (path, CX_STORE_SUFFIX)
             ? g_strndup (path, strlen (path) - strlen (CX_STORE_SUFFIX))
             : g_strdup (path);
  aside = g_strdup_printf ("%s before %s%s", stem, date, CX_STORE_SUFFIX);
  if (g_rename (path, aside) == 0)
    return TRUE;
  cx_error_set (error, CX_ERROR_READ_ONLY, _ ("Choose another name or folder."),
                _ ("The file that has this name cannot be moved out of the way."));
  return FALSE;
}

static CxProject *
make_new (Request *request, GError **error)
{
  const CxNewBusiness *business = request->business;

  if (!step_aside (business->path, error))
    return NULL;
  return cx_project_create (business->path, business->name, business->currency, business->time_zone,
                            business->language, error);
}

static void
new_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  run_open (task, make_new);
}

void
cx_open_new_async (CxNewBusiness *business, GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->business = business;
  start (new_thread, request, callback, user_data);
}

/* A name that is free, so that trying it again makes a fresh one. */
static char *
make_sample_path (const char *folder)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("%s%s", cx_sample_name (), CX_STORE_SUFFIX)
                                     : g_strdup_printf ("%s (%u)%s", cx_sample_name (), i,
                                                        CX_STORE_SUFFIX);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static char *
find_sample_folder (const char *asked)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  char *own;

  if (asked != NULL)
    return g_strdup (asked);
  if (documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR))
    return g_strdup (documents);
  own = g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, NULL);
  g_mkdir_with_parents (own, 0700);
  return own;
}

static CxProject *
make_sample (Request *request, GError **error)
{
  g_autofree char *folder = find_sample_folder (request->path);
  g_autofree char *path = make_sample_path (folder);
  g_autoptr (CxProject)
      project = cx_project_create (path, cx_sample_name (), NULL, NULL, NULL, error);

  if (project == NULL)
    return NULL;
  if (cx_sample_fill (project, request->progress, error))
    return g_steal_pointer (&project);
  g_clear_object (&project);
  g_unlink (path);
  return NULL;
}

static void
sample_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  run_open (task, make_sample);
}

void
cx_open_sample_async (const char *folder,
                      CxActivity *activity,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (folder);
  request->progress = cx_activity_make_progress (activity, NULL);
  start (sample_thread, request, callback, user_data);
}

CxProject *
cx_open_finish (GAsyncResult *result, GError **error)
{
  CxProject *project = g_task_propagate_pointer (G_TASK (result), error);

  if (project != NULL)
    cx_store_adopt (cx_project_get_store (project));
  return project;
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
cx_open_is_same_file (const char *a, const char *b)
{
  g_autofree char *full_a = g_canonicalize_filename (a, NULL);
  g_autofree char *full_b = g_canonicalize_filename (b, NULL);
  g_autofree char *id_a = NULL;
  g_autofree char *id_b = NULL;

  if (g_str_equal (full_a, full_b))
    return TRUE;
  id_a = get_file_id (full_a);
  id_b = get_file_id (full_b);
  return id_a != NULL && g_strcmp0 (id_a, id_b) == 0;
}
