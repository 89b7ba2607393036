#include "config.h"

#include "cx-error.h"
#include "cx-mapping.h"
#include "cx-test.h"

#include <math.h>
#include <string.h>

static CxMapping *
make_full_mapping (void)
{
  CxMapping *mapping = cx_mapping_new (5);
  CxMappingColumn *column = cx_mapping_get_column (mapping, 0);
  CxRepair *repair = g_new0 (CxRepair, 1);

  g_free (mapping->source);
  mapping->source = g_strdup ("google-forms");
  mapping->new_title = g_strdup ("Khảo sát \"tháng 3\"");
  mapping->language = g_strdup ("vi");
  mapping->id_column = 3;
  column->target = CX_TARGET_FIELD;
  column->field = CX_FIELD_OF_SUBMITTED;
  column->type = (g_free (column->type), g_strdup ("submitted"));
  column->date_pattern = g_strdup ("dd/MM/yyyy HH:mm:ss");
  column->time_zone = g_strdup ("Asia/Ho_Chi_Minh");
  column->blank_is_incomplete = TRUE;

  column = cx_mapping_get_column (mapping, 1);
  column->heading = (g_free (column->heading), g_strdup ("Bạn có giới thiệu quán?"));
  column->target = CX_TARGET_NEW;
  column->type = (g_free (column->type), g_strdup ("nps"));
  column->question = g_strdup ("nps");
  column->text = g_strdup ("Bạn có giới thiệu quán?");
  column->decimal = CX_DECIMAL_COMMA;
  column->scale_min = 0;
  column->scale_max = 10;
  cx_mapping_column_add_recode (column, "9 - Rất hài lòng", "9", "9 - Rất hài lòng", 12, TRUE);
  cx_mapping_column_add_recode (column, "Không áp dụng", CX_RECODE_NOT_APPLICABLE, NULL, 0, FALSE);

  column = cx_mapping_get_column (mapping, 2);
  column->target = CX_TARGET_QUESTION;
  column->question = g_strdup ("drinks");
  column->type = (g_free (column->type), g_strdup ("multiple"));
  column->part = CX_PART_JOINED;
  column->option = g_strdup ("other");
  column->option_text = g_strdup ("Khác");
  column->separator = g_strdup (", ");
  column->zero_is_unanswered = TRUE;
  column->group = g_strdup ("Đồ uống");
  column->reason = g_strdup ("Several answers stand in one cell.");
  g_ptr_array_add (column->options, g_strdup ("Trà (nóng, đá)"));
  g_ptr_array_add (column->options, g_strdup ("Cà phê"));

  column = cx_mapping_get_column (mapping, 4);
  column->target = CX_TARGET_NEW;
  column->question = g_strdup ("order");
  column->type = (g_free (column->type), g_strdup ("ranking"));
  column->part = CX_PART_PLACE;
  column->option = g_strdup ("2");
  cx_mapping_column_add_recode (column, "A1", "tea", "Tea", 5, FALSE);

  repair->kind = CX_REPAIR_MONTH_RANGE;
  repair->column = 2;
  repair->from = g_strdup ("Oct-49");
  repair->to = g_strdup ("10-49");
  repair->count = 3;
  repair->accepted = TRUE;
  repair->message = g_strdup ("A range became a month.");
  g_ptr_array_add (mapping->repairs, repair);
  return mapping;
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxMapping) mapping = make_full_mapping ();
  g_autofree char *json = cx_mapping_to_json (mapping);
  g_autoptr (CxMapping) read = cx_mapping_from_json (json, &error);
  g_autofree char *again = NULL;
  CxMappingColumn *column;

  g_assert_no_error (error);
  again = cx_mapping_to_json (read);
  g_assert_cmpstr (again, ==, json);
  g_assert_cmpstr (read->new_title, ==, "Khảo sát \"tháng 3\"");
  g_assert_cmpint (read->id_column, ==, 3);

  column = cx_mapping_get_column (read, 0);
  g_assert_cmpint (column->field, ==, CX_FIELD_OF_SUBMITTED);
  g_assert_cmpstr (column->time_zone, ==, "Asia/Ho_Chi_Minh");
  g_assert_true (column->blank_is_incomplete);
  column = cx_mapping_get_column (read, 1);
  g_assert_cmpint (column->decimal, ==, CX_DECIMAL_COMMA);
  g_assert_cmpfloat (column->scale_max, ==, 10);
  g_assert_cmpuint (column->recodes->len, ==, 2);
  g_assert_true (((CxRecode *) g_ptr_array_index (column->recodes, 0))->guessed);
  column = cx_mapping_get_column (read, 2);
  g_assert_cmpint (column->part, ==, CX_PART_JOINED);
  g_assert_cmpstr (g_ptr_array_index (column->options, 0), ==, "Trà (nóng, đá)");
  g_assert_true (isnan (column->scale_min));
  g_assert_cmpint (cx_mapping_get_column (read, 3)->target, ==, CX_TARGET_IGNORE);
  column = cx_mapping_get_column (read, 4);
  g_assert_cmpint (column->part, ==, CX_PART_PLACE);
  g_assert_cmpstr (column->option, ==, "2");
}

