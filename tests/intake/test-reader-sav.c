#include "config.h"

#include "cx-reader-fixture.h"

#include <readstat.h>
#include <string.h>

/* SPSS files, written here with ReadStat's writer. */

#define SPSS_EPOCH 12219379200.0

static ssize_t
write_cb (const void *bytes, size_t size, void *ctx)
{
  g_byte_array_append (ctx, bytes, (guint) size);
  return (ssize_t) size;
}

typedef struct
{
  readstat_writer_t *writer;
  readstat_variable_t *score, *name, *when, *day, *took;
} Sav;

static void
add_variables (Sav *sav)
{
  readstat_label_set_t *labels = readstat_add_label_set (sav->writer, READSTAT_TYPE_DOUBLE,
                                                         "labels0");

  readstat_label_double_value (labels, 1, "Very bad");
  readstat_label_double_value (labels, 5, "Rất hài lòng");
  readstat_label_double_value (labels, 99, "No answer");
  sav->score = readstat_add_variable (sav->writer, "score", READSTAT_TYPE_DOUBLE, 0);
  readstat_variable_set_label (sav->score, "How was it?");
  readstat_variable_set_label_set (sav->score, labels);
  readstat_variable_add_missing_double_value (sav->score, 99);
  sav->name = readstat_add_variable (sav->writer, "name", READSTAT_TYPE_STRING, 40);
  sav->when = readstat_add_variable (sav->writer, "moment", READSTAT_TYPE_DOUBLE, 0);
  readstat_variable_set_format (sav->when, "DATETIME20");
  sav->day = readstat_add_variable (sav->writer, "day", READSTAT_TYPE_DOUBLE, 0);
  readstat_variable_set_format (sav->day, "EDATE10");
  readstat_variable_add_missing_double_range (sav->day, -3, -1);
  sav->took = readstat_add_variable (sav->writer, "took", READSTAT_TYPE_DOUBLE, 0);
  readstat_variable_set_format (sav->took, "TIME8");
}

static void
add_row (Sav *sav, double score, const char *name, double seconds)
{
  readstat_begin_row (sav->writer);
  if (score < 0)
    readstat_insert_missing_value (sav->writer, sav->score);
  else
    readstat_insert_double_value (sav->writer, sav->score, score);
  readstat_insert_string_value (sav->writer, sav->name, name);
  readstat_insert_double_value (sav->writer, sav->when, SPSS_EPOCH + seconds);
  readstat_insert_double_value (sav->writer, sav->day, SPSS_EPOCH + seconds - 36753);
  readstat_insert_double_value (sav->writer, sav->took, seconds < 0 ? 0 : 36753);
  readstat_end_row (sav->writer);
}

/* 2026-03-09T10:12:33 */
#define MOMENT 1773051153.0

static char *
make_file (const char *name, long rows, readstat_compress_t compression)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Sav sav = { .writer = readstat_writer_init () };

  readstat_set_data_writer (sav.writer, write_cb);
  readstat_writer_set_compression (sav.writer, compression);
  add_variables (&sav);
  g_assert_cmpint (readstat_begin_writing_sav (sav.writer, bytes, rows), ==, READSTAT_OK);
  add_row (&sav, 5, "An", MOMENT);
  for (long i = 1; i < rows - 1; i++)
    add_row (&sav, (double) (i % 5) + 0.1, "Bình, \"chị\"", MOMENT);
  add_row (&sav, 99, "", MOMENT);
  g_assert_cmpint (readstat_end_writing (sav.writer), ==, READSTAT_OK);
  readstat_writer_free (sav.writer);
  return cx_test_file (name, (const char *) bytes->data, (gssize) bytes->len);
}

static void
test_values (void)
{
  static const char expected[] =
      "score,name,moment,day,took\n"
      "5,An,2026-03-09T10:12:33,2026-03-09,10:12:33\n"
      "1.1,\"Bình, \"\"chị\"\"\",2026-03-09T10:12:33,2026-03-09,10:12:33\n"
      "99,,2026-03-09T10:12:33,2026-03-09,10:12:33\n";
  static const readstat_compress_t ways[] = { READSTAT_COMPRESS_NONE, READSTAT_COMPRESS_ROWS,
                                              READSTAT_COMPRESS_BINARY };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = make_file ("values.sav", 3, ways[i]);
      g_autoptr (CxTable) table = reader_open (path, NULL);

      reader_assert_csv (path, expected);
      g_assert_cmpstr (table->format, ==, "sav");
      g_assert_cmpstr (table->encoding, ==, "UTF-8");
    }
}

