#include "config.h"

#include "cx-biff.h"
#include "cx-cfb.h"
#include "cx-reader-fixture.h"

#include <string.h>

/* Old workbooks, written here record by record. */

static void
put_8 (GByteArray *bytes, guint8 value)
{
  g_byte_array_append (bytes, &value, 1);
}

static void
put_16 (GByteArray *bytes, guint value)
{
  put_8 (bytes, value & 0xff);
  put_8 (bytes, (value >> 8) & 0xff);
}

static void
put_32 (GByteArray *bytes, guint32 value)
{
  put_16 (bytes, value & 0xffff);
  put_16 (bytes, value >> 16);
}

static void
put_double (GByteArray *bytes, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  put_32 (bytes, (guint32) bits);
  put_32 (bytes, (guint32) (bits >> 32));
}

/* Moves @data into a record of @stream. */
static void
put_record (GByteArray *stream, guint type, GByteArray *data)
{
  put_16 (stream, type);
  put_16 (stream, data->len);
  g_byte_array_append (stream, data->data, data->len);
  g_byte_array_set_size (data, 0);
}

static void
put_narrow (GByteArray *data, const char *text, int length_bytes)
{
  if (length_bytes == 1)
    put_8 (data, (guint8) strlen (text));
  else
    put_16 (data, (guint) strlen (text));
  put_8 (data, 0);
  g_byte_array_append (data, (const guint8 *) text, (guint) strlen (text));
}

static void
put_wide (GByteArray *data, const char *text)
{
  glong n = 0;
  g_autofree gunichar2 *letters = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

  put_16 (data, (guint) n);
  put_8 (data, 1);
  for (glong i = 0; i < n; i++)
    put_16 (data, letters[i]);
}

static void
put_bof (GByteArray *stream, guint version, guint kind)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  put_16 (data, version);
  put_16 (data, kind);
  put_32 (data, 0);
  put_32 (data, 0);
  put_32 (data, 0);
  put_record (stream, 0x809, data);
}

static void
put_cell_head (GByteArray *data, guint row, guint column, guint style)
{
  put_16 (data, row);
  put_16 (data, column);
  put_16 (data, style);
}

static void
put_sheet (GByteArray *stream)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  put_bof (stream, 0x600, 0x10);
  /* A hidden row, and a hidden column. */
  put_16 (data, 2);
  for (int i = 0; i < 5; i++)
    put_16 (data, 0);
  put_32 (data, 0x20);
  put_record (stream, 0x208, data);
  put_16 (data, 1);
  put_16 (data, 1);
  put_32 (data, 0);
  put_16 (data, 1);
  put_record (stream, 0x7d, data);
  for (guint i = 0; i < 4; i++)
    {
      put_cell_head (data, 0, i, 0);
      put_32 (data, i);
      put_record (stream, 0xfd, data);
    }
  /* The rows out of their order. */
  put_cell_head (data, 2, 0, 1);
  put_double (data, 46090);
  put_record (stream, 0x203, data);
  put_16 (data, 1); /* MULRK: 12.34 as hundredfold, 7 whole, 0.5 as half a double */
  put_16 (data, 0);
  put_16 (data, 0);
  put_32 (data, (1234U << 2) | 3);
  put_16 (data, 0);
  put_32 (data, (7U << 2) | 2);
  put_16 (data, 0);
  put_32 (data, 0x3fe00000);
  put_16 (data, 2);
  put_record (stream, 0xbd, data);
  put_cell_head (data, 1, 3, 0);
  put_8 (data, 1);
  put_8 (data, 0);
  put_record (stream, 0x205, data);
  put_cell_head (data, 2, 1, 0);
  put_8 (data, 0x2a);
  put_8 (data, 1);
  put_record (stream, 0x205, data);
  put_cell_head (data, 2, 2, 0); /* a formula's number, and then its text */
  put_double (data, 2.5);
  put_32 (data, 0);
  put_record (stream, 0x06, data);
  put_cell_head (data, 2, 3, 0);
  put_16 (data, 0);
  put_32 (data, 0);
  put_16 (data, 0xffff);
  put_record (stream, 0x06, data);
  put_wide (data, "kết quả");
  put_record (stream, 0x207, data);
  put_record (stream, 0x0a, data);
}

