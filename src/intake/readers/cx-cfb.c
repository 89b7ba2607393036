#include "config.h"

#include "cx-cfb.h"

#include "cx-byte-source.h"
#include "cx-error.h"
#include "cx-i18n.h"

#include <string.h>

#define HEADER_SIZE 512
#define ENTRY_SIZE 128
#define END_OF_CHAIN 0xfffffffaU /* and above: no sector */
#define DEFAULT_MAX_BYTES (G_GINT64_CONSTANT (1) << 30)

typedef struct
{
  GByteArray *file;
  gsize sector_size;
  gsize small_size; /* of a sector in the small stream */
  guint32 small_cutoff;
  GArray *table; /* guint32: sector → next sector */
  GArray *small_table;
  GByteArray *small; /* the stream that holds all small ones */
  GByteArray *folder;
} Cfb;

static guint16
read_16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static guint32
read_32 (const guint8 *bytes)
{
  return read_16 (bytes) | (guint32) read_16 (bytes + 2) << 16;
}

static gboolean
set_damaged (GError **error)
{
  cx_error_set (error, CX_ERROR_DAMAGED,
                _ ("Open it in Excel or LibreOffice and save it as .xlsx."),
                _ ("The file is damaged and cannot be read."));
  return FALSE;
}

static void
cfb_clear (Cfb *self)
{
  g_clear_pointer (&self->file, g_byte_array_unref);
  g_clear_pointer (&self->table, g_array_unref);
  g_clear_pointer (&self->small_table, g_array_unref);
  g_clear_pointer (&self->small, g_byte_array_unref);
  g_clear_pointer (&self->folder, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cfb, cfb_clear)

static gboolean
load_file (Cfb *self, const char *path, gint64 max_bytes, GError **error)
{
  g_autoptr (CxByteSource) source = cx_byte_source_open (path, NULL, 0, error);
  gint64 limit = max_bytes > 0 ? max_bytes : DEFAULT_MAX_BYTES;
  gint64 size;
  gssize n;

  if (source == NULL)
    return FALSE;
  size = cx_byte_source_get_size (source);
  if (size > limit || size > G_MAXINT32)
    {
      cx_error_set (error, CX_ERROR_LIMIT,
                    _ ("Save the sheet as CSV in a spreadsheet program and import that."),
                    _ ("The file is larger than %d MB."), (int) (limit >> 20));
      return FALSE;
    }
  self->file = g_byte_array_new ();
  g_byte_array_set_size (self->file, (guint) MAX (size, 1));
  n = cx_byte_source_read (source, self->file->data, (gsize) size, error);
  if (n < 0)
    return FALSE;
  g_byte_array_set_size (self->file, (guint) n);
  return n >= HEADER_SIZE || set_damaged (error);
}

/* Sector @number, or NULL beyond the file; the last may be cut: *@size says how much is there. */
static const guint8 *
get_sector (const Cfb *self, guint32 number, gsize *size)
{
  guint64 offset = ((guint64) number + 1) * self->sector_size;

  if (number >= END_OF_CHAIN || offset >= self->file->len)
    return NULL;
  *size = MIN (self->sector_size, self->file->len - (gsize) offset);
  return self->file->data + offset;
}

static void
add_numbers (GArray *table, const guint8 *bytes, gsize size)
{
  for (gsize i = 0; i + 4 <= size; i += 4)
    {
      guint32 number = read_32 (bytes + i);

      g_array_append_val (table, number);
    }
}

/* The table of sectors: 109 of its sectors are named in the header, more in a chain of their own.
 */
static void
load_table (Cfb *self)
{
  const guint8 *header = self->file->data;
  gsize sectors = self->file->len / self->sector_size + 1;
  guint32 more = read_32 (header + 68);
  const guint8 *sector;
  gsize size;

  self->table = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < 109; i++)
    {
      sector = get_sector (self, read_32 (header + 76 + 4 * i), &size);
      if (sector != NULL)
        add_numbers (self->table, sector, size);
    }
  for (gsize steps = 0; steps < sectors; steps++)
    {
      const guint8 *list = get_sector (self, more, &size);
      gsize names;

      if (list == NULL || size < self->sector_size)
        return;
      names = self->sector_size / 4 - 1;
      more = read_32 (list + 4 * names);
      for (gsize i = 0; i < names && self->table->len <= sectors + names; i++)
        {
          sector = get_sector (self, read_32 (list + 4 * i), &size);
          if (sector != NULL)
            add_numbers (self->table, sector, size);
        }
    }
}

