#include "config.h"

#include "cx-expr-function.h"

#include <string.h>

#define ANY CX_EXPR_ANY_NUMBER

/* In the order of CxExprCall. */
static const CxExprFunction functions[] = {
  [CX_EXPR_CALL_ABS] = { "abs", "nn", 1, 1, FALSE, cx_expr_run_number },
  [CX_EXPR_CALL_BOOLEAN] = { "boolean", "ba", 1, 1, FALSE, cx_expr_run_boolean },
  [CX_EXPR_CALL_BOOLEAN_FROM_STRING] = { "boolean-from-string", "bt", 1, 1, FALSE,
                                         cx_expr_run_boolean },
  [CX_EXPR_CALL_CEILING] = { "ceiling", "nn", 1, 1, FALSE, cx_expr_run_number },
  [CX_EXPR_CALL_CHOICE_NAME] = { "jr:choice-name", "taa", 2, 2, TRUE, cx_expr_run_choice_name },
  [CX_EXPR_CALL_COALESCE] = { "coalesce", "Aa", 1, ANY, TRUE, cx_expr_run_coalesce },
  [CX_EXPR_CALL_CONCAT] = { "concat", "ta", 1, ANY, FALSE, cx_expr_run_concat },
  [CX_EXPR_CALL_CONTAINS] = { "contains", "btt", 2, 2, FALSE, cx_expr_run_match },
  [CX_EXPR_CALL_COUNT] = { "count", "na", 1, ANY, FALSE, cx_expr_run_count },
  [CX_EXPR_CALL_COUNT_NON_EMPTY] = { "count-non-empty", "na", 1, ANY, FALSE, cx_expr_run_count },
  [CX_EXPR_CALL_COUNT_SELECTED] = { "count-selected", "ns", 1, 1, FALSE,
                                    cx_expr_run_count_selected },
  [CX_EXPR_CALL_DATE] = { "date", "dm", 1, 1, FALSE, cx_expr_run_date },
  [CX_EXPR_CALL_DATE_TIME] = { "date-time", "mm", 1, 1, FALSE, cx_expr_run_date },
  [CX_EXPR_CALL_DECIMAL_DATE_TIME] = { "decimal-date-time", "nm", 1, 1, FALSE,
                                       cx_expr_run_decimal },
  [CX_EXPR_CALL_DECIMAL_TIME] = { "decimal-time", "na", 1, 1, FALSE, cx_expr_run_decimal },
  [CX_EXPR_CALL_ENDS_WITH] = { "ends-with", "btt", 2, 2, FALSE, cx_expr_run_match },
  [CX_EXPR_CALL_EXP] = { "exp", "nn", 1, 1, FALSE, cx_expr_run_number },
  [CX_EXPR_CALL_EXP10] = { "exp10", "nn", 1, 1, FALSE, cx_expr_run_number },
  [CX_EXPR_CALL_FALSE] = { "false", "b", 0, 0, FALSE, NULL },
  [CX_EXPR_CALL_FLOOR] = { "floor", "nn", 1, 1, FALSE, cx_expr_run_number },
  [CX_EXPR_CALL_FORMAT_DATE] = { "format-date", "tmt", 2, 2, FALSE, cx_expr_run_format_date },
  [CX_EXPR_CALL_FORMAT_DATE_TIME] = { "format-date-time", "tmt", 2, 2, FALSE,
                                      cx_expr_run_format_date },
  [CX_EXPR_CALL_IF] = { "if", "Abaa", 3, 3, TRUE, cx_expr_run_if },
  [CX_EXPR_CALL_INDEX] = { "index", "na", 0, 1, TRUE, cx_expr_run_constant },
  [CX_EXPR_CALL_INT] = { "int", "na", 1, 1, FALSE, cx_expr_run_number },
  [CX_EXPR_CALL_JOIN] = { "join", "tta", 2, ANY, FALSE, cx_expr_run_join },
  [CX_EXPR_CALL_LOG] = { "log", "nn", 1, 1, FALSE, cx_expr_run_number },
  [CX_EXPR_CALL_LOG10] = { "log10", "nn", 1, 1, FALSE, cx_expr_run_number },
  [CX_EXPR_CALL_MAX] = { "max", "nn", 1, ANY, FALSE, cx_expr_run_aggregate },
  [CX_EXPR_CALL_MIN] = { "min", "nn", 1, ANY, FALSE, cx_expr_run_aggregate },
  [CX_EXPR_CALL_NORMALIZE_SPACE] = { "normalize-space", "tt", 1, 1, FALSE,
                                     cx_expr_run_normalize_space },
  [CX_EXPR_CALL_NOT] = { "not", "bb", 1, 1, FALSE, cx_expr_run_boolean },
  [CX_EXPR_CALL_NOW] = { "now", "m", 0, 0, FALSE, cx_expr_run_clock },
  [CX_EXPR_CALL_NUMBER] = { "number", "na", 1, 1, FALSE, cx_expr_run_number },
  [CX_EXPR_CALL_ONCE] = { "once", "Aa", 1, 1, TRUE, cx_expr_run_once },
  [CX_EXPR_CALL_PI] = { "pi", "n", 0, 0, FALSE, cx_expr_run_constant },
  [CX_EXPR_CALL_POSITION] = { "position", "na", 0, 1, TRUE, cx_expr_run_constant },
  [CX_EXPR_CALL_POW] = { "pow", "nnn", 2, 2, FALSE, cx_expr_run_pow },
  [CX_EXPR_CALL_PULLDATA] = { "pulldata", "ttttt", 4, 4, FALSE, cx_expr_run_empty },
  [CX_EXPR_CALL_RANDOM] = { "random", "n", 0, 0, FALSE, cx_expr_run_random },
  [CX_EXPR_CALL_REGEX] = { "regex", "btt", 2, 2, FALSE, cx_expr_run_regex },
  [CX_EXPR_CALL_ROUND] = { "round", "nnn", 1, 2, FALSE, cx_expr_run_round },
  [CX_EXPR_CALL_SELECTED] = { "selected", "bst", 2, 2, FALSE, cx_expr_run_selected },
  [CX_EXPR_CALL_SELECTED_AT] = { "selected-at", "tsn", 2, 2, FALSE, cx_expr_run_selected_at },
  [CX_EXPR_CALL_SQRT] = { "sqrt", "nn", 1, 1, FALSE, cx_expr_run_number },
  [CX_EXPR_CALL_STARTS_WITH] = { "starts-with", "btt", 2, 2, FALSE, cx_expr_run_match },
  [CX_EXPR_CALL_STRING] = { "string", "ta", 1, 1, FALSE, cx_expr_run_string },
  [CX_EXPR_CALL_STRING_LENGTH] = { "string-length", "na", 1, 1, FALSE, cx_expr_run_string_length },
  [CX_EXPR_CALL_SUBSTR] = { "substr", "ttnn", 2, 3, FALSE, cx_expr_run_substr },
  [CX_EXPR_CALL_SUBSTRING_AFTER] = { "substring-after", "ttt", 2, 2, FALSE, cx_expr_run_substring },
  [CX_EXPR_CALL_SUBSTRING_BEFORE] = { "substring-before", "ttt", 2, 2, FALSE,
                                      cx_expr_run_substring },
  [CX_EXPR_CALL_SUM] = { "sum", "nn", 1, ANY, FALSE, cx_expr_run_aggregate },
  [CX_EXPR_CALL_TODAY] = { "today", "d", 0, 0, FALSE, cx_expr_run_clock },
  [CX_EXPR_CALL_TRANSLATE] = { "translate", "tttt", 3, 3, FALSE, cx_expr_run_translate },
  [CX_EXPR_CALL_TRUE] = { "true", "b", 0, 0, FALSE, NULL },
  [CX_EXPR_CALL_UUID] = { "uuid", "t", 0, 0, FALSE, cx_expr_run_uuid },
};

