#include "config.h"

#include "cx-import-keys.h"

#include "cx-test.h"

#include <string.h>

static CxImportRow
make_row (const char *id, guint64 fingerprint, gboolean timed)
{
  return (CxImportRow){ .id_hash = id != NULL ? cx_import_id_hash (id, strlen (id)) : 0,
                        .fingerprint = fingerprint,
                        .timed = (guint8) timed };
}

static void
test_ids (void)
{
  g_autoptr (CxImportKeys) keys = cx_import_keys_new (TRUE);
  CxImportRow first = make_row ("r1", 10, FALSE), other = make_row ("r2", 10, FALSE);
  CxImportRow changed = make_row ("r1", 11, FALSE);
  gint64 id = 0;

  g_assert_cmpint (cx_import_keys_check (keys, &first, &id), ==, CX_KEY_NEW);
  cx_import_keys_add (keys, &first, 7);
  g_assert_cmpint (cx_import_keys_check (keys, &first, &id), ==, CX_KEY_SAME);
  g_assert_cmpint (cx_import_keys_check (keys, &other, &id), ==, CX_KEY_NEW);
  g_assert_cmpint (cx_import_keys_check (keys, &changed, &id), ==, CX_KEY_SUPERSEDES);
  g_assert_cmpint (id, ==, 7);
  /* What it says now is remembered. */
  g_assert_cmpint (cx_import_keys_check (keys, &changed, &id), ==, CX_KEY_SAME);
  g_assert_cmpint (cx_import_keys_check (keys, &first, &id), ==, CX_KEY_SUPERSEDES);
}

static void
test_contents (void)
{
  g_autoptr (CxImportKeys) keys = cx_import_keys_new (FALSE);
  CxImportRow timed = make_row (NULL, 10, TRUE), plain = make_row (NULL, 11, FALSE);
  gint64 id = 0;

  g_assert_cmpint (cx_import_keys_check (keys, &timed, &id), ==, CX_KEY_NEW);
  cx_import_keys_add (keys, &timed, 1);
  g_assert_cmpint (cx_import_keys_check (keys, &timed, &id), ==, CX_KEY_SAME);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (cx_import_keys_check (keys, &plain, &id), ==, CX_KEY_NEW);
      cx_import_keys_add (keys, &plain, 2);
    }
}

/* Many of them, so that the table grows several times, and every one is found again. */
static void
test_many (void)
{
  g_autoptr (CxImportKeys) keys = cx_import_keys_new (TRUE);
  guint n = 200000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("R_%u", i);
      CxImportRow row = make_row (id, i + 1, FALSE);
      gint64 known = 0;

      g_assert_cmpint (cx_import_keys_check (keys, &row, &known), ==, CX_KEY_NEW);
      cx_import_keys_add (keys, &row, i + 1);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("R_%u", i);
      CxImportRow row = make_row (id, n + i + 1, FALSE);
      gint64 known = 0;

      g_assert_cmpint (cx_import_keys_check (keys, &row, &known), ==, CX_KEY_SUPERSEDES);
      g_assert_cmpint (known, ==, i + 1);
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/import-keys/ids", test_ids);
  g_test_add_func ("/import-keys/contents", test_contents);
  g_test_add_func ("/import-keys/many", test_many);
  return g_test_run ();
}
