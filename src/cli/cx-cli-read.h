/* What the commands that read files share. */
#pragma once

#include "cx-table.h"

G_BEGIN_DECLS

/* --sheet takes a number or a name. @sheet nullable; it must live as long as @options. */
void cx_cli_set_sheet (CxReadOptions *options, char *sheet);

G_END_DECLS
