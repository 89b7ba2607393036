#include "config.h"

#include "cx-random.h"
#include "cx-sample-export.h"
#include "cx-sample-private.h"
#include "cx-sample.h"
#include "cx-survey-repo.h"
#include "cx-test.h"

/* SplitMix64 from seed 1234567: the first numbers of the published generator. */
static void
test_random (void)
{
  CxRandom random;

  cx_random_init (&random, 1234567);
  g_assert_cmpuint (cx_random_next (&random), ==, G_GUINT64_CONSTANT (6457827717110365317));
  g_assert_cmpuint (cx_random_next (&random), ==, G_GUINT64_CONSTANT (3203168211198807973));
  g_assert_cmpuint (cx_random_next (&random), ==, G_GUINT64_CONSTANT (9817491932198370423));
}

/* NPS of the visits of one branch before or after it got worse. */
static double
measure (const char *branch, gboolean late)
{
  int n = 0, sum = 0;

  for (guint i = 0; i < CX_SAMPLE_VISITS; i++)
    {
      CxSampleVisit visit;

      cx_sample_visit (i, &visit);
      if (g_strcmp0 (visit.branch, branch) != 0 ||
          (visit.submitted >= G_GINT64_CONSTANT (1759251600000)) != late)
        continue;
      n++;
      sum += visit.nps >= 9 ? 1 : visit.nps <= 6 ? -1 : 0;
    }
  g_assert_cmpint (n, >, 100);
  return 100.0 * sum / n;
}

static void
test_story (void)
{
  g_assert_cmpfloat (measure ("Thủ Đức", FALSE) - measure ("Thủ Đức", TRUE), >, 25);
  g_assert_cmpfloat (ABS (measure ("Quận 1", FALSE) - measure ("Quận 1", TRUE)), <, 12);
}

static void
test_fill (void)
{
  g_autofree char *path = cx_test_path ("sample.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject)
      project = cx_project_create (path, cx_sample_name (), NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) surveys = NULL;
  CxSurveySummary *visit;

  g_assert_no_error (error);
  g_assert_true (cx_sample_fill (project, NULL, &error));
  g_assert_no_error (error);
  surveys = cx_survey_repo_list (cx_project_get_db (project), TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (surveys->len, ==, 2);
  visit = g_ptr_array_index (surveys, 0);
  g_assert_cmpstr (visit->code, ==, "visit");
  g_assert_cmpint (visit->responses, ==, CX_SAMPLE_VISITS);
}

/* The bundled export is what the generator makes. */
static void
test_export (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CLIENTELE_SOURCE"), "data", "sample",
                                            "google-forms-visit.csv", NULL);
  g_autofree char *bundled = NULL, *made = cx_sample_google_forms (400);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bundled, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bundled, ==, made);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/sample/random", test_random);
  g_test_add_func ("/sample/story", test_story);
  g_test_add_func ("/sample/fill", test_fill);
  g_test_add_func ("/sample/export", test_export);
  return g_test_run ();
}
