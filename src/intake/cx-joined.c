#include "config.h"

#include "cx-joined.h"

#include "cx-joined-pieces.h"
#include "cx-value-words.h"

#include <string.h>

/* A column with more different pieces than this holds texts. */
#define MAX_PIECES 3000
#define MAX_OPTIONS 200
/* An option is a label, hardly longer than this (bytes). */
#define MAX_OPTION_LENGTH 160
/* Below this many answers a piece that stands only once may be an option too. */
#define FEW_CELLS 20

static void
free_option (gpointer data)
{
  CxJoinedOption *option = data;

  g_free (option->text);
  g_free (option);
}

CxJoined *
cx_joined_new (const char *separator)
{
  CxJoined *joined = g_new0 (CxJoined, 1);

  joined->separator = g_strdup (separator);
  joined->options = g_ptr_array_new_with_free_func (free_option);
  return joined;
}

void
cx_joined_add_option (CxJoined *joined, const char *text, gint64 count)
{
  CxJoinedOption *option = g_new0 (CxJoinedOption, 1);

  option->text = g_strdup (text);
  option->count = count;
  g_ptr_array_add (joined->options, option);
}

void
cx_joined_free (CxJoined *joined)
{
  if (joined == NULL)
    return;
  g_free (joined->separator);
  g_ptr_array_unref (joined->options);
  g_free (joined);
}

static gboolean
ends_as_sentence (const char *text)
{
  gsize length = strlen (text);

  return length > 30 && strchr (".!?", text[length - 1]) != NULL;
}

static void
choose_options (CxPieces *work, gboolean known)
{
  gint64 least = work->filled < FEW_CELLS ? 1 : 2;

  for (guint i = 0; i < work->pieces->len; i++)
    {
      CxPiece *piece = g_ptr_array_index (work->pieces, i);
      gsize length = strlen (piece->text);

      piece->option = piece->count >= least && length <= MAX_OPTION_LENGTH &&
                      (piece->count > 1 || (!ends_as_sentence (piece->text) && length <= 60));
      /* Names from a form's definition are options however seldom they are. */
      if (known && piece->count > 0 && strchr (piece->text, ' ') == NULL)
        piece->option = TRUE;
    }
}

typedef struct
{
  guint options;
  guint mixed;    /* options that combine freely */
  gint64 covered; /* pieces that are options */
  gint64 uncovered;
  gint64 several;
  guint combinations; /* different cells with several options */
  gint64 others;
  guint patterns; /* different cells that hold options alone */
  gint64 length;  /* of all options */
} Outcome;

static void
assess_cells (const CxPieces *work, Outcome *outcome)
{
  for (guint i = 0; i < work->cells->len; i++)
    {
      const CxPieceCell *cell = g_ptr_array_index (work->cells, i);
      guint options = 0;

      for (guint k = 0; k < cell->pieces->len; k++)
        {
          const CxPiece *piece = g_ptr_array_index (work->pieces,
                                                    g_array_index (cell->pieces, guint, k));

          options += piece->option;
        }
      outcome->covered += options * cell->count;
      outcome->uncovered += (cell->pieces->len - options) * cell->count;
      outcome->several += options > 1 ? cell->count : 0;
      outcome->combinations += options > 1;
      outcome->patterns += options == cell->pieces->len;
      outcome->others += options < cell->pieces->len ? cell->count : 0;
    }
}

static void
assess (const CxPieces *work, Outcome *outcome)
{
  memset (outcome, 0, sizeof *outcome);
  for (guint i = 0; i < work->pieces->len; i++)
    {
      const CxPiece *piece = g_ptr_array_index (work->pieces, i);

      if (!piece->option || piece->count == 0)
        continue;
      outcome->options++;
      outcome->mixed += piece->patterns >= 2 || (piece->alone && piece->patterns >= 1);
      outcome->length += (gint64) strlen (piece->text);
    }
  assess_cells (work, outcome);
}

