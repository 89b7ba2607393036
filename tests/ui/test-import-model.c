#include "config.h"

#include "cx-import-queue.h"

#include "cx-error.h"
#include "cx-survey-repo.h"
#include "cx-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- A business and its session -----------------------------------------------------------------
 */

typedef struct
{
  CxProject *project;
  CxSession *session;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static guint n;
  g_autofree char *name = g_strdup_printf ("business-%u.clientele", ++n);

  fixture->path = cx_test_path (name);
  fixture->project = cx_project_create (fixture->path, "Cà phê Sớm", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->session = cx_session_new (fixture->project);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cx_session_close (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->project);
  g_free (fixture->path);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for_state (CxImportModel *model, CxImportState state)
{
  guint timer = g_timeout_add (20, wake_cb, NULL);
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (cx_import_model_get_state (model) != state && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, TRUE);
      if (cx_import_model_get_state (model) == CX_IMPORT_FAILED && state != CX_IMPORT_FAILED)
        g_error ("%s", cx_import_model_get_error (model)->message);
    }
  g_assert_cmpint (cx_import_model_get_state (model), ==, state);
  g_source_remove (timer);
}

static void
wait_for_counts (CxImportModel *model)
{
  guint timer = g_timeout_add (20, wake_cb, NULL);

  while (cx_import_model_is_counting (model))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

static CxImportModel *
open_model (Fixture *fixture, const char *path)
{
  CxImportModel *model = cx_import_model_new (fixture->session, path);

  cx_import_model_read (model);
  g_assert_cmpint (cx_import_model_get_state (model), ==, CX_IMPORT_READING);
  wait_for_state (model, CX_IMPORT_READY);
  wait_for_counts (model);
  return model;
}

static char *
sample_path (void)
{
  return g_build_filename (g_getenv ("CLIENTELE_SOURCE"), "data", "sample",
                           "google-forms-visit.csv", NULL);
}

static CxMappingColumn *
find_column (CxImportModel *model, const char *heading)
{
  CxMapping *mapping = cx_import_model_get_mapping (model);

  for (guint i = 0; i < mapping->columns->len; i++)
    if (g_str_equal (cx_mapping_get_column (mapping, i)->heading, heading))
      return cx_mapping_get_column (mapping, i);
  g_error ("no column “%s”", heading);
}

static gint64
count_responses (Fixture *fixture)
{
  CxDb *db = cx_project_get_db (fixture->project);
  g_autoptr (GPtrArray) surveys = cx_survey_repo_list (db, TRUE, NULL);
  gint64 n = 0;

  for (guint i = 0; i < surveys->len; i++)
    n += ((const CxSurveySummary *) g_ptr_array_index (surveys, i))->responses;
  return n;
}

static const char visits[] = "Phone,Score,Visited,Paid,Drinks,Note\n"
                             "0912345601,9,03/04/2026,\"1.500,5\",Tea; Cake,Fine\n"
                             "0912345602,seven,04/04/2026,\"2.000,0\",Tea,Quick\n"
                             "0912345603,10,05/04/2026,\"3.000,0\",Cake; Juice,Good\n"
                             "0912345604,3,06/04/2026,\"4.000,0\",Juice; Tea,Slow\n"
                             "0912345605,8,07/04/2026,\"5.000,0\",Tea; Cake; Juice,Kind\n";

/* --- Reading ------------------------------------------------------------------------------------
 */

static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = sample_path ();
  g_autoptr (CxImportModel) model = open_model (fixture, path);
  const CxImportReading *reading = cx_import_model_get_reading (model);
  const CxImportResult *counts = cx_import_model_get_counts (model);
  const CxImportPreview *preview = cx_import_model_get_preview (model);

  g_assert_cmpstr (cx_import_model_get_name (model), ==, "google-forms-visit.csv");
  g_assert_cmpstr (reading->mapping->source, ==, "google-forms");
  g_assert_nonnull (reading->mapping->reason);
  g_assert_cmpstr (reading->mapping->new_title, ==, "google-forms-visit");
  g_assert_cmpstr (reading->encoding, ==, "UTF-8");
  g_assert_null (reading->survey);
  g_assert_cmpint (reading->size, >, 50000);
  g_assert_null (cx_import_model_get_doubt (model));
  g_assert_nonnull (counts);
  g_assert_cmpint (counts->added, ==, 400);
  g_assert_cmpint (counts->rejected, ==, 0);
  g_assert_nonnull (preview);
  g_assert_cmpuint (preview->rows, ==, 50);
  g_assert_cmpuint (preview->columns, ==, reading->mapping->columns->len);
  g_assert_cmpstr (cx_import_preview_get (preview, 0, 1)->value, ==, "Thủ Đức");
  g_assert_cmpint (cx_import_preview_get (preview, 0, 5)->state, ==, CX_PREVIEW_BLANK);
  g_assert_true (cx_import_model_can_import (model));
  g_assert_cmpint (count_responses (fixture), ==, 0);
}

static void
test_fail (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = cx_test_file ("empty.csv", "", 0);
  g_autofree char *gone = cx_test_path ("gone.csv");
  const char *const paths[] = { empty, gone };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (CxImportModel) model = cx_import_model_new (fixture->session, paths[i]);

      cx_import_model_read (model);
      wait_for_state (model, CX_IMPORT_FAILED);
      g_assert_nonnull (cx_import_model_get_error (model));
      g_assert_null (cx_import_model_get_mapping (model));
      g_assert_false (cx_import_model_can_import (model));
    }
}

