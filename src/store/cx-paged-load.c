#include "config.h"

#include "cx-paged-load.h"

CxPagedPlan *
cx_paged_plan_new (const CxPagedQuery *query)
{
  CxPagedPlan *plan = g_new0 (CxPagedPlan, 1);

  g_atomic_ref_count_init (&plan->refs);
  plan->ids = g_strdup (query->ids);
  plan->rows = g_strdup (query->rows);
  plan->table = g_strdup (query->table);
  plan->bind = query->bind;
  plan->load = query->load;
  plan->user_data = query->user_data;
  plan->destroy = query->destroy;
  return plan;
}

CxPagedPlan *
cx_paged_plan_ref (CxPagedPlan *plan)
{
  g_atomic_ref_count_inc (&plan->refs);
  return plan;
}

void
cx_paged_plan_unref (CxPagedPlan *plan)
{
  if (!g_atomic_ref_count_dec (&plan->refs))
    return;

  if (plan->destroy != NULL)
    plan->destroy (plan->user_data);
  g_free (plan->ids);
  g_free (plan->rows);
  g_free (plan->table);
  g_free (plan);
}

typedef struct
{
  CxStoreFile *file;
  CxPagedPlan *plan;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  cx_store_file_unref (load->file);
  cx_paged_plan_unref (load->plan);
  g_free (load);
}

static gboolean
read_ids (CxDb *db, CxPagedPlan *plan, GArray *ids, GError **error)
{
  g_autoptr (CxStatement) statement = cx_db_prepare (db, plan->ids, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  if (plan->bind != NULL)
    plan->bind (statement, plan->user_data);
  do
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        {
          gint64 id = cx_statement_get_int (statement, 0);

          g_array_append_val (ids, id);
        }
    }
  while (row);
  return TRUE;
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CxProgress) progress = cx_progress_new (cancellable, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxDb) db = cx_store_file_open_db (load->file, &error);

  if (db != NULL)
    cx_db_set_progress (db, progress);
  if (db != NULL &&
      (load->plan->load != NULL ? load->plan->load (db, ids, load->plan->user_data, &error)
                                : read_ids (db, load->plan, ids, &error)))
    g_task_return_pointer (task, g_steal_pointer (&ids), (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
cx_paged_load_async (CxStoreFile *file,
                     CxPagedPlan *plan,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->file = cx_store_file_ref (file);
  load->plan = cx_paged_plan_ref (plan);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, load_thread);
}

GArray *
cx_paged_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
