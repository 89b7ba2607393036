#include "config.h"

#include "cx-table-private.h"

#include <string.h>

/* Two heading rows of a text file: the first names groups, with blanks or the same name again to
 * the right; the second says what each column holds. */

/* Data rows looked at. */
#define SAMPLE_ROWS 60
#define LONGEST_HEADING 200

/* How many columns from @start on stand below the same name. */
static guint
count_run (const CxRowBlock *block, guint row, guint start, guint width)
{
  const char *name = cx_block_text (block, row, start);
  guint n = 1;

  if (cx_table_is_blank (name))
    return 1;
  for (; start + n < width; n++)
    {
      const char *next = cx_block_text (block, row, start + n);

      if (!cx_table_is_blank (next) && strcmp (next, name) != 0)
        break;
    }
  return n;
}

/* TRUE if what stands at @row can be a heading of what stands below: no measure, and no value that
 * comes again. *@proves: what is below is plainly something else. */
static gboolean
is_heading (const CxRowBlock *block, guint row, guint column, gboolean *proves)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *heading = cx_block_text (block, row, column);
  guint filled = 0, measures = 0;

  *proves = FALSE;
  if (cx_table_is_measure (heading) || strlen (heading) > LONGEST_HEADING)
    return FALSE;
  for (guint i = row + 1; i < MIN (block->rows, row + 1 + SAMPLE_ROWS); i++)
    {
      const char *text = cx_block_text (block, i, column);

      if (cx_table_is_blank (text))
        continue;
      if (strcmp (text, heading) == 0)
        return FALSE;
      filled++;
      measures += cx_table_is_measure (text);
      g_hash_table_add (seen, (gpointer) text);
    }
  *proves = filled >= 2 && (measures * 10 >= filled * 9 || g_hash_table_size (seen) < filled);
  return TRUE;
}

/* A column of its own has one heading: in either row, or the same in both. */
static gboolean
is_single (const char *above, const char *below)
{
  if (cx_table_is_blank (above) || cx_table_is_blank (below))
    return !cx_table_is_blank (above) || !cx_table_is_blank (below);
  return strcmp (above, below) == 0;
}

/* Whether the @n columns from @start on have headings below their group's name; adds how many prove
 * by their values that it is so. */
static gboolean
is_group (const CxRowBlock *block, guint row, guint start, guint n, guint *proofs)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = start; i < start + n; i++)
    {
      const char *above = cx_block_text (block, row, i);
      const char *below = cx_block_text (block, row + 1, i);
      gboolean proves = FALSE;

      if (cx_table_is_measure (above))
        return FALSE;
      if (n == 1 && is_single (above, below) && cx_table_is_blank (below))
        continue;
      if (cx_table_is_blank (below) || !is_heading (block, row + 1, i, &proves) ||
          !g_hash_table_add (names, (gpointer) below))
        return FALSE;
      *proofs += n > 1 && proves;
    }
  return TRUE;
}

gboolean
cx_table_has_groups (const CxRowBlock *block, guint row, guint width)
{
  guint groups = 0, proofs = 0;
  guint grouped = 0;

  if (row + 3 >= block->rows || block->widths[row + 1] > MAX (width, block->widths[row]))
    return FALSE;
  for (guint i = 0; i < width;)
    {
      guint n = count_run (block, row, i, width);

      if (!is_group (block, row, i, n, &proofs))
        return FALSE;
      groups += n > 1;
      grouped += n > 1 ? n : 0;
      i += n;
    }
  /* One name above all columns is the table's title. */
  return groups > 0 && grouped < width + (groups > 1) && proofs * 2 >= grouped;
}

/* The names of groups hold for all their columns; a column whose only heading stands in the second
 * row has it in the first too, where fields of the response are looked for. */
void
cx_table_spread_groups (GPtrArray *head, guint columns)
{
  GStrv above = g_ptr_array_index (head, 0), below = g_ptr_array_index (head, 1);

  for (guint i = 0; i < columns; i++)
    {
      if (!cx_table_is_blank (above[i]))
        continue;
      g_free (above[i]);
      above[i] = g_strdup (i > 0 && !cx_table_is_blank (above[i - 1]) &&
                                   strcmp (above[i - 1], below[i - 1]) != 0
                               ? above[i - 1]
                               : below[i]);
    }
}
