/* A thread that does one piece of work after another, and hands each result back to the main
 * thread. For cx-session.c. */
#pragma once

#include "cx-session.h"

G_BEGIN_DECLS

/* One piece of work. */
typedef struct
{
  GTask *task;
  CxWorkFunc func;
  gpointer request;
  GDestroyNotify request_free;
  GDestroyNotify result_free;
  CxActivity *activity; /* nullable */
} CxJob;

typedef struct _CxLaneThread CxLaneThread;

/* @project is the main thread's. The thread starts with the first job. */
CxLaneThread *cx_lane_thread_new (const char *name, CxProject *project);
/* Takes @job. */
void cx_lane_thread_push (CxLaneThread *lane, CxJob *job);
/* Ends after the jobs that wait; waits for it. */
void cx_lane_thread_free (CxLaneThread *lane);

/* Does @job now, in the calling thread; the result goes to the main thread. Takes @job. */
void cx_job_run (CxJob *job, CxWorkspace *workspace);
void cx_job_free (CxJob *job);

G_END_DECLS
