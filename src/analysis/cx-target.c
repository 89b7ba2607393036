#include "config.h"

#include "cx-tally.h"

#include <math.h>

void
cx_target_init (CxTarget *target, const CxCodes *codes, gboolean needs_score)
{
  target->codes = codes;
  target->classes = g_new0 (guint8, codes->n);
  target->scores = g_new (double, codes->n);

  for (guint i = 0; i < codes->n; i++)
    {
      target->scores[i] = cx_codes_get_number (codes, i);
      if (i == 0)
        target->classes[i] = CX_ANSWER_NOT_ASKED;
      else if (cx_codes_is_missing (codes, i) || (needs_score && isnan (target->scores[i])))
        target->classes[i] = CX_ANSWER_MISSING;
      else
        target->classes[i] = CX_ANSWER_COUNTS;
    }
}

void
cx_target_clear (CxTarget *target)
{
  g_clear_pointer (&target->classes, g_free);
  g_clear_pointer (&target->scores, g_free);
}

CxBitset *
cx_target_get_answers (const CxTarget *target, const CxBitset *rows)
{
  CxBitset *answers = cx_bitset_copy (rows);
  gint32 indices[CX_BLOCK];

  for (gsize start = 0; start < rows->n; start += CX_BLOCK)
    {
      gsize n = MIN (CX_BLOCK, rows->n - start);

      cx_codes_read (target->codes, start, n, indices);
      for (gsize i = 0; i < n; i += 64)
        {
          guint64 word = 0;

          for (gsize j = 0; j < MIN (64, n - i); j++)
            word |= (guint64) (target->classes[indices[i + j]] == CX_ANSWER_COUNTS) << j;
          answers->words[(start + i) / 64] &= word;
        }
    }
  return answers;
}