static void
test_vanish (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = cx_test_file ("vanishing.csv", visits, -1);
  g_autoptr (CxImportModel) model = open_model (fixture, path);

  g_assert_false (cx_import_model_is_stale (model));
  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  g_assert_true (cx_import_model_is_stale (model));
  g_assert_cmpint (g_remove (path), ==, 0);
  cx_import_model_import (model);
  g_assert_cmpint (cx_import_model_get_state (model), ==, CX_IMPORT_IMPORTING);
  wait_for_state (model, CX_IMPORT_READY);
  g_assert_error (cx_import_model_get_error (model), CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_cmpint (count_responses (fixture), ==, 0);
}

/* --- Corrections --------------------------------------------------------------------------------
 */

static void
test_types (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = cx_test_file ("visits.csv", visits, -1);
  g_autoptr (CxImportModel) model = open_model (fixture, path);
  const CxMappingColumn *score = find_column (model, "Score");
  const CxMappingColumn *drinks = find_column (model, "Drinks");

  cx_import_model_send_to_new (model, score->index, "nps");
  g_assert_cmpstr (score->type, ==, "nps");
  cx_assert_near (score->scale_min, 0, 0);
  cx_assert_near (score->scale_max, 10, 0);
  wait_for_counts (model);
  g_assert_cmpint (cx_import_model_get_counts (model)->rejected, ==, 1);
  g_assert_cmpint (
      cx_import_preview_get (cx_import_model_get_preview (model), 1, score->index)->state, ==,
      CX_PREVIEW_REFUSED);
  g_assert_nonnull (
      cx_import_preview_get (cx_import_model_get_preview (model), 1, score->index)->message);
  g_assert_true (cx_import_model_needs_look (model, score->index, NULL));

  cx_import_model_set_recode (model, score->index, "seven", "7", NULL);
  wait_for_counts (model);
  g_assert_cmpint (cx_import_model_get_counts (model)->rejected, ==, 0);
  g_assert_cmpstr (
      cx_import_preview_get (cx_import_model_get_preview (model), 1, score->index)->value, ==, "7");
  cx_import_model_set_recode (model, score->index, "seven", CX_RECODE_LEAVE_OUT, NULL);
  wait_for_counts (model);
  g_assert_cmpint (cx_import_model_get_counts (model)->added, ==, 4);
  g_assert_cmpint (cx_import_model_get_counts (model)->blank, ==, 1);

  cx_import_model_send_to_new (model, drinks->index, "multiple");
  g_assert_cmpint (drinks->part, ==, CX_PART_JOINED);
  cx_import_model_set_separator (model, drinks->index, "; ");
  wait_for_counts (model);
  g_assert_null (cx_import_model_get_doubt (model));
  g_assert_cmpstr (
      cx_import_preview_get (cx_import_model_get_preview (model), 0, drinks->index)->value, ==,
      "Tea · Cake");
  cx_import_model_send_to_new (model, drinks->index, "text");
  g_assert_cmpint (drinks->part, ==, CX_PART_WHOLE);
  wait_for_counts (model);
  g_assert_cmpstr (
      cx_import_preview_get (cx_import_model_get_preview (model), 0, drinks->index)->value, ==,
      "Tea; Cake");
}

static void
test_every_type (Fixture *fixture, gconstpointer data)
{
  static const char *const types[] = { "nps",      "csat",  "ces",   "rating", "single",
                                       "multiple", "yesno", "text",  "date",   "time",
                                       "number",   "email", "phone", "id",     "ranking" };
  g_autofree char *path = cx_test_file ("visits.csv", visits, -1);
  g_autoptr (CxImportModel) model = open_model (fixture, path);
  const CxMappingColumn *note = find_column (model, "Note");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      cx_import_model_send_to_new (model, note->index, types[i]);
      g_assert_cmpstr (note->type, ==, types[i]);
      g_assert_cmpint (note->target, ==, CX_TARGET_NEW);
      wait_for_counts (model);
      g_assert_no_error (cx_import_model_get_doubt (model));
      g_assert_cmpint (cx_import_model_get_counts (model)->rows, ==, 5);
    }
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = cx_test_file ("visits.csv", visits, -1);
  g_autoptr (CxImportModel) model = open_model (fixture, path);
  const CxMappingColumn *visited = find_column (model, "Visited");
  const CxMappingColumn *note = find_column (model, "Note");

  cx_import_model_send_to_field (model, visited->index, CX_FIELD_OF_SUBMITTED);
  g_assert_cmpstr (visited->date_pattern, ==, "d/M/yyyy");
  g_assert_true (visited->date_doubtful);
  g_assert_true (cx_import_model_needs_look (model, visited->index, NULL));
  wait_for_counts (model);
  g_assert_nonnull (
      strstr (cx_import_preview_get (cx_import_model_get_preview (model), 0, visited->index)->value,
              "Apr"));
  g_assert_true (cx_import_model_is_guess (model, visited->index));
  cx_import_model_confirm_column (model, visited->index);
  g_assert_false (cx_import_model_needs_look (model, visited->index, NULL));
  g_assert_cmpstr (visited->date_pattern, ==, "d/M/yyyy");
  cx_import_model_set_date_pattern (model, visited->index, "M/d/yyyy");
  g_assert_false (visited->date_doubtful);
  wait_for_counts (model);
  g_assert_nonnull (
      strstr (cx_import_preview_get (cx_import_model_get_preview (model), 0, visited->index)->value,
              "Mar"));

  /* A field has one column. */
  cx_import_model_send_to_field (model, note->index, CX_FIELD_OF_BRANCH);
  cx_import_model_send_to_field (model, find_column (model, "Drinks")->index, CX_FIELD_OF_BRANCH);
  g_assert_cmpint (note->target, ==, CX_TARGET_IGNORE);
  wait_for_counts (model);
  g_assert_no_error (cx_import_model_get_doubt (model));

  cx_import_model_ignore_column (model, note->index);
  cx_import_model_ignore_column (model, visited->index);
  g_assert_true (cx_import_model_is_corrected (model, visited->index));
  g_assert_cmpint (cx_import_model_get_mapping (model)->columns->len, ==, 6);
}

