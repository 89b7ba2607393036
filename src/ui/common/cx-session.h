/* One open business file as the window works with it: where work off the main thread is asked for,
 * and where pages meet. Pages hold it, never one another, and never the window. */
#pragma once

#include "cx-activity.h"
#include "cx-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CX_TYPE_SESSION (cx_session_get_type ())
G_DECLARE_FINAL_TYPE (CxSession, cx_session, CX, SESSION, GObject)

/* Properties: "undo-label", "redo-label" (string, nullable: what undo and redo would do), "writing"
 * (boolean: something is under way in CX_LANE_WRITE), "title" (string: the business's name).
 * Signals, all in the main thread:
 * "changed" (const char *const *tables): after every commit, undo or redo; tables NULL: anything;
 * "toast" (const char *text, gboolean undo): to be shown, with an Undo button where that is TRUE;
 * "failed" (const char *heading, const GError *error): to be shown as a message;
 * "closing" (): the file is about to be closed; who holds what was typed last hands it over now. */

CxSession *cx_session_new (CxProject *project);
/* The connection of the main thread: only for what is quick. (transfer none) */
CxProject *cx_session_get_project (CxSession *session);
gboolean cx_session_is_read_only (CxSession *session);
const char *cx_session_get_undo_label (CxSession *session);
const char *cx_session_get_redo_label (CxSession *session);
/* The step of history that undo would take back; 0: none. */
gint64 cx_session_get_undo_step (CxSession *session);
gboolean cx_session_is_writing (CxSession *session);
const char *cx_session_get_title (CxSession *session);

/* Where work is done. In a lane one piece of work follows another; lanes run side by side. */
typedef enum
{
  CX_LANE_READ,  /* scores, lists, previews: keeps the answers of surveys in memory */
  CX_LANE_WRITE, /* whatever changes the file */
  CX_LANE_LONG,  /* reports, exports, dry runs: a thread of its own each */
} CxLane;

/* Done in the lane's thread. Returns what is handed to cx_session_run_finish (), or NULL with
 * @error. */
typedef gpointer (*CxWorkFunc) (CxWorkspace *workspace,
                                gpointer request,
                                CxProgress *progress,
                                GError **error);

/* Asks for @func to be done. @request is given to it, and freed with @request_free (nullable) in
 * the main thread; @result_free (nullable) frees a result that nobody takes. @cancellable drops the
 * work also while it waits. @activity (nullable) is told of progress. @callback is called in the
 * main thread. */
void cx_session_run (CxSession *session,
                     CxLane lane,
                     CxWorkFunc func,
                     gpointer request,
                     GDestroyNotify request_free,
                     GDestroyNotify result_free,
                     GCancellable *cancellable,
                     CxActivity *activity,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/* What @func returned. (transfer full) */
gpointer cx_session_run_finish (CxSession *session, GAsyncResult *result, GError **error);

/* A change, made inside one edit that is committed afterwards. FALSE with @error leaves the file as
 * it was. Called in the writing thread. */
typedef gboolean (*CxChangeFunc) (CxEdit *edit, gpointer data, GError **error);

/* Makes a change: one step of undo under @label (translated). @data is freed with @data_free
 * (nullable) in the main thread. When it is done, @toast (nullable, translated) is shown with Undo;
 * what fails is shown by "failed" under @label, after which the page shows what the file holds. */
void cx_session_change (CxSession *session,
                        const char *label,
                        CxChangeFunc func,
                        gpointer data,
                        GDestroyNotify data_free,
                        const char *toast);
/* The same with @callback (nullable), which finds out how it went by cx_session_change_finish ();
 * then nothing is shown by itself but @toast. */
void cx_session_change_async (CxSession *session,
                              const char *label,
                              CxChangeFunc func,
                              gpointer data,
                              GDestroyNotify data_free,
                              const char *toast,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean cx_session_change_finish (CxSession *session, GAsyncResult *result, GError **error);

/* Undo and redo, as the header and the shortcuts do it; a toast says what was done. */
void cx_session_undo (CxSession *session);
void cx_session_redo (CxSession *session);

/* Emit the signals. */
void cx_session_toast (CxSession *session, const char *text, gboolean undo);
void cx_session_fail (CxSession *session, const char *heading, const GError *error);

/* TRUE while work that tells its progress is under way (an import, a report): closing stops it. */
gboolean cx_session_is_busy (CxSession *session);

/* Stops what only reads or tells its progress, waits until every change that was asked for is in
 * the file, then lets the file go. What is asked for afterwards is answered with
 * CX_ERROR_CANCELLED. */
void cx_session_close_async (CxSession *session, GAsyncReadyCallback callback, gpointer user_data);
void cx_session_close_finish (CxSession *session, GAsyncResult *result);
/* The same at once, for the end of the program; it may wait. Done by itself when the last reference
 * goes. */
void cx_session_close (CxSession *session);

G_END_DECLS
