#include "config.h"

#include "cx-backup-keeper.h"
#include "cx-test.h"

#include <glib/gstdio.h>

#define DAY (gint64) (24 * 60 * 60 * 1000)

static CxProject *
make_project (const char *name)
{
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  CxProject *project = cx_project_create (path, "Quán: Sớm", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return project;
}

static char *
make_folder (const char *name)
{
  g_autofree char *folder = cx_test_path (name);

  return g_build_filename (folder, "backups", NULL);
}

static void
change (CxProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = cx_store_begin (cx_project_get_store (project), "Rename", &error);
  g_autoptr (CxBusiness) business = cx_business_repo_load (cx_edit_get_db (edit), &error);

  g_free (business->name);
  business->name = g_strdup (name);
  g_assert_true (cx_business_repo_save (edit, business, &error));
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
}

static gboolean
keep (CxProject *project, const char *folder, guint days, guint most, gint64 now)
{
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;

  g_assert_true (cx_backup_keeper_keep (project, folder, days, most, now, NULL, &made, &error));
  g_assert_no_error (error);
  return made;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A changed business is copied, once a rhythm; an unchanged one never again. */
static void
test_rhythm (void)
{
  g_autoptr (CxProject) project = make_project ("rhythm.clientele");
  g_autofree char *folder = make_folder ("rhythm");
  const gint64 now = g_get_real_time () / 1000 + 1000;

  g_assert_true (keep (project, folder, 1, 5, now));
  g_assert_false (keep (project, folder, 1, 5, now + 2 * DAY));
  change (project, "Other");
  /* History counts by the clock; the change above is later than the copy in any case. */
  g_assert_false (keep (project, folder, 7, 5, now + 2 * DAY));
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* The oldest copies go, those of this business alone. */
static void
test_number (void)
{
  g_autoptr (CxProject) project = make_project ("number.clientele");
  g_autofree char *folder = make_folder ("number");
  g_autofree char *foreign = g_build_filename (
      folder, "Quán- Sớm 00000000 2020-01-01 00.00.00.clientele", NULL);
  g_autofree char *alike = g_build_filename (folder, "Quán- Sớm backup.clientele", NULL);
  const gint64 now = g_get_real_time () / 1000 - 10 * DAY;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (foreign, "theirs", -1, NULL));
  g_assert_true (g_file_set_contents (alike, "by hand", -1, NULL));
  /* Copies of days past: every change is later than they. */
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      change (project, name);
      g_assert_true (keep (project, folder, 1, 3, now + i * DAY));
    }
  g_assert_cmpuint (count_files (folder), ==, 3 + 2);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (alike, G_FILE_TEST_EXISTS));
}

/* Copies can be opened, and hold what there was. */
static void
test_content (void)
{
  g_autoptr (CxProject) project = make_project ("content.clientele");
  g_autofree char *folder = make_folder ("content");
  g_autoptr (GDir) dir = NULL;
  g_autofree char *path = NULL;
  g_autoptr (CxProject) copy = NULL;
  g_autoptr (GError) error = NULL;

  change (project, "Kept");
  g_assert_true (keep (project, folder, 1, 3, g_get_real_time () / 1000));
  dir = g_dir_open (folder, 0, NULL);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  copy = cx_project_open (path, CX_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cx_project_get_business (copy)->name, ==, "Kept");
}

/* A folder that cannot be: said, and how to mend it. */
static void
test_no_folder (void)
{
  g_autoptr (CxProject) project = make_project ("folder.clientele");
  g_autofree char *file = cx_test_file ("in-the-way", "x", -1);
  g_autofree char *folder = g_build_filename (file, "backups", NULL);
  g_autoptr (GError) error = NULL;
  gboolean made = TRUE;

  g_assert_false (cx_backup_keeper_keep (project, folder, 1, 3, g_get_real_time () / 1000, NULL,
                                         &made, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_READ_ONLY);
  g_assert_nonnull (cx_error_get_place (error)->mend);
  g_assert_false (made);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/backup-keeper/rhythm", test_rhythm);
  g_test_add_func ("/backup-keeper/number", test_number);
  g_test_add_func ("/backup-keeper/content", test_content);
  g_test_add_func ("/backup-keeper/no-folder", test_no_folder);
  return g_test_run ();
}