/* A broken piece of JSON and what the message must begin with. */
typedef struct
{
  const char *json;
  const char *place;
} Bad;

static void
test_errors_name_the_place (void)
{
  static const Bad cases[] = {
    { "[1]", ": " },
    { "{}", "columns: " },
    { "{\"version\":2,\"columns\":[{}]}", "version: " },
    { "{\"columns\":{}}", "columns: " },
    { "{\"columns\":[]}", "columns: " },
    { "{\"columns\":[7]}", "columns[0]: " },
    { "{\"columns\":[{},{},{},{\"target\":\"nwe:nps\"}]}", "columns[3].target: " },
    { "{\"columns\":[{\"target\":\"new:npss\",\"question\":\"q\"}]}", "columns[0].target: " },
    { "{\"columns\":[{\"target\":\"new:nps\"}]}", "columns[0].question: " },
    { "{\"columns\":[{\"target\":\"question:q\",\"type\":\"npss\"}]}", "columns[0].type: " },
    { "{\"columns\":[{\"target\":\"field:branches\"}]}", "columns[0].target: " },
    { "{\"columns\":[{\"part\":\"place\"}]}", "columns[0].option: " },
    { "{\"columns\":[{\"part\":\"place\",\"option\":\"first\"}]}", "columns[0].option: " },
    { "{\"columns\":[{\"part\":\"place\",\"option\":\"0\"}]}", "columns[0].option: " },
    { "{\"columns\":[{\"targte\":\"ignore\"}]}", "columns[0].targte: " },
    { "{\"colums\":[],\"columns\":[{}]}", "colums: " },
    { "{\"columns\":[{\"values\":[{\"from\":\"x\",\"to\":\"1\",\"tto\":\"2\"}]}]}",
      "columns[0].values[0].tto: " },
    { "{\"columns\":[{}],\"repairs\":[{\"kind\":\"guard\",\"collumn\":1}]}",
      "repairs[0].collumn: " },
    { "{\"columns\":[{\"target\":7}]}", "columns[0].target: " },
    { "{\"columns\":[{\"column\":2}]}", "columns[0].column: " },
    { "{\"columns\":[{\"part\":\"half\"}]}", "columns[0].part: " },
    { "{\"columns\":[{\"date_format\":\"qq\"}]}", "columns[0].date_format: " },
    { "{\"columns\":[{\"time_zone\":\"Mars/Olympus\"}]}", "columns[0].time_zone: " },
    { "{\"columns\":[{\"decimal\":\"dot\"}]}", "columns[0].decimal: " },
    { "{\"columns\":[{\"scale\":[5,1]}]}", "columns[0].scale: " },
    { "{\"columns\":[{\"scale\":[5]}]}", "columns[0].scale: " },
    { "{\"columns\":[{\"options\":[3]}]}", "columns[0].options: " },
    { "{\"columns\":[{\"values\":[{\"from\":\"x\"}]}]}", "columns[0].values[0].to: " },
    { "{\"columns\":[{}],\"id_column\":2}", "id_column: " },
    { "{\"columns\":[{}],\"repairs\":[{\"kind\":\"magic\"}]}", "repairs[0].kind: " },
    { "{\"columns\":[{}],\"repairs\":[{\"kind\":\"guard\",\"column\":9}]}", "repairs[0].column: " },
    { "{\"columns\":[{}],\"repairs\":[{\"kind\":\"month-range\",\"column\":1}]}",
      "repairs[0].from: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cx_mapping_from_json (cases[i].json, &error));
      g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, cases[i].place))
        g_error ("%s gave “%s”", cases[i].json, error->message);
      g_assert_nonnull (cx_error_get_place (error)->mend);
    }
}

