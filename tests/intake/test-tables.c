#include "config.h"

#include "cx-recogniser.h"
#include "cx-test.h"

#include <string.h>

/* Every row of the tables of readers and of sources is whole and holds what the code counts on. */

static void
test_readers (void)
{
  static const guint8 nothing[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
  const CxReaderType *const *readers;
  guint n;

  readers = cx_readers (&n);
  g_assert_cmpuint (n, >=, 4);
  for (guint i = 0; i < n; i++)
    {
      const CxReaderType *reader = readers[i];

      g_test_message ("%s", reader->id);
      g_assert_nonnull (reader->title);
      g_assert_nonnull (reader->suffixes);
      g_assert_true (reader->open != NULL && reader->next != NULL && reader->rewind != NULL &&
                     reader->fraction != NULL && reader->close != NULL);
      /* Bytes that are no format are left to the reader of text. */
      if (!g_str_equal (reader->id, "csv"))
        g_assert_cmpint (reader->probe (nothing, sizeof nothing, "answers"), ==, 0);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (readers[j]->id, !=, reader->id);
    }
}

/* Even where a person names the wrong source, a table is mapped, every column of it. */
static void
test_sources (void)
{
  const CxSource *const *sources;
  guint n;
  g_autofree char *path = cx_test_file (
      "plain.csv", "When,Score,Why\n2026-03-01,5,good\n2026-03-02,4,fine\n2026-03-03,1,cold\n", -1);

  sources = cx_sources (&n);
  g_assert_cmpuint (n, >=, 2);
  for (guint i = 0; i < n; i++)
    {
      const CxSource *source = sources[i];
      g_autoptr (CxTable) table = cx_table_open (path, NULL, NULL, NULL);
      g_autoptr (CxMapping) mapping = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", source->id);
      g_assert_true (cx_source_find (source->id) == source);
      g_assert_true (source->matches != NULL && source->map != NULL);
      /* Only the plain table has no name, and takes what nothing before it took. */
      g_assert_true ((source->title == NULL) == (i == n - 1));
      mapping = cx_mapping_recognise (table, NULL, source->id, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (mapping->source, ==, source->id);
      g_assert_cmpuint (mapping->columns->len, ==, 3);
      for (guint j = 0; j < 3; j++)
        g_assert_true (cx_mapping_get_column (mapping, j)->target != CX_TARGET_IGNORE ||
                       cx_mapping_get_column (mapping, j)->reason != NULL);
    }
}

/* No source takes a table that it did not write. */
static void
test_plain_table (void)
{
  g_autofree char *path = cx_test_file ("plain.csv", "When,Score\n2026-03-01,5\n2026-03-02,4\n",
                                        -1);
  g_autoptr (CxTable) table = cx_table_open (path, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxMapping) mapping = cx_mapping_recognise (table, NULL, NULL, NULL, NULL, &error);
  const CxSource *const *sources;
  guint n;

  g_assert_no_error (error);
  sources = cx_sources (&n);
  g_assert_cmpstr (mapping->source, ==, sources[n - 1]->id);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/tables/readers", test_readers);
  g_test_add_func ("/tables/sources", test_sources);
  g_test_add_func ("/tables/plain-table", test_plain_table);

  return g_test_run ();
}
