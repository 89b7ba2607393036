/* The panel in which a person chooses and orders the columns of the grid. */
#pragma once

#include "cx-grid-columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_CHOOSER (cx_response_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseChooser, cx_response_chooser, CX, RESPONSE_CHOOSER, GtkWidget)

/* Signals: "close" (); "reveal" (CxGridColumn *): is to be brought into view. */
GtkWidget *cx_response_chooser_new (void);
/* To be called once. */
void cx_response_chooser_set_columns (CxResponseChooser *self, CxGridColumns *columns);

G_END_DECLS
