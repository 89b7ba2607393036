#include "config.h"

#include "cx-tally.h"

#include "cx-quantile.h"

#include <math.h>
#include <stdlib.h>

/* Counters held in memory; what needs more is sorted. */
#define MAX_COUNTERS (1u << 21)

void
cx_tally_init (CxTally *tally)
{
  *tally = (CxTally){ .entries = g_array_new (FALSE, FALSE, sizeof (CxTallyEntry)) };
}

void
cx_tally_clear (CxTally *tally)
{
  g_clear_pointer (&tally->entries, g_array_unref);
}

/* Entries of one variable come by ascending index, and stay so. */
static gboolean
is_same_variable (const GArray *a, const GArray *b)
{
  return a->len > 0 && b->len > 0 &&
         g_array_index (a, CxTallyEntry, 0).codes == g_array_index (b, CxTallyEntry, 0).codes &&
         g_array_index (a, CxTallyEntry, a->len - 1).codes ==
             g_array_index (b, CxTallyEntry, b->len - 1).codes;
}

static void
add_up_entries (GArray *entries, const GArray *more)
{
  g_autoptr (GArray) old = g_array_copy (entries);
  guint i = 0, j = 0;

  g_array_set_size (entries, 0);
  while (i < old->len || j < more->len)
    {
      const CxTallyEntry *a = i < old->len ? &g_array_index (old, CxTallyEntry, i) : NULL;
      const CxTallyEntry *b = j < more->len ? &g_array_index (more, CxTallyEntry, j) : NULL;
      CxTallyEntry entry = b == NULL || (a != NULL && a->index <= b->index) ? *a : *b;

      if (a != NULL && b != NULL && a->index == b->index)
        {
          entry.n += b->n;
          entry.weight += b->weight;
          entry.square += b->square;
        }
      i += a != NULL && a->index == entry.index;
      j += b != NULL && b->index == entry.index;
      g_array_append_val (entries, entry);
    }
}

void
cx_tally_merge (CxTally *tally, const CxTally *other)
{
  if (is_same_variable (tally->entries, other->entries))
    add_up_entries (tally->entries, other->entries);
  else
    g_array_append_vals (tally->entries, other->entries->data, other->entries->len);
  tally->n += other->n;
  tally->weight += other->weight;
  tally->square += other->square;
  tally->asked += other->asked;
  tally->unanswered += other->unanswered;
}

double
cx_tally_get_effective_n (const CxTally *tally)
{
  return cx_effective_n (tally->weight, tally->square);
}

