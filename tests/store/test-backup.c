#include "config.h"

#include "cx-store-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static void
back_up (CxStore *store, const char *output, const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  cx_store_backup (store, output, passphrase, NULL, &error);
  g_assert_no_error (error);
}

static void
restore (const char *input, const char *path, const char *passphrase, gboolean replace)
{
  g_autoptr (GError) error = NULL;

  cx_store_restore (input, path, passphrase, replace, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_not_restored (const char *input, const char *path, const char *passphrase, CxErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cx_store_restore (input, path, passphrase, TRUE, NULL, &error));
  g_assert_error (error, CX_ERROR, (int) code);
}

static guint
count_files (const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (cx_test_folder (), 0, NULL);
  const char *entry;
  guint count = 0;

  while ((entry = g_dir_read_name (dir)) != NULL)
    count += strstr (entry, part) != NULL;
  return count;
}

static void
test_plain (void)
{
  g_autoptr (CxStore) store = fixture_create ("plain.clientele");
  g_autofree char *output = cx_test_path ("plain-copy.clientele");
  g_autofree char *back = cx_test_path ("plain-back.clientele");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_add_survey (store);
  fixture_import (store, "Import", 2000);
  before = fixture_dump_all (store);
  back_up (store, output, NULL);
  /* Again, over the first one. */
  back_up (store, output, NULL);
  g_assert_cmpuint (count_files ("plain-copy"), ==, 1);
  g_clear_object (&store);

  restore (output, back, NULL, FALSE);
  g_assert_cmpuint (count_files ("plain-back"), ==, 1);
  store = fixture_open ("plain-back.clientele", CX_STORE_READ_WRITE);
  after = fixture_dump_all (store);
  g_assert_cmpstr (after, ==, before);
  /* History came along. */
  fixture_undo (store, "Import");
}

static gpointer
write_on (gpointer data)
{
  CxStore *store = data;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO answers_1 (batch_row, a1) VALUES (%d, 1);"
          "INSERT INTO answers_1 (batch_row, a1) VALUES (%d, 2)",
          i, i);

      fixture_edit (store, "Pair", sql);
    }
  return NULL;
}