/* Nothing that goes to a question: the file cannot be imported, and it is said why. */
static void
test_doubt (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = cx_test_file ("visits.csv", visits, -1);
  g_autoptr (CxImportModel) model = open_model (fixture, path);

  for (guint i = 0; i < 6; i++)
    cx_import_model_ignore_column (model, i);
  wait_for_counts (model);
  g_assert_error (cx_import_model_get_doubt (model), CX_ERROR, CX_ERROR_INVALID);
  g_assert_null (cx_import_model_get_counts (model));
  g_assert_false (cx_import_model_can_import (model));
}

/* --- Reading otherwise keeps what was corrected
 * --------------------------------------------------- */

static void
test_encoding (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "Gi\xE1,\xC0 la carte,Score\n1,caf\xE9,9\n2,th\xE9,8\n3,eau,10\n";
  g_autofree char *path = cx_test_file ("latin.csv", text, -1);
  g_autoptr (CxImportModel) model = open_model (fixture, path);

  cx_import_model_set_encoding (model, "windows-1252");
  wait_for_state (model, CX_IMPORT_READY);
  g_assert_cmpstr (cx_import_model_get_reading (model)->encoding, ==, "windows-1252");
  cx_import_model_send_to_new (model, 1, "text");
  cx_import_model_set_text (model, 1, "What did you eat?");
  cx_import_model_ignore_column (model, 0);

  cx_import_model_set_encoding (model, "windows-1258");
  wait_for_state (model, CX_IMPORT_READY);
  wait_for_counts (model);
  g_assert_cmpstr (cx_mapping_get_column (cx_import_model_get_mapping (model), 1)->text, ==,
                   "What did you eat?");
  g_assert_cmpint (cx_mapping_get_column (cx_import_model_get_mapping (model), 0)->target, ==,
                   CX_TARGET_IGNORE);
  g_assert_cmpint (cx_import_model_get_counts (model)->added, ==, 3);
  cx_import_model_set_encoding (model, "no such encoding");
  wait_for_state (model, CX_IMPORT_FAILED);
  cx_import_model_set_encoding (model, NULL);
  wait_for_state (model, CX_IMPORT_READY);
  g_assert_cmpstr (cx_mapping_get_column (cx_import_model_get_mapping (model), 1)->text, ==,
                   "What did you eat?");
}