static gboolean
is_joined (const CxPieces *work, const Outcome *outcome, gboolean known)
{
  if (outcome->options < 2 || outcome->options > MAX_OPTIONS)
    return FALSE;
  /* Every cell ends with the separator: that is how Microsoft Forms joins. */
  if (work->trailing == work->filled && work->filled >= 2)
    return outcome->covered * 2 >= outcome->uncovered;
  if (known)
    return outcome->covered >= 2 * outcome->uncovered;
  if (outcome->length > 60 * (gint64) outcome->options)
    return FALSE;
  /* Options that people combine make more different cells than there are options; labels that hold
   * the separator ("Windows Desktop / Laptop") make fewer. */
  if (outcome->patterns < outcome->options)
    return FALSE;
  return outcome->several >= 2 && outcome->combinations >= 2 && outcome->mixed >= 2 &&
         outcome->several * 20 >= work->filled && outcome->covered * 3 >= outcome->uncovered * 7;
}

/* --- Order --------------------------------------------------------------------------------- */

/* Forms write the chosen options in the form's order, so whatever stands before another in most
 * cells comes before it in the form. */
static void
rank_options (CxPieces *work, guint n_options, const guint *position)
{
  g_autofree int *before = g_new0 (int, (gsize) n_options *n_options);

  for (guint i = 0; i < work->cells->len; i++)
    {
      const CxPieceCell *cell = g_ptr_array_index (work->cells, i);

      for (guint k = 0; k < cell->pieces->len; k++)
        for (guint m = k + 1; m < cell->pieces->len; m++)
          {
            guint first = position[g_array_index (cell->pieces, guint, k)];
            guint second = position[g_array_index (cell->pieces, guint, m)];

            if (first == G_MAXUINT || second == G_MAXUINT || first == second)
              continue;
            before[first * n_options + second]++;
            before[second * n_options + first]--;
          }
    }
  for (guint i = 0; i < work->pieces->len; i++)
    {
      CxPiece *piece = g_ptr_array_index (work->pieces, i);

      piece->rank_wins = 0;
      for (guint k = 0; position[i] != G_MAXUINT && k < n_options; k++)
        piece->rank_wins += before[position[i] * n_options + k] > 0;
    }
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const CxPiece *first = *(const CxPiece *const *) a;
  const CxPiece *second = *(const CxPiece *const *) b;
  gboolean first_last = cx_value_is_none (first->text) || cx_value_is_other (first->text);
  gboolean second_last = cx_value_is_none (second->text) || cx_value_is_other (second->text);

  if (first_last != second_last)
    return first_last - second_last;
  if (first->rank_wins != second->rank_wins)
    return first->rank_wins > second->rank_wins ? -1 : 1;
  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return strcmp (first->text, second->text);
}

static CxJoined *
make_result (CxPieces *work, const Outcome *outcome)
{
  CxJoined *joined = cx_joined_new (work->separator);
  g_autofree guint *position = g_new (guint, work->pieces->len);
  guint n = 0;

  for (guint i = 0; i < work->pieces->len; i++)
    {
      const CxPiece *piece = g_ptr_array_index (work->pieces, i);

      position[i] = piece->option && piece->count > 0 ? n++ : G_MAXUINT;
      joined->pieces += piece->count > 0;
    }
  rank_options (work, n, position);
  g_ptr_array_sort (work->pieces, compare_pieces);
  joined->cells = work->filled;
  joined->several = outcome->several;
  joined->others = outcome->others;
  for (guint i = 0; i < work->pieces->len; i++)
    {
      const CxPiece *piece = g_ptr_array_index (work->pieces, i);

      if (piece->option && piece->count > 0)
        cx_joined_add_option (joined, piece->text, piece->count);
    }
  return joined;
}

CxJoined *
cx_joined_infer (const CxColumnSample *sample, const char *separator, gboolean known)
{
  g_auto (CxPieces) work = { 0 };
  Outcome outcome;

  cx_pieces_init (&work, separator);
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);

      if (cx_sample_value_get_missing (value) == NULL)
        cx_pieces_add_cell (&work, value);
      if (work.pieces->len > MAX_PIECES)
        return NULL;
    }
  cx_pieces_count (&work);
  if (!known || strchr (separator, ',') != NULL)
    cx_pieces_merge (&work);
  choose_options (&work, known);
  assess (&work, &outcome);
  return is_joined (&work, &outcome, known) ? make_result (&work, &outcome) : NULL;
}
