/* Files that hold counts instead of responses. */
#pragma once

#include "cx-recogniser.h"

G_BEGIN_DECLS

/* FALSE with CX_ERROR_UNSUPPORTED, saying what to export instead, if the table is a summary. */
gboolean cx_aggregate_check (CxIntake *intake, GError **error);

G_END_DECLS
