#include "config.h"

#include "cx-biff.h"

#include <string.h>

#define RECORD_CONTINUE 0x003c

gboolean
cx_biff_cursor_at (CxBiffCursor *cursor, const GByteArray *stream, gsize offset)
{
  const guint8 *bytes = stream->data;
  gsize length;

  if (offset + 4 > stream->len)
    return FALSE;
  length = (gsize) (bytes[offset + 2] | bytes[offset + 3] << 8);
  *cursor = (CxBiffCursor){ .bytes = bytes, .size = stream->len, .position = offset + 4 };
  cursor->type = (guint16) (bytes[offset] | bytes[offset + 1] << 8);
  cursor->next = offset + 4 + length;
  cursor->end = MIN (cursor->next, stream->len);
  return TRUE;
}

/* Moves into the CONTINUE record behind this one. */
static gboolean
go_on (CxBiffCursor *self)
{
  gsize at = self->next;
  gsize length;

  if (self->failed || at + 4 > self->size ||
      (self->bytes[at] | self->bytes[at + 1] << 8) != RECORD_CONTINUE)
    {
      self->failed = TRUE;
      return FALSE;
    }
  length = (gsize) (self->bytes[at + 2] | self->bytes[at + 3] << 8);
  self->position = at + 4;
  self->next = at + 4 + length;
  self->end = MIN (self->next, self->size);
  return TRUE;
}

guint8
cx_biff_cursor_8 (CxBiffCursor *cursor)
{
  while (cursor->position >= cursor->end)
    if (!go_on (cursor))
      return 0;
  return cursor->bytes[cursor->position++];
}

guint16
cx_biff_cursor_16 (CxBiffCursor *cursor)
{
  guint16 low = cx_biff_cursor_8 (cursor);

  return (guint16) (low | cx_biff_cursor_8 (cursor) << 8);
}

guint32
cx_biff_cursor_32 (CxBiffCursor *cursor)
{
  guint32 low = cx_biff_cursor_16 (cursor);

  return low | (guint32) cx_biff_cursor_16 (cursor) << 16;
}

double
cx_biff_cursor_double (CxBiffCursor *cursor)
{
  guint64 low = cx_biff_cursor_32 (cursor);
  guint64 bits = low | (guint64) cx_biff_cursor_32 (cursor) << 32;
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

void
cx_biff_cursor_skip (CxBiffCursor *cursor, gsize bytes)
{
  while (bytes > 0 && !cursor->failed)
    {
      gsize step = MIN (bytes, cursor->end - cursor->position);

      cursor->position += step;
      bytes -= step;
      if (bytes > 0)
        go_on (cursor);
    }
}

/* Appends @count letters of one or two bytes; each CONTINUE record says anew which. */
static void
append_letters (CxBiffCursor *self, guint count, gboolean wide, GString *text)
{
  gunichar high = 0;

  while (count > 0 && !self->failed)
    {
      gunichar c;

      if (self->position >= self->end)
        {
          if (!go_on (self))
            return;
          wide = cx_biff_cursor_8 (self) & 1;
          continue;
        }
      c = wide ? cx_biff_cursor_16 (self) : cx_biff_cursor_8 (self);
      count--;
      if (high != 0 && c >= 0xdc00 && c < 0xe000)
        c = 0x10000 + ((high - 0xd800) << 10) + (c - 0xdc00);
      else if (high != 0)
        g_string_append_unichar (text, 0xfffd);
      high = c >= 0xd800 && c < 0xdc00 ? c : 0;
      if (high == 0 && c != 0)
        g_string_append_unichar (text, c >= 0xdc00 && c < 0xe000 ? 0xfffd : c);
    }
}

static void
append_bytes (CxBiffCursor *self, const CxBiffBook *book, guint count, GString *text)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  while (count-- > 0 && !self->failed)
    {
      guint8 byte = cx_biff_cursor_8 (self);

      if (!self->failed)
        g_byte_array_append (bytes, &byte, 1);
    }
  cx_decoder_run (book->decoder, bytes->data, bytes->len, TRUE, text);
}

void
cx_biff_cursor_text (CxBiffCursor *cursor, const CxBiffBook *book, int length_bytes, GString *text)
{
  guint count = length_bytes == 1 ? cx_biff_cursor_8 (cursor) : cx_biff_cursor_16 (cursor);
  guint runs = 0;
  gsize extra = 0;
  guint8 flags;

  if (!book->wide)
    {
      append_bytes (cursor, book, count, text);
      return;
    }
  flags = cx_biff_cursor_8 (cursor);
  if (flags & 8)
    runs = cx_biff_cursor_16 (cursor);
  if (flags & 4)
    extra = cx_biff_cursor_32 (cursor);
  append_letters (cursor, count, flags & 1, text);
  /* Fonts, and how the text is spoken. */
  cx_biff_cursor_skip (cursor, (gsize) runs * 4 + extra);
}
