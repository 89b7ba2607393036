#include "config.h"

#include "cx-charset.h"

#include <string.h>

#define MAX_WORDS (64 << 10)
/* Head of the file kept to tell UTF-16 by its NULs. */
#define HEAD_SIZE (64 << 10)

struct _CxCharsetScan
{
  GByteArray *head;
  GByteArray *words; /* those with bytes above ASCII, a blank after each */
  guint8 carry[4];   /* a sequence cut by the end of a piece */
  gsize carried;
  gsize size;
  gint64 line;
  guint64 sequences; /* valid UTF-8 of two and more bytes */
  CxCharset found;
};

void
cx_charset_clear (CxCharset *charset)
{
  g_clear_pointer (&charset->encoding, g_free);
}

CxCharsetScan *
cx_charset_scan_new (void)
{
  CxCharsetScan *self = g_new0 (CxCharsetScan, 1);

  self->head = g_byte_array_new ();
  self->words = g_byte_array_new ();
  self->line = 1;
  return self;
}

void
cx_charset_scan_free (CxCharsetScan *scan)
{
  g_byte_array_unref (scan->head);
  g_byte_array_unref (scan->words);
  g_free (scan);
}

/* The word around @bytes[at]; blanks, commas, semicolons and quotes end words (none of them can be
 * the second half of a character in any encoding that we judge). Returns where it ends. */
static gsize
keep_word (CxCharsetScan *self, const guint8 *bytes, gsize size, gsize at)
{
  static const char ends[] = " \t\r\n,;\"";
  gsize start = at, end = at;

  while (start > 0 && at - start < 40 && !memchr (ends, bytes[start - 1], sizeof ends))
    start--;
  while (end < size && end - at < 200 && !memchr (ends, bytes[end], sizeof ends))
    end++;
  g_byte_array_append (self->words, bytes + start, (guint) (end - start));
  g_byte_array_append (self->words, (const guint8 *) " ", 1);
  return end;
}

/* Index of the first byte from @i on that is not ASCII. */
static gsize
skip_ascii (const guint8 *bytes, gsize i, gsize size)
{
  while (i + 8 <= size)
    {
      guint64 eight;

      memcpy (&eight, bytes + i, 8);
      if (eight & G_GUINT64_CONSTANT (0x8080808080808080))
        break;
      i += 8;
    }
  while (i < size && bytes[i] < 0x80)
    i++;
  return i;
}

static gint64
count_lines (const guint8 *bytes, gsize size)
{
  gint64 lines = 0;
  const guint8 *p = bytes, *end = bytes + size;

  while (p < end && (p = memchr (p, '\n', (gsize) (end - p))) != NULL)
    {
      lines++;
      p++;
    }
  return lines;
}

/* Looks at all of @bytes; returns how many stand before a sequence that the end cuts. */
static gsize
scan_bytes (CxCharsetScan *self, const guint8 *bytes, gsize size, gboolean last)
{
  gsize i = 0, word_end = 0;

  while ((i = skip_ascii (bytes, i, size)) < size)
    {
      int length = cx_utf8_sequence (bytes + i, size - i);

      if (length < 0 && !last)
        return i;
      if (i >= word_end && self->words->len < MAX_WORDS)
        word_end = keep_word (self, bytes, size, i);
      if (length > 0)
        {
          self->sequences++;
          if (length == 3 && memcmp (bytes + i, "\xef\xbf\xbd", 3) == 0)
            self->found.replacements++;
          i += (gsize) length;
          continue;
        }
      if (self->found.strays++ == 0)
        {
          self->found.stray_line = self->line + count_lines (bytes, i);
          self->found.stray = bytes[i];
        }
      i++;
    }
  return size;
}

static guint64
count_nuls (const guint8 *bytes, gsize size)
{
  const guint8 *p = bytes, *end = bytes + size;
  guint64 n = 0;

  while (p < end && (p = memchr (p, 0, (gsize) (end - p))) != NULL)
    {
      n++;
      p++;
    }
  return n;
}

