/* Progress of long work, and its cancelling. One object is handed down through every layer that
 * may take longer than half a second. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CxProgress CxProgress;

/* What is reported: @label says what is going on (translated), @done of @total units (@total 0:
 * not known), @seconds_left < 0 when it cannot be told. Called in the working thread, at most ten
 * times a second. */
typedef void (*CxProgressFunc) (const char *label,
                                gint64 done,
                                gint64 total,
                                double seconds_left,
                                gpointer user_data);

/* @func and @cancellable are nullable. Free with cx_progress_unref (). */
CxProgress *cx_progress_new (GCancellable *cancellable, CxProgressFunc func, gpointer user_data);
CxProgress *cx_progress_ref (CxProgress *progress);
void cx_progress_unref (CxProgress *progress);

/* Begins a part of the work; restarts the clock for the time left. NULL @progress is fine. */
void cx_progress_begin (CxProgress *progress, const char *label, gint64 total);

/* The work turned out to be that large; the clock runs on. */
void cx_progress_set_total (CxProgress *progress, gint64 total);

/* Reports @done units. Returns FALSE with CX_ERROR_CANCELLED when the work must stop. Cheap enough
 * to call once a row block; NULL @progress always continues. */
gboolean cx_progress_step (CxProgress *progress, gint64 done, GError **error);

/* (nullable) (transfer none) */
GCancellable *cx_progress_get_cancellable (CxProgress *progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxProgress, cx_progress_unref)

G_END_DECLS
