/* A disk that gets full: everything goes through to the real one until a number of bytes has been
 * written, then every write fails as it does on a full disk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on all files of SQLite go through it. */
void full_vfs_register (void);
/* Bytes that can still be written; -1: no end. */
void full_vfs_set_space (gint64 bytes);
/* Bytes written since the last full_vfs_set_space (). */
gint64 full_vfs_get_written (void);

G_END_DECLS