/* Globals, an empty first sheet and one with data. */
static GByteArray *
make_book (void)
{
  GByteArray *stream = g_byte_array_new ();
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint offsets[2], begin;

  put_bof (stream, 0x600, 0x05);
  for (guint i = 0; i < 2; i++)
    {
      offsets[i] = stream->len + 4;
      put_32 (data, 0);
      put_16 (data, 0);
      put_narrow (data, i == 0 ? "Cover" : "Data", 1);
      put_record (stream, 0x85, data);
    }
  for (guint i = 0; i < 2; i++) /* styles: General and a date */
    {
      put_16 (data, 0);
      put_16 (data, i == 0 ? 0 : 14);
      put_record (stream, 0xe0, data);
    }
  /* Shared strings; the third is cut by the end of its record and goes on as wide letters. */
  put_32 (data, 4);
  put_32 (data, 4);
  put_narrow (data, "one", 2);
  put_wide (data, "hài lòng");
  put_16 (data, 6);
  put_8 (data, 0);
  g_byte_array_append (data, (const guint8 *) "abc", 3);
  put_record (stream, 0xfc, data);
  put_8 (data, 1);
  for (const char *p = "def"; *p != '\0'; p++)
    put_16 (data, (guint) *p);
  put_16 (data, 4); /* rich text: one font run */
  put_8 (data, 8);
  put_16 (data, 1);
  g_byte_array_append (data, (const guint8 *) "last", 4);
  put_32 (data, 0);
  put_record (stream, 0x3c, data);
  put_record (stream, 0x0a, data);
  for (guint i = 0; i < 2; i++)
    {
      begin = stream->len;
      memcpy (stream->data + offsets[i], (guint8[]){ begin & 0xff, (begin >> 8) & 0xff, 0, 0 }, 4);
      if (i == 0)
        {
          put_bof (stream, 0x600, 0x10);
          put_record (stream, 0x0a, data);
        }
      else
        put_sheet (stream);
    }
  return stream;
}

static void
put_entry (GByteArray *file, const char *name, guint8 type, guint32 start, guint32 size)
{
  guint begin = file->len;

  for (const char *p = name; *p != '\0'; p++)
    put_16 (file, (guint) *p);
  while (file->len < begin + 64)
    put_8 (file, 0);
  put_16 (file, (guint) (2 * strlen (name) + 2));
  put_8 (file, type);
  while (file->len < begin + 116)
    put_8 (file, 0);
  put_32 (file, start);
  put_32 (file, size);
  put_32 (file, 0);
}

/* A compound file that holds @stream: table, folder, and the stream in sectors of 512 bytes, padded
 * so that it is no small one. */
static char *
make_file (const char *name, const char *stream_name, const GByteArray *stream)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  guint size = MAX (stream->len, 4096), sectors = (size + 511) / 512;

  g_byte_array_append (file, (const guint8 *) "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  while (file->len < 24)
    put_8 (file, 0);
  put_16 (file, 0x3e);
  put_16 (file, 3);
  put_16 (file, 0xfffe);
  put_16 (file, 9);
  put_16 (file, 6);
  while (file->len < 44)
    put_8 (file, 0);
  put_32 (file, 1); /* sectors of the table */
  put_32 (file, 1); /* the folder's first */
  put_32 (file, 0);
  put_32 (file, 4096);
  put_32 (file, 0xfffffffe); /* no small table */
  put_32 (file, 0);
  put_32 (file, 0xfffffffe);
  put_32 (file, 0);
  put_32 (file, 0);
  while (file->len < 512)
    put_32 (file, 0xffffffff);
  put_32 (file, 0xfffffffd);
  put_32 (file, 0xfffffffe);
  for (guint i = 0; i < sectors; i++)
    put_32 (file, i + 1 < sectors ? i + 3 : 0xfffffffe);
  while (file->len < 1024)
    put_32 (file, 0xffffffff);
  put_entry (file, "Root Entry", 5, 0xfffffffe, 0);
  put_entry (file, stream_name, 2, 2, size);
  while (file->len < 1536)
    put_8 (file, 0);
  g_byte_array_append (file, stream->data, stream->len);
  while (file->len < 1536 + sectors * 512)
    put_8 (file, 0);
  return cx_test_file (name, (const char *) file->data, (gssize) file->len);
}

static void
test_cells (void)
{
  g_autoptr (GByteArray) book = make_book ();
  g_autofree char *path = make_file ("cells.xls", "Workbook", book);
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autoptr (GError) error = NULL;
  CxRowBlock *block;

  reader_assert_csv (path, "one,hài lòng,abcdef,last\n12.34,7,0.5,TRUE\n"
                           "2026-03-09,#N/A,2.5,kết quả\n");
  g_assert_cmpstr (table->format, ==, "xls");
  g_assert_cmpint (table->sheet, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (table->sheets, 0), ==, "Cover");
  g_assert_cmpuint (table->hidden_rows, ==, 1);
  g_assert_true (reader_says (table->doubts, "column is hidden"));
  g_assert_true (cx_table_next (table, &block, NULL, &error));
  g_assert_cmpuint (block->cells[block->columns].kind, ==, CX_CELL_DATE);
  g_assert_cmpuint (block->cells[block->columns + 1].kind, ==, CX_CELL_ERROR);
  g_assert_cmpuint (block->cells[3].kind, ==, CX_CELL_BOOLEAN);
  g_assert_true (cx_table_rewind (table, &error));
  g_assert_true (cx_table_next (table, &block, NULL, &error));
  g_assert_cmpuint (block->rows, ==, 2);
}

