/* Files cut off at any length and with any bit flipped: opening, reading all of it and checking
 * never crash, what is said is one of the known messages, and a file that is refused is left as it
 * is. */
#include "config.h"

#include "cx-store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  guint tried;
  guint refused;
  guint found_by_reading;
  guint found_by_check;
  guint unnoticed;
} Tally;

static void
assert_known (const GError *error)
{
  static const CxErrorCode known[] = { CX_ERROR_NOT_A_BUSINESS, CX_ERROR_DAMAGED, CX_ERROR_NEWER,
                                       CX_ERROR_UNSUPPORTED };

  g_assert_nonnull (error);
  g_assert_true (error->domain == CX_ERROR);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (error->code == (int) known[i])
      {
        g_assert_nonnull (cx_error_get_place (error)->mend);
        return;
      }
  g_error ("Unknown message: %d %s", error->code, error->message);
}

/* Every value of every row of every table. */
static gboolean
read_table (CxDb *db, const char *table, GError **error)
{
  g_autofree char *quoted = cx_sql_identifier (table);
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", quoted);
  g_autoptr (CxStatement) statement = cx_db_prepare (db, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (row)
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      for (int i = 0; row && i < cx_statement_get_columns (statement); i++)
        cx_statement_get_text (statement, i);
    }
  return TRUE;
}

static gboolean
read_everything (CxStore *store, GError **error)
{
  CxDb *db = cx_store_get_db (store);
  static const char *const tables[] = { "business", "survey",    "page",         "question",
                                        "item",     "setting",   "batch",        "change_log",
                                        "choice",   "answers_1", "batch_before", NULL };

  for (guint i = 0; tables[i] != NULL; i++)
    if (cx_db_has_table (db, tables[i]) && !read_table (db, tables[i], error))
      return FALSE;
  return TRUE;
}

static void
assert_same_bytes (const char *path, const char *bytes, gsize size)
{
  g_autofree char *now = NULL;
  gsize now_size;

  g_assert_true (g_file_get_contents (path, &now, &now_size, NULL));
  g_assert_cmpmem (now, now_size, bytes, size);
}

/* Opens and closes for writing; a store that does open may write. */
static void
try_writing (const char *path, const char *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxStore) store = cx_store_open (path, CX_STORE_READ_WRITE, &error);

  if (store != NULL)
    return;
  assert_known (error);
  assert_same_bytes (path, bytes, size);
}

static void
try_file (const char *path, const char *bytes, gsize size, Tally *tally)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) check_error = NULL;
  g_autoptr (CxStore) store = NULL;
  gboolean sound, refused;

  /* A new file, because replacing one waits for the disk. */
  g_unlink (path);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  store = cx_store_open (path, CX_STORE_READ_ONLY, &error);
  refused = store == NULL;
  if (refused)
    tally->refused++;
  else if (!read_everything (store, &error))
    tally->found_by_reading++;
  if (error != NULL)
    assert_known (error);
  g_clear_object (&store);

  sound = cx_store_check (path, NULL, NULL, &check_error);
  if (!sound)
    assert_known (check_error);
  if (error == NULL)
    sound ? tally->unnoticed++ : tally->found_by_check++;
  assert_same_bytes (path, bytes, size);
  /* Opening for writing waits for the disk several times, so not every one of them. */
  if (refused || tally->tried++ % 16 == 0)
    try_writing (path, bytes, size);
}

static void
report (const Tally *tally)
{
  g_test_message (
      "%u refused, %u found by reading, %u by the check, %u in nobody's bytes or in a value",
      tally->refused, tally->found_by_reading, tally->found_by_check, tally->unnoticed);
}

static char *
make_bytes (const char *name, gsize *size)
{
  g_autoptr (CxStore) store = fixture_create (name);
  g_autofree char *path = g_strdup (cx_store_get_path (store));
  char *bytes = NULL;

  fixture_add_survey (store);
  fixture_import (store, "Import", 1500);
  fixture_edit (store, "Rename", "UPDATE survey SET title = 'Quán' WHERE id = 1");
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

static void
test_truncated (void)
{
  g_autofree char *path = cx_test_path ("short.clientele");
  gsize size;
  g_autofree char *bytes = make_bytes ("short.clientele", &size);
  Tally tally = { 0 };
  guint tried = 0;

  for (gsize length = 0; length < size; length += length < 128 ? 1 : 1777, tried++)
    try_file (path, bytes, length, &tally);
  for (gsize length = 4096; length < size; length += 4096 * 3, tried++)
    try_file (path, bytes, length, &tally);
  /* None of them goes unnoticed at the very opening. */
  g_assert_cmpuint (tally.refused, ==, tried);
  report (&tally);
}

static void
test_flipped (void)
{
  g_autofree char *path = cx_test_path ("flipped.clientele");
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  gsize size;
  g_autofree char *bytes = make_bytes ("flipped.clientele", &size);
  Tally tally = { 0 };
  guint rounds = g_test_slow () ? 6000 : 700;

  for (guint i = 0; i < rounds; i++)
    {
      /* The header and the first page, where everything hangs, get more than their share. */
      gsize at = i < 100 ? i
                         : (gsize) g_rand_int_range (rand, 0, i % 3 == 0 ? 4096 : (gint32) size);
      char bit = (char) (1 << g_rand_int_range (rand, 0, 8));

      bytes[at] ^= bit;
      try_file (path, bytes, size, &tally);
      bytes[at] ^= bit;
    }
  report (&tally);
}

/* Whole pages of rubbish, zeros, or pages in each other's place. */
static void
test_pages (void)
{
  g_autofree char *path = cx_test_path ("pages.clientele");
  gsize size;
  g_autofree char *bytes = make_bytes ("pages.clientele", &size);
  Tally tally = { 0 };

  for (gsize page = 0; page < size / 4096; page++)
    for (guint kind = 0; kind < 3; kind++)
      {
        g_autofree char *changed = g_memdup2 (bytes, size);

        if (kind == 0)
          memset (changed + page * 4096, 0, 4096);
        else if (kind == 1)
          memset (changed + page * 4096, 0xa5, 4096);
        else
          memcpy (changed + page * 4096, bytes + ((page + 3) % (size / 4096)) * 4096, 4096);
        try_file (path, changed, size, &tally);
      }
  g_assert_cmpuint (tally.refused, >, 0);
  g_assert_cmpuint (tally.found_by_reading + tally.found_by_check, >, 0);
  report (&tally);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/faults/damage/truncated", test_truncated);
  g_test_add_func ("/faults/damage/flipped", test_flipped);
  g_test_add_func ("/faults/damage/pages", test_pages);

  return g_test_run ();
}
