/* Work that is under way, as a person sees it: what is being done, how far it is, how long it will
 * take; and the way to stop it. Lives in the main thread. */
#pragma once

#include "cx-progress.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define CX_TYPE_ACTIVITY (cx_activity_get_type ())
G_DECLARE_FINAL_TYPE (CxActivity, cx_activity, CX, ACTIVITY, GObject)

/* Properties, read only, notified: "label" (string), "fraction" (double from 0 to 1; below 0: not
 * known), "seconds-left" (double; below 0: not known). */

CxActivity *cx_activity_new (void);
const char *cx_activity_get_label (CxActivity *self);
double cx_activity_get_fraction (CxActivity *self);
double cx_activity_get_seconds_left (CxActivity *self);
GCancellable *cx_activity_get_cancellable (CxActivity *self);
void cx_activity_cancel (CxActivity *self);

/* What working code in another thread reports to; @cancellable (nullable) instead of the activity's
 * own. (transfer full) */
CxProgress *cx_activity_make_progress (CxActivity *self, GCancellable *cancellable);

G_END_DECLS