static void
test_notes (void)
{
  g_autofree char *path = make_file ("notes.sav", 3, READSTAT_COMPRESS_ROWS);
  g_autoptr (CxTable) table = reader_open (path, NULL);
  const CxColumnNote *score = g_ptr_array_index (table->notes, 0);
  const CxColumnNote *day = g_ptr_array_index (table->notes, 3);

  g_assert_cmpuint (table->notes->len, ==, 5);
  g_assert_cmpstr (score->name, ==, "score");
  g_assert_cmpstr (score->label, ==, "How was it?");
  g_assert_cmpstr (g_hash_table_lookup (score->value_labels, "5"), ==, "Rất hài lòng");
  g_assert_cmpstr (g_hash_table_lookup (score->value_labels, "99"), ==, "No answer");
  g_assert_true (g_hash_table_contains (score->missing, "99"));
  g_assert_false (g_hash_table_contains (score->missing, "5"));
  g_assert_null (day->value_labels);
  g_assert_true (g_hash_table_contains (day->missing, "-2"));
}

/* More rows than a block holds, read twice, and closed in the middle. */
static void
test_many_rows (void)
{
  g_autofree char *path = make_file ("many.sav", 50000, READSTAT_COMPRESS_ROWS);
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autoptr (GError) error = NULL;
  CxRowBlock *block;
  gint64 rows = 0;

  for (int pass = 0; pass < 2; pass++)
    {
      for (rows = 0; cx_table_next (table, &block, NULL, &error) && block != NULL;)
        for (guint i = 0; i < block->rows; i++)
          {
            rows++;
            g_assert_cmpint (block->lines[i], ==, rows);
          }
      g_assert_no_error (error);
      g_assert_cmpint (rows, ==, 50000);
      g_assert_true (cx_table_rewind (table, &error));
    }
  g_assert_true (cx_table_next (table, &block, NULL, &error));
}

static void
test_damage (void)
{
  g_autofree char *whole = make_file ("whole.sav", 20, READSTAT_COMPRESS_ROWS);
  g_autofree char *bytes = NULL, *cut = NULL, *mend = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  gsize size = 0;

  g_assert_true (g_file_get_contents (whole, &bytes, &size, NULL));
  cut = cx_test_file ("cut.sav", bytes, (gssize) size / 3);
  mend = reader_assert_fails (cut, CX_ERROR_DAMAGED, "damaged");
  g_assert_nonnull (mend);
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, size);
      g_autofree char *path = NULL;
      g_autoptr (CxTable) table = NULL;
      g_autoptr (GError) error = NULL;
      CxRowBlock *block = NULL;

      copy[g_rand_int_range (rand, 176, (gint32) size)] ^= (char) (1 << g_rand_int_range (rand, 0,
                                                                                          8));
      path = cx_test_file ("flipped.sav", copy, (gssize) size);
      table = cx_table_open (path, NULL, NULL, &error);
      while (table != NULL && cx_table_next (table, &block, NULL, &error) && block != NULL)
        g_assert_cmpuint (block->rows, >, 0);
      g_assert_true (table != NULL || error != NULL);
    }
}

/* A file that says nothing true about its letters is read as Windows wrote them. */
static void
test_wrong_encoding (void)
{
  g_autofree char *whole = make_file ("utf8.sav", 3, READSTAT_COMPRESS_NONE);
  g_autofree char *bytes = NULL, *path = NULL, *text = NULL;
  g_autoptr (CxTable) table = NULL;
  gsize size = 0;
  char *at;

  g_assert_true (g_file_get_contents (whole, &bytes, &size, NULL));
  for (at = bytes; memcmp (at, "Bình", strlen ("Bình")) != 0; at++)
    g_assert_true (at + strlen ("Bình") < bytes + size);
  at[2] = 'x'; /* half a letter */
  path = cx_test_file ("broken-letters.sav", bytes, (gssize) size);
  table = reader_open (path, NULL);
  text = reader_to_csv (table);
  g_assert_cmpstr (table->encoding, ==, "windows-1252");
  g_assert_true (reader_says (table->doubts, "encoding"));
  g_assert_nonnull (strstr (text, "BÃx"));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/reader-sav/values", test_values);
  g_test_add_func ("/reader-sav/notes", test_notes);
  g_test_add_func ("/reader-sav/many-rows", test_many_rows);
  g_test_add_func ("/reader-sav/damage", test_damage);
  g_test_add_func ("/reader-sav/wrong-encoding", test_wrong_encoding);
  return g_test_run ();
}
