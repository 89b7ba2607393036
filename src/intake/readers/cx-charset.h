/* Text files in any encoding: which it is, and decoding it to clean UTF-8 piece by piece. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a pass over all bytes of a file found out. */
typedef struct
{
  char *encoding;       /* "UTF-8", "UTF-16LE", "windows-1252", "macintosh", "TCVN3", "VNI" … */
  gsize bom;            /* bytes of byte order mark to pass over */
  gboolean clean;       /* UTF-8 that needs no decoding at all */
  gboolean unsure;      /* a close call between encodings */
  guint64 strays;       /* bytes that are no UTF-8 in a file that is UTF-8 otherwise */
  guint64 nuls;         /* NUL bytes in a file of 8-bit text */
  guint64 replacements; /* U+FFFD already standing in the file */
  gint64 stray_line;    /* where the first stray byte stands, from 1 */
  guint8 stray;         /* and which it is */
} CxCharset;

void cx_charset_clear (CxCharset *charset);

/* Fed with a file from its start to its end; finish () decides. */
typedef struct _CxCharsetScan CxCharsetScan;
CxCharsetScan *cx_charset_scan_new (void);
void cx_charset_scan_free (CxCharsetScan *scan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxCharsetScan, cx_charset_scan_free)
void cx_charset_scan_feed (CxCharsetScan *scan, const guint8 *bytes, gsize size);
void cx_charset_scan_finish (CxCharsetScan *scan, CxCharset *charset);

/* The legacy encoding that reads @words best: runs of bytes that hold letters above ASCII, with
 * blanks between. Judged on letters, with uchardet's opinion as one vote. @unsure (nullable) tells
 * that another came close. Returns a static string or an interned one. */
const char *cx_charset_judge (const guint8 *words, gsize size, gboolean *unsure);

/* Decoder to UTF-8 for any of our names or any name that iconv knows. */
typedef struct _CxDecoder CxDecoder;
/* NULL with CX_ERROR_USAGE for an encoding that nobody knows. */
CxDecoder *cx_decoder_new (const char *encoding, GError **error);
void cx_decoder_free (CxDecoder *decoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDecoder, cx_decoder_free)
/* Forgets a half character kept from before. */
void cx_decoder_reset (CxDecoder *decoder);
/* Appends @size decoded @bytes to @text and returns how many bytes were taken: all but the few of a
 * character that goes on in the next piece; with @last all. NULs vanish; bytes that mean nothing in
 * the encoding are read as windows-1252 and counted. */
gsize
cx_decoder_run (CxDecoder *decoder, const guint8 *bytes, gsize size, gboolean last, GString *text);
/* Bytes that had to be read otherwise so far. */
guint64 cx_decoder_get_strays (CxDecoder *decoder);

/* The canonical spelling of an encoding's name ("utf8" → "UTF-8", "cp1252" → "windows-1252"); any
 * other name is returned as it is. Interned or static. */
const char *cx_charset_canonical (const char *name);

/* Length of the UTF-8 sequence that begins at @bytes, 0 if it is none, -1 if @size cuts it. */
int cx_utf8_sequence (const guint8 *bytes, gsize size);

/* The table of a single-byte encoding of ours (windows-1252, macintosh, windows-1258, TCVN3), for
 * bytes from 0x80; 0 where the byte means nothing. NULL for others. */
const guint16 *cx_charset_table (const char *encoding);
/* VNI writes a letter and its marks as two bytes: the character of @base followed by @mark, 0 if
 * they do not go together; cx_vni_single () for bytes that stand alone (đ ơ ư í …), 0 if none. */
gunichar cx_vni_pair (guint8 base, guint8 mark);
gunichar cx_vni_single (guint8 byte);
/* @letter with the combining @mark as one character, also where a dot below meets a hat. FALSE if
 * there is none. */
gboolean cx_letter_compose (gunichar letter, gunichar mark, gunichar *made);
/* Whether @length bytes of UTF-8 can be one Vietnamese syllable. */
gboolean cx_vietnamese_is_syllable (const char *text, gsize length);

G_END_DECLS
