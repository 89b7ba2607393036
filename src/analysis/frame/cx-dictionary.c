#include "config.h"

#include "cx-dictionary.h"

#include <string.h>

typedef struct
{
  const char *text; /* in the chunk */
  gsize length;
  guint64 hash;
} Entry;

struct _CxDictionary
{
  GStringChunk *chunk;
  GArray *entries; /* Entry */
  gint32 *slots;   /* open addressing: number + 1, 0 is free */
  guint mask;
  gint32 last; /* neighbouring rows are often alike */
};

CxDictionary *
cx_dictionary_new (void)
{
  CxDictionary *self = g_new0 (CxDictionary, 1);

  self->chunk = g_string_chunk_new (4096);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->mask = 63;
  self->slots = g_new0 (gint32, self->mask + 1);
  self->last = -1;
  return self;
}

void
cx_dictionary_free (CxDictionary *dictionary)
{
  g_string_chunk_free (dictionary->chunk);
  g_array_unref (dictionary->entries);
  g_free (dictionary->slots);
  g_free (dictionary);
}

/* FNV-1a, eight bytes at a time: short texts are hashed once a row. */
static guint64
hash_text (const char *text, gsize length)
{
  guint64 hash = 0xcbf29ce484222325u ^ length;
  guint64 word;

  while (length >= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
      hash ^= hash >> 32;
      text += sizeof word;
      length -= sizeof word;
    }
  word = 0;
  memcpy (&word, text, length);
  hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
  return hash ^ (hash >> 29);
}

static inline gboolean
is_entry (const Entry *entry, const char *text, gsize length)
{
  return entry->length == length && memcmp (entry->text, text, length) == 0;
}

static void
grow (CxDictionary *self)
{
  self->mask = self->mask * 2 + 1;
  g_free (self->slots);
  self->slots = g_new0 (gint32, (gsize) self->mask + 1);

  for (guint i = 0; i < self->entries->len; i++)
    {
      guint slot = (guint) g_array_index (self->entries, Entry, i).hash & self->mask;

      while (self->slots[slot] != 0)
        slot = (slot + 1) & self->mask;
      self->slots[slot] = (gint32) i + 1;
    }
}

/* The slot where @text is or would be. */
static guint
find_slot (const CxDictionary *self, const char *text, gsize length, guint64 hash)
{
  guint slot = (guint) hash & self->mask;

  while (self->slots[slot] != 0)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, self->slots[slot] - 1);

      if (entry->hash == hash && is_entry (entry, text, length))
        break;
      slot = (slot + 1) & self->mask;
    }
  return slot;
}

gint32
cx_dictionary_add (CxDictionary *dictionary, const char *text, gsize length)
{
  guint64 hash;
  guint slot;

  if (dictionary->last >= 0 &&
      is_entry (&g_array_index (dictionary->entries, Entry, dictionary->last), text, length))
    return dictionary->last;

  hash = hash_text (text, length);
  slot = find_slot (dictionary, text, length, hash);
  if (dictionary->slots[slot] == 0)
    {
      Entry entry = { NULL, length, hash };

      entry.text = g_string_chunk_insert_len (dictionary->chunk, text, (gssize) length);
      g_array_append_val (dictionary->entries, entry);
      dictionary->slots[slot] = (gint32) dictionary->entries->len;
      dictionary->last = (gint32) dictionary->entries->len - 1;
      if (dictionary->entries->len > dictionary->mask / 2)
        grow (dictionary);
      return dictionary->last;
    }
  dictionary->last = dictionary->slots[slot] - 1;
  return dictionary->last;
}

gint32
cx_dictionary_find (const CxDictionary *dictionary, const char *text)
{
  gsize length = strlen (text);

  return dictionary->slots[find_slot (dictionary, text, length, hash_text (text, length))] - 1;
}

guint
cx_dictionary_get_size (const CxDictionary *dictionary)
{
  return dictionary->entries->len;
}

const char *
cx_dictionary_get_text (const CxDictionary *dictionary, gint32 number)
{
  return g_array_index (dictionary->entries, Entry, number).text;
}
