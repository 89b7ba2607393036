/* Damage that spreadsheet programs and wrong encodings do to a file: found in the sample, proposed
 * as repairs, applied to cells. */
#pragma once

#include "cx-mapping.h"

G_BEGIN_DECLS

/* What @text of the repair's column becomes, or NULL where the repair has nothing to do with it.
 * Does not ask whether it was accepted. A CX_REPAIR_LONG_ID mends nothing. Free with g_free (). */
char *cx_repair_apply (const CxRepair *repair, const char *text);

G_END_DECLS
