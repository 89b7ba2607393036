#include "config.h"

#include "cx-history-list.h"

#include "cx-batch-repo.h"
#include "cx-error.h"
#include "cx-i18n.h"

static void
step_free (gpointer data)
{
  CxHistoryStep *step = data;

  cx_history_entry_free (step->entry);
  g_free (step);
}

void
cx_history_list_free (CxHistoryList *list)
{
  g_ptr_array_unref (list->steps);
  g_clear_pointer (&list->zone, g_time_zone_unref);
  g_free (list);
}

/* Reading. */

/* Batch id → CxBatch. */
static GHashTable *
list_batches (CxDb *db, GError **error)
{
  g_autoptr (GPtrArray) batches = cx_batch_repo_list (db, error);
  GHashTable *table;

  if (batches == NULL)
    return NULL;
  table = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) cx_batch_free);
  g_ptr_array_set_free_func (batches, NULL);
  for (guint i = 0; i < batches->len; i++)
    {
      CxBatch *batch = batches->pdata[i];

      g_hash_table_insert (table, &batch->id, batch);
    }
  return table;
}

static void
add_step (CxHistoryList *list, CxHistoryEntry *entry, GHashTable *batches)
{
  const CxBatch *batch = g_hash_table_lookup (batches, &entry->batch_id);
  CxHistoryStep *step = g_new0 (CxHistoryStep, 1);

  step->entry = entry;
  step->rows = batch != NULL ? batch->accepted : -1;
  step->batch_stands = batch != NULL && g_strcmp0 (batch->state, "done") == 0 &&
                       g_strcmp0 (entry->state, "done") == 0;
  if (list->horizon == 0 && g_strcmp0 (entry->state, "horizon") == 0)
    list->horizon = entry->id;
  g_ptr_array_add (list->steps, step);
}

static gpointer
read_list (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  const guint limit = GPOINTER_TO_UINT (request);
  CxProject *project = cx_workspace_get_project (workspace, error);
  CxDb *db = project != NULL ? cx_project_get_db (project) : NULL;
  g_autoptr (GHashTable) batches = db != NULL ? list_batches (db, error) : NULL;
  g_autoptr (GPtrArray) entries = NULL;
  CxHistoryList *list;

  if (batches == NULL)
    return NULL;
  entries = cx_db_get_history (db, 0, limit + 1, error);
  if (entries == NULL)
    return NULL;
  list = g_new0 (CxHistoryList, 1);
  list->steps = g_ptr_array_new_with_free_func (step_free);
  list->more = entries->len > limit;
  list->zone = g_time_zone_ref (cx_project_get_zone (project));
  while (entries->len > limit)
    g_ptr_array_remove_index (entries, entries->len - 1);
  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    add_step (list, entries->pdata[i], batches);
  return list;
}

void
cx_history_list_read (CxSession *session,
                      guint limit,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  cx_session_run (session, CX_LANE_READ, read_list, GUINT_TO_POINTER (limit), NULL,
                  (GDestroyNotify) cx_history_list_free, cancellable, NULL, callback, user_data);
}

/* Going through it. */

typedef struct
{
  guint steps;
  char *stuck;   /* nullable */
  GError *error; /* nullable: what stopped it on the way */
} Travel;

static void
travel_free (gpointer data)
{
  Travel *travel = data;

  g_free (travel->stuck);
  g_clear_error (&travel->error);
  g_free (travel);
}

/* How many steps lie between, so that progress can be told. */
static guint
count_steps (CxDb *db, gint64 step, gboolean back)
{
  g_autoptr (GPtrArray) entries = cx_db_get_history (db, back ? 0 : step + 1, back ? 0 : 1, NULL);
  guint n = 0;

  if (entries == NULL || entries->len == 0)
    return 0;
  if (!back)
    {
      const CxHistoryEntry *target = entries->pdata[0], *first;
      g_autoptr (CxHistoryEntry) newest = cx_db_peek_redo (db);

      first = newest != NULL ? newest : target;
      return (guint) MAX (first->undone - target->undone + 1, 1);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const CxHistoryEntry *entry = entries->pdata[i];

      n += entry->id > step && g_str_equal (entry->state, "done");
    }
  return n;
}

