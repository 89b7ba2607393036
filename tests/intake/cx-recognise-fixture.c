#include "config.h"

#include "cx-recognise-fixture.h"

#include "cx-test.h"

#include <string.h>

static CxTable *
open_text (const char *text)
{
  static guint number = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("table-%u.csv", number++);
  g_autofree char *path = cx_test_file (name, text, -1);
  CxTable *table = cx_table_open (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

CxMapping *
cx_test_recognise_for (const char *text, CxSurvey *survey, const char *zone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxTable) table = open_text (text);
  g_autoptr (GTimeZone) time_zone = zone != NULL ? g_time_zone_new_identifier (zone) : NULL;
  CxMapping *mapping = cx_mapping_recognise (table, survey, NULL, time_zone, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (mapping);
  return mapping;
}

CxMapping *
cx_test_recognise (const char *text)
{
  return cx_test_recognise_for (text, NULL, NULL);
}

GError *
cx_test_refuse (const char *text)
{
  GError *error = NULL;
  g_autoptr (CxTable) table = open_text (text);
  CxMapping *mapping = cx_mapping_recognise (table, NULL, NULL, NULL, NULL, &error);

  g_assert_null (mapping);
  g_assert_nonnull (error);
  return error;
}

void
cx_test_column (CxMapping *mapping, guint index, const char *expected)
{
  CxMappingColumn *column = cx_mapping_get_column (mapping, index);
  g_autofree char *target = cx_mapping_column_get_target (column);
  g_auto (GStrv) parts = g_strsplit (expected, " ", 3);
  g_autofree char *found = NULL;

  if (parts[1] == NULL)
    found = g_strdup (target);
  else if (parts[2] == NULL)
    found = g_strdup_printf ("%s %s", target, cx_part_get_name (column->part));
  else
    found = g_strdup_printf ("%s %s %s", target, cx_part_get_name (column->part), column->question);
  if (!g_str_equal (found, expected))
    g_error ("column %u “%s” is %s, expected %s (%s)", index, column->heading, found, expected,
             column->reason);
}

const char *
cx_test_recode (CxMapping *mapping, guint index, const char *from)
{
  CxMappingColumn *column = cx_mapping_get_column (mapping, index);

  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);

      if (g_str_equal (recode->from, from))
        return recode->to;
    }
  return NULL;
}

static gboolean
is_reserved (const char *to)
{
  static const char *const words[] = { CX_RECODE_UNANSWERED, CX_RECODE_NOT_APPLICABLE,
                                       CX_RECODE_REFUSED,    CX_RECODE_IGNORE,
                                       CX_RECODE_LEAVE_OUT,  NULL };

  return g_strv_contains (words, to);
}

char *
cx_test_values (CxMapping *mapping, guint index)
{
  CxMappingColumn *column = cx_mapping_get_column (mapping, index);
  GString *values = g_string_new (NULL);

  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);

      if (is_reserved (recode->to))
        continue;
      if (values->len > 0)
        g_string_append_c (values, '|');
      g_string_append (values, recode->label != NULL ? recode->label : recode->from);
    }
  return g_string_free (values, FALSE);
}

guint
cx_test_count_questions (CxMapping *mapping)
{
  g_autoptr (GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      CxMappingColumn *column = cx_mapping_get_column (mapping, i);

      if (column->target == CX_TARGET_NEW || column->target == CX_TARGET_QUESTION)
        g_hash_table_add (questions, column->question);
    }
  return g_hash_table_size (questions);
}
