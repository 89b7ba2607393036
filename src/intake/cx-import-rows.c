#include "config.h"

#include "cx-import-rows.h"

#include <string.h>

/* Enough values that handing over costs nothing, few enough that three bundles of a wide survey
 * stay small. */
#define VALUES_PER_BUNDLE 60000
#define MOST_ROWS 4096
#define CHUNK_SIZE (256 * 1024)

typedef struct
{
  gsize size;
  char bytes[];
} Chunk;

CxImportRows *
cx_import_rows_new (guint n_values)
{
  CxImportRows *self = g_new0 (CxImportRows, 1);

  self->n_values = n_values;
  self->capacity = CLAMP (VALUES_PER_BUNDLE / MAX (n_values, 1), 16, MOST_ROWS);
  self->rows = g_new0 (CxImportRow, self->capacity);
  self->values = g_new0 (CxValue, (gsize) self->capacity * MAX (n_values, 1));
  self->rejects = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_import_reject_free);
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cx_import_rows_free (CxImportRows *rows)
{
  g_free (rows->rows);
  g_free (rows->values);
  g_ptr_array_unref (rows->rejects);
  g_ptr_array_unref (rows->chunks);
  g_free (rows);
}

void
cx_import_rows_clear (CxImportRows *rows)
{
  memset (rows->rows, 0, sizeof (CxImportRow) * rows->n_rows);
  memset (rows->values, 0, sizeof (CxValue) * rows->n_values * rows->n_rows);
  g_ptr_array_set_size (rows->rejects, 0);
  rows->n_rows = 0;
  rows->chunk = 0;
  rows->used = 0;
}

/* The first chunk from the current one on that has room for @size bytes. */
static Chunk *
find_room (CxImportRows *rows, gsize size)
{
  Chunk *chunk;

  for (; rows->chunk < rows->chunks->len; rows->chunk++, rows->used = 0)
    {
      chunk = g_ptr_array_index (rows->chunks, rows->chunk);
      if (chunk->size - rows->used >= size)
        return chunk;
    }

  chunk = g_malloc (sizeof (Chunk) + MAX (CHUNK_SIZE, size));
  chunk->size = MAX (CHUNK_SIZE, size);
  g_ptr_array_add (rows->chunks, chunk);
  return chunk;
}

const char *
cx_import_rows_keep (CxImportRows *rows, const char *text, gsize length)
{
  Chunk *chunk = find_room (rows, length + 1);
  char *copy = chunk->bytes + rows->used;

  memcpy (copy, text, length);
  copy[length] = '\0';
  rows->used += length + 1;
  return copy;
}
