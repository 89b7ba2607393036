/* The inside of a session, for its files. */
#pragma once

#include "cx-lane.h"
#include "cx-session.h"

G_BEGIN_DECLS

struct _CxSession
{
  GObject parent_instance;

  CxProject *project;
  CxLaneThread *reading, *writing; /* NULL: closed */
  GPtrArray *long_work;            /* CxLongWork that has not ended */
  GPtrArray *running;              /* CxRunning: asked for and not answered */
  GTask *closing;                  /* nullable */
  gboolean lanes_ended;

  char *undo_label, *redo_label;
  gint64 undo_step; /* 0: none */
};

/* Work in a thread of its own. */
typedef struct
{
  CxSession *session;
  CxJob *job;
  GThread *thread; /* NULL: joined */
} CxLongWork;

/* What was asked for. */
typedef struct
{
  GTask *task; /* borrowed: it goes out of the list before it goes */
  CxLane lane;
  CxActivity *activity; /* nullable */
} CxRunning;

void cx_running_free (CxRunning *running);

/* cx-session.c */
void cx_session_notify_writing (CxSession *self);
/* cx-session-close.c: goes on with closing where the last work has ended. */
void cx_session_end_closing (CxSession *self);

G_END_DECLS
