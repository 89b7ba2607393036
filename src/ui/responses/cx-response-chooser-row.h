/* A column in the chooser: shown or not, staying or not, dragged or moved by keys. */
#pragma once

#include "cx-grid-columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_CHOOSER_ROW (cx_response_chooser_row_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseChooserRow,
                      cx_response_chooser_row,
                      CX,
                      RESPONSE_CHOOSER_ROW,
                      GtkWidget)

GtkWidget *cx_response_chooser_row_new (CxGridColumns *columns);
/* @column nullable: none. */
void cx_response_chooser_row_set_column (CxResponseChooserRow *self, CxGridColumn *column);

G_END_DECLS
