#include "config.h"

#include "cx-fixture.h"
#include "cx-test.h"

#include "cx-error.h"
#include "cx-expr.h"

#include <string.h>

#define ZONE "Asia/Ho_Chi_Minh"
#define ROWS 6000

/* Answers of one response as texts, as the fixture was given them. */
typedef struct
{
  GHashTable *row;
} Reader;

/* What the evaluator is told, from the texts alone: nothing of the frame is used here. */
static gboolean
lookup (CxExprContext *context, const CxExprNode *reference, CxExprValue *value, GError **error)
{
  static const char *const numbers[] = { "nps", "sat", "stars", "spend", "quality/food", NULL };
  const Reader *reader = context->user_data;
  const char *text = g_hash_table_lookup (reader->row, reference->text);
  CxMoment moment;

  if (text == NULL || (text[0] == '-' && strlen (text) == 2))
    return TRUE;
  if (strcmp (reference->text, "submitted") == 0)
    {
      g_assert_true (cx_moment_parse_iso (text, strlen (text), &moment, NULL));
      cx_expr_value_set_date_time (value, moment.ms);
    }
  else if (strcmp (reference->text, "day") == 0)
    {
      g_assert_true (cx_moment_parse_iso (text, strlen (text), &moment, NULL));
      cx_expr_value_set_date (value, moment.ms / (24 * 60 * 60 * 1000));
    }
  else if (strcmp (reference->text, "reasons") == 0)
    {
      g_autofree char *codes = g_strdelimit (g_strdup (text), " ", CX_EXPR_SET_SEPARATOR);

      if (*codes != '\0')
        cx_expr_value_take_set (value, g_steal_pointer (&codes));
    }
  else if (g_strv_contains (numbers, reference->text))
    cx_expr_value_set_number (value, g_ascii_strtod (text, NULL));
  else
    cx_expr_value_set_text (value, text);
  return TRUE;
}

static char *
choice_name (CxExprContext *context, const CxExprNode *reference, const char *code)
{
  return g_strdup (strcmp (code, "f") == 0   ? "Female"
                   : strcmp (code, "m") == 0 ? "Male"
                                             : "Không nói");
}

static const char *
pick (GRand *rand, const char *const *texts, guint n)
{
  return texts[g_rand_int_range (rand, 0, (gint32) n)];
}
#define PICK(...)                                                                                  \
  pick (rand, (const char *const[]){ __VA_ARGS__ },                                                \
        G_N_ELEMENTS (((const char *const[]){ __VA_ARGS__ })))

static void
set_some (CxFixture *fixture, GRand *rand, const char *name, const char *text)
{
  if (text[0] != '\0' || strcmp (name, "reasons") == 0)
    cx_fixture_set (fixture, name, text);
}

static void
add_random_rows (CxFixture *fixture, int rows)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < rows; i++)
    {
      g_autofree char *nps = g_strdup_printf ("%d", g_rand_int_range (rand, -3, 11));
      g_autofree char *spend = g_strdup_printf ("%d.%d", g_rand_int_range (rand, 0, 3000), i % 4);
      g_autofree char *at = cx_moment_to_iso (
          (CxMoment){ 1767225600000 + g_rand_int_range (rand, -400000, 400000) * (gint64) 10000,
                      0 },
          NULL, TRUE);

      cx_fixture_add (fixture, NULL);
      set_some (fixture, rand, "nps", i % 9 == 0 ? "" : nps);
      set_some (fixture, rand, "spend", PICK (spend, spend, spend, "", "-2"));
      set_some (fixture, rand, "submitted", i % 11 == 0 ? "" : at);
      set_some (fixture, rand, "sat", PICK ("1", "2", "3", "4", "5", "-1", ""));
      set_some (fixture, rand, "stars", PICK ("1", "3", "5", ""));
      set_some (fixture, rand, "quality/food", PICK ("1", "3", "5", "-3"));
      set_some (fixture, rand, "gender", PICK ("f", "m", "x", "-1", ""));
      set_some (fixture, rand, "reasons",
                PICK ("price", "taste place", "price taste place", "", "-1"));
      set_some (fixture, rand, "branch", PICK ("Đống Đa", "đống đa", "Ba Đình", ""));
      set_some (fixture, rand, "day", PICK ("2026-01-01", "2025-12-31", "2026-02-28", ""));
      set_some (fixture, rand, "why", PICK ("tốt", "chờ lâu quá", "it's \"good\"", ""));
    }
}

