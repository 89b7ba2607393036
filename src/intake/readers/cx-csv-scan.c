#include "config.h"

#include "cx-csv.h"

#include <string.h>

/* An RFC 4180 scanner that leaves the cells where they stand in the buffer: one table look-up a
 * byte, no copy, no call a cell. It forgives what real files do: quotes inside quoted cells, lines
 * ended by CR CR LF, a last quote that is never closed. */

enum
{
  QUOTED_PLAIN = 1,   /* quoted, nothing to undo inside */
  QUOTED_ESCAPED = 2, /* holds doubled or escaped quotes */
};

void
cx_csv_scanner_init (CxCsvScanner *scanner, const CxCsvDialect *dialect)
{
  *scanner = (CxCsvScanner){ 0 };
  scanner->dialect = *dialect;
  scanner->line = dialect->skip > 0 ? 2 : 1;
  scanner->classes[(guint8) dialect->delimiter] = 1;
  scanner->classes['\n'] = 1;
  scanner->classes['\r'] = 1;
  scanner->classes[0] = 1;
  scanner->max_cells = G_MAXUINT;
}

static void
add_cell (GArray *cells, char *start, gsize length, guint8 quoted)
{
  guint at = cells->len;
  CxCell *cell;

  g_array_set_size (cells, at + 1);
  cell = &g_array_index (cells, CxCell, at);
  cell->text = start;
  cell->length = (guint32) length;
  cell->kind = length > 0 || quoted != 0 ? CX_CELL_TEXT : CX_CELL_EMPTY;
  cell->quoted = quoted;
  cell->number = 0;
}

/* Length of the line end at @p, 0 if none stands there. Two bytes behind @p can be read. */
static gsize
line_end_length (const char *p)
{
  if (*p == '\n')
    return 1;
  if (*p != '\r')
    return 0;
  if (p[1] == '\n')
    return 2;
  return p[1] == '\r' && p[2] == '\n' ? 3 : 1;
}

static gint64
count_line_ends (const char *start, const char *end)
{
  gint64 n = 0;

  while (start < end)
    {
      gsize length = (guint8) *start <= '\r' ? line_end_length (start) : 0;

      n += length > 0;
      start += MAX (length, 1);
    }
  return n;
}

/* A backslash before @quote escapes it unless it is itself escaped. */
static gboolean
is_escaped (const char *start, const char *quote)
{
  const char *p = quote;

  while (p > start && p[-1] == '\\')
    p--;
  return (quote - p) % 2 == 1;
}

/* The quote that closes the cell whose inside begins at @start, or NULL. Quotes before @end that
 * are followed by anything but a delimiter or a line end belong to the text. */
static char *
find_closing (CxCsvScanner *self, char *start, char *end, gboolean *escaped, guint *misquoted)
{
  char quote = self->dialect.quote;
  char *p = start;

  *escaped = FALSE;
  *misquoted = 0;
  while ((p = memchr (p, quote, (gsize) (end - p))) != NULL)
    {
      if (self->dialect.backslash && is_escaped (start, p))
        *escaped = TRUE;
      else if (p + 1 < end && p[1] == quote)
        {
          *escaped = TRUE;
          p++;
        }
      else if (p + 1 >= end || p[1] == self->dialect.delimiter || p[1] == '\n' || p[1] == '\r')
        return p;
      else
        ++*misquoted;
      p++;
    }
  return NULL;
}

/* Takes the quoted cell at *@at. FALSE if its end is not in sight. */
static gboolean
scan_quoted (CxCsvScanner *self, char **at, char *end, gint64 *lines, GArray *cells)
{
  char *start = *at + 1;
  gboolean escaped;
  guint misquoted;
  char *close = find_closing (self, start, end, &escaped, &misquoted);

  if (close == NULL)
    return FALSE;

  if (misquoted > 0)
    {
      if (self->misquoted == 0)
        self->misquoted_line = self->line + *lines;
      self->misquoted += misquoted;
    }
  escaped |= self->dialect.backslash && memchr (start, '\\', (gsize) (close - start)) != NULL;
  *lines += count_line_ends (start, close);
  add_cell (cells, start, (gsize) (close - start), escaped ? QUOTED_ESCAPED : QUOTED_PLAIN);
  *at = close + 1;
  return TRUE;
}

static void
undo_quotes (CxCsvScanner *self, CxCell *cell)
{
  char *from = (char *) cell->text, *to = from, *end = from + cell->length;
  char quote = self->dialect.quote;

  while (from < end)
    {
      if (from + 1 < end && from[1] == quote &&
          (*from == quote || (self->dialect.backslash && *from == '\\')))
        from++;
      else if (self->dialect.backslash && *from == '\\' && from + 1 < end && from[1] == '\\')
        from++;
      *to++ = *from++;
    }
  cell->length = (guint32) (to - cell->text);
}

/* The row is complete: now its cells may be changed in place. */
static void
finish_row (CxCsvScanner *self, GArray *cells, guint first)
{
  for (guint i = first; i < cells->len; i++)
    {
      CxCell *cell = &g_array_index (cells, CxCell, i);

      if (cell->quoted == QUOTED_ESCAPED)
        undo_quotes (self, cell);
      cell->quoted = cell->quoted != 0;
      ((char *) cell->text)[cell->length] = '\0';
    }
}

static char *
scan_bare (CxCsvScanner *self, char *p, char *end, GArray *cells)
{
  const guint8 *classes = self->classes;
  char *start = p;

  for (;;)
    {
      while (!classes[(guint8) *p])
        p++;
      if (*p != '\0' || p >= end)
        break;
      p++; /* a NUL inside the text; decoding has taken out all but hostile ones */
    }
  add_cell (cells, start, (gsize) (p - start), 0);
  return p;
}

CxCsvResult
cx_csv_scanner_row (CxCsvScanner *scanner,
                    char *text,
                    gsize *position,
                    gsize end,
                    gboolean last,
                    GArray *cells)
{
  guint first = cells->len;
  CxCsvResult result = CX_CSV_MORE;
  char *p = text + *position, *stop = text + end;
  gint64 lines = 0;
  gsize length;

  if (p >= stop)
    return last ? CX_CSV_END : CX_CSV_MORE;

  memset (stop, 0, 4);
  for (;;)
    {
      if (*p == scanner->dialect.quote && *p != '\0' && !scanner->literal)
        {
          if (!scan_quoted (scanner, &p, stop, &lines, cells))
            {
              if (!last)
                break;
              scanner->unclosed_line = scanner->line + lines;
              scanner->literal = TRUE;
              continue;
            }
        }
      else
        p = scan_bare (scanner, p, stop, cells);

      /* Whether a CR stands alone, or a quote really closes, shows in the bytes behind it. */
      if (!last && p + 3 > stop)
        break;
      if (p < stop && *p == scanner->dialect.delimiter)
        {
          p++;
          if (cells->len - first < scanner->max_cells)
            continue;
          result = CX_CSV_WIDE;
          break;
        }
      length = p < stop ? line_end_length (p) : 0;
      scanner->line += lines + (length > 0);
      *position = (gsize) (p - text) + length;
      finish_row (scanner, cells, first);
      return CX_CSV_ROW;
    }

  g_array_set_size (cells, first);
  return result;
}
