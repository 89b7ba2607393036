#include "config.h"

#include "cx-charset.h"

#include "cx-error.h"
#include "cx-i18n.h"

#include <errno.h>
#include <string.h>

typedef enum
{
  DECODE_UTF8,
  DECODE_UTF16LE,
  DECODE_UTF16BE,
  DECODE_TABLE,
  DECODE_VNI,
  DECODE_ICONV,
} DecodeKind;

struct _CxDecoder
{
  DecodeKind kind;
  const guint16 *table;
  gboolean composes; /* windows-1258 writes tones as marks of their own */
  gunichar held;     /* the last character, as a mark may follow */
  GIConv converter;
  guint64 strays;
};

CxDecoder *
cx_decoder_new (const char *encoding, GError **error)
{
  const char *name = cx_charset_canonical (encoding);
  g_autoptr (CxDecoder) self = g_new0 (CxDecoder, 1);

  self->converter = (GIConv) -1;
  self->table = cx_charset_table (name);
  self->composes = strcmp (name, "windows-1258") == 0;
  if (strcmp (name, "UTF-8") == 0)
    self->kind = DECODE_UTF8;
  else if (strcmp (name, "UTF-16LE") == 0)
    self->kind = DECODE_UTF16LE;
  else if (strcmp (name, "UTF-16BE") == 0)
    self->kind = DECODE_UTF16BE;
  else if (strcmp (name, "VNI") == 0)
    self->kind = DECODE_VNI;
  else if (self->table != NULL)
    self->kind = DECODE_TABLE;
  else
    {
      self->kind = DECODE_ICONV;
      self->converter = g_iconv_open ("UTF-8", name);
      if (self->converter == (GIConv) -1)
        {
          cx_error_set (error, CX_ERROR_USAGE,
                        _ ("Name one such as UTF-8, windows-1252, windows-1258 or TCVN3."),
                        _ ("The encoding “%s” is not known."), encoding);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

void
cx_decoder_free (CxDecoder *decoder)
{
  if (decoder->converter != (GIConv) -1)
    g_iconv_close (decoder->converter);
  g_free (decoder);
}

void
cx_decoder_reset (CxDecoder *decoder)
{
  decoder->held = 0;
  decoder->strays = 0;
  if (decoder->converter != (GIConv) -1)
    g_iconv (decoder->converter, NULL, NULL, NULL, NULL);
}

guint64
cx_decoder_get_strays (CxDecoder *decoder)
{
  return decoder->strays;
}

/* A byte that means nothing where it stands, made visible as what Windows would show. */
static gunichar
decode_stray (CxDecoder *self, guint8 byte)
{
  const guint16 *fallback = cx_charset_table ("windows-1252");

  self->strays++;
  if (byte < 0x80)
    return byte;
  return fallback[byte - 0x80] != 0 ? fallback[byte - 0x80] : byte;
}

static gsize
decode_utf8 (CxDecoder *self, const guint8 *bytes, gsize size, gboolean last, GString *text)
{
  gsize i = 0;

  while (i < size)
    {
      gsize start = i;
      int length;

      while (i < size && bytes[i] != 0 && bytes[i] < 0x80)
        i++;
      g_string_append_len (text, (const char *) bytes + start, (gssize) (i - start));
      if (i == size)
        break;
      if (bytes[i] == 0)
        {
          i++;
          continue;
        }
      length = cx_utf8_sequence (bytes + i, size - i);
      if (length < 0 && !last)
        break;
      if (length > 0)
        g_string_append_len (text, (const char *) bytes + i, length);
      else
        g_string_append_unichar (text, decode_stray (self, bytes[i]));
      i += length > 0 ? (gsize) length : 1;
    }
  return i;
}

static guint16
read_unit (const guint8 *bytes, gboolean big)
{
  return (guint16) (big ? bytes[0] << 8 | bytes[1] : bytes[1] << 8 | bytes[0]);
}

static gsize
decode_utf16 (CxDecoder *self, const guint8 *bytes, gsize size, gboolean last, GString *text)
{
  gboolean big = self->kind == DECODE_UTF16BE;
  gsize i = 0;

  while (i + 1 < size)
    {
      gunichar c = read_unit (bytes + i, big);
      gsize length = 2;

      if (c >= 0xd800 && c < 0xdc00)
        {
          guint16 low = i + 3 < size ? read_unit (bytes + i + 2, big) : 0;

          if (i + 3 >= size && !last)
            break;
          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              length = 4;
            }
        }
      i += length;
      if (c >= 0xd800 && c < 0xe000)
        {
          self->strays++;
          c = 0xfffd;
        }
      if (c != 0)
        g_string_append_unichar (text, c);
    }
  if (last && i < size)
    {
      if (bytes[i] != 0)
        g_string_append_unichar (text, decode_stray (self, bytes[i]));
      i = size;
    }
  return i;
}

static void
append_composed (CxDecoder *self, gunichar c, GString *text)
{
  gunichar composed;

  if (self->held != 0 && g_unichar_ismark (c) && cx_letter_compose (self->held, c, &composed))
    {
      self->held = composed;
      return;
    }
  if (self->held != 0)
    g_string_append_unichar (text, self->held);
  self->held = c;
}

static gsize
decode_table (CxDecoder *self, const guint8 *bytes, gsize size, gboolean last, GString *text)
{
  for (gsize i = 0; i < size; i++)
    {
      gunichar c = bytes[i] < 0x80 ? bytes[i] : self->table[bytes[i] - 0x80];

      if (c == 0 && bytes[i] != 0)
        c = decode_stray (self, bytes[i]);
      if (c == 0)
        continue;
      if (self->composes)
        append_composed (self, c, text);
      else if (c < 0x80)
        g_string_append_c (text, (char) c);
      else
        g_string_append_unichar (text, c);
    }
  if (last && self->held != 0)
    {
      g_string_append_unichar (text, self->held);
      self->held = 0;
    }
  return size;
}

static gsize
decode_vni (CxDecoder *self, const guint8 *bytes, gsize size, gboolean last, GString *text)
{
  gsize i = 0;

  while (i < size)
    {
      guint8 byte = bytes[i];
      gunichar c = 0;

      /* The mark of the last letter may stand in the next piece. */
      if (i + 1 == size && !last)
        break;
      if (i + 1 < size && bytes[i + 1] >= 0xc0)
        c = cx_vni_pair (byte, bytes[i + 1]);
      i += c != 0 ? 2 : 1;
      if (c == 0)
        c = byte < 0x80 ? byte : cx_vni_single (byte);
      if (c == 0 && byte != 0)
        c = decode_stray (self, byte);
      if (c != 0)
        g_string_append_unichar (text, c);
    }
  return i;
}

static gsize
decode_iconv (CxDecoder *self, const guint8 *bytes, gsize size, gboolean last, GString *text)
{
  char *in = (char *) bytes;
  gsize in_left = size;

  while (in_left > 0)
    {
      char buffer[4096];
      char *out = buffer;
      gsize out_left = sizeof buffer;
      gsize result = g_iconv (self->converter, &in, &in_left, &out, &out_left);
      int code = errno;

      for (char *p = buffer; p < out; p++)
        if (*p != '\0')
          g_string_append_c (text, *p);
      if (result != (gsize) -1 || code == E2BIG)
        continue;
      if (code == EINVAL && !last)
        break;
      if (*in != '\0')
        g_string_append_unichar (text, decode_stray (self, (guint8) *in));
      in++;
      in_left--;
    }
  return size - in_left;
}

gsize
cx_decoder_run (CxDecoder *decoder, const guint8 *bytes, gsize size, gboolean last, GString *text)
{
  switch (decoder->kind)
    {
    case DECODE_UTF8:
      return decode_utf8 (decoder, bytes, size, last, text);
    case DECODE_UTF16LE:
    case DECODE_UTF16BE:
      return decode_utf16 (decoder, bytes, size, last, text);
    case DECODE_TABLE:
      return decode_table (decoder, bytes, size, last, text);
    case DECODE_VNI:
      return decode_vni (decoder, bytes, size, last, text);
    case DECODE_ICONV:
      return decode_iconv (decoder, bytes, size, last, text);
    default:
      g_assert_not_reached ();
    }
}
