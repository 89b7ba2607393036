#include "config.h"

#include "cx-readers.h"

#include "cx-byte-source.h"
#include "cx-charset.h"
#include "cx-csv-block.h"
#include "cx-csv-notes.h"
#include "cx-csv.h"
#include "cx-i18n.h"
#include "cx-table-private.h"

#include <string.h>

/* Comma, semicolon, tab and bar separated text. A pass over all bytes tells the encoding; then the
 * file streams through two blocks of text in which the cells stay where they were read. */

#define SCAN_SIZE (1 << 20)
#define SAMPLE_SIZE (256 << 10)
/* With fewer line ends than these the sample is taken larger, up to the second. */
#define SAMPLE_LINES 20
#define LARGEST_SAMPLE (4 << 20)
#define CHUNK_SIZE (256 << 10)
/* A row longer than this is a quote that was never closed. */
#define MAX_ROW_BYTES (64 << 20)
#define MAX_BLOCK_CELLS (1 << 20)
#define MAX_COLUMNS 100000

typedef struct
{
  CxByteSource *source;
  CxCharset charset;
  CxDecoder *decoder; /* NULL: bytes are clean UTF-8 already */
  GByteArray *raw;    /* read, not yet decoded */
  CxCsvScanner scanner;
  CxCsvBlock blocks[2];
  guint current;
  gboolean begun; /* the first block has been cut */
  gboolean source_ended;
  gboolean ended;
} CsvReader;

static int
csv_probe (const guint8 *bytes, gsize size, const char *path)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".txt", ".tab", NULL };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  (void) bytes;
  (void) size;
  for (gsize i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return 40;
  return 20; /* anything may be text */
}

static void
csv_close (CxTable *table)
{
  CsvReader *self = table->reader;

  if (self == NULL)
    return;
  g_clear_pointer (&self->source, cx_byte_source_free);
  g_clear_pointer (&self->decoder, cx_decoder_free);
  cx_charset_clear (&self->charset);
  g_byte_array_unref (self->raw);
  for (guint i = 0; i < 2; i++)
    {
      g_string_free (self->blocks[i].text, TRUE);
      g_array_unref (self->blocks[i].cells);
      g_array_unref (self->blocks[i].lines);
      g_array_unref (self->blocks[i].widths);
    }
  g_free (self);
  table->reader = NULL;
}

static gboolean
scan_charset (CsvReader *self, CxProgress *progress, GError **error)
{
  g_autoptr (CxCharsetScan) scan = cx_charset_scan_new ();
  g_autofree guint8 *bytes = g_malloc (SCAN_SIZE);
  gssize n;

  while ((n = cx_byte_source_read (self->source, bytes, SCAN_SIZE, error)) > 0)
    {
      cx_charset_scan_feed (scan, bytes, (gsize) n);
      if (!cx_table_check_cancelled (progress, error))
        return FALSE;
    }
  if (n < 0)
    return FALSE;

  cx_charset_scan_finish (scan, &self->charset);
  return TRUE;
}

static gboolean
choose_decoder (CsvReader *self, const CxReadOptions *options, GError **error)
{
  CxCharset *charset = &self->charset;

  if (options->encoding != NULL)
    {
      const char *name = cx_charset_canonical (options->encoding);

      /* UTF-16 without saying which: the mark or the NULs know better. */
      if (g_str_has_prefix (name, "UTF-16") && g_str_has_prefix (charset->encoding, "UTF-16"))
        name = charset->encoding;
      if (strcmp (name, charset->encoding) != 0)
        {
          name = g_intern_string (name);
          charset->clean = FALSE;
          charset->strays = charset->replacements = 0;
          g_free (charset->encoding);
          charset->encoding = g_strdup (name);
        }
      charset->unsure = FALSE;
    }
  if (charset->clean)
    return TRUE;
  self->decoder = cx_decoder_new (charset->encoding, error);
  return self->decoder != NULL;
}

/* Reads on until the block holds @size more bytes of text, or the file ends. */
static gboolean
fill_text (CsvReader *self, CxCsvBlock *block, gsize size, GError **error)
{
  gsize wanted = block->text->len + size;

  while (block->text->len < wanted && !self->source_ended)
    {
      gsize room = wanted - block->text->len;
      gssize n;

      if (self->decoder == NULL)
        {
          gsize before = block->text->len;

          g_string_set_size (block->text, wanted);
          n = cx_byte_source_read (self->source, (guint8 *) block->text->str + before, room, error);
          g_string_truncate (block->text, before + (gsize) MAX (n, 0));
        }
      else
        {
          gsize kept = self->raw->len, taken;

          g_byte_array_set_size (self->raw, (guint) (kept + room));
          n = cx_byte_source_read (self->source, self->raw->data + kept, room, error);
          g_byte_array_set_size (self->raw, (guint) (kept + (gsize) MAX (n, 0)));
          taken = cx_decoder_run (self->decoder, self->raw->data, self->raw->len, n < (gssize) room,
                                  block->text);
          g_byte_array_remove_range (self->raw, 0, (guint) taken);
        }
      if (n < 0)
        return FALSE;
      self->source_ended = n < (gssize) room;
    }
  /* The scanner puts a stop behind the text. */
  g_string_set_size (block->text, block->text->len + 8);
  g_string_truncate (block->text, block->text->len - 8);
  return TRUE;
}

