#include "config.h"

#include "cx-joined.h"

#include "cx-value-words.h"

#include <string.h>

/* A column with more different pieces than this holds texts. */
#define MAX_PIECES 3000
#define MAX_OPTIONS 200
/* An option is a label, hardly longer than this (bytes). */
#define MAX_OPTION_LENGTH 160
/* Below this many answers a piece that stands only once may be an option too. */
#define FEW_CELLS 20

typedef struct
{
  char *text;
  gint64 count;      /* cells */
  gint64 together;   /* cells in which others stand beside it */
  guint patterns;    /* different cells in which others stand beside it */
  gboolean alone;    /* there is a cell with nothing else */
  int before, after; /* the piece always before or after it; -1 none, -2 various, -3 not seen yet */
  gboolean option;
  guint rank_wins; /* options that come after it more often than before */
} Piece;

typedef struct
{
  GArray *pieces; /* guint */
  gint64 count;
} Cell;

typedef struct
{
  GPtrArray *pieces; /* Piece */
  GHashTable *index; /* text → index + 1 */
  GPtrArray *cells;  /* Cell */
  const char *separator;
  gint64 filled;
  gint64 trailing; /* cells that end with the separator */
} Work;

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

static void
free_cell (gpointer data)
{
  Cell *cell = data;

  g_array_unref (cell->pieces);
  g_free (cell);
}