void
cx_tally_get_moments (const CxTally *tally, CxMoments *moments)
{
  *moments = (CxMoments){ 0 };
  for (guint i = 0; i < tally->entries->len; i++)
    {
      const CxTallyEntry *entry = &g_array_index (tally->entries, CxTallyEntry, i);
      CxMoments equal = {
        .n = entry->n,
        .weights = entry->weight,
        .weights_squared = entry->square,
        .mean = entry->score,
        .minimum = entry->score,
        .maximum = entry->score,
      };

      if (!isnan (entry->score) && entry->weight > 0)
        cx_moments_merge (moments, &equal);
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  double x = ((const CxTallyEntry *) a)->score, y = ((const CxTallyEntry *) b)->score;

  return (x > y) - (x < y);
}

/* The score at which the counts reach @order (from 1) of @total. */
static double
find_score (const GArray *entries, double order)
{
  double sum = 0, last = (double) NAN;

  for (guint i = 0; i < entries->len; i++)
    {
      const CxTallyEntry *entry = &g_array_index (entries, CxTallyEntry, i);

      if (isnan (entry->score) || entry->weight <= 0)
        continue;
      sum += entry->weight;
      last = entry->score;
      if (sum >= order * (1 - 1e-12))
        break;
    }
  return last;
}

double
cx_tally_get_quantile (const CxTally *tally, double probability)
{
  g_autoptr (GArray) sorted = g_array_copy (tally->entries);
  double scale = tally->weight / (double) MAX (tally->n, 1);
  double order = 1 + (double) (tally->n - 1) * probability, whole = floor (order);
  double low, high;

  if (tally->n == 0 || !(tally->weight > 0))
    return (double) NAN;

  g_array_sort (sorted, compare_entries);
  low = find_score (sorted, whole * scale);
  high = find_score (sorted, (whole + 1) * scale);
  return order == whole || low == high ? low : low + (high - low) * (order - whole);
}

/* The cells of @n rows from @start; -1: none. */
static void
read_cells (const CxCells *cells, gsize start, gsize n, gint32 *places)
{
  gint32 indices[CX_BLOCK];
  gint32 n_slots = (gint32) cells->n_slots;

  if (cells->groups == NULL)
    for (gsize i = 0; i < n; i++)
      places[i] = 0;
  else
    {
      cx_codes_read (cells->groups, start, n, indices);
      for (gsize i = 0; i < n; i++)
        places[i] = cells->group_map[indices[i]];
    }
  if (cells->days == NULL)
    return;

  for (gsize i = 0; i < n; i++)
    {
      guint day = (guint) cells->days[start + i] - (guint) cells->first_day;
      gint32 slot = day < cells->n_days ? cells->period_map[day] : n_slots - 1;

      places[i] = places[i] < 0 ? -1 : places[i] * n_slots + slot;
    }
}

/* The counters of all cells, behind one that takes what belongs to none. */
typedef struct
{
  guint width; /* indices of a cell */
  gint64 *counts;
  double *weights, *squares; /* NULL: unweighted */
} Counters;

static void
count_block (const Counters *counters,
             const gint32 *places,
             const guint64 *words,
             const double *weights,
             gsize n)
{
  for (gsize i = 0; i < n; i += 64)
    {
      guint64 word = words[i / 64];

      if (word == 0)
        continue;
      for (gsize j = i; j < MIN (i + 64, n); j++, word >>= 1)
        {
          /* Place 0 is the one that nobody reads: no branch that would be mispredicted. */
          gsize place = (gsize) places[j] * (word & 1);

          counters->counts[place]++;
          if (weights != NULL)
            {
              counters->weights[place] += weights[j];
              counters->squares[place] += weights[j] * weights[j];
            }
        }
    }
}

static void
count_rows (const Counters *counters,
            const CxTarget *target,
            const CxBitset *rows,
            const double *weights,
            const CxCells *cells)
{
  gint32 indices[CX_BLOCK], places[CX_BLOCK];

  for (gsize start = 0; start < rows->n; start += CX_BLOCK)
    {
      gsize n = MIN (CX_BLOCK, rows->n - start);

      cx_codes_read (target->codes, start, n, indices);
      read_cells (cells, start, n, places);
      for (gsize i = 0; i < n; i++)
        places[i] = places[i] < 0 ? 0 : places[i] * (gint32) counters->width + indices[i] + 1;
      count_block (counters, places, rows->words + start / 64,
                   weights != NULL ? weights + start : NULL, n);
    }
}

static void
add_entry (const CxTarget *target, CxTallyEntry entry, CxTally *tally)
{
  guint8 class = target->classes[entry.index];

  if (entry.n == 0 || class == CX_ANSWER_NOT_ASKED)
    return;
  tally->asked += entry.n;
  if (class == CX_ANSWER_MISSING)
    {
      tally->unanswered += entry.n;
      return;
    }
  entry.codes = target->codes;
  entry.score = target->scores[entry.index];
  tally->n += entry.n;
  tally->weight += entry.weight;
  tally->square += entry.square;
  g_array_append_val (tally->entries, entry);
}

/* Few enough values and cells: a counter for each of both. */
static void
count_with_counters (const CxTarget *target,
                     const CxBitset *rows,
                     const double *weights,
                     const CxCells *cells,
                     CxTally *tallies)
{
  guint width = target->codes->n;
  gsize size = (gsize) cells->n_cells * width + 1;
  g_autofree gint64 *counts = g_new0 (gint64, size);
  g_autofree double *sums = weights != NULL ? g_new0 (double, size) : NULL;
  g_autofree double *squares = weights != NULL ? g_new0 (double, size) : NULL;
  const Counters counters = { width, counts, sums, squares };

  count_rows (&counters, target, rows, weights, cells);
  for (gsize i = 1; i < size; i++)
    {
      CxTallyEntry entry = { .index = (guint) ((i - 1) % width), .n = counts[i] };

      if (entry.n == 0)
        continue;
      entry.weight = sums != NULL ? sums[i] : (double) entry.n;
      entry.square = squares != NULL ? squares[i] : (double) entry.n;
      add_entry (target, entry, &tallies[(i - 1) / width]);
    }
}

typedef struct
{
  gint32 cell, index;
  double weight;
} Answer;

static int
compare_answers (const void *a, const void *b)
{
  const Answer *x = a, *y = b;

  if (x->cell != y->cell)
    return x->cell < y->cell ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static GArray *
list_answers (const CxTarget *target,
              const CxBitset *rows,
              const double *weights,
              const CxCells *cells)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  gint32 indices[CX_BLOCK], places[CX_BLOCK];

  for (gsize start = 0; start < rows->n; start += CX_BLOCK)
    {
      gsize n = MIN (CX_BLOCK, rows->n - start);

      cx_codes_read (target->codes, start, n, indices);
      read_cells (cells, start, n, places);
      for (gsize i = 0; i < n; i++)
        {
          Answer answer = { places[i], indices[i], weights != NULL ? weights[start + i] : 1 };

          if (places[i] >= 0 && cx_bitset_has (rows, start + i))
            g_array_append_val (answers, answer);
        }
    }
  return answers;
}

/* More values and cells than counters: the answers are put in order, so that like ones are
 * together. */
static void
count_by_sorting (const CxTarget *target,
                  const CxBitset *rows,
                  const double *weights,
                  const CxCells *cells,
                  CxTally *tallies)
{
  g_autoptr (GArray) answers = list_answers (target, rows, weights, cells);
  guint end;

  g_array_sort (answers, compare_answers);
  for (guint start = 0; start < answers->len; start = end)
    {
      const Answer *first = &g_array_index (answers, Answer, start);
      CxTallyEntry entry = { .index = (guint) first->index };

      for (end = start; end < answers->len; end++)
        {
          const Answer *answer = &g_array_index (answers, Answer, end);

          if (compare_answers (answer, first) != 0)
            break;
          entry.n++;
          entry.weight += answer->weight;
          entry.square += answer->weight * answer->weight;
        }
      add_entry (target, entry, &tallies[first->cell]);
    }
}

void
cx_tally_count (const CxTarget *target,
                const CxBitset *rows,
                const double *weights,
                const CxCells *cells,
                CxTally *tallies)
{
  if ((guint64) cells->n_cells * target->codes->n <= MAX_COUNTERS)
    count_with_counters (target, rows, weights, cells, tallies);
  else
    count_by_sorting (target, rows, weights, cells, tallies);
}
