/* Who may write a file: one program at a time, told by a small SQLite file beside it. */
#pragma once

#include "cx-error.h"

G_BEGIN_DECLS

typedef struct _CxLock CxLock;

/* Takes the writer's lock of the file at @path, at once or not at all. It dies with the process.
 * Errors: LOCKED (the message says who), READ_ONLY (the folder cannot be written), FULL. */
CxLock *cx_lock_take (const char *path, GError **error);
void cx_lock_release (CxLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxLock, cx_lock_release)

/* ".NAME.lock" beside @path. Free with g_free (). */
char *cx_lock_make_path (const char *path);

G_END_DECLS
