/* Compound files, the container of old Office documents ([MS-CFB]). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The content of the first of the streams @names (NULL-terminated) that the compound file @path
 * has. NULL with CX_ERROR_NOT_FOUND if there is none, CX_ERROR_DAMAGED if the file is broken,
 * CX_ERROR_LIMIT above @max_bytes (0: 1 GiB). */
GByteArray *
cx_cfb_read_stream (const char *path, const char *const *names, gint64 max_bytes, GError **error);

/* Whether such a stream stands in the file. FALSE also when the file cannot be read. */
gboolean cx_cfb_has_stream (const char *path, const char *name);

G_END_DECLS
