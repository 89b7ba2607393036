#include "config.h"

#include "cx-csv.h"

#include <string.h>

#define MAX_ROWS 200
/* Rating of a dialect that finds but one column. */
#define PROSE 0.05

/* What parsing the sample under one dialect says about it. */
typedef struct
{
  guint rows;     /* that hold anything */
  guint width;    /* the most frequent number of cells, from two on */
  guint agreeing; /* rows that have it */
  guint before;   /* rows above the first of them */
  guint header;   /* cells of the first of them that are not empty */
  guint behind;   /* cells that are not the first of their row */
  guint spaced;   /* those of them that begin with a blank */
  guint cells;
  guint quoted;
  guint misquoted;
  gboolean unclosed;
} Trial;

static const char *
find_line_end (const char *text, gsize length)
{
  gsize lf = 0, crlf = 0, cr = 0, crcrlf = 0;

  for (gsize i = 0; i < length; i++)
    {
      char next = i + 1 < length ? text[i + 1] : '\0';
      char after = i + 2 < length ? text[i + 2] : '\0';

      if (text[i] == '\n')
        lf++;
      else if (text[i] == '\r' && next == '\n')
        crlf++, i++;
      else if (text[i] == '\r' && next == '\r' && after == '\n')
        crcrlf++, i += 2;
      else if (text[i] == '\r' && i + 2 < length)
        cr++;
    }
  /* A line end inside a cell is often another one than the rows': most is all. */
  if (crcrlf > 0 && crcrlf >= crlf)
    return "\r\r\n";
  if (crlf > 0 && (lf > 0 || cr > 0) && crlf < 4 * (lf + cr) && lf + cr < 4 * crlf)
    return "mixed";
  if (crlf > lf + cr)
    return "\r\n";
  if (cr > 0 && lf > 0 && cr < 4 * lf && lf < 4 * cr)
    return "mixed";
  return cr > lf ? "\r" : "\n";
}

static guint
count_filled (const GArray *cells)
{
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    n += g_array_index (cells, CxCell, i).length > 0;
  return n;
}

/* The number of cells that most rows with at least two have. */
static guint
find_mode (const guint *widths, guint rows, guint *count)
{
  guint best = 0;

  *count = 0;
  for (guint i = 0; i < rows; i++)
    {
      guint n = 0;

      if (widths[i] < 2)
        continue;
      for (guint k = 0; k < rows; k++)
        n += widths[k] == widths[i];
      if (n > *count || (n == *count && widths[i] > best))
        {
          *count = n;
          best = widths[i];
        }
    }
  return best;
}

/* Cells behind the first of a row, and those of them that begin with a blank as words do. */
static void
count_spaced (const GArray *cells, Trial *t)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const CxCell *cell = &g_array_index (cells, CxCell, i);

      t->quoted += cell->quoted;
      t->behind += i > 0;
      t->spaced += i > 0 && *cell->text == ' ';
    }
}

static void
try_dialect (const char *text, gsize length, gboolean whole, const CxCsvDialect *dialect, Trial *t)
{
  g_autofree char *copy = g_malloc (length + 8);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (CxCell));
  guint widths[MAX_ROWS], filled[MAX_ROWS];
  CxCsvScanner scanner;
  gsize position = dialect->skip;

  *t = (Trial){ 0 };
  memcpy (copy, text, length);
  cx_csv_scanner_init (&scanner, dialect);
  while (t->rows < MAX_ROWS &&
         cx_csv_scanner_row (&scanner, copy, &position, length, whole, cells) == CX_CSV_ROW)
    {
      filled[t->rows] = count_filled (cells);
      widths[t->rows] = cells->len;
      count_spaced (cells, t);
      t->cells += filled[t->rows];
      t->rows += filled[t->rows] > 0;
      g_array_set_size (cells, 0);
    }
  t->misquoted = (guint) scanner.misquoted;
  /* A first row that does not end within the sample means a quote that does not close. */
  t->unclosed = scanner.unclosed_line > 0 || (t->rows == 0 && !whole);
  t->width = find_mode (widths, t->rows, &t->agreeing);
  while (t->before < t->rows && widths[t->before] != t->width)
    t->before++;
  t->header = t->before < t->rows ? filled[t->before] : 0;
}

