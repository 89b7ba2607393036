/* A set of rows, one bit each: what a filter is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  grefcount refs;
  gsize n; /* rows */
  gsize n_words;
  guint64 *words; /* bits past n are 0 */
} CxBitset;

/* Empty. */
CxBitset *cx_bitset_new (gsize n);
/* All rows. */
CxBitset *cx_bitset_new_full (gsize n);
CxBitset *cx_bitset_copy (const CxBitset *set);
CxBitset *cx_bitset_ref (CxBitset *set);
void cx_bitset_unref (CxBitset *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBitset, cx_bitset_unref)

/* Change @set; both have the same number of rows. */
void cx_bitset_and (CxBitset *set, const CxBitset *other);
void cx_bitset_or (CxBitset *set, const CxBitset *other);
void cx_bitset_invert (CxBitset *set);

/* How many rows are in it. */
gsize cx_bitset_count (const CxBitset *set);
/* Rows in both. */
gsize cx_bitset_count_common (const CxBitset *a, const CxBitset *b);

/* @row is from 0 and below the number of rows: it is not checked. */
static inline gboolean
cx_bitset_has (const CxBitset *set, gsize row)
{
  return (set->words[row >> 6] >> (row & 63)) & 1;
}

static inline void
cx_bitset_add (CxBitset *set, gsize row)
{
  set->words[row >> 6] |= (guint64) 1 << (row & 63);
}

static inline void
cx_bitset_remove (CxBitset *set, gsize row)
{
  set->words[row >> 6] &= ~((guint64) 1 << (row & 63));
}

G_END_DECLS
