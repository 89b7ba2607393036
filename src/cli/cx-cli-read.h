/* What the commands that read files share. */
#pragma once

#include "cx-table.h"

G_BEGIN_DECLS

/* --sheet takes a number or a name. @sheet nullable; it must live as long as @options. */
void cx_cli_set_sheet (CxReadOptions *options, char *sheet);

/* --delimiter takes one character or "tab". CX_ERROR_USAGE. @delimiter nullable; it must live as
 * long as @options. */
gboolean cx_cli_set_delimiter (CxReadOptions *options, char *delimiter, GError **error);

/* FALSE with CX_ERROR_USAGE if @output (nullable) is the file @input that is being read. */
gboolean cx_cli_check_output (const char *output, const char *input, GError **error);

G_END_DECLS