const CxExprFunction *
cx_expr_function_find (const char *name, CxExprCall *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strcmp (functions[i].name, name) == 0)
      {
        *call = (CxExprCall) i;
        return &functions[i];
      }
  return NULL;
}

const char *
cx_expr_call_get_name (CxExprCall call)
{
  g_assert (call < G_N_ELEMENTS (functions));
  return functions[call].name;
}

const char *
cx_expr_function_suggest (const char *name)
{
  const char *best = NULL;
  guint best_distance = 2 + strlen (name) / 5;

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      guint distance = cx_expr_distance (name, functions[i].name);

      if (distance < best_distance)
        {
          best_distance = distance;
          best = functions[i].name;
        }
    }
  return best;
}

guint
cx_expr_distance (const char *a, const char *b)
{
  glong length_a, length_b;
  g_autofree gunichar *from = g_utf8_to_ucs4_fast (a, -1, &length_a);
  g_autofree gunichar *to = g_utf8_to_ucs4_fast (b, -1, &length_b);
  g_autofree guint *row = g_new (guint, length_b + 1);

  for (glong j = 0; j <= length_b; j++)
    row[j] = j;
  for (glong i = 1; i <= length_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (glong j = 1; j <= length_b; j++)
        {
          guint change = diagonal + (from[i - 1] != to[j - 1]);

          diagonal = row[j];
          row[j] = MIN (change, MIN (row[j - 1], row[j]) + 1);
        }
    }
  return row[length_b];
}
