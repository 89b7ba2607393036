#include "config.h"

#include "cx-import-memo.h"

#include <string.h>

/* What is longer is rarely written twice. */
#define LONGEST_TEXT 1024
#define MOST_TEXTS 32768
#define FIRST_SLOTS 64

typedef struct
{
  guint32 hash;
  guint32 length;
  const char *text;
  CxOutcome *outcome; /* NULL: free slot */
} Slot;

struct _CxImportMemo
{
  Slot *slots;
  guint n_slots; /* a power of two */
  guint n_used;
  GStringChunk *texts;
  CxOutcome *passing; /* the last one that was not kept */
};

CxOutcome *
cx_outcome_new (CxOutcomeKind kind)
{
  CxOutcome *self = g_new0 (CxOutcome, 1);

  self->kind = kind;
  return self;
}

void
cx_outcome_free (CxOutcome *outcome)
{
  if (outcome == NULL)
    return;

  g_free (outcome->chosen);
  g_free (outcome->message);
  g_free (outcome->text);
  g_free (outcome->extra_text);
  g_free (outcome);
}

void
cx_outcome_take_text (CxOutcome *outcome, char *text)
{
  g_free (outcome->text);
  outcome->text = text;
  outcome->value.kind = CX_VALUE_TEXT;
  outcome->value.text = text;
  outcome->value.length = strlen (text);
}

CxImportMemo *
cx_import_memo_new (void)
{
  CxImportMemo *self = g_new0 (CxImportMemo, 1);

  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (Slot, FIRST_SLOTS);
  self->texts = g_string_chunk_new (4096);
  return self;
}

void
cx_import_memo_free (CxImportMemo *memo)
{
  for (guint i = 0; i < memo->n_slots; i++)
    cx_outcome_free (memo->slots[i].outcome);
  cx_outcome_free (memo->passing);
  g_string_chunk_free (memo->texts);
  g_free (memo->slots);
  g_free (memo);
}

/* The slot of the text, or the free one where it belongs. */
static Slot *
find_slot (CxImportMemo *memo, guint32 hash, const char *text, gsize length)
{
  guint mask = memo->n_slots - 1;

  for (guint i = hash & mask;; i = (i + 1) & mask)
    {
      Slot *slot = &memo->slots[i];

      if (slot->outcome == NULL ||
          (slot->hash == hash && slot->length == length && memcmp (slot->text, text, length) == 0))
        return slot;
    }
}

/* Quick and not stored anywhere. Texts made to collide only make their own import slow. */
static guint32
hash_text (const char *text, gsize length)
{
  guint64 hash = length * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 word = 0;

  for (; length >= 8; text += 8, length -= 8)
    {
      memcpy (&word, text, 8);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      hash ^= hash >> 29;
    }
  word = 0;
  memcpy (&word, text, length);
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return (guint32) (hash >> 32);
}

const CxOutcome *
cx_import_memo_find (CxImportMemo *memo, const char *text, gsize length)
{
  return find_slot (memo, hash_text (text, length), text, length)->outcome;
}

static void
grow (CxImportMemo *memo)
{
  g_autofree Slot *old = memo->slots;
  guint n_old = memo->n_slots;

  memo->n_slots *= 2;
  memo->slots = g_new0 (Slot, memo->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].outcome != NULL)
      *find_slot (memo, old[i].hash, old[i].text, old[i].length) = old[i];
}

const CxOutcome *
cx_import_memo_keep (CxImportMemo *memo,
                     const char *text,
                     gsize length,
                     CxOutcome *outcome,
                     gboolean *kept)
{
  Slot *slot;

  *kept = length <= LONGEST_TEXT && memo->n_used < MOST_TEXTS;
  if (!*kept)
    {
      cx_outcome_free (memo->passing);
      memo->passing = outcome;
      return outcome;
    }

  if ((memo->n_used + 1) * 2 > memo->n_slots)
    grow (memo);
  slot = find_slot (memo, hash_text (text, length), text, length);
  slot->hash = hash_text (text, length);
  slot->length = (guint32) length;
  slot->text = g_string_chunk_insert_len (memo->texts, text, (gssize) length);
  slot->outcome = outcome;
  memo->n_used++;
  return outcome;
}
