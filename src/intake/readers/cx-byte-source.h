/* Where a text reader's bytes come from: a plain file, or one entry of a ZIP. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CxByteSource CxByteSource;

/* Opens @path; with @entry (nullable) the ZIP entry of that name inside it, of which at most
 * @max_bytes are unpacked. */
CxByteSource *
cx_byte_source_open (const char *path, const char *entry, gint64 max_bytes, GError **error);
void cx_byte_source_free (CxByteSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxByteSource, cx_byte_source_free)

/* Reads up to @size bytes; fewer only at the end. Returns the count, or -1 with an error. */
gssize cx_byte_source_read (CxByteSource *source, guint8 *bytes, gsize size, GError **error);

/* Back to the first byte. */
gboolean cx_byte_source_rewind (CxByteSource *source, GError **error);

/* Size in bytes of what is read in all, as far as the file says; 0: not known. */
gint64 cx_byte_source_get_size (CxByteSource *source);
gint64 cx_byte_source_get_position (CxByteSource *source);

G_END_DECLS