static void
free_option (gpointer data)
{
  CxJoinedOption *option = data;

  g_free (option->text);
  g_free (option);
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

static void
clear_work (Work *work)
{
  g_ptr_array_unref (work->pieces);
  g_ptr_array_unref (work->cells);
  g_hash_table_unref (work->index);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

/* --- Splitting -----------------------------------------------------------------------------------
 */

static int
get_depth_change (char letter)
{
  if (strchr ("([{", letter) != NULL)
    return 1;
  return strchr (")]}", letter) != NULL ? -1 : 0;
}

static gboolean
is_balanced (const char *text)
{
  int depth = 0;

  for (; *text != '\0'; text++)
    {
      depth += get_depth_change (*text);
      if (depth < 0)
        return FALSE;
    }
  return depth == 0;
}

static void
add_part (GPtrArray *parts, const char *start, const char *end)
{
  char *part = g_strstrip (g_strndup (start, (gsize) (end - start)));

  if (*part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

GPtrArray *
cx_joined_split (const char *text, const char *separator)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  gboolean brackets = is_balanced (text);
  gsize length = strlen (separator);
  const char *start = text;
  int depth = 0;

  for (const char *at = text; *at != '\0';)
    {
      if (brackets)
        depth += get_depth_change (*at);
      if (depth == 0 && strncmp (at, separator, length) == 0)
        {
          add_part (parts, start, at);
          at += length;
          start = at;
        }
      else
        at++;
    }
  add_part (parts, start, start + strlen (start));
  return parts;
}

static guint
intern_piece (Work *work, const char *text)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (work->index, text));
  Piece *piece;

  if (found != 0)
    return found - 1;
  piece = g_new0 (Piece, 1);
  piece->text = g_strdup (text);
  g_ptr_array_add (work->pieces, piece);
  g_hash_table_insert (work->index, piece->text, GUINT_TO_POINTER (work->pieces->len));
  return work->pieces->len - 1;
}

static void
add_cell (Work *work, const CxSampleValue *value)
{
  g_autoptr (GPtrArray) parts = cx_joined_split (value->text, work->separator);
  g_autofree char *bare = g_strstrip (g_strdup (work->separator));
  Cell *cell = g_new0 (Cell, 1);

  cell->pieces = g_array_new (FALSE, FALSE, sizeof (guint));
  cell->count = value->count;
  for (guint i = 0; i < parts->len; i++)
    {
      guint piece = intern_piece (work, g_ptr_array_index (parts, i));

      g_array_append_val (cell->pieces, piece);
    }
  g_ptr_array_add (work->cells, cell);
  work->filled += value->count;
  if (*bare != '\0' && g_str_has_suffix (value->text, bare))
    work->trailing += value->count;
}

/* --- Pieces that are one option
 * ------------------------------------------------------------------- */

static void
note_neighbour (int *neighbour, int other)
{
  if (*neighbour == -3)
    *neighbour = other;
  else if (*neighbour != other)
    *neighbour = -2;
}

static void
count_pieces (Work *work)
{
  for (guint i = 0; i < work->pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (work->pieces, i);

      piece->count = piece->together = 0;
      piece->patterns = 0;
      piece->alone = FALSE;
      piece->before = piece->after = -3;
    }
  for (guint i = 0; i < work->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (work->cells, i);
      guint n = cell->pieces->len;

      for (guint k = 0; k < n; k++)
        {
          Piece *piece = g_ptr_array_index (work->pieces, g_array_index (cell->pieces, guint, k));

          piece->count += cell->count;
          piece->together += n > 1 ? cell->count : 0;
          piece->patterns += n > 1;
          piece->alone |= n == 1;
          note_neighbour (&piece->before,
                          k > 0 ? (int) g_array_index (cell->pieces, guint, k - 1) : -1);
          note_neighbour (&piece->after,
                          k + 1 < n ? (int) g_array_index (cell->pieces, guint, k + 1) : -1);
        }
    }
}

static gboolean
begins_lower (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

static gboolean
mostly_capitals (const Work *work)
{
  gint64 lower = 0, upper = 0;

  for (guint i = 0; i < work->pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (work->pieces, i);

      if (begins_lower (piece->text))
        lower += piece->count;
      else if (g_unichar_isupper (g_utf8_get_char (piece->text)))
        upper += piece->count;
    }
  return upper > lower;
}

/* Whether piece @index is the end of an option that holds the separator: it never stands without
 * the same piece before it, and goes on in small letters, or neither of the two ever stands alone.
 */
static gboolean
is_continuation (const Work *work, guint index, gboolean capitals)
{
  const Piece *piece = g_ptr_array_index (work->pieces, index);
  const Piece *before;

  if (piece->before < 0 || piece->count < 2 || piece->before == (int) index)
    return FALSE;
  before = g_ptr_array_index (work->pieces, piece->before);
  if (capitals && begins_lower (piece->text) && !begins_lower (before->text))
    return TRUE;
  return piece->count >= 4 && before->after == (int) index && before->count == piece->count &&
         work->filled > piece->count;
}

static void
merge_in_cell (Work *work, Cell *cell, const gboolean *continues)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint k = 0; k < cell->pieces->len; k++)
    {
      guint piece = g_array_index (cell->pieces, guint, k);

      if (merged->len > 0 && continues[piece])
        {
          guint *last = &g_array_index (merged, guint, merged->len - 1);
          g_autofree char *text = g_strconcat (
              ((Piece *) g_ptr_array_index (work->pieces, *last))->text, work->separator,
              ((Piece *) g_ptr_array_index (work->pieces, piece))->text, NULL);

          *last = intern_piece (work, text);
        }
      else
        g_array_append_val (merged, piece);
    }
  g_array_unref (cell->pieces);
  cell->pieces = merged;
}

static void
merge_pieces (Work *work)
{
  for (guint round = 0; round < 3; round++)
    {
      guint n = work->pieces->len;
      g_autofree gboolean *continues = g_new0 (gboolean, n);
      gboolean capitals = mostly_capitals (work), any = FALSE;

      for (guint i = 0; i < n; i++)
        any |= continues[i] = is_continuation (work, i, capitals);
      if (!any)
        return;
      for (guint i = 0; i < work->cells->len; i++)
        merge_in_cell (work, g_ptr_array_index (work->cells, i), continues);
      count_pieces (work);
    }
}

/* --- Deciding
 * -------------------------------------------------------------------------------------- */

