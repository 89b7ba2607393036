#include "config.h"

#include "cx-table-private.h"

#include "cx-number.h"
#include "cx-text.h"

#include <string.h>

/* Which rows at the top of a file are titles, which are the header, and where the data begins. */

#define MAX_PREAMBLE 30
/* Data rows looked at to judge what stands above them. */
#define SAMPLE_ROWS 60

typedef struct
{
  const CxRowBlock *block;
  guint *filled; /* per row: cells that hold something */
  guint width;   /* cells of most rows */
} Top;

gboolean
cx_table_is_blank (const char *text)
{
  while (*text != '\0')
    {
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return TRUE;
}

static guint
count_filled (const CxRowBlock *block, guint row)
{
  guint n = 0;

  for (guint i = 0; i < block->widths[row]; i++)
    n += !cx_table_is_blank (cx_block_cell (block, row, i)->text);
  return n;
}

/* The width that most rows have; of equally frequent ones the larger. */
static guint
find_width (const CxRowBlock *block, guint rows)
{
  guint best = 0, best_count = 0;

  for (guint i = 0; i < rows; i++)
    {
      guint count = 0;

      if (block->widths[i] == 0)
        continue;
      for (guint k = 0; k < rows; k++)
        count += block->widths[k] == block->widths[i];
      if (count > best_count || (count == best_count && block->widths[i] > best))
        {
          best = block->widths[i];
          best_count = count;
        }
    }
  return best;
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  g_autofree char *key = cx_text_key (text);

  return g_strv_contains (words, key);
}

/* Whether what stands in a column below @row is its own text or nothing: a ticked option. */
static gboolean
only_repeats (const CxRowBlock *block, guint row, guint column)
{
  const char *option = cx_block_text (block, row, column);
  guint repeats = 0;

  for (guint i = row + 1; i < MIN (block->rows, row + 1 + SAMPLE_ROWS); i++)
    {
      const char *text = cx_block_text (block, i, column);

      if (cx_table_is_blank (text))
        continue;
      if (strcmp (text, option) != 0)
        return FALSE;
      repeats++;
    }
  return repeats > 0;
}

/* SurveyMonkey's second row: blanks, "Response" and option texts, with blanks in the first row to
 * the right of each question. Words or the data itself must prove it. */
static gboolean
is_survey_monkey (const CxRowBlock *block, guint row)
{
  static const char *const words[] = { "response", "open-ended response", "other (please specify)",
                                       NULL };
  guint proofs = 0, options = 0, repeated = 0, continued = 0;
  guint width = row + 1 < block->rows ? MAX (block->widths[row], block->widths[row + 1]) : 0;

  for (guint i = 0; i < width; i++)
    {
      const char *above = cx_block_text (block, row, i), *below = cx_block_text (block, row + 1, i);

      if (cx_table_is_blank (above) && cx_table_is_blank (below) && i > 0)
        return FALSE;
      continued += cx_table_is_blank (above) && !cx_table_is_blank (below);
      if (is_one_of (below, words))
        proofs++;
      else if (!cx_table_is_blank (below))
        {
          options++;
          repeated += only_repeats (block, row + 1, i);
        }
    }
  /* A plain row of data may hold such a word too, but not below a header with gaps. */
  if (proofs > 0 && (continued > 0 || options == 0))
    return TRUE;
  return options >= 3 && repeated * 2 > options && count_filled (block, row) * 2 <= width;
}

/* Rows that only a machine writes: all cells that hold something begin like @begin. */
static gboolean
all_begin (const CxRowBlock *block, guint row, const char *const *begins)
{
  guint n = 0;

  if (row >= block->rows)
    return FALSE;
  for (guint i = 0; i < block->widths[row]; i++)
    {
      const char *text = cx_block_text (block, row, i);
      gboolean fits = FALSE;

      if (cx_table_is_blank (text))
        continue;
      for (guint k = 0; begins[k] != NULL && !fits; k++)
        fits = g_str_has_prefix (text, begins[k]);
      if (!fits)
        return FALSE;
      n++;
    }
  return n > 0;
}

static gboolean
is_import_id_row (const CxRowBlock *block, guint row)
{
  static const char *const begins[] = { "{\"ImportId\"", "{'ImportId'", "{\"importId\"", NULL };

  return all_begin (block, row, begins);
}

static gboolean
is_hxl_row (const CxRowBlock *block, guint row)
{
  static const char *const begins[] = { "#", NULL };

  if (!all_begin (block, row, begins))
    return FALSE;
  for (guint i = 0; i < block->widths[row]; i++)
    {
      const char *text = cx_block_text (block, row, i);

      if (*text == '#' && !g_ascii_isalpha (text[1]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_legacy_qualtrics (const CxRowBlock *block, guint row)
{
  return strcmp (cx_block_text (block, row, 0), "V1") == 0 &&
         strcmp (cx_block_text (block, row, 1), "V2") == 0 &&
         strcmp (cx_block_text (block, row, 2), "V3") == 0 && row + 1 < block->rows;
}

/* LimeSurvey's VV file: line 1 for people, line 2 the column codes. */
static gboolean
is_vv_row (const CxRowBlock *block, guint row)
{
  static const char *const codes[] = { "id",   "token", "submitdate", "lastpage", "startlanguage",
                                       "seed", NULL };
  guint found = 0;

  if (row >= block->rows)
    return FALSE;
  for (guint i = 0; i < block->widths[row]; i++)
    {
      const char *text = cx_block_text (block, row, i);

      if (strpbrk (text, " \t\n.") != NULL)
        return FALSE;
      found += g_strv_contains (codes, text);
    }
  return found >= 3;
}

static gboolean
has_wide_merge (const GArray *merges, guint row, guint *depth)
{
  *depth = 1;
  for (guint i = 0; merges != NULL && i < merges->len; i++)
    {
      const CxMerge *merge = &g_array_index (merges, CxMerge, i);

      if (merge->row == row && merge->columns > 1)
        *depth = MAX (*depth, merge->rows + 1);
      if (merge->row == row && merge->columns == 1 && merge->rows <= 3)
        *depth = MAX (*depth, merge->rows);
    }
  return *depth > 1;
}

gboolean
cx_table_is_measure (const char *text)
{
  double value;

  text += strspn (text, " ");
  return cx_number_parse (text, strlen (text), &value) || cx_text_is_email (text) ||
         (strlen (text) >= 8 && g_ascii_isdigit (text[0]) &&
          strspn (text, "0123456789-/:. TZ") == strlen (text));
}

/* "2019", "2020" … or "1", "2", "3" are headings, though numbers. */
static gboolean
is_count_heading (const char *text)
{
  return strspn (text, "0123456789") == strlen (text) && strlen (text) <= 4 && *text != '0';
}

/* How a first row's cell looks beside what stands below it: 1 like data, -1 like a heading, 0
 * either. */
static int
judge_cell (const CxRowBlock *block, guint row, guint column)
{
  const char *text = cx_block_text (block, row, column);
  guint below = 0, measures = 0;
  gboolean again = FALSE, other = FALSE;

  if (cx_table_is_blank (text))
    return 0;
  for (guint i = row + 1; i < MIN (block->rows, row + 1 + SAMPLE_ROWS); i++)
    {
      const char *cell = cx_block_text (block, i, column);

      if (cx_table_is_blank (cell))
        continue;
      below++;
      measures += cx_table_is_measure (cell);
      again |= strcmp (cell, text) == 0;
      other |= strcmp (cell, text) != 0;
    }
  if (cx_table_is_measure (text))
    return (below == 0 || measures * 10 >= below * 9) && !is_count_heading (text) ? 1 : 0;
  if (measures * 10 >= below * 9 && below > 0)
    return -1;
  return again && other && strlen (text) < 60 && strchr (text, '?') == NULL ? 1 : 0;
}

/* Whether the row at @row is data like the rows below it. */
static gboolean
has_no_header (const CxRowBlock *block, guint row, guint width)
{
  guint data = 0, headings = 0, filled = 0, counts = 0;

  for (guint i = 0; i < width; i++)
    {
      const char *text = cx_block_text (block, row, i);
      int verdict = judge_cell (block, row, i);

      filled += !cx_table_is_blank (text);
      counts += !cx_table_is_blank (text) && cx_table_is_measure (text);
      data += verdict > 0;
      headings += verdict < 0;
    }
  if (filled > 0 && counts == filled && block->rows <= row + 1)
    return TRUE;
  /* Numbers throughout, even small ones, are no headings unless they count up from 0 or 1. */
  if (filled > 1 && counts == filled)
    for (guint i = 1; i < width; i++)
      {
        double before, value;
        const char *a = cx_block_text (block, row, i - 1), *b = cx_block_text (block, row, i);

        if (!cx_number_parse (a, strlen (a), &before) || !cx_number_parse (b, strlen (b), &value) ||
            value != before + 1)
          return TRUE;
      }
  return headings == 0 && data > 0 && (data * 3 >= filled * 2 || counts > 0);
}

/* A row above the table: at most two cells hold something where the table is wider. */
static gboolean
is_title (const Top *top, guint row)
{
  guint filled = top->filled[row];

  if (filled == 0)
    return TRUE;
  if (top->width < 3)
    return top->width == 2 && top->block->widths[row] == 1;
  return filled == 1 || (filled == 2 && top->width > 5);
}

/* Rows that a program writes above its header to tell readers of the format. */
static gboolean
is_machine_header (const CxRowBlock *block, guint row)
{
  return is_import_id_row (block, row + 2) || is_legacy_qualtrics (block, row) ||
         is_hxl_row (block, row + 1) || is_survey_monkey (block, row);
}

static guint
find_header (const Top *top, guint rows)
{
  guint limit = MIN (rows, MAX_PREAMBLE);
  guint row = 0;

  while (row < limit && top->filled[row] == 0)
    row++;
  if (row < limit && is_machine_header (top->block, row))
    return row;
  for (guint i = row; i < limit; i++)
    if (!is_title (top, i) || cx_table_has_groups (top->block, i, top->width))
      return i;
  return row;
}

static guint
count_header_rows (const CxRowBlock *block, guint row, guint width, const GArray *merges)
{
  guint depth;

  if (is_import_id_row (block, row + 2))
    return 3;
  if (is_legacy_qualtrics (block, row) || is_hxl_row (block, row + 1) ||
      is_vv_row (block, row + 1) || is_survey_monkey (block, row))
    return 2;
  if (has_wide_merge (merges, row, &depth))
    return MIN (depth, block->rows - row);
  if (cx_table_has_groups (block, row, width))
    return 2;
  return has_no_header (block, row, width) ? 0 : 1;
}

static char *
dup_heading (const CxTable *table, const char *text)
{
  char *plain = table->braced ? cx_table_unbrace (text) : NULL;

  return plain != NULL ? plain : g_strdup (text);
}

static void
copy_head (const CxTable *table, const CxRowBlock *block, guint row, GPtrArray *head)
{
  for (guint i = 0; i < table->header_rows && row + i < block->rows; i++)
    {
      GStrv cells = g_new0 (char *, table->columns + 1);

      for (guint k = 0; k < table->columns; k++)
        cells[k] = dup_heading (table, cx_block_text (block, row + i, k));
      g_ptr_array_add (head, cells);
    }
}

/* A merged heading holds for all the columns below it. */
static void
spread_heading (CxTable *table, guint row, const CxMerge *merge)
{
  GStrv cells;

  if (merge->row < row || merge->row >= row + table->head->len || merge->column >= table->columns)
    return;
  cells = g_ptr_array_index (table->head, merge->row - row);
  for (guint i = 1; i < merge->columns && merge->column + i < table->columns; i++)
    {
      g_free (cells[merge->column + i]);
      cells[merge->column + i] = g_strdup (cells[merge->column]);
    }
}

/* Whether the header that was found is one of groups, and not two rows that a program writes. */
static gboolean
is_group_head (const CxTable *table, const CxRowBlock *block, guint row)
{
  return table->header_rows == 2 && !is_machine_header (block, row) &&
         !is_vv_row (block, row + 1) && cx_table_has_groups (block, row, table->columns);
}

static void
keep_head (CxTable *table, const CxRowBlock *block, guint row, const GArray *merges)
{
  gboolean merged = merges != NULL && merges->len > 0;
  guint depth;

  copy_head (table, block, row, table->head);
  if (is_survey_monkey (block, row))
    return;
  if (!merged && !is_group_head (table, block, row))
    return;

  table->plain_head = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  copy_head (table, block, row, table->plain_head);
  if (!has_wide_merge (merges, row, &depth) && is_group_head (table, block, row))
    cx_table_spread_groups (table->head, table->columns);
  for (guint i = 0; merged && i < merges->len; i++)
    spread_heading (table, row, &g_array_index (merges, CxMerge, i));
}

guint
cx_table_find_layout (CxTable *table,
                      const CxRowBlock *block,
                      const CxReadOptions *options,
                      const GArray *merges)
{
  guint rows = MIN (block->rows, MAX_PREAMBLE + SAMPLE_ROWS);
  g_autofree guint *filled = g_new0 (guint, rows);
  Top top = { .block = block, .filled = filled };
  guint row, widest;

  for (guint i = 0; i < rows; i++)
    filled[i] = count_filled (block, i);
  top.width = find_width (block, rows);
  if (table->notes != NULL)
    {
      row = 0;
      table->header_rows = 1;
    }
  else if (options->header_rows < 0)
    {
      row = find_header (&top, rows);
      table->header_rows = count_header_rows (block, row, top.width, merges);
    }
  else
    {
      for (row = 0; row + 1 < rows && filled[row] == 0; row++)
        ;
      table->header_rows = MIN ((guint) options->header_rows, block->rows - row);
    }

  table->braced = table->header_rows == 2 && is_vv_row (block, row + 1);

  widest = top.width;
  for (guint i = row; i < MIN (row + table->header_rows, rows); i++)
    widest = MAX (widest, block->widths[i]);
  /* Text files say in widths[] where a line has too many cells; a sheet is as wide as it is. */
  for (guint i = row; table->delimiter == NULL && i < block->rows; i++)
    widest = MAX (widest, block->widths[i]);
  table->columns = widest;
  table->preamble_rows += row;
  keep_head (table, block, row, merges);
  return row + table->header_rows;
}