/* Whether what looks like cells is only punctuation in one column of text. */
static gboolean
is_prose (const Trial *t)
{
  if (t->width < 2 || t->agreeing * 10 < (t->rows - t->before) * 4)
    return TRUE;
  if (t->before == 0)
    return FALSE;
  return t->spaced == t->behind || (t->agreeing < 2 && t->before > 1) ||
         t->before > 3 * t->agreeing + 3;
}

/* How well a dialect explains the sample: rows from the header on must agree on their width, quotes
 * must close where cells do. Among those that agree, more columns win. */
static double
rate_trial (const Trial *t)
{
  double agreement, score;

  if (t->rows == 0 || is_prose (t))
    return PROSE;
  agreement = (double) t->agreeing / (t->rows - t->before);
  score = agreement * agreement * (1.0 - 1.0 / (1.0 + t->width));
  /* A header row that is mostly blank belongs to another delimiter (", " in one long title). */
  if (t->header * 4 < t->width)
    score *= 0.8;
  /* The delimiter stands in the first row already; decimal commas only begin below it. */
  if (t->before > 0)
    score *= 0.8;
  score /= 1.0 + 4.0 * t->misquoted / MAX (t->rows, 1);
  return t->unclosed ? score * 0.3 : score;
}

/* Single quotes are quotes only where most cells stand in them. */
static gboolean
is_quoted_throughout (const Trial *t)
{
  return t->quoted * 2 >= t->cells && t->misquoted == 0 && !t->unclosed && t->quoted >= 2;
}

static void
read_separator_line (const char *text, gsize length, CxCsvDialect *dialect)
{
  const char *p = text;
  gsize at;

  if (length > 0 && *p == '"')
    p++;
  if (length < 6 || g_ascii_strncasecmp (p, "sep=", 4) != 0)
    return;
  at = (gsize) (p - text) + 5;
  if (p > text && text[at] == '"')
    at++;
  if (at >= length || (text[at] != '\r' && text[at] != '\n'))
    return;

  dialect->delimiter = p[4];
  while (at < length && (text[at] == '\r' || text[at] == '\n'))
    {
      at++;
      if (text[at - 1] == '\n')
        break;
    }
  dialect->skip = at;
}

static void
try_quotes (const char *text, gsize length, gboolean whole, CxCsvDialect *dialect, double *best)
{
  static const struct
  {
    char quote;
    gboolean backslash;
  } quotes[] = { { '"', FALSE }, { '"', TRUE }, { '\'', FALSE } };
  CxCsvDialect found = *dialect;

  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      CxCsvDialect candidate = *dialect;
      double score;
      Trial trial;

      candidate.quote = quotes[i].quote;
      candidate.backslash = quotes[i].backslash;
      if ((candidate.backslash && g_strstr_len (text, (gssize) length, "\\\"") == NULL) ||
          (candidate.quote == '\'' && memchr (text, '\'', length) == NULL))
        continue;
      try_dialect (text, length, whole, &candidate, &trial);
      score = rate_trial (&trial);
      if (candidate.quote == '\'' && !is_quoted_throughout (&trial))
        continue;
      if (score > *best + 1e-9 || (score == *best && candidate.quote == '\'' && trial.quoted > 0))
        {
          *best = score;
          found = candidate;
        }
    }
  *dialect = found;
}

void
cx_csv_sniff (const char *text, gsize length, gboolean whole, char delimiter, CxCsvDialect *dialect)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };
  CxCsvDialect base = { .delimiter = delimiter, .quote = '"' };
  double best = -1;

  base.line_end = find_line_end (text, length);
  read_separator_line (text, length, &base);
  if (delimiter != 0)
    base.delimiter = delimiter;
  *dialect = base;
  if (base.delimiter != 0)
    {
      try_quotes (text, length, whole, dialect, &best);
      return;
    }

  dialect->delimiter = ',';
  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      CxCsvDialect candidate = base;
      double before = best;

      candidate.delimiter = delimiters[i];
      try_quotes (text, length, whole, &candidate, &best);
      if (best > before)
        *dialect = candidate;
    }
  /* One column, in which every sign is text. */
  if (best <= PROSE)
    dialect->delimiter = 0;
}
