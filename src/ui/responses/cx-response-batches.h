/* What was imported into a survey or changed in many of its responses at once: when, from which
 * file, by whom, how much; to be undone, and the rejected rows to be saved. */
#pragma once

#include "cx-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_BATCHES (cx_response_batches_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseBatches, cx_response_batches, CX, RESPONSE_BATCHES, GtkWidget)

/* Signal "close" (): back to the responses. */
GtkWidget *cx_response_batches_new (void);
void cx_response_batches_set_session (CxResponseBatches *self, CxSession *session);
/* Reads them off the main thread, now and whenever the file changes while it is shown. */
void cx_response_batches_show (CxResponseBatches *self, gint64 survey_id);

G_END_DECLS
