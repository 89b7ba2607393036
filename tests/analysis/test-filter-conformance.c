/* A filter means over a frame what the evaluator says of each response: for every kind of answer
 * and of missing answer, for expressions written by hand and made at random. */
#include "config.h"

#include "../model/cx-query-expressions.h"
#include "../model/cx-query-test.h"
#include "cx-frame.h"

typedef struct
{
  Fixture survey;
  CxFrame *frame;
} FrameFixture;

static void
set_up_frame (FrameFixture *fixture, gconstpointer data)
{
  set_up (&fixture->survey, NULL);
  fixture->frame = cx_frame_new (fixture->survey.db, fixture->survey.survey, fixture->survey.zone);
}

static void
tear_down_frame (FrameFixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->frame, cx_frame_free);
  tear_down (&fixture->survey, NULL);
}

/* The frame has a clock of its own. */
static gboolean
depends_on_clock (const char *text)
{
  return strstr (text, "today") != NULL || strstr (text, "now") != NULL;
}

/* FALSE if both refuse @text. */
static gboolean
check_filter (FrameFixture *fixture, const char *text)
{
  Fixture *survey = &fixture->survey;
  g_autoptr (GError) error = NULL;
  g_autoptr (CxQuery) query = cx_query_new (survey->survey, text, survey->zone, NOW, NULL);
  g_autoptr (CxBitset) rows = cx_frame_filter (fixture->frame, text, NULL, NULL, &error);
  g_autoptr (GArray) expected = NULL;

  if ((query == NULL) != (rows == NULL))
    g_error ("%s: %s", text, rows == NULL ? error->message : "refused only as a query");
  if (query == NULL)
    return FALSE;

  g_assert_cmpuint (rows->n, ==, ROWS);
  expected = evaluate (survey->db, survey->survey, text, survey->zone);
  for (gint64 id = 1; id <= ROWS; id++)
    if (cx_bitset_has (rows, (gsize) id - 1) != contains (expected, id))
      g_error ("%s: response %d should be %s", text, (int) id,
               contains (expected, id) ? "in" : "out");
  return TRUE;
}

static void
test_written (FrameFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (exact_ones); i++)
    if (!depends_on_clock (exact_ones[i]))
      g_assert_true (check_filter (fixture, exact_ones[i]));
  for (guint i = 0; i < G_N_ELEMENTS (rough_ones); i++)
    if (!depends_on_clock (rough_ones[i]))
      g_assert_true (check_filter (fixture, rough_ones[i]));
}

static void
test_random (FrameFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint read = 0;

  for (int i = 0; i < 600; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      write_random_condition (rand, text, 1 + i % 5);
      if (!depends_on_clock (text->str))
        read += check_filter (fixture, text->str);
    }
  g_assert_cmpuint (read, >, 200);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add ("/filter-conformance/written", FrameFixture, NULL, set_up_frame, test_written,
              tear_down_frame);
  g_test_add ("/filter-conformance/random", FrameFixture, NULL, set_up_frame, test_random,
              tear_down_frame);
  return g_test_run ();
}