/* One step nearer to @step. *@done: there is none to go any more. */
static gboolean
go_one (CxStore *store,
        CxDb *db,
        gint64 step,
        gboolean back,
        Travel *travel,
        CxProgress *progress,
        gboolean *done)
{
  g_autoptr (CxHistoryEntry) next = back ? cx_db_peek_undo (db) : cx_db_peek_redo (db);
  /* A step tells its own progress; this is told of steps. */
  g_autoptr (CxProgress)
      inner = cx_progress_new (cx_progress_get_cancellable (progress), NULL, NULL);

  *done = next == NULL || (back && next->id <= step);
  if (*done)
    return TRUE;
  if (back ? !cx_store_undo (store, inner, NULL, &travel->error)
           : !cx_store_redo (store, inner, NULL, &travel->error))
    {
      travel->stuck = g_strdup (next->label);
      return FALSE;
    }
  travel->steps++;
  *done = !back && next->id == step;
  return TRUE;
}

static gpointer
run_travel (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  const gint64 step = *(const gint64 *) request;
  CxProject *project = cx_workspace_get_project (workspace, error);
  CxDb *db = project != NULL ? cx_project_get_db (project) : NULL;
  g_autoptr (GPtrArray) entries = db != NULL ? cx_db_get_history (db, step + 1, 1, error) : NULL;
  const CxHistoryEntry *target;
  Travel *travel;
  gboolean back, done = FALSE;

  if (entries == NULL)
    return NULL;
  target = entries->len > 0 ? entries->pdata[0] : NULL;
  back = target == NULL || g_strcmp0 (target->state, "undone") != 0;
  travel = g_new0 (Travel, 1);
  cx_progress_begin (progress, back ? _ ("Going back") : _ ("Going forward"),
                     count_steps (db, step, back));
  while (!done && cx_progress_step (progress, travel->steps, &travel->error) &&
         go_one (cx_project_get_store (project), db, step, back, travel, progress, &done))
    continue;
  return travel;
}

void
cx_history_travel (CxSession *session,
                   gint64 step,
                   CxActivity *activity,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  cx_session_run (session, CX_LANE_WRITE, run_travel, g_memdup2 (&step, sizeof step), g_free,
                  travel_free, NULL, activity, callback, user_data);
}

guint
cx_history_travel_finish (CxSession *session, GAsyncResult *result, char **stuck, GError **error)
{
  Travel *travel = cx_session_run_finish (session, result, error);
  guint steps;

  if (travel == NULL)
    return 0;
  steps = travel->steps;
  if (stuck != NULL)
    *stuck = g_steal_pointer (&travel->stuck);
  if (travel->error != NULL)
    g_propagate_error (error, g_steal_pointer (&travel->error));
  travel_free (travel);
  return steps;
}

/* One batch. */

static char *
describe_batch (const CxUndoBatchResult *result)
{
  g_autofree char *kept = NULL;

  if (result->kept > 0)
    kept = g_strdup_printf (ngettext ("%d answer was changed since and is kept.",
                                      "%d answers were changed since and are kept.",
                                      (gint64) result->kept),
                            (int) result->kept);
  if (kept != NULL)
    return g_strdup_printf (_ ("Undone: %s. %s"), result->label, kept);
  return g_strdup_printf (_ ("Undone: %s"), result->label);
}

static gpointer
run_undo_batch (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxProject *project = cx_workspace_get_project (workspace, error);
  CxUndoBatchResult result = { 0 };
  char *text;

  if (project == NULL ||
      !cx_store_undo_batch (cx_project_get_store (project), *(const gint64 *) request,
                            CX_UNDO_KEEP_CHANGED, progress, &result, error))
    return NULL;
  text = describe_batch (&result);
  g_free (result.label);
  return text;
}

void
cx_history_undo_batch (CxSession *session,
                       gint64 batch,
                       CxActivity *activity,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  cx_session_run (session, CX_LANE_WRITE, run_undo_batch, g_memdup2 (&batch, sizeof batch), g_free,
                  g_free, NULL, activity, callback, user_data);
}
