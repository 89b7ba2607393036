#include "config.h"

#include "cx-biff.h"

#include "cx-cfb.h"
#include "cx-i18n.h"
#include "cx-xlsx.h"

#include <string.h>

/* The records before the sheets. */

enum
{
  RECORD_EOF = 0x000a,
  RECORD_DATEMODE = 0x0022,
  RECORD_FILEPASS = 0x002f,
  RECORD_CODEPAGE = 0x0042,
  RECORD_BOUNDSHEET = 0x0085,
  RECORD_XF = 0x00e0,
  RECORD_SST = 0x00fc,
  RECORD_FORMAT = 0x041e,
  RECORD_BOF = 0x0809,
};

static void
free_sheet (gpointer data)
{
  CxBiffSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet);
}

static void
read_sheet (CxBiffBook *book, CxBiffCursor *cursor)
{
  CxBiffSheet *sheet = g_new0 (CxBiffSheet, 1);
  g_autoptr (GString) name = g_string_new (NULL);

  sheet->offset = cx_biff_cursor_32 (cursor);
  sheet->hidden = (cx_biff_cursor_8 (cursor) & 3) != 0;
  sheet->is_table = cx_biff_cursor_8 (cursor) == 0;
  cx_biff_cursor_text (cursor, book, 1, name);
  sheet->name = g_string_free (g_steal_pointer (&name), FALSE);
  g_ptr_array_add (book->sheets, sheet);
}

static void
read_format (CxBiffBook *book, CxBiffCursor *cursor, GHashTable *codes)
{
  guint id = cx_biff_cursor_16 (cursor);
  g_autoptr (GString) code = g_string_new (NULL);

  cx_biff_cursor_text (cursor, book, book->wide ? 2 : 1, code);
  g_hash_table_insert (codes, GUINT_TO_POINTER (id),
                       GINT_TO_POINTER (cx_cell_format_parse (code->str)));
}

static void
read_style (CxBiffBook *book, CxBiffCursor *cursor, GHashTable *codes)
{
  gpointer own = NULL;
  CxCellFormat format;
  guint id;

  cx_biff_cursor_skip (cursor, 2);
  id = cx_biff_cursor_16 (cursor);
  format = cx_cell_format_builtin (id);
  if (g_hash_table_lookup_extended (codes, GUINT_TO_POINTER (id), NULL, &own))
    format = (CxCellFormat) GPOINTER_TO_INT (own);
  g_array_append_val (book->formats, format);
}

static void
read_strings (CxBiffBook *book, CxBiffCursor *cursor)
{
  guint32 count;

  cx_biff_cursor_skip (cursor, 4);
  count = cx_biff_cursor_32 (cursor);
  for (guint32 i = 0; i < count && !cursor->failed; i++)
    {
      gsize start = book->strings->len;

      cx_biff_cursor_text (cursor, book, 2, book->strings);
      cx_xlsx_unescape (book->strings, start);
      g_string_append_c (book->strings, '\0');
      g_array_append_val (book->offsets, book->strings->len);
    }
}

static void
set_codepage (CxBiffBook *book, guint page)
{
  g_autofree char *name = page == 10000   ? g_strdup ("macintosh")
                          : page == 32769 ? g_strdup ("windows-1252")
                          : page == 932
                              ? g_strdup ("Shift_JIS")
                              : g_strdup_printf (
                                    page >= 1250 && page <= 1258 ? "windows-%u" : "CP%u", page);
  g_autoptr (CxDecoder) decoder = cx_decoder_new (name, NULL);

  if (decoder == NULL)
    return;
  g_clear_pointer (&book->decoder, cx_decoder_free);
  book->decoder = g_steal_pointer (&decoder);
}

static gboolean
read_globals (CxBiffBook *book, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  CxBiffCursor cursor;

  for (gsize offset = 0; cx_biff_cursor_at (&cursor, book->stream, offset); offset = cursor.next)
    {
      gsize next = cursor.next;

      switch (cursor.type)
        {
        case RECORD_EOF:
          return TRUE;
        case RECORD_FILEPASS:
          cx_error_set (error, CX_ERROR_UNSUPPORTED,
                        _ ("Open it with its password and save it without one."),
                        _ ("The file is protected by a password."));
          return FALSE;
        case RECORD_DATEMODE:
          book->epoch_1904 = cx_biff_cursor_16 (&cursor) == 1;
          break;
        case RECORD_CODEPAGE:
          set_codepage (book, cx_biff_cursor_16 (&cursor));
          break;
        case RECORD_BOUNDSHEET:
          read_sheet (book, &cursor);
          break;
        case RECORD_FORMAT:
          read_format (book, &cursor, codes);
          break;
        case RECORD_XF:
          read_style (book, &cursor, codes);
          break;
        case RECORD_SST:
          read_strings (book, &cursor);
          break;
        default:
          break;
        }
      cursor.next = next;
    }
  return TRUE;
}

CxBiffBook *
cx_biff_book_new (GByteArray *stream, GError **error)
{
  g_autoptr (CxBiffBook) book = g_new0 (CxBiffBook, 1);
  gsize begin = 0;
  CxBiffCursor cursor;
  guint version;

  book->stream = stream;
  book->sheets = g_ptr_array_new_with_free_func (free_sheet);
  book->formats = g_array_new (FALSE, FALSE, sizeof (CxCellFormat));
  book->strings = g_string_new (NULL);
  book->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_array_append_val (book->offsets, begin);
  book->decoder = cx_decoder_new ("windows-1252", NULL);

  version = cx_biff_cursor_at (&cursor, stream, 0) && cursor.type == RECORD_BOF
                ? cx_biff_cursor_16 (&cursor)
                : 0;
  book->wide = version == 0x0600;
  if (version != 0x0600 && version != 0x0500)
    {
      cx_error_set (error, CX_ERROR_UNSUPPORTED,
                    _ ("Open it in Excel or LibreOffice and save it as .xlsx."),
                    _ ("This workbook is damaged, or older than Excel 5."));
      return NULL;
    }
  if (!read_globals (book, error))
    return NULL;
  return g_steal_pointer (&book);
}

CxBiffBook *
cx_biff_book_open (const char *path, gint64 max_bytes, GError **error)
{
  static const char *const names[] = { "Workbook", "Book", NULL };
  g_autoptr (GError) reason = NULL;
  g_autoptr (GByteArray) stream = NULL;

  if (cx_cfb_has_stream (path, "EncryptedPackage"))
    {
      cx_error_set (error, CX_ERROR_UNSUPPORTED,
                    _ ("Open it with its password and save it without one."),
                    _ ("The file is protected by a password."));
      return NULL;
    }
  stream = cx_cfb_read_stream (path, names, max_bytes, &reason);
  if (stream == NULL)
    {
      if (g_error_matches (reason, CX_ERROR, CX_ERROR_NOT_FOUND))
        cx_error_set (error, CX_ERROR_UNSUPPORTED,
                      _ ("Choose a CSV, .xlsx, .ods, .xls or .sav file."),
                      _ ("This is a file of an older Office program, but not a workbook."));
      else
        g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return cx_biff_book_new (g_steal_pointer (&stream), error);
}

void
cx_biff_book_free (CxBiffBook *book)
{
  g_byte_array_unref (book->stream);
  g_ptr_array_unref (book->sheets);
  g_array_unref (book->formats);
  g_string_free (book->strings, TRUE);
  g_array_unref (book->offsets);
  cx_decoder_free (book->decoder);
  g_free (book);
}