static void
test_delimiter (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = cx_test_file ("visits.csv", visits, -1);
  g_autoptr (CxImportModel) model = open_model (fixture, path);

  cx_import_model_send_to_new (model, 1, "nps");
  cx_import_model_set_delimiter (model, ";");
  wait_for_state (model, CX_IMPORT_READY);
  g_assert_cmpuint (cx_import_model_get_mapping (model)->columns->len, !=, 6);
  cx_import_model_set_delimiter (model, ",");
  wait_for_state (model, CX_IMPORT_READY);
  g_assert_cmpuint (cx_import_model_get_mapping (model)->columns->len, ==, 6);
  cx_import_model_set_header_rows (model, 0);
  wait_for_state (model, CX_IMPORT_READY);
  wait_for_counts (model);
  g_assert_cmpint (cx_import_model_get_counts (model)->rows, ==, 6);
  cx_import_model_set_source (model, "typeform");
  wait_for_state (model, CX_IMPORT_READY);
  g_assert_cmpstr (cx_import_model_get_mapping (model)->source, ==, "typeform");
}

static void
test_repair (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "Age,Score\n10-Dec,9\n13-19,8\n10-Dec,7\n20-29,9\n13-19,10\n";
  g_autofree char *path = cx_test_file ("ages.csv", text, -1);
  g_autoptr (CxImportModel) model = open_model (fixture, path);
  const CxMapping *mapping = cx_import_model_get_mapping (model);

  g_assert_cmpuint (mapping->repairs->len, >, 0);
  g_assert_true (cx_mapping_get_repair (mapping, 0)->accepted);
  g_assert_cmpstr (cx_import_preview_get (cx_import_model_get_preview (model), 0, 0)->value, ==,
                   "10-12");
  cx_import_model_set_repair (model, 0, FALSE);
  wait_for_counts (model);
  g_assert_cmpstr (cx_import_preview_get (cx_import_model_get_preview (model), 0, 0)->value, ==,
                   "10-Dec");

  /* What was refused stays so when the file is read again. */
  cx_import_model_read (model);
  wait_for_state (model, CX_IMPORT_READY);
  g_assert_false (cx_mapping_get_repair (cx_import_model_get_mapping (model), 0)->accepted);
  cx_import_model_set_repair (model, 0, TRUE);
  wait_for_counts (model);
  g_assert_cmpstr (cx_import_preview_get (cx_import_model_get_preview (model), 0, 0)->value, ==,
                   "10-12");
}

