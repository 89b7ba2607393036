#include "config.h"

#include "cx-hash.h"

#include <string.h>

/* SipHash-2-4 after Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012). */

static inline guint64
rotate (guint64 x, int bits)
{
  return (x << bits) | (x >> (64 - bits));
}

static inline void
mix (guint64 v[4])
{
  v[0] += v[1];
  v[1] = rotate (v[1], 13) ^ v[0];
  v[0] = rotate (v[0], 32);
  v[2] += v[3];
  v[3] = rotate (v[3], 16) ^ v[2];
  v[0] += v[3];
  v[3] = rotate (v[3], 21) ^ v[0];
  v[2] += v[1];
  v[1] = rotate (v[1], 17) ^ v[2];
  v[2] = rotate (v[2], 32);
}

static inline void
add_word (guint64 v[4], guint64 word)
{
  v[3] ^= word;
  mix (v);
  mix (v);
  v[0] ^= word;
}

static inline guint64
read_word (const guint8 *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return GUINT64_FROM_LE (word);
}

void
cx_hash_init_keyed (CxHash *hash, guint64 k0, guint64 k1)
{
  hash->v[0] = k0 ^ G_GUINT64_CONSTANT (0x736f6d6570736575);
  hash->v[1] = k1 ^ G_GUINT64_CONSTANT (0x646f72616e646f6d);
  hash->v[2] = k0 ^ G_GUINT64_CONSTANT (0x6c7967656e657261);
  hash->v[3] = k1 ^ G_GUINT64_CONSTANT (0x7465646279746573);
  hash->tail = 0;
  hash->length = 0;
}

void
cx_hash_init (CxHash *hash)
{
  cx_hash_init_keyed (hash, 0, 0);
}

void
cx_hash_add (CxHash *hash, gconstpointer data, gsize length)
{
  const guint8 *p = data, *end = p + length;
  guint64 v[4];

  while (p < end && hash->length % 8 != 0)
    {
      hash->tail |= (guint64) *p++ << (8 * (hash->length % 8));
      if (++hash->length % 8 == 0)
        {
          add_word (hash->v, hash->tail);
          hash->tail = 0;
        }
    }

  hash->length += (guint64) (end - p);
  memcpy (v, hash->v, sizeof v);
  for (; end - p >= 8; p += 8)
    add_word (v, read_word (p));
  memcpy (hash->v, v, sizeof v);
  for (int shift = 0; p < end; shift += 8)
    hash->tail |= (guint64) *p++ << shift;
}

void
cx_hash_add_text (CxHash *hash, const char *text)
{
  if (text == NULL)
    cx_hash_add (hash, "\xff", 2);
  else
    cx_hash_add (hash, text, strlen (text) + 1);
}

void
cx_hash_add_int (CxHash *hash, gint64 value)
{
  guint64 word = GUINT64_TO_LE ((guint64) value);

  cx_hash_add (hash, &word, sizeof word);
}

guint64
cx_hash_end (CxHash *hash)
{
  add_word (hash->v, hash->tail | (hash->length << 56));
  hash->v[2] ^= 0xff;
  for (int i = 0; i < 4; i++)
    mix (hash->v);
  return hash->v[0] ^ hash->v[1] ^ hash->v[2] ^ hash->v[3];
}

guint64
cx_hash_bytes (gconstpointer data, gsize length)
{
  CxHash hash;

  cx_hash_init (&hash);
  cx_hash_add (&hash, data, length);
  return cx_hash_end (&hash);
}

char *
cx_hash_to_text (guint64 hash, char buffer[17])
{
  for (int i = 0; i < 16; i++)
    buffer[i] = "0123456789abcdef"[(hash >> (60 - 4 * i)) & 15];
  buffer[16] = '\0';
  return buffer;
}