void
cx_charset_scan_feed (CxCharsetScan *scan, const guint8 *bytes, gsize size)
{
  gsize taken;

  if (scan->head->len < HEAD_SIZE)
    g_byte_array_append (scan->head, bytes, (guint) MIN (size, HEAD_SIZE - scan->head->len));
  scan->size += size;
  scan->found.nuls += count_nuls (bytes, size);

  while (scan->carried > 0 && size > 0)
    {
      int length;

      scan->carry[scan->carried++] = *bytes;
      length = cx_utf8_sequence (scan->carry, scan->carried);
      if (length < 0)
        {
          bytes++;
          size--;
          continue;
        }
      if (length > 0)
        {
          scan_bytes (scan, scan->carry, scan->carried, TRUE);
          bytes++;
          size--;
        }
      else
        scan_bytes (scan, scan->carry, scan->carried - 1, TRUE);
      scan->carried = 0;
    }

  taken = scan_bytes (scan, bytes, size, FALSE);
  /* Lines are only worth counting while no stray byte has been seen. */
  if (scan->found.strays == 0)
    scan->line += count_lines (bytes, taken);
  scan->carried = size - taken;
  memcpy (scan->carry, bytes + taken, scan->carried);
}

/* UTF-16 without a mark: in most languages every second byte of blanks, digits and signs is NUL. A
 * single NUL is a slip in another text, and so are a few among nothing but ASCII or good UTF-8. */
static const char *
guess_utf16 (const CxCharsetScan *self)
{
  const GByteArray *head = self->head;
  gsize zeros[2] = { 0, 0 };
  gsize pairs = head->len / 2;
  gsize share = self->found.strays > 0 ? 8 : 2;

  for (guint i = 0; i < pairs * 2; i++)
    if (head->data[i] == 0)
      zeros[i % 2]++;
  if (self->found.strays == 0 && self->sequences > 0)
    return NULL;
  if (pairs < 2 || zeros[0] + zeros[1] < 2 || (zeros[0] + zeros[1]) * share < pairs)
    return NULL;
  if (zeros[1] > 4 * zeros[0])
    return "UTF-16LE";
  if (zeros[0] > 4 * zeros[1])
    return "UTF-16BE";
  return NULL;
}

static const char *
read_mark (const GByteArray *head, gsize *length)
{
  static const struct
  {
    const char *mark;
    guint length;
    const char *encoding;
  } marks[] = {
    { "\xef\xbb\xbf", 3, "UTF-8" },    { "\xff\xfe\0\0", 4, "UTF-32LE" },
    { "\0\0\xfe\xff", 4, "UTF-32BE" }, { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (head->len >= marks[i].length && memcmp (head->data, marks[i].mark, marks[i].length) == 0)
      {
        *length = marks[i].length;
        return marks[i].encoding;
      }
  return NULL;
}

void
cx_charset_scan_finish (CxCharsetScan *scan, CxCharset *charset)
{
  CxCharset *found = &scan->found;
  const char *encoding;

  if (scan->carried > 0)
    scan_bytes (scan, scan->carry, scan->carried, TRUE);
  scan->carried = 0;

  encoding = read_mark (scan->head, &found->bom);
  if (encoding == NULL && found->nuls > 0)
    encoding = guess_utf16 (scan);
  if (encoding == NULL && found->strays > 0 && scan->sequences < found->strays)
    encoding = cx_charset_judge (scan->words->data, scan->words->len, &found->unsure);
  if (encoding == NULL)
    encoding = "UTF-8";

  if (g_str_has_prefix (encoding, "UTF-16") || g_str_has_prefix (encoding, "UTF-32"))
    found->nuls = 0;
  if (strcmp (encoding, "UTF-8") != 0)
    found->strays = found->replacements = 0;
  found->clean = strcmp (encoding, "UTF-8") == 0 && found->strays == 0 && found->nuls == 0;
  found->encoding = g_strdup (encoding);
  *charset = *found;
  *found = (CxCharset){ 0 };
}
