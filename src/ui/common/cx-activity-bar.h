/* How far some work is: what is being done, a bar, how long it will take, and a button that stops
 * it. */
#pragma once

#include "cx-activity.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_ACTIVITY_BAR (cx_activity_bar_get_type ())
G_DECLARE_FINAL_TYPE (CxActivityBar, cx_activity_bar, CX, ACTIVITY_BAR, GtkWidget)

/* Property "activity" (CX_TYPE_ACTIVITY, nullable: then nothing is shown). */
GtkWidget *cx_activity_bar_new (void);
void cx_activity_bar_set_activity (CxActivityBar *self, CxActivity *activity);
CxActivity *cx_activity_bar_get_activity (CxActivityBar *self);

G_END_DECLS
