/* A 64-bit hash for fingerprints that are stored in files: the same on every machine and in every
 * version. Not for secrets. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 v[4];
  guint64 tail;   /* bytes that do not fill a word yet, the first one lowest */
  guint64 length; /* bytes in all */
} CxHash;

/* Begins a hash; then any number of additions, then cx_hash_end (). */
void cx_hash_init (CxHash *hash);
/* The same under a key of its own: another hash function for each key. */
void cx_hash_init_keyed (CxHash *hash, guint64 k0, guint64 k1);
/* How the bytes are cut into calls makes no difference. */
void cx_hash_add (CxHash *hash, gconstpointer data, gsize length);
/* A text and its end, so that "ab" "c" and "a" "bc" differ. NULL differs from "". */
void cx_hash_add_text (CxHash *hash, const char *text);
void cx_hash_add_int (CxHash *hash, gint64 value);
guint64 cx_hash_end (CxHash *hash);

/* All at once. */
guint64 cx_hash_bytes (gconstpointer data, gsize length);

/* 16 hexadecimal digits. Returns @buffer. */
char *cx_hash_to_text (guint64 hash, char buffer[17]);

G_END_DECLS