static const char *const expressions[] = {
  "${nps} >= 9",
  "${nps} < 9",
  "${nps} != 9",
  "${nps} = ''",
  "${nps} != ''",
  "not(${nps} >= 9)",
  "not(${nps} >= 9) and ${nps} != ''",
  "${nps} >= 9 or ${sat} >= 4 or ${branch} = ''",
  "${nps} >= 9 and not(${sat} >= 4 or ${gender} = 'f')",
  "${nps} > ${sat} * 2",
  "${sat} + ${stars} > 7",
  "${sat} + ${stars} + ${nps} div 2 > 9 and ${quality/food} != 3",
  "${gender} = 'f'",
  "${gender} != 'f'",
  "jr:choice-name(${gender}, '${gender}') = 'Male'",
  "selected(${reasons}, 'price')",
  "not(selected(${reasons}, 'price'))",
  "selected(${reasons}, 'price') and selected(${reasons}, 'taste')",
  "count-selected(${reasons}) >= 2",
  "${reasons} = ''",
  "${reasons} = 'place taste'",
  "${branch} = 'Đống Đa'",
  "contains(${branch}, 'ống')",
  "regex(${why}, '.*lâu.*')",
  "string-length(${why}) > 4",
  "starts-with(concat(${branch}, ${why}), 'Ba')",
  "${spend} > 1500",
  "${spend} <= 1500.2",
  "${spend} = 17.1",
  "${spend} != 17.1",
  "1500 > ${spend}",
  "${spend} = ''",
  "round(${spend}) mod 7 = 3",
  "${spend} > ${nps} * 200",
  "${spend} > '1500'",
  "${submitted} >= '2026-01-01'",
  "${submitted} < '2026-01-01'",
  "${submitted} = '2026-01-01'",
  "${submitted} != '2026-01-01'",
  "'2026-01-01' >= ${submitted}",
  "${submitted} > date-time('2026-01-01T05:30:00+07:00')",
  "${submitted} <= date('2026-01-01')",
  "${submitted} = ''",
  "format-date(${submitted}, '%m') = '12'",
  "${day} = '2026-01-01'",
  "${day} > ${submitted}",
  "${day} >= date('2026-01-01') and ${submitted} < date('2026-01-10')",
  "if(${nps} >= 9, ${sat} = 5, ${stars} = 1)",
  "coalesce(${nps}, ${sat}) > 3",
  "${nps}",
  "true()",
  "1 > 2",
  "${submitted} < now()",
  "${nps} >= 9 and today() > '2020-01-01'",
};

static void
check_expression (CxFixture *fixture, GPtrArray *rows, const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (ZONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxExpr) expr = cx_expr_parse (text, &error);
  g_autoptr (CxBitset) found = NULL;
  CxExprContext context;
  Reader reader;

  g_assert_no_error (error);
  found = cx_frame_filter (fixture->frame, text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->n, ==, rows->len);

  cx_expr_context_init (&context, zone, g_get_real_time () / 1000, lookup, &reader);
  context.choice_name = choice_name;
  context.language = "en";
  for (guint i = 0; i < rows->len; i++)
    {
      gboolean truth = FALSE;

      reader.row = rows->pdata[i];
      cx_expr_test (expr, &context, &truth, &error);
      g_assert_no_error (error);
      if (truth != cx_bitset_has (found, i))
        g_error ("%s: row %u is %d", text, i, !truth);
    }
}

static gpointer
copy_row (gconstpointer row, gpointer data)
{
  return g_hash_table_ref ((GHashTable *) row);
}

/* Every expression gives what the evaluator gives row by row: with many rows, where parts become
 * tables, and with few, where they do not. */
