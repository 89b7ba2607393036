/* Asks what to set in many responses: a column and its new value. */
#pragma once

#include "cx-grid-columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_BULK (cx_response_bulk_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseBulk, cx_response_bulk, CX, RESPONSE_BULK, GtkWidget)

/* Signal "apply" (GPtrArray *changes): of CxResponseChange. */
GtkWidget *cx_response_bulk_new (void);
void cx_response_bulk_set_columns (CxResponseBulk *self, CxGridColumns *columns, GTimeZone *zone);
/* What it begins with when it is opened next; nullable. */
void cx_response_bulk_propose (CxResponseBulk *self, CxGridColumn *column);

G_END_DECLS