static void
test_sheet_choice (void)
{
  g_autoptr (GByteArray) book = make_book ();
  g_autofree char *path = make_file ("sheets.xls", "Workbook", book);
  CxReadOptions options = { .sheet = 1, .header_rows = -1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_table_open (path, &options, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_clear_error (&error);
  options.sheet = 3;
  g_assert_null (cx_table_open (path, &options, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

/* Excel 95: texts are bytes in the code page of the file. */
static void
test_biff5 (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree char *path = NULL;
  guint offset;

  put_bof (stream, 0x500, 0x05);
  put_16 (data, 1251);
  put_record (stream, 0x42, data);
  offset = stream->len + 4;
  put_32 (data, 0);
  put_16 (data, 0);
  put_8 (data, 1);
  put_8 (data, 'S');
  put_record (stream, 0x85, data);
  put_record (stream, 0x0a, data);
  stream->data[offset] = (guint8) stream->len;
  put_bof (stream, 0x500, 0x10);
  for (guint i = 0; i < 2; i++)
    {
      put_cell_head (data, 0, i, 0);
      put_16 (data, 3);
      g_byte_array_append (data, (const guint8 *) (i == 0 ? "\xe8\xec\xff" : "n\0x"), 3);
      put_record (stream, 0x204, data);
    }
  put_cell_head (data, 1, 1, 0);
  put_32 (data, (5U << 2) | 2);
  put_record (stream, 0x27e, data);
  put_record (stream, 0x0a, data);
  path = make_file ("old.xls", "Book", stream);
  reader_assert_csv (path, "имя,nx\n,5\n");
}

static void
test_refused (void)
{
  g_autoptr (GByteArray) locked = g_byte_array_new ();
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree char *protected = NULL, *encrypted = NULL, *document = NULL, *cut = NULL;
  g_autofree char *mends[4] = { NULL };

  put_bof (locked, 0x600, 0x05);
  put_16 (data, 1);
  put_record (locked, 0x2f, data);
  protected = make_file ("protected.xls", "Workbook", locked);
  encrypted = make_file ("encrypted.xlsx", "EncryptedPackage", locked);
  document = make_file ("letter.doc", "WordDocument", locked);
  cut = cx_test_file ("cut.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more", -1);
  mends[0] = reader_assert_fails (protected, CX_ERROR_UNSUPPORTED, "password");
  mends[1] = reader_assert_fails (encrypted, CX_ERROR_UNSUPPORTED, "password");
  mends[2] = reader_assert_fails (document, CX_ERROR_UNSUPPORTED, "not a workbook");
  mends[3] = reader_assert_fails (cut, CX_ERROR_DAMAGED, "damaged");
  for (gsize i = 0; i < G_N_ELEMENTS (mends); i++)
    {
      g_assert_nonnull (mends[i]);
      g_free (g_steal_pointer (&mends[i]));
    }
}

/* Cut and bit-flipped anywhere, the workbook gives fewer cells or a message, never a crash. */
static void
test_damage (void)
{
  g_autoptr (GByteArray) book = make_book ();
  g_autofree char *whole = make_file ("whole.xls", "Workbook", book);
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gsize size = 0;

  g_assert_true (g_file_get_contents (whole, &bytes, &size, NULL));
  for (int i = 0; i < 1500; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, size);
      g_autofree char *path = NULL;
      g_autoptr (CxTable) table = NULL;
      g_autoptr (GError) error = NULL;
      CxRowBlock *block = NULL;
      gsize length = i % 3 == 0 ? (gsize) g_rand_int_range (rand, 16, (gint32) size) : size;

      for (int k = i % 3; k > 0; k--)
        copy[g_rand_int_range (rand, 8, (gint32) size)] ^= (char) (1 << g_rand_int_range (rand, 0,
                                                                                          8));
      path = cx_test_file ("flipped.xls", copy, (gssize) length);
      table = cx_table_open (path, NULL, NULL, &error);
      while (table != NULL && cx_table_next (table, &block, NULL, &error) && block != NULL)
        g_assert_cmpuint (block->rows, >, 0);
      g_assert_true (table != NULL || error != NULL);
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/reader-xls/cells", test_cells);
  g_test_add_func ("/reader-xls/sheet-choice", test_sheet_choice);
  g_test_add_func ("/reader-xls/biff5", test_biff5);
  g_test_add_func ("/reader-xls/refused", test_refused);
  g_test_add_func ("/reader-xls/damage", test_damage);
  return g_test_run ();
}