/* What is copied is one state, though another thread goes on writing pairs. */
static void
test_while_writing (void)
{
  g_autoptr (CxStore) store = fixture_create ("busy.clientele");
  g_autofree char *output = cx_test_path ("busy-copy.clientele");
  g_autoptr (GError) error = NULL;
  GThread *thread;

  fixture_add_survey (store);
  fixture_import (store, "Import", 20000);
  thread = g_thread_new ("writer", write_on, store);
  for (int i = 0; i < 8; i++)
    {
      g_autoptr (CxStore) copy = NULL;

      back_up (store, output, NULL);
      g_assert_true (cx_store_check (output, NULL, NULL, &error));
      g_assert_no_error (error);
      copy = fixture_open ("busy-copy.clientele", CX_STORE_READ_ONLY);
      g_assert_cmpint (fixture_int (copy, "SELECT count(*) FROM answers_1 WHERE batch_id IS NULL"
                                          " GROUP BY batch_row HAVING count(*) <> 2"
                                          " UNION ALL SELECT 0"),
                       ==, 0);
    }
  g_thread_join (thread);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_encrypted (void)
{
  g_autoptr (CxStore) store = fixture_create ("secret.clientele");
  g_autofree char *output = cx_test_path ("secret.backup");
  g_autofree char *back = cx_test_path ("secret-back.clientele");
  g_autofree char *bytes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size;

  fixture_add_survey (store);
  fixture_import (store, "Import", 3000);
  before = fixture_dump_all (store);
  back_up (store, output, "mật khẩu dài");
  g_clear_object (&store);
  g_assert_cmpuint (count_files ("secret"), ==, 2);

  g_assert_true (g_file_get_contents (output, &bytes, &size, NULL));
  g_assert_cmpmem (bytes, 8, "CLTCRYPT", 8);
  g_assert_null (g_strstr_len (bytes + 100, (gssize) size - 100, "SQLite"));
  g_assert_null (g_strstr_len (bytes, (gssize) size, "Recommend?"));

  assert_not_restored (output, back, "mật khẩu sai", CX_ERROR_INVALID);
  assert_not_restored (output, back, NULL, CX_ERROR_INVALID);
  g_assert_cmpuint (count_files ("secret"), ==, 2);

  restore (output, back, "mật khẩu dài", FALSE);
  store = fixture_open ("secret-back.clientele", CX_STORE_READ_ONLY);
  after = fixture_dump_all (store);
  g_assert_cmpstr (after, ==, before);
}

/* Cut off or changed anywhere, an encrypted backup is refused and nothing is written. */
static void
test_encrypted_damaged (void)
{
  g_autoptr (CxStore) store = fixture_create ("broken.clientele");
  g_autofree char *output = cx_test_path ("broken.backup");
  g_autofree char *back = cx_test_path ("broken-back.clientele");
  g_autofree char *bytes = NULL;
  gsize size;

  fixture_add_survey (store);
  fixture_import (store, "Import", 3000);
  back_up (store, output, "p");
  g_assert_true (g_file_get_contents (output, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 3 * 65536);

  {
    const gsize lengths[] = { 9, 64, 65 + 65536 + 17, size - 1 };

    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
      {
        g_assert_true (g_file_set_contents (output, bytes, (gssize) lengths[i], NULL));
        assert_not_restored (output, back, "p", CX_ERROR_DAMAGED);
      }
  }
  bytes[size - 5] ^= 1;
  g_assert_true (g_file_set_contents (output, bytes, (gssize) size, NULL));
  assert_not_restored (output, back, "p", CX_ERROR_DAMAGED);
  /* Hostile costs of the key are not paid. */
  bytes[size - 5] ^= 1;
  memset (bytes + 17, 0x7f, 8);
  g_assert_true (g_file_set_contents (output, bytes, (gssize) size, NULL));
  assert_not_restored (output, back, "p", CX_ERROR_DAMAGED);
  g_assert_false (g_file_test (back, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files ("broken-back"), ==, 0);
}

static void
test_restore_keeps_what_was_there (void)
{
  g_autoptr (CxStore) store = fixture_create ("kept.clientele");
  g_autofree char *path = g_strdup (cx_store_get_path (store));
  g_autofree char *output = cx_test_path ("kept copy.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *entry;
  guint found = 0;

  back_up (store, output, NULL);
  fixture_edit (store, "Later", "INSERT INTO setting (key, changed_at) VALUES ('later', 1)");
  /* Not over a file that is open. */
  g_assert_false (cx_store_restore (output, path, NULL, TRUE, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_LOCKED);
  g_clear_error (&error);
  g_clear_object (&store);

  g_assert_false (cx_store_restore (output, path, NULL, FALSE, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
  g_clear_error (&error);
  restore (output, path, NULL, TRUE);

  store = fixture_open ("kept.clientele", CX_STORE_READ_ONLY);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 0);
  dir = g_dir_open (cx_test_folder (), 0, NULL);
  while ((entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, "kept before "))
      {
        g_autoptr (CxStore) old = fixture_open (entry, CX_STORE_READ_ONLY);

        g_assert_cmpint (fixture_int (old, "SELECT count(*) FROM setting"), ==, 1);
        found++;
      }
  g_assert_cmpuint (found, ==, 1);
}

/* A file that is no backup, or a damaged one, does not replace anything. */
static void
test_restore_refuses (void)
{
  g_autoptr (CxStore) store = fixture_create ("refuse.clientele");
  g_autofree char *path = g_strdup (cx_store_get_path (store));
  g_autofree char *letter = cx_test_file ("letter.backup", "Dear customer", -1);
  g_autofree char *missing = cx_test_path ("missing.backup");
  g_autofree char *damaged = cx_test_path ("damaged.backup");
  g_autofree char *bytes = NULL;
  gsize size;

  fixture_add_survey (store);
  fixture_import (store, "Import", 3000);
  back_up (store, damaged, NULL);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (damaged, &bytes, &size, NULL));
  memset (bytes + size / 2, 0x55, 5000);
  g_assert_true (g_file_set_contents (damaged, bytes, (gssize) size, NULL));

  assert_not_restored (letter, path, NULL, CX_ERROR_NOT_A_BUSINESS);
  assert_not_restored (missing, path, NULL, CX_ERROR_NOT_FOUND);
  assert_not_restored (damaged, path, NULL, CX_ERROR_DAMAGED);
  assert_not_restored (path, path, NULL, CX_ERROR_USAGE);
  store = fixture_open ("refuse.clientele", CX_STORE_READ_ONLY);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 3000);
  g_assert_cmpuint (count_files ("refuse"), ==, 1);
}

static void
test_where_it_cannot_go (void)
{
  g_autoptr (CxStore) store = fixture_create ("where.clientele");
  g_autofree char *nowhere = cx_test_path ("no folder/copy.clientele");
  g_autoptr (GError) error = NULL;

  g_assert_false (cx_store_backup (store, cx_store_get_path (store), NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (cx_store_backup (store, cx_test_folder (), NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (cx_store_backup (store, nowhere, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

static void
test_cancelled (void)
{
  g_autoptr (CxStore) store = fixture_create ("stop.clientele");
  g_autofree char *output = cx_test_path ("stop-copy.clientele");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CxProgress) progress = cx_progress_new (cancellable, NULL, NULL);
  g_autofree char *before = NULL, *after = NULL;
  gsize before_size, after_size;
  g_autoptr (GError) error = NULL;

  fixture_add_survey (store);
  back_up (store, output, NULL);
  g_assert_true (g_file_get_contents (output, &before, &before_size, NULL));
  fixture_import (store, "Import", 3000);
  g_cancellable_cancel (cancellable);
  g_assert_false (cx_store_backup (store, output, NULL, progress, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (output, &after, &after_size, NULL));
  g_assert_cmpmem (after, after_size, before, before_size);
  g_assert_cmpuint (count_files ("stop-copy"), ==, 1);
}

static void
name_business (CxStore *store, const char *uuid)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO business (id, uuid, name, created_at, "
                                          "changed_at) VALUES (1, '%s', 'Shop', 0, 0)",
                                          uuid);

  fixture_edit (store, "Name", sql);
}

/* Yesterday's backup is replaced; another business or anything else is not. */
static void
test_replaces_backups_alone (void)
{
  g_autoptr (CxStore) store = fixture_create ("ours.clientele");
  g_autoptr (CxStore) other = fixture_create ("theirs.clientele");
  g_autofree char *letter = cx_test_file ("letter.clientele", "Dear customer", -1);
  g_autofree char *empty = cx_test_file ("empty.clientele", "", 0);
  g_autofree char *output = cx_test_path ("ours-copy.clientele");
  g_autofree char *secret = cx_test_path ("ours-secret.clientele");
  g_autofree char *theirs = g_strdup (cx_store_get_path (other));
  const char *refused[] = { letter, theirs };

  name_business (store, "ours");
  name_business (other, "theirs");
  g_clear_object (&other);
  for (guint times = 0; times < 2; times++)
    {
      back_up (store, output, NULL);
      back_up (store, secret, "a passphrase");
    }
  back_up (store, empty, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *before = NULL, *after = NULL;
      gsize before_size, after_size;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_get_contents (refused[i], &before, &before_size, NULL));
      g_assert_false (cx_store_backup (store, refused[i], NULL, NULL, &error));
      g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
      g_assert_nonnull (cx_error_get_place (error)->mend);
      g_assert_true (g_file_get_contents (refused[i], &after, &after_size, NULL));
      g_assert_cmpmem (after, after_size, before, before_size);
    }
}

/* The last good backup is worth more than a copy of a damaged file. */
static void
test_damaged (void)
{
  g_autofree char *path = cx_test_path ("sick.clientele");
  g_autofree char *output = cx_test_path ("sick-copy.clientele");
  g_autofree char *bytes = NULL, *good = NULL, *kept = NULL;
  g_autoptr (CxStore) store = fixture_create ("sick.clientele");
  gsize size, good_size, kept_size;

  fixture_add_survey (store);
  fixture_import (store, "Import", 2000);
  back_up (store, output, NULL);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (output, &good, &good_size, NULL));

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + size - 3 * 4096, 0xa5, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  store = fixture_open ("sick.clientele", CX_STORE_READ_ONLY);
  for (int encrypted = 0; encrypted < 2; encrypted++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          cx_store_backup (store, output, encrypted ? "a passphrase" : NULL, NULL, &error));
      g_assert_error (error, CX_ERROR, CX_ERROR_DAMAGED);
      g_assert_nonnull (cx_error_get_place (error)->mend);
    }
  g_assert_true (g_file_get_contents (output, &kept, &kept_size, NULL));
  g_assert_cmpmem (kept, kept_size, good, good_size);
  g_assert_cmpuint (count_files ("sick"), ==, 2);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/store/backup/plain", test_plain);
  g_test_add_func ("/store/backup/while-writing", test_while_writing);
  g_test_add_func ("/store/backup/encrypted", test_encrypted);
  g_test_add_func ("/store/backup/encrypted-damaged", test_encrypted_damaged);
  g_test_add_func ("/store/backup/keeps-what-was-there", test_restore_keeps_what_was_there);
  g_test_add_func ("/store/backup/refuses", test_restore_refuses);
  g_test_add_func ("/store/backup/where-it-cannot-go", test_where_it_cannot_go);
  g_test_add_func ("/store/backup/cancelled", test_cancelled);
  g_test_add_func ("/store/backup/replaces-backups-alone", test_replaces_backups_alone);

  g_test_add_func ("/store/backup/damaged", test_damaged);
  return g_test_run ();
}
