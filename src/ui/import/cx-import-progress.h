/* What is being done with a file, how far it is, and the way to stop it. */
#pragma once

#include "cx-activity.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_PROGRESS (cx_import_progress_get_type ())
G_DECLARE_FINAL_TYPE (CxImportProgress, cx_import_progress, CX, IMPORT_PROGRESS, GtkWidget)

GtkWidget *cx_import_progress_new (void);
/* @activity is nullable: nothing is going on. The button activates "import.cancel". */
void cx_import_progress_set_activity (CxImportProgress *self,
                                      CxActivity *activity,
                                      const char *title,
                                      const char *detail);

G_END_DECLS