static gboolean
restart (CsvReader *self, GError **error)
{
  guint8 mark[4];

  if (!cx_byte_source_rewind (self->source, error) ||
      (self->charset.bom > 0 &&
       cx_byte_source_read (self->source, mark, self->charset.bom, error) < 0))
    return FALSE;

  if (self->decoder != NULL)
    cx_decoder_reset (self->decoder);
  g_byte_array_set_size (self->raw, 0);
  self->begun = self->source_ended = self->ended = FALSE;
  for (guint i = 0; i < 2; i++)
    {
      g_string_truncate (self->blocks[i].text, 0);
      self->blocks[i].position = 0;
    }
  return TRUE;
}

static guint
count_line_ends (const GString *text)
{
  guint n = 0;

  for (gsize i = 0; i < text->len; i++)
    n += text->str[i] == '\n' || text->str[i] == '\r';
  return n;
}

/* The top of the file; of one with thousands of columns so much that some rows are in it. */
static gboolean
fill_sample (CsvReader *self, CxCsvBlock *block, GError **error)
{
  do
    if (!fill_text (self, block, SAMPLE_SIZE, error))
      return FALSE;
  while (!self->source_ended && block->text->len < LARGEST_SAMPLE &&
         count_line_ends (block->text) < SAMPLE_LINES);
  return TRUE;
}

/* Takes the sample, guesses the dialect and tells it. */
static gboolean
sniff (CxTable *table, const CxReadOptions *options, GError **error)
{
  CsvReader *self = table->reader;
  CxCsvBlock *block = &self->blocks[0];
  CxCsvDialect dialect;
  char delimiter = 0;

  if (options->delimiter != NULL)
    delimiter = strcmp (options->delimiter, "tab") == 0 ? '\t' : options->delimiter[0];
  if (!restart (self, error) || !fill_sample (self, block, error))
    return FALSE;

  cx_csv_sniff (block->text->str, block->text->len, self->source_ended, delimiter, &dialect);
  cx_csv_scanner_init (&self->scanner, &dialect);
  table->delimiter = g_strdup (",");
  if (dialect.delimiter != 0)
    *table->delimiter = dialect.delimiter;
  table->quote = dialect.quote != 0 ? g_strndup (&dialect.quote, 1) : NULL;
  table->line_end = g_strdup (dialect.line_end);
  table->preamble_rows = dialect.skip > 0 ? 1 : 0;
  table->format = g_strdup (dialect.delimiter == '\t' ? "tsv" : "csv");
  if (strcmp (dialect.line_end, "\r\r\n") == 0)
    cx_table_take_repair (table, g_strdup (_ ("Line ends were doubled (CR CR LF); each counts as "
                                              "one.")));
  return TRUE;
}

static gboolean
csv_rewind (CxTable *table, GError **error)
{
  CsvReader *self = table->reader;
  CxCsvDialect dialect = self->scanner.dialect;

  if (!restart (self, error))
    return FALSE;
  cx_csv_scanner_init (&self->scanner, &dialect);
  self->current = 0;
  self->blocks[1].position = 0;
  return TRUE;
}

static gboolean
csv_open (CxTable *table, const CxReadOptions *options, CxProgress *progress, GError **error)
{
  CsvReader *self = table->reader = g_new0 (CsvReader, 1);
  g_autofree char *entry = NULL;

  self->raw = g_byte_array_new ();
  for (guint i = 0; i < 2; i++)
    {
      self->blocks[i].text = g_string_new (NULL);
      self->blocks[i].cells = g_array_new (FALSE, FALSE, sizeof (CxCell));
      self->blocks[i].lines = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->blocks[i].widths = g_array_new (FALSE, FALSE, sizeof (guint));
    }

  if (!cx_reader_find_zipped_table (table->path, &entry, error))
    return FALSE;
  self->source = cx_byte_source_open (table->path, entry, options->max_bytes, error);
  if (self->source == NULL || !scan_charset (self, progress, error) ||
      !choose_decoder (self, options, error))
    return FALSE;

  table->encoding = g_strdup (self->charset.encoding);
  table->bom = self->charset.bom > 0;
  cx_csv_note_charset (table, &self->charset);
  if (entry != NULL)
    cx_table_take_repair (table, g_strdup_printf (_ ("“%s” was taken out of the ZIP."), entry));
  return sniff (table, options, error) && csv_rewind (table, error);
}