static void
check_all (int n)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (GPtrArray) rows = NULL;

  cx_fixture_init (&fixture, ZONE);
  add_random_rows (&fixture, n);
  rows = g_ptr_array_copy (fixture.rows, copy_row, NULL);
  g_ptr_array_set_free_func (rows, (GDestroyNotify) g_hash_table_unref);
  cx_fixture_write (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    check_expression (&fixture, rows, expressions[i]);
  /* Once more, from memory. */
  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    check_expression (&fixture, rows, expressions[i]);
}

static void
test_many_rows (void)
{
  check_all (ROWS);
}

static void
test_few_rows (void)
{
  check_all (63);
  check_all (64);
  check_all (1);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    CxErrorCode code;
  } bad[] = {
    { "${nps} >", CX_ERROR_INVALID },
    { "${nsp} > 1", CX_ERROR_NOT_FOUND },
    { "${gender} = 'female'", CX_ERROR_INVALID },
    { "${quality} = 1", CX_ERROR_NOT_FOUND },
    { ". > 1", CX_ERROR_INVALID },
  };
  g_auto (CxFixture) fixture = { 0 };

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add (&fixture, "nps", "1", NULL);
  cx_fixture_write (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cx_frame_filter (fixture.frame, bad[i].text, NULL, NULL, &error));
      g_assert_error (error, CX_ERROR, (int) bad[i].code);
    }
}

static void
test_bitset (void)
{
  g_autoptr (CxBitset) all = cx_bitset_new_full (130);
  g_autoptr (CxBitset) some = cx_bitset_new (130);
  g_autoptr (CxBitset) copy = NULL;

  g_assert_cmpuint (cx_bitset_count (all), ==, 130);
  cx_bitset_add (some, 0);
  cx_bitset_add (some, 64);
  cx_bitset_add (some, 129);
  g_assert_cmpuint (cx_bitset_count_common (all, some), ==, 3);
  copy = cx_bitset_copy (some);
  cx_bitset_invert (copy);
  g_assert_cmpuint (cx_bitset_count (copy), ==, 127);
  g_assert_cmpuint (cx_bitset_count_common (copy, some), ==, 0);
  cx_bitset_or (copy, some);
  g_assert_cmpuint (cx_bitset_count (copy), ==, 130);
  cx_bitset_remove (some, 64);
  cx_bitset_and (copy, some);
  g_assert_cmpuint (cx_bitset_count (copy), ==, 2);
  g_assert_true (cx_bitset_has (copy, 129));
}

static void
test_columns (void)
{
  const gint32 codes[] = { 5, -1, CX_CODE_NULL, 127, 128, -3, 32767, CX_CODE_NULL, 32768, 1000000 };
  g_autoptr (CxColumn) column = cx_column_new (CX_COLUMN_INT8);
  g_autoptr (CxDictionary) dictionary = cx_dictionary_new ();

  /* Codes widen as they grow, and what is not there stays so. */
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      cx_column_add_code (column, codes[i]);
      for (guint j = 0; j <= i; j++)
        g_assert_cmpint (cx_column_get_code (column, j), ==, codes[j]);
    }
  g_assert_cmpint (column->kind, ==, CX_COLUMN_INT32);
  g_assert_cmpint (column->minimum, ==, -3);
  g_assert_cmpint (column->maximum, ==, 1000000);
  g_assert_cmpuint (column->n_null, ==, 2);

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %d", i % 2500);

      g_assert_cmpint (cx_dictionary_add (dictionary, text, strlen (text)), ==, i % 2500);
    }
  g_assert_cmpuint (cx_dictionary_get_size (dictionary), ==, 2500);
  g_assert_cmpint (cx_dictionary_find (dictionary, "text 77"), ==, 77);
  g_assert_cmpint (cx_dictionary_find (dictionary, "text"), ==, -1);
  g_assert_cmpstr (cx_dictionary_get_text (dictionary, 2499), ==, "text 2499");
}

int
main (int argc, char *argv[])
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/analysis/filter/many-rows", test_many_rows);
  g_test_add_func ("/analysis/filter/few-rows", test_few_rows);
  g_test_add_func ("/analysis/filter/errors", test_errors);
  g_test_add_func ("/analysis/frame/bitset", test_bitset);
  g_test_add_func ("/analysis/frame/columns", test_columns);
  return g_test_run ();
}
