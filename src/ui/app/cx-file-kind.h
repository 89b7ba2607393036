/* What a file is to the program, by its name: it is looked into only when it is opened. */
#pragma once

#include <gio/gio.h>

#include "cx-file-chooser.h"

G_BEGIN_DECLS

/* TRUE for what a form tool or spreadsheet exports. */
gboolean cx_file_kind_is_table (const char *path);
gboolean cx_file_kind_is_business (const char *path);

/* For choosing files; static. */
const CxFileFilter *cx_file_kind_get_businesses (void);
const CxFileFilter *cx_file_kind_get_tables (void);

G_END_DECLS
