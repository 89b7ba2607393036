#include "config.h"

#include "cx-lane.h"

struct _CxLaneThread
{
  char *name;
  CxProject *project;
  GThread *thread;    /* NULL until there is something to do */
  GAsyncQueue *queue; /* of CxJob; the lane itself: the end */
};

/* A job on its way back. */
typedef struct
{
  CxJob *job;
  gpointer result;
  GError *error;
} CxOutcome;

void
cx_job_free (CxJob *job)
{
  if (job->request_free != NULL)
    job->request_free (job->request);
  g_clear_object (&job->activity);
  g_object_unref (job->task);
  g_free (job);
}

static gboolean
hand_back_cb (gpointer data)
{
  CxOutcome *outcome = data;

  if (outcome->error != NULL)
    g_task_return_error (outcome->job->task, outcome->error);
  else
    g_task_return_pointer (outcome->job->task, outcome->result, outcome->job->result_free);
  cx_job_free (outcome->job);
  g_free (outcome);
  return G_SOURCE_REMOVE;
}

void
cx_job_run (CxJob *job, CxWorkspace *workspace)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  CxOutcome *outcome = g_new0 (CxOutcome, 1);
  g_autoptr (CxProgress) progress = NULL;

  outcome->job = job;
  progress = job->activity != NULL ? cx_activity_make_progress (job->activity, cancellable)
                                   : cx_progress_new (cancellable, NULL, NULL);
  /* Stopped before it began reads the same as stopped half-way. */
  if (cx_progress_step (progress, 0, &outcome->error))
    outcome->result = job->func (workspace, job->request, progress, &outcome->error);
  g_idle_add_full (G_PRIORITY_DEFAULT, hand_back_cb, outcome, NULL);
}

static gpointer
run_thread (gpointer data)
{
  CxLaneThread *lane = data;
  g_autoptr (CxWorkspace) workspace = cx_workspace_new (lane->project);
  gpointer next;

  while ((next = g_async_queue_pop (lane->queue)) != lane)
    cx_job_run (next, workspace);
  return NULL;
}

CxLaneThread *
cx_lane_thread_new (const char *name, CxProject *project)
{
  CxLaneThread *lane = g_new0 (CxLaneThread, 1);

  lane->name = g_strdup (name);
  lane->project = g_object_ref (project);
  lane->queue = g_async_queue_new ();
  return lane;
}

void
cx_lane_thread_push (CxLaneThread *lane, CxJob *job)
{
  g_async_queue_push (lane->queue, job);
  if (lane->thread == NULL)
    lane->thread = g_thread_new (lane->name, run_thread, lane);
}

void
cx_lane_thread_free (CxLaneThread *lane)
{
  if (lane->thread != NULL)
    {
      g_async_queue_push (lane->queue, lane);
      g_thread_join (lane->thread);
    }
  g_async_queue_unref (lane->queue);
  g_object_unref (lane->project);
  g_free (lane->name);
  g_free (lane);
}
