#include "config.h"

#include "cx-bitset.h"

#include <string.h>

CxBitset *
cx_bitset_new (gsize n)
{
  CxBitset *set = g_new0 (CxBitset, 1);

  g_ref_count_init (&set->refs);
  set->n = n;
  set->n_words = (n + 63) / 64;
  set->words = g_new0 (guint64, MAX (set->n_words, 1));
  return set;
}

/* Rows that do not exist must not be counted. */
static void
clear_tail (CxBitset *set)
{
  if (set->n % 64 != 0)
    set->words[set->n_words - 1] &= ((guint64) 1 << (set->n % 64)) - 1;
}

CxBitset *
cx_bitset_new_full (gsize n)
{
  CxBitset *set = cx_bitset_new (n);

  memset (set->words, 0xff, set->n_words * sizeof (guint64));
  clear_tail (set);
  return set;
}

CxBitset *
cx_bitset_copy (const CxBitset *set)
{
  CxBitset *copy = cx_bitset_new (set->n);

  memcpy (copy->words, set->words, set->n_words * sizeof (guint64));
  return copy;
}

CxBitset *
cx_bitset_ref (CxBitset *set)
{
  g_ref_count_inc (&set->refs);
  return set;
}

void
cx_bitset_unref (CxBitset *set)
{
  if (!g_ref_count_dec (&set->refs))
    return;
  g_free (set->words);
  g_free (set);
}

void
cx_bitset_and (CxBitset *set, const CxBitset *other)
{
  g_assert (set->n == other->n);
  for (gsize i = 0; i < set->n_words; i++)
    set->words[i] &= other->words[i];
}

void
cx_bitset_or (CxBitset *set, const CxBitset *other)
{
  g_assert (set->n == other->n);
  for (gsize i = 0; i < set->n_words; i++)
    set->words[i] |= other->words[i];
}

void
cx_bitset_invert (CxBitset *set)
{
  for (gsize i = 0; i < set->n_words; i++)
    set->words[i] = ~set->words[i];
  clear_tail (set);
}

gsize
cx_bitset_count (const CxBitset *set)
{
  gsize count = 0;

  for (gsize i = 0; i < set->n_words; i++)
    count += (gsize) __builtin_popcountll (set->words[i]);
  return count;
}

gsize
cx_bitset_count_common (const CxBitset *a, const CxBitset *b)
{
  gsize count = 0;

  g_assert (a->n == b->n);
  for (gsize i = 0; i < a->n_words; i++)
    count += (gsize) __builtin_popcountll (a->words[i] & b->words[i]);
  return count;
}
