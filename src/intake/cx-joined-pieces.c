#include "config.h"

#include "cx-joined-pieces.h"

#include <string.h>

static void
free_piece (gpointer data)
{
  CxPiece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

static void
free_cell (gpointer data)
{
  CxPieceCell *cell = data;

  g_array_unref (cell->pieces);
  g_free (cell);
}

void
cx_pieces_init (CxPieces *work, const char *separator)
{
  memset (work, 0, sizeof *work);
  work->pieces = g_ptr_array_new_with_free_func (free_piece);
  work->cells = g_ptr_array_new_with_free_func (free_cell);
  work->index = g_hash_table_new (g_str_hash, g_str_equal);
  work->separator = separator;
}

void
cx_pieces_clear (CxPieces *work)
{
  g_ptr_array_unref (work->pieces);
  g_ptr_array_unref (work->cells);
  g_hash_table_unref (work->index);
}

/* --- Splitting ----------------------------------------------------------------------------- */

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

/* Whether the comma at @at in @text parts options where they are joined by bare commas: with a
 * blank behind it, or before three digits, it belongs to an option. */
static gboolean
parts_at_comma (const char *text, const char *at)
{
  if (at[1] == ' ')
    return FALSE;
  return at == text || !g_ascii_isdigit (at[-1]) || strspn (at + 1, "0123456789") != 3;
}

GPtrArray *
cx_joined_split (const char *text, const char *separator)
{
  gboolean bare = g_str_equal (separator, ",");
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  gboolean brackets = is_balanced (text);
  gsize length = strlen (separator);
  const char *start = text;
  int depth = 0;

  for (const char *at = text; *at != '\0';)
    {
      if (brackets)
        depth += get_depth_change (*at);
      if (depth == 0 && strncmp (at, separator, length) == 0 &&
          (!bare || parts_at_comma (text, at)))
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
intern_piece (CxPieces *work, const char *text)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (work->index, text));
  CxPiece *piece;

  if (found != 0)
    return found - 1;
  piece = g_new0 (CxPiece, 1);
  piece->text = g_strdup (text);
  g_ptr_array_add (work->pieces, piece);
  g_hash_table_insert (work->index, piece->text, GUINT_TO_POINTER (work->pieces->len));
  return work->pieces->len - 1;
}

void
cx_pieces_add_cell (CxPieces *work, const CxSampleValue *value)
{
  const char *text = cx_sample_value_get_cell (value, work->separator);
  g_autoptr (GPtrArray) parts = cx_joined_split (text, work->separator);
  g_autofree char *bare = g_strstrip (g_strdup (work->separator));
  CxPieceCell *cell = g_new0 (CxPieceCell, 1);

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

/* --- Pieces that are one option ------------------------------------------------------------ */

static void
note_neighbour (int *neighbour, int other)
{
  if (*neighbour == -3)
    *neighbour = other;
  else if (*neighbour != other)
    *neighbour = -2;
}

void
cx_pieces_count (CxPieces *work)
{
  for (guint i = 0; i < work->pieces->len; i++)
    {
      CxPiece *piece = g_ptr_array_index (work->pieces, i);

      piece->count = piece->together = 0;
      piece->patterns = 0;
      piece->alone = FALSE;
      piece->before = piece->after = -3;
    }
  for (guint i = 0; i < work->cells->len; i++)
    {
      const CxPieceCell *cell = g_ptr_array_index (work->cells, i);
      guint n = cell->pieces->len;

      for (guint k = 0; k < n; k++)
        {
          CxPiece *piece = g_ptr_array_index (work->pieces, g_array_index (cell->pieces, guint, k));

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
mostly_capitals (const CxPieces *work)
{
  gint64 lower = 0, upper = 0;

  for (guint i = 0; i < work->pieces->len; i++)
    {
      const CxPiece *piece = g_ptr_array_index (work->pieces, i);

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
is_continuation (const CxPieces *work, guint index, gboolean capitals)
{
  const CxPiece *piece = g_ptr_array_index (work->pieces, index);
  const CxPiece *before;

  if (piece->before < 0 || piece->count < 2 || piece->before == (int) index)
    return FALSE;
  before = g_ptr_array_index (work->pieces, piece->before);
  if (capitals && begins_lower (piece->text) && !begins_lower (before->text))
    return TRUE;
  return piece->count >= 4 && before->after == (int) index && before->count == piece->count &&
         work->filled > piece->count;
}

static void
merge_in_cell (CxPieces *work, CxPieceCell *cell, const gboolean *continues)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint k = 0; k < cell->pieces->len; k++)
    {
      guint piece = g_array_index (cell->pieces, guint, k);

      if (merged->len > 0 && continues[piece])
        {
          guint *last = &g_array_index (merged, guint, merged->len - 1);
          g_autofree char *text = g_strconcat (
              ((CxPiece *) g_ptr_array_index (work->pieces, *last))->text, work->separator,
              ((CxPiece *) g_ptr_array_index (work->pieces, piece))->text, NULL);

          *last = intern_piece (work, text);
        }
      else
        g_array_append_val (merged, piece);
    }
  g_array_unref (cell->pieces);
  cell->pieces = merged;
}

void
cx_pieces_merge (CxPieces *work)
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
      cx_pieces_count (work);
    }
}