/* All bytes of the chain that begins at @start, at most @limit. Chains that run in a circle end
 * when they have as many sectors as the file. */
static GByteArray *
read_chain (const Cfb *self, guint32 start, gsize limit)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize sectors = self->file->len / self->sector_size + 1;
  guint32 number = start;

  for (gsize steps = 0; steps < sectors && bytes->len < limit; steps++)
    {
      gsize size;
      const guint8 *sector = get_sector (self, number, &size);

      if (sector == NULL)
        break;
      g_byte_array_append (bytes, sector, (guint) MIN (size, limit - bytes->len));
      if (number >= self->table->len)
        break;
      number = g_array_index (self->table, guint32, number);
    }
  return g_steal_pointer (&bytes);
}

static GByteArray *
read_small_chain (const Cfb *self, guint32 start, gsize limit)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint32 number = start;

  for (gsize steps = 0; steps <= self->small_table->len && bytes->len < limit; steps++)
    {
      guint64 offset = (guint64) number * self->small_size;

      if (number >= self->small_table->len || offset + self->small_size > self->small->len)
        break;
      g_byte_array_append (bytes, self->small->data + offset,
                           (guint) MIN (self->small_size, limit - bytes->len));
      number = g_array_index (self->small_table, guint32, number);
    }
  return g_steal_pointer (&bytes);
}

static gboolean
load (Cfb *self, const char *path, gint64 max_bytes, GError **error)
{
  g_autoptr (GByteArray) table = NULL;
  const guint8 *header;
  guint shift, small_shift;

  if (!load_file (self, path, max_bytes, error))
    return FALSE;
  header = self->file->data;
  shift = read_16 (header + 30);
  small_shift = read_16 (header + 32);
  if (memcmp (header, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) != 0 || shift < 7 || shift > 16 ||
      small_shift < 4 || small_shift >= shift)
    return set_damaged (error);

  self->sector_size = (gsize) 1 << shift;
  self->small_size = (gsize) 1 << small_shift;
  self->small_cutoff = read_32 (header + 56);
  load_table (self);
  self->folder = read_chain (self, read_32 (header + 48), self->file->len);
  table = read_chain (self, read_32 (header + 60), self->file->len);
  self->small_table = g_array_new (FALSE, FALSE, sizeof (guint32));
  add_numbers (self->small_table, table->data, table->len);
  if (self->folder->len < ENTRY_SIZE)
    return set_damaged (error);
  /* The first entry is the root, whose stream holds the small ones. */
  self->small = read_chain (self, read_32 (self->folder->data + 116), self->file->len);
  return TRUE;
}

/* The entry of the stream @name, whose letters are ASCII; case does not count. */
static const guint8 *
find_entry (const Cfb *self, const char *name)
{
  gsize length = strlen (name);

  for (gsize at = 0; at + ENTRY_SIZE <= self->folder->len; at += ENTRY_SIZE)
    {
      const guint8 *entry = self->folder->data + at;
      gsize i = 0;

      if (entry[66] != 2 || read_16 (entry + 64) != 2 * length + 2)
        continue;
      while (i < length && entry[2 * i + 1] == 0 &&
             g_ascii_tolower ((char) entry[2 * i]) == g_ascii_tolower (name[i]))
        i++;
      if (i == length)
        return entry;
    }
  return NULL;
}

GByteArray *
cx_cfb_read_stream (const char *path, const char *const *names, gint64 max_bytes, GError **error)
{
  g_auto (Cfb) cfb = { 0 };
  const guint8 *entry = NULL;
  guint32 start, size;

  if (!load (&cfb, path, max_bytes, error))
    return NULL;
  for (gsize i = 0; names[i] != NULL && entry == NULL; i++)
    entry = find_entry (&cfb, names[i]);
  if (entry == NULL)
    {
      cx_error_set (error, CX_ERROR_NOT_FOUND, NULL, _ ("The file has no part “%s”."), names[0]);
      return NULL;
    }
  start = read_32 (entry + 116);
  size = read_32 (entry + 120);
  return size < cfb.small_cutoff ? read_small_chain (&cfb, start, size)
                                 : read_chain (&cfb, start, size);
}

gboolean
cx_cfb_has_stream (const char *path, const char *name)
{
  g_auto (Cfb) cfb = { 0 };

  return load (&cfb, path, 0, NULL) && find_entry (&cfb, name) != NULL;
}