static void
test_broken_json (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_mapping_from_json ("{\n\"columns\": [}", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2"));
}

/* What could stand there is listed, and the column is named as people know it. */
static void
test_errors_list_what_is_known (void)
{
  static const Bad cases[] = {
    { "{\"columns\":[{\"heading\":\"How likely?\",\"target\":\"question:nps\",\"type\":\"npss\"}]}",
      "nps, csat, ces" },
    { "{\"columns\":[{\"heading\":\"How likely?\",\"target\":\"new:npss\",\"question\":\"a\"}]}",
      "ranking" },
    { "{\"columns\":[{\"heading\":\"How likely?\",\"target\":\"field:shop\"}]}", "branch" },
    { "{\"columns\":[{\"heading\":\"How likely?\",\"part\":\"half\"}]}",
      "joined, row, rank, place" },
    { "{\"columns\":[{\"heading\":\"How likely?\",\"kind\":\"nps\"}]}", "heading, target, type" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cx_mapping_from_json (cases[i].json, &error));
      g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].place));
      g_assert_cmpstr (cx_error_get_place (error)->column, ==, "How likely?");
    }
}

/* What a newer version of the program has kept is read as far as it is known. */
static void
test_profile_is_tolerant (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxMapping) mapping = cx_mapping_from_profile (
      "{\"columns\":[{\"target\":\"ignore\",\"note\":\"mine\"},{\"heading\":null}],\"by\":\"An\"}",
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mapping->columns->len, ==, 2);
  g_assert_cmpint (mapping->id_column, ==, -1);
  g_assert_cmpstr (cx_mapping_get_column (mapping, 1)->heading, ==, "");
}

static void
test_refused_repair (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxMapping) mapping = cx_mapping_from_json (
      "{\"columns\":[{\"target\":\"new:single\",\"question\":\"q\",\"values\":["
      "{\"from\":\"1-9\",\"to\":\"1_9\",\"label\":\"1-9\"},"
      "{\"from\":\"10-49\",\"to\":\"10_49\",\"label\":\"10-49\"}]}],"
      "\"repairs\":[{\"kind\":\"month-range\",\"column\":1,\"from\":\"Oct-49\",\"to\":\"10-49\","
      "\"accepted\":false}]}",
      &error);
  CxRecode *recode;

  g_assert_no_error (error);
  g_assert_false (cx_mapping_get_repair (mapping, 0)->accepted);
  recode = g_ptr_array_index (cx_mapping_get_column (mapping, 0)->recodes, 1);
  g_assert_cmpstr (recode->from, ==, "Oct-49");
  g_assert_cmpstr (recode->label, ==, "Oct-49");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/mapping-json/round-trip", test_round_trip);
  g_test_add_func ("/mapping-json/errors-name-the-place", test_errors_name_the_place);
  g_test_add_func ("/mapping-json/broken-json", test_broken_json);
  g_test_add_func ("/mapping-json/errors-list-what-is-known", test_errors_list_what_is_known);
  g_test_add_func ("/mapping-json/profile-is-tolerant", test_profile_is_tolerant);
  g_test_add_func ("/mapping-json/refused-repair", test_refused_repair);
  return g_test_run ();
}
