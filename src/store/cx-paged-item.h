/* One row of a long list. The object stays the same while its values change, so whoever shows it
 * only listens. */
#pragma once

#include "cx-db.h"

G_BEGIN_DECLS

#define CX_TYPE_PAGED_ITEM (cx_paged_item_get_type ())
G_DECLARE_FINAL_TYPE (CxPagedItem, cx_paged_item, CX, PAGED_ITEM, GObject)

/* Signal of CxPagedItem: "changed" (), after its values changed. */

/* Of the row in its table. */
gint64 cx_paged_item_get_id (CxPagedItem *self);
/* TRUE if the row was deleted after the list was loaded; its values are then NULL. */
gboolean cx_paged_item_is_gone (CxPagedItem *self);

/* Values in the order of the query's columns, from 0 (the id). Past the last one all is NULL. */
gboolean cx_paged_item_is_null (CxPagedItem *self, int column);
gint64 cx_paged_item_get_int (CxPagedItem *self, int column);
double cx_paged_item_get_double (CxPagedItem *self, int column);
/* (nullable) Lives until the item changes. Numbers have no text. */
const char *cx_paged_item_get_text (CxPagedItem *self, int column);

G_END_DECLS
