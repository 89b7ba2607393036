/* Making and filling items, for the paged model. */
#pragma once

#include "cx-paged-item.h"

G_BEGIN_DECLS

/* Without values until the first update. (transfer full) */
CxPagedItem *cx_paged_item_new (gint64 id);
/* Takes the current row of @row, or, with NULL, that there is none. Emits "changed" if that is new.
 */
void cx_paged_item_update (CxPagedItem *self, CxStatement *row);

G_END_DECLS
