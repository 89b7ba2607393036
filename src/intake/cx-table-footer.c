#include "config.h"

#include "cx-table-private.h"

#include "cx-number.h"
#include "cx-text.h"

#include <string.h>

/* Rows below the data. Only what cannot be an answer is left out: blank rows, a last row of totals,
 * and single cells of text that stand apart or say that they are a note. */

#define MAX_NOTES 8

typedef struct
{
  const CxRowBlock *before; /* nullable */
  const CxRowBlock *last;
} Tail;

/* Row @n from the end, from 0. */
static const CxCell *
get_row (const Tail *tail, guint n, guint *width)
{
  const CxRowBlock *block = tail->last;
  guint row;

  if (n >= block->rows)
    {
      n -= block->rows;
      block = tail->before;
    }
  row = block->rows - 1 - n;
  *width = block->widths[row];
  return cx_block_cell (block, row, 0);
}

static guint
count_filled (const CxCell *cells, guint width)
{
  guint n = 0;

  for (guint i = 0; i < width; i++)
    n += cells[i].text[strspn (cells[i].text, " \t\r\n")] != '\0';
  return n;
}

static gboolean
is_total (const CxCell *cells, guint width)
{
  static const char *const words[] = { "total",   "totals",     "grand total", "sum",
                                       "tổng",    "tổng cộng",  "tổng số",     "cộng",
                                       "average", "trung bình", "count",       NULL };
  g_autofree char *key = NULL;
  guint numbers = 0;

  if (width < 2 || cells[0].length == 0 || cells[0].length > 40)
    return FALSE;
  key = cx_text_key (cells[0].text);
  g_strdelimit (key, ":", ' ');
  g_strchomp (key);
  if (!g_strv_contains (words, key))
    return FALSE;

  for (guint i = 1; i < width; i++)
    {
      double value;

      if (cells[i].length == 0)
        continue;
      if (!cx_number_parse_human (cells[i].text, cells[i].length, CX_DECIMAL_POINT, &value) &&
          !cx_number_parse_human (cells[i].text, cells[i].length, CX_DECIMAL_COMMA, &value))
        return FALSE;
      numbers++;
    }
  return numbers > 0;
}

static gboolean
says_note (const char *text)
{
  static const char *const begins[] = { "note:",         "notes:",    "source:",   "ghi chú",
                                        "nguồn:",        "chú thích", "exported ", "generated ",
                                        "xuất ngày",     "ngày xuất", "(*)",       "* ",
                                        "end of report", NULL };
  g_autofree char *key = cx_text_key (text);

  for (guint i = 0; begins[i] != NULL; i++)
    if (g_str_has_prefix (key, begins[i]))
      return TRUE;
  return FALSE;
}

/* More than a name or a number: a sentence, or "something: value". */
static gboolean
is_phrase (const char *text)
{
  const char *blank = strchr (text, ' ');

  return strchr (text, ':') != NULL || (blank != NULL && strchr (blank + 1, ' ') != NULL);
}

/* A single cell of text at the left of a table of three columns or more. A cut last line looks so
 * too, hence a blank row above or a telling beginning. */
static gboolean
is_note (const CxCell *cells, guint width, guint columns, gboolean blank_above)
{
  if (columns < 3 || width == 0 || count_filled (cells, width) != 1 || cells[0].length == 0)
    return FALSE;
  if (says_note (cells[0].text))
    return TRUE;
  return blank_above && is_phrase (cells[0].text);
}

guint
cx_table_find_footer (CxTable *table,
                      const CxRowBlock *before,
                      const CxRowBlock *last,
                      guint limit,
                      guint *notes)
{
  Tail tail = { before, last };
  guint cut = 0, pending = 0;

  *notes = 0;
  for (guint n = 0; n < limit && *notes + pending < MAX_NOTES; n++)
    {
      guint width, width_above;
      const CxCell *cells = get_row (&tail, n, &width);
      gboolean blank_above = FALSE;

      if (count_filled (cells, width) == 0)
        {
          /* Notes above which a blank row stands belong to the footer. */
          *notes += pending;
          pending = 0;
          cut = n + 1;
          continue;
        }
      if (n + 1 < limit)
        {
          const CxCell *above = get_row (&tail, n + 1, &width_above);

          blank_above = count_filled (above, width_above) == 0;
        }
      if (is_total (cells, width) || is_note (cells, width, table->columns, blank_above))
        {
          *notes += pending + 1;
          pending = 0;
          cut = n + 1;
        }
      else if (is_note (cells, width, table->columns, TRUE))
        pending++;
      else
        break;
    }
  return cut;
}
