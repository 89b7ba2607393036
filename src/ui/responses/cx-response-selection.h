/* Which responses of a long list are selected. Selected rows are known by their ids, so that they
 * stay selected when the list is put in another order, without a row being read for that. */
#pragma once

#include "cx-paged-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_SELECTION (cx_response_selection_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseSelection, cx_response_selection, CX, RESPONSE_SELECTION, GObject)

/* A GtkSelectionModel over @model. Signal "rows-go" (): before rows are announced as gone. */
CxResponseSelection *cx_response_selection_new (CxPagedModel *model);

G_END_DECLS