static gboolean
ends_as_sentence (const char *text)
{
  gsize length = strlen (text);

  return length > 30 && strchr (".!?", text[length - 1]) != NULL;
}

static void
choose_options (Work *work, gboolean known)
{
  gint64 least = work->filled < FEW_CELLS ? 1 : 2;

  for (guint i = 0; i < work->pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (work->pieces, i);
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
assess_cells (const Work *work, Outcome *outcome)
{
  for (guint i = 0; i < work->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (work->cells, i);
      guint options = 0;

      for (guint k = 0; k < cell->pieces->len; k++)
        {
          const Piece *piece = g_ptr_array_index (work->pieces,
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
assess (const Work *work, Outcome *outcome)
{
  memset (outcome, 0, sizeof *outcome);
  for (guint i = 0; i < work->pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (work->pieces, i);

      if (!piece->option || piece->count == 0)
        continue;
      outcome->options++;
      outcome->mixed += piece->patterns >= 2 || (piece->alone && piece->patterns >= 1);
      outcome->length += (gint64) strlen (piece->text);
    }
  assess_cells (work, outcome);
}

static gboolean
is_joined (const Work *work, const Outcome *outcome, gboolean known)
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

/* --- Order
 * ------------------------------------------------------------------------------------------ */

/* Forms write the chosen options in the form's order, so whatever stands before another in most
 * cells comes before it in the form. */
static void
rank_options (Work *work, guint n_options, const guint *position)
{
  g_autofree int *before = g_new0 (int, (gsize) n_options *n_options);

  for (guint i = 0; i < work->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (work->cells, i);

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
      Piece *piece = g_ptr_array_index (work->pieces, i);

      piece->rank_wins = 0;
      for (guint k = 0; position[i] != G_MAXUINT && k < n_options; k++)
        piece->rank_wins += before[position[i] * n_options + k] > 0;
    }
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *first = *(const Piece *const *) a;
  const Piece *second = *(const Piece *const *) b;
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
make_result (Work *work, const Outcome *outcome)
{
  CxJoined *joined = g_new0 (CxJoined, 1);
  g_autofree guint *position = g_new (guint, work->pieces->len);
  guint n = 0;

  for (guint i = 0; i < work->pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (work->pieces, i);

      position[i] = piece->option && piece->count > 0 ? n++ : G_MAXUINT;
    }
  rank_options (work, n, position);
  g_ptr_array_sort (work->pieces, compare_pieces);
  joined->separator = g_strdup (work->separator);
  joined->options = g_ptr_array_new_with_free_func (free_option);
  joined->cells = work->filled;
  joined->several = outcome->several;
  joined->others = outcome->others;
  for (guint i = 0; i < work->pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (work->pieces, i);
      CxJoinedOption *option;

      if (!piece->option || piece->count == 0)
        continue;
      option = g_new0 (CxJoinedOption, 1);
      option->text = g_strdup (piece->text);
      option->count = piece->count;
      g_ptr_array_add (joined->options, option);
    }
  return joined;
}

CxJoined *
cx_joined_infer (const CxColumnSample *sample, const char *separator, gboolean known)
{
  g_auto (Work) work = { 0 };
  Outcome outcome;

  work.pieces = g_ptr_array_new_with_free_func (free_piece);
  work.cells = g_ptr_array_new_with_free_func (free_cell);
  work.index = g_hash_table_new (g_str_hash, g_str_equal);
  work.separator = separator;
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);

      if (cx_sample_value_get_missing (value) == NULL)
        add_cell (&work, value);
      if (work.pieces->len > MAX_PIECES)
        return NULL;
    }
  count_pieces (&work);
  if (!known || strchr (separator, ',') != NULL)
    merge_pieces (&work);
  choose_options (&work, known);
  assess (&work, &outcome);
  return is_joined (&work, &outcome, known) ? make_result (&work, &outcome) : NULL;
}
