/* One question of several Qualtrics columns. */
#pragma once

#include "cx-qualtrics-head.h"

G_BEGIN_DECLS

/* Makes @columns (guint) one question, named and worded by what their headings share, and adds the
 * free texts of its options. */
void cx_qualtrics_add_group (CxIntake *intake, const GPtrArray *heads, const GArray *columns);

G_END_DECLS