/* --- The import ----------------------------------------------------------------------------------
 */

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = sample_path ();
  g_autoptr (CxImportModel) model = open_model (fixture, path);
  g_autoptr (CxImportModel) again = NULL;

  cx_import_model_set_title (model, "Ghé quán");
  cx_import_model_import (model);
  wait_for_state (model, CX_IMPORT_DONE);
  g_assert_cmpint (cx_import_model_get_result (model)->added, ==, 400);
  g_assert_cmpint (count_responses (fixture), ==, 400);
  g_assert_nonnull (cx_session_get_undo_label (fixture->session));

  /* The same file goes to the same survey and brings nothing. */
  again = open_model (fixture, path);
  g_assert_nonnull (cx_import_model_get_reading (again)->survey);
  g_assert_cmpstr (cx_import_model_get_reading (again)->survey->title, ==, "Ghé quán");
  g_assert_cmpint (cx_import_model_get_counts (again)->same, ==, 400);
  g_assert_cmpint (cx_import_model_get_counts (again)->added, ==, 0);
  g_assert_false (cx_import_model_can_import (again));

  /* Unless it shall make a survey of its own. */
  cx_import_model_set_survey (again, NULL);
  wait_for_state (again, CX_IMPORT_READY);
  wait_for_counts (again);
  g_assert_null (cx_import_model_get_reading (again)->survey);
  g_assert_cmpint (cx_import_model_get_counts (again)->added, ==, 400);

  cx_import_model_undo (model);
  wait_for_state (model, CX_IMPORT_UNDONE);
  g_assert_cmpint (count_responses (fixture), ==, 0);
}

static void
test_questions (Fixture *fixture, gconstpointer data)
{
  static const char later[] = "How many stars?,Note\n9,Fine\n8,Good\n10,Bad\n";
  g_autofree char *path = cx_test_file ("visits.csv", visits, -1);
  g_autofree char *second = cx_test_file ("later.csv", later, -1);
  g_autoptr (CxImportModel) model = open_model (fixture, path);
  g_autoptr (CxImportModel) next = NULL;
  const char *code;

  cx_import_model_send_to_new (model, 1, "nps");
  wait_for_counts (model);
  cx_import_model_import (model);
  wait_for_state (model, CX_IMPORT_DONE);
  code = cx_import_model_get_result (model)->survey_code;

  next = open_model (fixture, second);
  cx_import_model_set_survey (next, code);
  wait_for_state (next, CX_IMPORT_READY);
  g_assert_nonnull (cx_import_model_get_reading (next)->survey);
  cx_import_model_send_to_question (next, 0, "score");
  g_assert_cmpstr (find_column (next, "How many stars?")->type, ==, "nps");
  wait_for_counts (next);
  g_assert_no_error (cx_import_model_get_doubt (next));
  cx_import_model_import (next);
  wait_for_state (next, CX_IMPORT_DONE);
  g_assert_cmpstr (cx_import_model_get_result (next)->survey_code, ==, code);
  g_assert_cmpint (cx_import_model_get_result (next)->added, ==, 3);
  g_assert_cmpint (count_responses (fixture), ==, 7);
}

static void
test_rejects (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = cx_test_file ("visits.csv", visits, -1);
  g_autofree char *rejects = cx_test_path ("rejects.csv");
  g_autoptr (CxImportModel) model = open_model (fixture, path);
  g_autofree char *text = NULL;

  cx_import_model_send_to_new (model, 1, "nps");
  wait_for_counts (model);
  cx_import_model_import (model);
  wait_for_state (model, CX_IMPORT_DONE);
  g_assert_cmpint (cx_import_model_get_result (model)->rejected, ==, 1);
  cx_import_model_save_rejects (model, rejects);
  for (guint i = 0; i < 1000 && !g_file_get_contents (rejects, &text, NULL, NULL); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "seven"));
}