static void
set_too_wide (CsvReader *self, GError **error)
{
  cx_error_set (error, CX_ERROR_LIMIT, _ ("Check that the right delimiter was found."),
                _ ("A line has more than %d cells."), MAX_COLUMNS);
  cx_error_place (error, NULL, self->scanner.line, NULL);
}

/* Cuts rows until the text ends, or the block is full. *@more: the last row goes on beyond the
 * text. */
static gboolean
cut_rows (CsvReader *self, CxCsvBlock *block, gboolean *more, GError **error)
{
  CxCsvScanner *scanner = &self->scanner;
  CxCsvResult result = CX_CSV_ROW;

  *more = FALSE;
  while (block->cells->len + block->view.columns <= MAX_BLOCK_CELLS)
    {
      guint first = block->cells->len, rows = block->view.rows, width;
      gint64 line = scanner->line;

      /* One wide line must not widen thousands of narrow ones beyond all measure. */
      scanner->max_cells = rows == 0 ? MAX_COLUMNS
                                     : MAX (block->view.columns, MAX_BLOCK_CELLS / (rows + 1));
      result = cx_csv_scanner_row (scanner, block->text->str, &block->position, block->text->len,
                                   self->source_ended, block->cells);
      if (result != CX_CSV_ROW)
        break;
      width = cx_csv_block_is_blank_row (block, first) ? 0 : block->cells->len - first;
      if (width == 0)
        g_array_set_size (block->cells, first);
      cx_csv_block_settle (block, width, line);
    }

  *more = result == CX_CSV_MORE;
  self->ended = result == CX_CSV_END;
  if (result != CX_CSV_WIDE || block->view.rows > 0)
    return TRUE;
  set_too_wide (self, error);
  return FALSE;
}

static void
set_unclosed (CsvReader *self, GError **error)
{
  cx_error_set (error, CX_ERROR_INVALID,
                _ ("Close the quote in that line with another quote, or take it out."),
                _ ("A row does not end within %d MB: a quote is opened and not closed."),
                MAX_ROW_BYTES >> 20);
  cx_error_place (error, NULL, self->scanner.line, NULL);
}

/* The rest of the block before, which holds a row that goes on, begins the new one. */
static void
begin_block (CxTable *table, CxCsvBlock *block, const CxCsvBlock *before)
{
  CsvReader *self = table->reader;

  g_string_truncate (block->text, 0);
  g_string_append_len (block->text, before->text->str + before->position,
                       (gssize) (before->text->len - before->position));
  g_array_set_size (block->cells, 0);
  g_array_set_size (block->lines, 0);
  g_array_set_size (block->widths, 0);
  block->view = (CxRowBlock){ .columns = table->columns };
  block->position = 0;
  if (!self->begun)
    block->position = self->scanner.dialect.skip;
  self->begun = TRUE;
}

static gboolean
csv_next (CxTable *table, CxRowBlock **block, CxProgress *progress, GError **error)
{
  CsvReader *self = table->reader;
  CxCsvBlock *before = &self->blocks[self->current];
  CxCsvBlock *next = &self->blocks[self->current ^= 1];
  gboolean more = TRUE;
  gsize size = CHUNK_SIZE;

  *block = NULL;
  begin_block (table, next, before);
  if (next->text->len >= CHUNK_SIZE)
    size = 0;
  while (next->view.rows == 0 && more)
    {
      if (next->text->len > MAX_ROW_BYTES)
        {
          set_unclosed (self, error);
          return FALSE;
        }
      if (!cx_table_check_cancelled (progress, error) || !fill_text (self, next, size, error) ||
          !cut_rows (self, next, &more, error))
        return FALSE;
      size = MAX (next->text->len, CHUNK_SIZE);
    }

  cx_csv_note_quotes (table, &self->scanner, self->ended);
  if (self->decoder != NULL && self->ended && self->charset.strays == 0)
    cx_csv_note_strays (table, self->charset.encoding, cx_decoder_get_strays (self->decoder));
  if (next->view.rows == 0)
    return TRUE;
  next->view.cells = (CxCell *) (void *) next->cells->data;
  next->view.lines = (gint64 *) (void *) next->lines->data;
  next->view.widths = (guint *) (void *) next->widths->data;
  next->view.last = self->ended;
  *block = &next->view;
  return TRUE;
}

static double
csv_fraction (CxTable *table)
{
  CsvReader *self = table->reader;
  gint64 size = cx_byte_source_get_size (self->source);

  return size > 0 ? (double) cx_byte_source_get_position (self->source) / (double) size : 1;
}

const CxReaderType cx_reader_csv = {
  .id = "csv",
  .title = N_ ("Text table (CSV, TSV)"),
  .suffixes = "csv tsv txt tab zip",
  .probe = csv_probe,
  .open = csv_open,
  .next = csv_next,
  .rewind = csv_rewind,
  .fraction = csv_fraction,
  .close = csv_close,
};
