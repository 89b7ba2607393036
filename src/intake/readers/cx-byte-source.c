#include "config.h"

#include "cx-byte-source.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-package.h"

struct _CxByteSource
{
  char *path;
  GFileInputStream *stream; /* a plain file … */
  CxPackage *package;       /* … or an entry of a ZIP */
  CxPackagePart *part;
  char *entry;
  gint64 size;
  gint64 position;
};

static gboolean
open_file (CxByteSource *self, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInfo) info = NULL;

  self->stream = g_file_read (file, NULL, error);
  if (self->stream == NULL)
    return FALSE;

  info = g_file_input_stream_query_info (self->stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  if (info != NULL)
    self->size = g_file_info_get_size (info);
  return TRUE;
}

static gboolean
open_entry (CxByteSource *self, gint64 max_bytes, GError **error)
{
  if (self->package == NULL)
    self->package = cx_package_open (self->path, max_bytes, error);
  if (self->package == NULL)
    return FALSE;

  g_clear_pointer (&self->part, cx_package_part_close);
  self->part = cx_package_part_open (self->package, self->entry, error);
  if (self->part == NULL)
    return FALSE;

  self->size = cx_package_part_get_size (self->part);
  return TRUE;
}

CxByteSource *
cx_byte_source_open (const char *path, const char *entry, gint64 max_bytes, GError **error)
{
  g_autoptr (CxByteSource) self = g_new0 (CxByteSource, 1);

  self->path = g_strdup (path);
  self->entry = g_strdup (entry);
  if (entry != NULL ? !open_entry (self, max_bytes, error) : !open_file (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cx_byte_source_free (CxByteSource *source)
{
  g_clear_object (&source->stream);
  g_clear_pointer (&source->part, cx_package_part_close);
  g_clear_pointer (&source->package, cx_package_free);
  g_free (source->path);
  g_free (source->entry);
  g_free (source);
}

gssize
cx_byte_source_read (CxByteSource *source, guint8 *bytes, gsize size, GError **error)
{
  gsize got = 0;

  if (source->part != NULL)
    {
      while (got < size)
        {
          gssize n = cx_package_part_read (source->part, bytes + got, size - got, error);

          if (n < 0)
            return -1;
          if (n == 0)
            break;
          got += (gsize) n;
        }
    }
  else if (!g_input_stream_read_all (G_INPUT_STREAM (source->stream), bytes, size, &got, NULL,
                                     error))
    return -1;

  source->position += (gint64) got;
  return (gssize) got;
}

gboolean
cx_byte_source_rewind (CxByteSource *source, GError **error)
{
  source->position = 0;
  if (source->part != NULL)
    return open_entry (source, 0, error);
  return g_seekable_seek (G_SEEKABLE (source->stream), 0, G_SEEK_SET, NULL, error);
}

gint64
cx_byte_source_get_size (CxByteSource *source)
{
  return source->size;
}

gint64
cx_byte_source_get_position (CxByteSource *source)
{
  return source->position;
}
