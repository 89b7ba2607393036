#include "config.h"

#include "cx-project.h"
#include "cx-recognise-fixture.h"
#include "cx-test.h"

#define TABLE "Timestamp,Điểm hài lòng\n6/21/2018 23:29:42,5\n6/22/2018 10:29:42,4\n"

static void
save (CxProject *project, CxMapping *mapping)
{
  g_autoptr (GError) error = NULL;
  CxEdit *edit = cx_store_begin (cx_project_get_store (project), "Keep", &error);

  g_assert_no_error (error);
  g_assert_true (cx_profile_repo_save (edit, mapping, 0, &error));
  g_assert_no_error (error);
  g_assert_true (cx_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static void
test_save_and_find (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cx_test_path ("profile.clientele");
  g_autoptr (CxProject) project = cx_project_create (path, "Quán", NULL, NULL, NULL, &error);
  g_autoptr (CxMapping) mapping = cx_test_recognise (TABLE);
  g_autoptr (CxMapping) none = NULL;
  g_autoptr (CxMapping) found = NULL;
  g_autoptr (CxMapping) later = NULL;
  g_autofree char *written = cx_mapping_to_json (mapping);
  g_autofree char *read = NULL;
  gint64 survey_id = 7;

  g_assert_no_error (error);
  none = cx_profile_repo_find (cx_project_get_db (project), mapping->fingerprint, &survey_id,
                               &error);
  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_cmpint (survey_id, ==, 0);

  save (project, mapping);
  found = cx_profile_repo_find (cx_project_get_db (project), mapping->fingerprint, &survey_id,
                                &error);
  g_assert_no_error (error);
  g_assert_nonnull (found);
  read = cx_mapping_to_json (found);
  g_assert_cmpstr (read, ==, written);

  /* Saved again it takes the place of the first. */
  mapping->new_title = g_strdup ("Quý hai");
  save (project, mapping);
  later = cx_profile_repo_find (cx_project_get_db (project), mapping->fingerprint, &survey_id,
                                &error);
  g_assert_no_error (error);
  g_assert_cmpstr (later->new_title, ==, "Quý hai");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/profile/save-and-find", test_save_and_find);
  return g_test_run ();
}
