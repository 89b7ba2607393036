/* The history as it is read, and the ways through it; all of it in a thread of the session. */
#pragma once

#include "cx-session.h"

G_BEGIN_DECLS

typedef struct
{
  CxHistoryEntry *entry;
  gint64 rows;           /* of its batch: new and changed; -1: it is no batch */
  gboolean batch_stands; /* its batch can be undone by itself */
} CxHistoryStep;

typedef struct
{
  GPtrArray *steps; /* CxHistoryStep, the newest first */
  gboolean more;    /* there are older ones */
  gint64 horizon;   /* nothing up to this step can be undone; 0: all can */
  GTimeZone *zone;  /* of the business */
} CxHistoryList;
void cx_history_list_free (CxHistoryList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxHistoryList, cx_history_list_free)

/* Asks for the newest @limit steps; finished with cx_session_run_finish () as a CxHistoryList. */
void cx_history_list_read (CxSession *session,
                           guint limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* Undoes or redoes one step after the other until @step is the newest that is done; each is whole
 * in the file. Finished with cx_history_travel_finish (). */
void cx_history_travel (CxSession *session,
                        gint64 step,
                        CxActivity *activity,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
/* The number of steps that were gone, also where it failed on the way; @stuck (nullable) gets the
 * label of the step that could not be gone. */
guint
cx_history_travel_finish (CxSession *session, GAsyncResult *result, char **stuck, GError **error);

/* Undoes one batch; what a person reads about it is the result. g_free (). */
void cx_history_undo_batch (CxSession *session,
                            gint64 batch,
                            CxActivity *activity,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

G_END_DECLS
