#include "config.h"

#include "cx-import-job.h"

/* Enough for both threads to have work while one of them waits for the disk. */
#define BUNDLES 4

typedef struct
{
  CxImportJob *job;
  GAsyncQueue *empty; /* CxImportRows, to be filled */
  GAsyncQueue *full;  /* CxImportRows, to be written; the pipe itself: the end */
  int stop;           /* atomic: the writer wants no more */
  gint64 number;      /* of data rows converted so far */
  GError *error;      /* of the reading thread, to be looked at when it has ended */
} Pipe;

static gboolean
is_stopped (Pipe *pipe)
{
  GCancellable *cancellable = cx_progress_get_cancellable (pipe->job->progress);

  return g_atomic_int_get (&pipe->stop) ||
         (cancellable != NULL && g_cancellable_is_cancelled (cancellable));
}

/* Converts @block. Once it is clear that all begins anew, rows are only looked at for what else is
 * needed. */
static gboolean
convert_block (Pipe *pipe, const CxRowBlock *block)
{
  CxImportJob *job = pipe->job;
  guint done = 0;

  while (done < block->rows && !is_stopped (pipe))
    {
      CxImportRows *rows = g_async_queue_pop (pipe->empty);
      guint n;

      cx_import_rows_clear (rows);
      n = cx_import_converter_run (job->converter, block, done, pipe->number + 1, rows);
      done += n;
      pipe->number += n;
      rows->fraction = cx_table_get_fraction (job->table);
      g_async_queue_push (job->needs->found ? pipe->empty : pipe->full, rows);
      if (!cx_import_converter_check (job->converter, &pipe->error))
        return FALSE;
    }
  return !is_stopped (pipe);
}

static gpointer
read_table (gpointer data)
{
  Pipe *pipe = data;
  CxRowBlock *block = NULL;

  /* The progress object belongs to the writing thread. */
  while (cx_table_next (pipe->job->table, &block, NULL, &pipe->error) && block != NULL)
    if (!convert_block (pipe, block))
      break;
  g_async_queue_push (pipe->full, pipe);
  return NULL;
}

static gboolean
report (CxImportJob *job, const CxImportRows *rows, GError **error)
{
  gint64 done = job->result->rows;

  if (job->table->rows < 0 && rows->fraction > 0)
    cx_progress_set_total (job->progress, MAX (done, (gint64) ((double) done / rows->fraction)));
  return cx_progress_step (job->progress, done, error);
}

static gboolean
write_all (Pipe *pipe, GError **error)
{
  gpointer item;

  while ((item = g_async_queue_pop (pipe->full)) != pipe)
    {
      CxImportRows *rows = item;
      gboolean ok = cx_import_write_rows (pipe->job, rows, error) &&
                    report (pipe->job, rows, error);

      g_async_queue_push (pipe->empty, rows);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_import_stream (CxImportJob *job, GError **error)
{
  Pipe pipe = { .job = job };
  gboolean ok;
  GThread *thread;

  pipe.empty = g_async_queue_new_full ((GDestroyNotify) cx_import_rows_free);
  pipe.full = g_async_queue_new ();
  for (guint i = 0; i < BUNDLES; i++)
    g_async_queue_push (pipe.empty,
                        cx_import_rows_new (cx_import_converter_get_values (job->converter)));

  thread = g_thread_new ("import", read_table, &pipe);
  ok = write_all (&pipe, error);
  if (!ok)
    {
      gpointer item;

      /* The other thread may wait for room; it gets all there is until it says that it ends. */
      g_atomic_int_set (&pipe.stop, TRUE);
      while ((item = g_async_queue_pop (pipe.full)) != &pipe)
        g_async_queue_push (pipe.empty, item);
    }
  g_thread_join (thread);

  if (ok && pipe.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&pipe.error));
      ok = FALSE;
    }
  g_clear_error (&pipe.error);
  if (ok)
    ok = cx_progress_step (job->progress, job->result->rows, error);
  g_async_queue_unref (pipe.full);
  g_async_queue_unref (pipe.empty);
  return ok;
}
