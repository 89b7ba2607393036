/* One step of the history. */
#pragma once

#include "cx-history-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What can be done with it: history.travel (x), history.undo-batch (x). @newest: it is the newest
 * that is done; @reachable: it can be gone back to. */
GtkWidget *cx_history_row_new (const CxHistoryStep *step,
                               GTimeZone *zone,
                               gboolean newest,
                               gboolean reachable);

G_END_DECLS