/* Stopped at once, in the middle, or too late: the file is as before, or has it all. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name,Score,Note\n");
  g_autofree char *path = NULL;
  g_autoptr (CxImportModel) model = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "N%u,%u,Some words on number %u\n", i, i % 11, i);
  path = cx_test_file ("many.csv", text->str, (gssize) text->len);
  model = open_model (fixture, path);
  cx_import_model_import (model);
  g_usleep (30000);
  cx_import_model_cancel (model);
  wait_for_state (model, CX_IMPORT_READY);
  g_assert_null (cx_import_model_get_error (model));
  g_assert_cmpint (count_responses (fixture), ==, 0);
  g_assert_null (cx_session_get_undo_label (fixture->session));

  /* Reading can be stopped, too; and a reading that is superseded says nothing. */
  cx_import_model_read (model);
  cx_import_model_read (model);
  cx_import_model_cancel (model);
  wait_for_state (model, CX_IMPORT_FAILED);
  cx_import_model_read (model);
  wait_for_state (model, CX_IMPORT_READY);
}

/* --- Several files
 * -------------------------------------------------------------------------------- */

static void
test_queue (Fixture *fixture, gconstpointer data)
{
  static const char more[] = "Phone,Score,Visited,Paid,Drinks,Note\n"
                             "0912345691,9,23/04/2026,\"1.500,5\",Tea; Cake,Super\n"
                             "0912345601,9,03/04/2026,\"1.500,5\",Tea; Cake,Fine\n";
  g_autofree char *first = cx_test_file ("april.csv", visits, -1);
  g_autofree char *second = cx_test_file ("may.csv", more, -1);
  g_autofree char *gone = cx_test_path ("never.csv");
  g_autoptr (CxImportQueue) queue = cx_import_queue_new (fixture->session);
  CxImportModel *april = cx_import_queue_add (queue, first, NULL);
  CxImportModel *may = cx_import_queue_add (queue, second, NULL);
  CxImportModel *never = cx_import_queue_add (queue, gone, NULL);

  g_assert_true (cx_import_queue_add (queue, first, NULL) == april);
  g_assert_cmpuint (g_list_model_get_n_items (cx_import_queue_get_models (queue)), ==, 3);
  wait_for_state (april, CX_IMPORT_READY);
  wait_for_state (may, CX_IMPORT_READY);
  wait_for_state (never, CX_IMPORT_FAILED);
  wait_for_counts (april);
  wait_for_counts (may);
  g_assert_cmpuint (cx_import_queue_count_ready (queue), ==, 2);

  cx_import_queue_import_all (queue);
  g_assert_true (cx_import_queue_is_importing (queue));
  wait_for_state (april, CX_IMPORT_DONE);
  wait_for_state (may, CX_IMPORT_DONE);
  g_assert_false (cx_import_queue_is_importing (queue));
  g_assert_cmpstr (cx_import_model_get_result (april)->survey_code, ==,
                   cx_import_model_get_result (may)->survey_code);
  g_assert_cmpint (cx_import_model_get_result (may)->same, ==, 1);
  g_assert_cmpint (cx_import_model_get_result (may)->added, ==, 1);
  cx_import_queue_remove (queue, never);
  g_assert_cmpuint (g_list_model_get_n_items (cx_import_queue_get_models (queue)), ==, 2);
}

#define ADD(name, func) g_test_add ("/import-model/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  ADD ("read", test_read);
  ADD ("fail", test_fail);
  ADD ("vanish", test_vanish);
  ADD ("types", test_types);
  ADD ("every-type", test_every_type);
  ADD ("fields", test_fields);
  ADD ("doubt", test_doubt);
  ADD ("encoding", test_encoding);
  ADD ("delimiter", test_delimiter);
  ADD ("repair", test_repair);
  ADD ("import", test_import);
  ADD ("questions", test_questions);
  ADD ("rejects", test_rejects);
  ADD ("cancel", test_cancel);
  ADD ("queue", test_queue);
  return g_test_run ();
}
