#include "config.h"

#include "cx-batch-repo.h"
#include "cx-overview.h"
#include "cx-project.h"
#include "cx-schema.h"
#include "cx-test.h"

#include <math.h>

static CxProject *
create (const char *name)
{
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  CxProject *project = cx_project_create (path, "Quán Cà Phê Sài Gòn", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return project;
}

static void
test_create_and_open (void)
{
  g_autofree char *path = cx_test_path ("shop.clientele");
  g_autoptr (CxProject) project = NULL;
  g_autoptr (GError) error = NULL;
  const CxBusiness *business;

  project = cx_project_create (path, "  Bistro  Huế ", "usd", "Europe/Paris", "en", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cx_project_get_business (project)->name, ==, "Bistro Huế");
  g_clear_object (&project);

  project = cx_project_open (path, CX_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  business = cx_project_get_business (project);
  g_assert_cmpstr (business->name, ==, "Bistro Huế");
  g_assert_cmpstr (business->currency, ==, "USD");
  g_assert_cmpstr (business->time_zone, ==, "Europe/Paris");
  g_assert_cmpstr (business->language, ==, "en");
  g_assert_cmpuint (strlen (business->uuid), ==, 36);
  g_assert_cmpstr (g_time_zone_get_identifier (cx_project_get_zone (project)), ==, "Europe/Paris");
}

static void
test_defaults (void)
{
  g_autofree char *path = cx_test_path ("Năm mới.clientele");
  g_autoptr (CxProject) project = cx_project_create (path, NULL, NULL, NULL, NULL, NULL);
  const CxBusiness *business = cx_project_get_business (project);

  g_assert_cmpstr (business->name, ==, "Năm mới");
  g_assert_cmpstr (business->currency, ==, "VND");
  g_assert_cmpstr (business->time_zone, ==, "Asia/Ho_Chi_Minh");
  g_assert_cmpstr (business->language, ==, "vi");
}

static void
assert_not_created (const char *name, const char *currency, const char *zone, const char *language)
{
  g_autofree char *path = cx_test_path ("refused.clientele");
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_project_create (path, name, currency, zone, language, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_nonnull (cx_error_get_place (error)->mend);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_create_refuses (void)
{
  assert_not_created ("A", "XXZ", NULL, NULL);
  assert_not_created ("A", NULL, "Asia/Atlantis", NULL);
  assert_not_created ("A", NULL, NULL, "tlh");
  assert_not_created ("   ", NULL, NULL, NULL);
}

static void
test_save_business (void)
{
  g_autoptr (CxProject) project = create ("save.clientele");
  g_autoptr (CxBusiness) business = cx_business_repo_load (cx_project_get_db (project), NULL);
  g_autoptr (GError) error = NULL;
  CxEdit *edit;

  business->colour_1 = g_strdup ("#1a5fB4");
  business->prepared_for = g_strdup ("Chị Lan");
  business->logo = g_bytes_new_static ("\x89PNG\0x", 6);
  business->logo_type = g_strdup ("image/png");
  edit = cx_store_begin (cx_project_get_store (project), "Change the business", &error);
  g_assert_no_error (error);
  g_assert_true (cx_business_repo_save (edit, business, &error));
  g_assert_no_error (error);
  g_assert_true (cx_edit_commit (edit, &error));
  g_assert_true (cx_project_reload (project, &error));
  g_assert_cmpstr (cx_project_get_business (project)->colour_1, ==, "#1a5fB4");
  g_assert_cmpstr (cx_project_get_business (project)->prepared_for, ==, "Chị Lan");
  g_assert_true (g_bytes_equal (cx_project_get_business (project)->logo, business->logo));

  g_assert_true (cx_store_undo (cx_project_get_store (project), NULL, NULL, &error));
  g_assert_true (cx_project_reload (project, &error));
  g_assert_null (cx_project_get_business (project)->colour_1);

  g_free (business->colour_1);
  business->colour_1 = g_strdup ("#1a5fbz");
  edit = cx_store_begin (cx_project_get_store (project), "Change the business", NULL);
  g_assert_false (cx_business_repo_save (edit, business, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  cx_edit_free (edit);
}

/* A new file begins with nothing to undo: its business cannot be taken out of it. */
static void
test_nothing_to_undo (void)
{
  g_autoptr (CxProject) project = create ("fresh.clientele");
  CxHistoryEntry *entry = cx_store_peek_undo (cx_project_get_store (project));

  g_assert_null (entry);
}

static void
set (CxProject *project, const char *key, const char *value)
{
  g_autoptr (CxEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  edit = cx_store_begin (cx_project_get_store (project), "Set", &error);
  cx_setting_repo_set (edit, key, value, &error);
  g_assert_no_error (error);
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
}

static void
assert_not_set (CxProject *project, const char *key, const char *value)
{
  g_autoptr (CxEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  edit = cx_store_begin (cx_project_get_store (project), "Set", NULL);
  g_assert_false (cx_setting_repo_set (edit, key, value, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
}

static void
test_settings (void)
{
  g_autoptr (CxProject) project = create ("settings.clientele");
  CxDb *db = cx_project_get_db (project);
  const CxField *fields;
  guint n;

  fields = cx_settings (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = cx_setting_repo_get_text (db, fields[i].key);

      g_assert_cmpstr (text, ==, fields[i].default_value);
      g_assert_true (cx_field_validate (&fields[i], text, NULL));
    }
  g_assert_cmpfloat (cx_setting_repo_get_number (db, "nps.promoter_min"), ==, 9);
  g_assert_cmpfloat (cx_setting_repo_get_number (db, "confidence"), ==, 0.95);

  set (project, "nps.promoter_min", "8");
  set (project, "nps.promoter_min", "7");
  g_assert_cmpfloat (cx_setting_repo_get_number (db, "nps.promoter_min"), ==, 7);
  assert_not_set (project, "nps.detractor_max", "7");
  assert_not_set (project, "confidence", "1.5");
  assert_not_set (project, "few_answers", "many");
  set (project, "nps.promoter_min", NULL);
  g_assert_cmpfloat (cx_setting_repo_get_number (db, "nps.promoter_min"), ==, 9);
}

static gboolean
note_reject (const CxReject *reject, gpointer user_data, GError **error)
{
  GString *notes = user_data;

  g_string_append_printf (notes, "%" G_GINT64_FORMAT "|%s|%s|%s|%s;", reject->row, reject->column,
                          reject->value, reject->message, reject->cells);
  return TRUE;
}

static gboolean
stop_at_first (const CxReject *reject, gpointer user_data, GError **error)
{
  (*(int *) user_data)++;
  return FALSE;
}

static void
test_batches (void)
{
  g_autoptr (CxProject) project = create ("batches.clientele");
  CxDb *db = cx_project_get_db (project);
  g_autoptr (CxBatch) batch = cx_batch_new ();
  g_autoptr (CxBatch) loaded = NULL;
  g_autoptr (CxOverview) overview = NULL;
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const CxBatch *listed;
  CxEdit *edit;
  int calls = 0;

  edit = cx_store_begin_bulk (cx_project_get_store (project), "Import", &error);
  g_assert_no_error (error);
  batch->id = cx_edit_get_batch (edit, "responses", &error);
  g_assert_cmpint (batch->id, >, 0);
  batch->source = g_strdup ("kobo");
  batch->file_name = g_strdup ("tháng 3.csv");
  batch->rows = 12;
  batch->accepted = 10;
  batch->rejected = 2;
  batch->header = g_strdup ("[\"a\",\"b\"]");
  g_assert_true (cx_batch_repo_update (edit, batch, &error));
  cx_batch_repo_add_reject (edit, batch->id, 7, "nps", "eleven", "no number", "[\"1\"]", &error);
  cx_batch_repo_add_reject (edit, batch->id, 3, NULL, NULL, "too short", "[]", &error);
  g_assert_no_error (error);
  g_assert_true (cx_edit_commit (edit, &error));

  loaded = cx_batch_repo_load (db, batch->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->kind, ==, "responses");
  g_assert_cmpstr (loaded->header, ==, "[\"a\",\"b\"]");
  g_assert_cmpint (loaded->survey_id, ==, 0);
  g_assert_cmpstr (loaded->state, ==, "done");

  g_assert_true (cx_batch_repo_each_reject (db, batch->id, note_reject, notes, &error));
  g_assert_cmpstr (notes->str, ==, "7|nps|eleven|no number|[\"1\"];3|(null)|(null)|too short|[];");
  g_assert_true (cx_batch_repo_each_reject (db, batch->id, stop_at_first, &calls, &error));
  g_assert_cmpint (calls, ==, 1);

  overview = cx_project_get_overview (project, &error);
  g_assert_no_error (error);
  g_assert_cmpint (overview->schema_version, ==, cx_schema_newest ());
  g_assert_cmpuint (overview->surveys->len, ==, 0);
  g_assert_cmpuint (overview->batches->len, ==, 1);
  listed = g_ptr_array_index (overview->batches, 0);
  g_assert_cmpstr (listed->source, ==, "kobo");
  g_assert_cmpint (listed->rows, ==, 12);

  g_assert_null (cx_batch_repo_load (db, 99, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

static gboolean
rename_business (CxProject *project, const char *name, GError **error)
{
  g_autoptr (CxEdit) edit = cx_store_begin (cx_project_get_store (project), "Rename", error);
  g_autoptr (CxBusiness) business = NULL;

  if (edit == NULL)
    return FALSE;
  business = cx_business_repo_load (cx_edit_get_db (edit), error);
  g_free (business->name);
  business->name = g_strdup (name);
  return cx_business_repo_save (edit, business, error) &&
         cx_edit_commit (g_steal_pointer (&edit), error);
}

/* Another thread's view: its own connection and zone, edits in the one file. */
static gpointer
use_view (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) view = cx_project_open_view (data, &error);

  g_assert_no_error (error);
  g_assert_true (cx_project_get_store (view) == cx_project_get_store (data));
  g_assert_true (cx_project_get_db (view) != cx_project_get_db (data));
  g_assert_cmpstr (cx_project_get_business (view)->name, ==, "Quán Cà Phê Sài Gòn");
  g_assert_true (rename_business (view, "Quán mới", &error));
  g_assert_no_error (error);
  /* What was loaded stays until it is asked for again. */
  g_assert_cmpstr (cx_project_get_business (view)->name, ==, "Quán Cà Phê Sài Gòn");
  g_assert_true (cx_project_reload (view, &error));
  g_assert_cmpstr (cx_project_get_business (view)->name, ==, "Quán mới");
  return NULL;
}

static void
test_view (void)
{
  g_autoptr (CxProject) project = create ("view.clientele");
  g_autoptr (GError) error = NULL;

  g_thread_join (g_thread_new ("view", use_view, project));
  g_assert_true (cx_project_reload (project, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cx_project_get_business (project)->name, ==, "Quán mới");
}

/* A view that is let go leaves the file to those who still have it. */
static void
test_view_outlived (void)
{
  g_autoptr (CxProject) project = create ("outlived.clientele");
  g_autoptr (GError) error = NULL;
  CxProject *view = cx_project_open_view (project, &error);

  g_assert_no_error (error);
  g_object_unref (view);
  g_assert_true (rename_business (project, "Still there", &error));
  g_assert_no_error (error);
}

static gpointer
open_elsewhere (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  CxProject *project;

  g_main_context_push_thread_default (context);
  project = cx_project_open (data, CX_STORE_READ_WRITE, NULL);
  g_main_context_pop_thread_default (context);
  return project;
}

static void
count_cb (CxStore *store, const char *const *tables, guint *count)
{
  (*count)++;
}

static gpointer
rename_elsewhere (gpointer data)
{
  return GINT_TO_POINTER (rename_business (data, "From elsewhere", NULL));
}

/* Opened in a thread, then adopted here: changes are told in this thread's main context. */
static void
test_adopt (void)
{
  g_autofree char *path = cx_test_path ("adopt.clientele");
  g_autoptr (CxProject) project = NULL;
  guint changes = 0;

  g_object_unref (create ("adopt.clientele"));
  project = g_thread_join (g_thread_new ("open", open_elsewhere, path));
  g_assert_nonnull (project);
  cx_store_adopt (cx_project_get_store (project));
  g_signal_connect (cx_project_get_store (project), "changed", G_CALLBACK (count_cb), &changes);
  g_assert_true (rename_business (project, "From here", NULL));
  g_assert_cmpuint (changes, ==, 1);
  g_assert_nonnull (g_thread_join (g_thread_new ("change", rename_elsewhere, project)));
  g_assert_cmpuint (changes, ==, 1);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (changes, ==, 2);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/project/create-and-open", test_create_and_open);
  g_test_add_func ("/project/defaults", test_defaults);
  g_test_add_func ("/project/create-refuses", test_create_refuses);
  g_test_add_func ("/project/save-business", test_save_business);
  g_test_add_func ("/project/nothing-to-undo", test_nothing_to_undo);
  g_test_add_func ("/project/settings", test_settings);
  g_test_add_func ("/project/batches", test_batches);
  g_test_add_func ("/project/view", test_view);
  g_test_add_func ("/project/view-outlived", test_view_outlived);
  g_test_add_func ("/project/adopt", test_adopt);
  return g_test_run ();
}
