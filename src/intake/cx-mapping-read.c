#include "config.h"

#include "cx-mapping.h"

#include "cx-i18n.h"
#include "cx-mapping-keys.h"
#include "cx-moment.h"
#include "cx-question-type.h"

#include <jansson.h>
#include <string.h>

/* More columns than any answers table can have (the store splits past 1,500). */
#define MAX_COLUMNS 20000

static gboolean
get_text (json_t *object, const char *place, const char *key, char **text, GError **error)
{
  json_t *value = json_object_get (object, key);

  if (value == NULL || json_is_null (value))
    return TRUE;
  if (!json_is_string (value))
    return cx_mapping_refuse (error, place, key, _ ("A text is expected here."));
  g_free (*text);
  *text = g_strdup (json_string_value (value));
  return TRUE;
}

static gboolean
get_flag (json_t *object, const char *place, const char *key, gboolean *flag, GError **error)
{
  json_t *value = json_object_get (object, key);

  if (value == NULL || json_is_null (value))
    return TRUE;
  if (!json_is_boolean (value))
    return cx_mapping_refuse (error, place, key, _ ("Either true or false is expected here."));
  *flag = json_is_true (value);
  return TRUE;
}

static gboolean
get_integer (json_t *object, const char *place, const char *key, gint64 *number, GError **error)
{
  json_t *value = json_object_get (object, key);

  if (value == NULL || json_is_null (value))
    return TRUE;
  if (!json_is_integer (value))
    return cx_mapping_refuse (error, place, key, _ ("A whole number is expected here."));
  *number = json_integer_value (value);
  return TRUE;
}

static gboolean
get_array (json_t *object, const char *place, const char *key, json_t **array, GError **error)
{
  *array = json_object_get (object, key);
  if (*array == NULL || json_is_null (*array))
    *array = NULL;
  else if (!json_is_array (*array))
    return cx_mapping_refuse (error, place, key, _ ("A list is expected here."));
  return TRUE;
}

/* "a, b, c" (transfer container @names). g_free (). */
static char *
join_names (GPtrArray *names)
{
  char *list;

  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  g_ptr_array_unref (names);
  return list;
}

static gboolean
check_type (const char *type, const char *place, const char *key, GError **error)
{
  g_autofree char *list = NULL;
  g_autofree char *message = NULL;
  const CxQuestionType *const *types;
  GPtrArray *names;
  guint n;

  if (cx_question_type_find (type) != NULL)
    return TRUE;
  names = g_ptr_array_new ();
  types = cx_question_types (&n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer) types[i]->id);
  list = join_names (names);
  message = g_strdup_printf (_ ("There is no question type “%s”. The types are: %s."), type, list);
  return cx_mapping_refuse (error, place, key, message);
}

static gboolean
read_field (const char *name, const char *place, CxMappingColumn *column, GError **error)
{
  g_autofree char *list = NULL;
  g_autofree char *message = NULL;
  GPtrArray *names;

  column->target = CX_TARGET_FIELD;
  g_free (column->type);
  column->type = g_strdup (name);
  if (cx_response_field_from_name (column->type, &column->field))
    return TRUE;
  names = g_ptr_array_new ();
  for (guint i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    g_ptr_array_add (names, (gpointer) cx_response_field_info (i)->name);
  list = join_names (names);
  message = g_strdup_printf (_ ("There is no response field “%s”. The fields are: %s."), name,
                             list);
  return cx_mapping_refuse (error, place, "target", message);
}

static gboolean
read_question (json_t *object, const char *place, CxMappingColumn *column, GError **error)
{
  if (!get_text (object, place, "type", &column->type, error))
    return FALSE;
  return *column->type == '\0' || check_type (column->type, place, "type", error);
}

static gboolean
read_new (json_t *object,
          const char *place,
          const char *type,
          CxMappingColumn *column,
          GError **error)
{
  column->target = CX_TARGET_NEW;
  g_free (column->type);
  column->type = g_strdup (type);
  if (!check_type (type, place, "target", error) ||
      !get_text (object, place, "question", &column->question, error))
    return FALSE;
  if (column->question == NULL || *column->question == '\0')
    return cx_mapping_refuse (error, place, "question",
                              _ ("The code of the new question is missing."));
  return TRUE;
}

static gboolean
read_target (json_t *object, const char *place, CxMappingColumn *column, GError **error)
{
  g_autofree char *target = NULL;

  if (!get_text (object, place, "target", &target, error))
    return FALSE;
  if (target == NULL || g_str_equal (target, "ignore"))
    {
      column->target = CX_TARGET_IGNORE;
      return TRUE;
    }
  if (g_str_has_prefix (target, "question:") && target[9] != '\0')
    {
      column->target = CX_TARGET_QUESTION;
      g_free (column->question);
      column->question = g_strdup (target + 9);
      return read_question (object, place, column, error);
    }
  if (g_str_has_prefix (target, "field:"))
    return read_field (target + 6, place, column, error);
  if (g_str_has_prefix (target, "new:"))
    return read_new (object, place, target + 4, column, error);
  return cx_mapping_refuse (error, place, "target",
                            _ ("Expected “question:CODE”, “new:TYPE”, “field:NAME” or “ignore”."));
}

static gboolean
read_scale (json_t *object, const char *place, CxMappingColumn *column, GError **error)
{
  json_t *scale;

  if (!get_array (object, place, "scale", &scale, error))
    return FALSE;
  if (scale == NULL)
    return TRUE;
  if (json_array_size (scale) != 2 || !json_is_number (json_array_get (scale, 0)) ||
      !json_is_number (json_array_get (scale, 1)))
    return cx_mapping_refuse (error, place, "scale",
                              _ ("Two numbers are expected here: lowest and highest."));
  column->scale_min = json_number_value (json_array_get (scale, 0));
  column->scale_max = json_number_value (json_array_get (scale, 1));
  if (column->scale_min >= column->scale_max)
    return cx_mapping_refuse (error, place, "scale",
                              _ ("The lowest number must come before the highest."));
  return TRUE;
}

static gboolean
read_recode (json_t *value, const char *place, CxMappingColumn *column, GError **error)
{
  CxRecode *recode;

  if (!json_is_object (value))
    return cx_mapping_refuse (error, place, "", _ ("An object is expected here."));
  recode = cx_mapping_column_add_recode (column, NULL, NULL, NULL, 0, FALSE);
  if (!get_text (value, place, "from", &recode->from, error) ||
      !get_text (value, place, "to", &recode->to, error) ||
      !get_text (value, place, "label", &recode->label, error) ||
      !get_integer (value, place, "count", &recode->count, error) ||
      !get_flag (value, place, "guessed", &recode->guessed, error))
    return FALSE;
  if (recode->from == NULL)
    return cx_mapping_refuse (error, place, "from", _ ("This is missing."));
  if (recode->to == NULL || *recode->to == '\0')
    return cx_mapping_refuse (error, place, "to", _ ("This is missing."));
  return TRUE;
}

static gboolean
read_lists (json_t *object, const char *place, CxMappingColumn *column, GError **error)
{
  json_t *options, *values, *value;
  size_t i;

  if (!get_array (object, place, "options", &options, error) ||
      !get_array (object, place, "values", &values, error))
    return FALSE;
  json_array_foreach (options, i, value)
  {
    if (!json_is_string (value) || *json_string_value (value) == '\0')
      return cx_mapping_refuse (error, place, "options", _ ("A list of texts is expected here."));
    g_ptr_array_add (column->options, g_strdup (json_string_value (value)));
  }
  json_array_foreach (values, i, value)
  {
    g_autofree char *inner = g_strdup_printf ("%s.values[%u]", place, (guint) i);

    if (!read_recode (value, inner, column, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_reading (json_t *object, const char *place, CxMappingColumn *column, GError **error)
{
  g_autofree char *decimal = NULL;

  if (!get_text (object, place, "date_format", &column->date_pattern, error) ||
      !get_text (object, place, "time_zone", &column->time_zone, error) ||
      !get_flag (object, place, "blank_is_incomplete", &column->blank_is_incomplete, error) ||
      !get_flag (object, place, "zero_is_unanswered", &column->zero_is_unanswered, error) ||
      !get_text (object, place, "decimal", &decimal, error) ||
      !get_text (object, place, "separator", &column->separator, error) ||
      !read_scale (object, place, column, error) || !read_lists (object, place, column, error))
    return FALSE;
  if (decimal != NULL && !g_str_equal (decimal, "point") && !g_str_equal (decimal, "comma"))
    return cx_mapping_refuse (error, place, "decimal", _ ("Expected “point” or “comma”."));
  column->decimal = g_strcmp0 (decimal, "comma") == 0 ? CX_DECIMAL_COMMA : CX_DECIMAL_POINT;
  if (column->date_pattern != NULL)
    {
      g_autoptr (CxDatePattern) pattern = cx_date_pattern_new (column->date_pattern, NULL);

      if (pattern == NULL)
        return cx_mapping_refuse (error, place, "date_format",
                                  _ ("Expected letters as in “dd/MM/yyyy HH:mm:ss”."));
    }
  if (column->time_zone != NULL)
    {
      g_autoptr (GTimeZone) zone = cx_zone_find (column->time_zone);

      if (zone == NULL)
        return cx_mapping_refuse (error, place, "time_zone",
                                  _ ("There is no time zone with that name."));
    }
  return TRUE;
}

static gboolean
check_part (const char *name, const char *place, CxMappingColumn *column, GError **error)
{
  guint64 rank;

  if (!cx_part_from_name (name, &column->part))
    {
      g_autofree char *list = NULL;
      g_autofree char *message = NULL;
      GPtrArray *names = g_ptr_array_new ();

      for (guint i = 0; i <= CX_PART_SUMMARY; i++)
        g_ptr_array_add (names, (gpointer) cx_part_get_name ((CxPart) i));
      list = join_names (names);
      message = g_strdup_printf (_ ("There is no part “%s”. The parts are: %s."), name, list);
      return cx_mapping_refuse (error, place, "part", message);
    }
  if (column->part == CX_PART_PLACE &&
      (column->option == NULL ||
       !g_ascii_string_to_unsigned (column->option, 10, 1, G_MAXINT, &rank, NULL)))
    return cx_mapping_refuse (error, place, "option",
                              _ ("The place in the ranking is expected here: “1” for the best."));
  return TRUE;
}

static gboolean
read_column (json_t *object, guint index, CxMappingColumn *column, GError **error)
{
  g_autofree char *place = g_strdup_printf ("columns[%u]", index);
  g_autofree char *part = NULL;
  gint64 number = (gint64) index + 1;

  if (!json_is_object (object))
    return cx_mapping_refuse (error, place, "", _ ("An object is expected here."));
  if (!get_integer (object, place, "column", &number, error))
    return FALSE;
  if (number != (gint64) index + 1)
    return cx_mapping_refuse (error, place, "column",
                              _ ("The columns must stand in the order of the file."));
  if (!get_text (object, place, "heading", &column->heading, error) ||
      !read_target (object, place, column, error) ||
      !get_text (object, place, "text", &column->text, error) ||
      !get_text (object, place, "part", &part, error) ||
      !get_text (object, place, "option", &column->option, error) ||
      !get_text (object, place, "option_text", &column->option_text, error) ||
      !get_text (object, place, "group", &column->group, error) ||
      !get_text (object, place, "reason", &column->reason, error))
    return FALSE;
  if (part != NULL && !check_part (part, place, column, error))
    return FALSE;
  return read_reading (object, place, column, error);
}

static gboolean
check_repair (const char *name, const char *place, CxRepair *repair, GError **error)
{
  g_autofree char *list = NULL;
  g_autofree char *message = NULL;
  GPtrArray *names;

  if (name == NULL)
    return cx_mapping_refuse (error, place, "kind", _ ("This is missing."));
  if (cx_repair_kind_from_name (name, &repair->kind))
    return TRUE;
  names = g_ptr_array_new ();
  for (guint i = CX_REPAIR_NONE + 1; i <= CX_REPAIR_LEADING_ZERO; i++)
    g_ptr_array_add (names, (gpointer) cx_repair_kind_get_name ((CxRepairKind) i));
  list = join_names (names);
  message = g_strdup_printf (_ ("There is no repair “%s”. The repairs are: %s."), name, list);
  return cx_mapping_refuse (error, place, "kind", message);
}

static gboolean
read_repair (json_t *object, guint index, CxMapping *mapping, GError **error)
{
  g_autofree char *place = g_strdup_printf ("repairs[%u]", index);
  g_autofree char *kind = NULL;
  gint64 column = 0;
  gboolean accepted = TRUE;
  CxRepair *repair;

  if (!json_is_object (object))
    return cx_mapping_refuse (error, place, "", _ ("An object is expected here."));
  repair = g_new0 (CxRepair, 1);
  g_ptr_array_add (mapping->repairs, repair);
  if (!get_text (object, place, "kind", &kind, error) ||
      !get_integer (object, place, "column", &column, error) ||
      !get_text (object, place, "from", &repair->from, error) ||
      !get_text (object, place, "to", &repair->to, error) ||
      !get_integer (object, place, "count", &repair->count, error) ||
      !get_flag (object, place, "accepted", &accepted, error) ||
      !get_text (object, place, "message", &repair->message, error))
    return FALSE;
  if (!check_repair (kind, place, repair, error))
    return FALSE;
  if (column < 1 || column > (gint64) mapping->columns->len)
    return cx_mapping_refuse (error, place, "column", _ ("There is no column with that number."));
  if ((repair->kind == CX_REPAIR_MONTH_RANGE || repair->kind == CX_REPAIR_TRAILING_ZERO) &&
      (repair->from == NULL || repair->to == NULL))
    return cx_mapping_refuse (error, place, "from", _ ("This repair needs both “from” and “to”."));
  repair->column = (guint) column - 1;
  repair->accepted = TRUE;
  if (!accepted)
    cx_mapping_refuse_repair (mapping, index);
  return TRUE;
}

static gboolean
read_body (json_t *root, json_t *columns, CxMapping *mapping, GError **error)
{
  json_t *repairs, *value;
  gint64 id_column = 0;
  size_t i;

  if (!get_text (root, "", "source", &mapping->source, error) ||
      !get_text (root, "", "fingerprint", &mapping->fingerprint, error) ||
      !get_text (root, "", "survey", &mapping->survey, error) ||
      !get_text (root, "", "new_survey", &mapping->new_title, error) ||
      !get_text (root, "", "language", &mapping->language, error) ||
      !get_text (root, "", "reason", &mapping->reason, error) ||
      !get_integer (root, "", "id_column", &id_column, error) ||
      !get_array (root, "", "repairs", &repairs, error))
    return FALSE;
  if (id_column < 0 || id_column > (gint64) mapping->columns->len)
    return cx_mapping_refuse (error, "", "id_column", _ ("There is no column with that number."));
  mapping->id_column = (int) id_column - 1;
  json_array_foreach (columns, i, value)
  {
    CxMappingColumn *column = cx_mapping_get_column (mapping, (guint) i);

    if (read_column (value, (guint) i, column, error))
      continue;
    if (*column->heading != '\0')
      cx_error_place (error, NULL, 0, column->heading);
    return FALSE;
  }
  json_array_foreach (repairs, i, value)
  {
    if (!read_repair (value, (guint) i, mapping, error))
      return FALSE;
  }
  return TRUE;
}

static CxMapping *
read_root (json_t *root, GError **error)
{
  g_autoptr (CxMapping) mapping = NULL;
  json_t *columns;
  gint64 version = 1;

  if (!get_integer (root, "", "version", &version, error) ||
      !get_array (root, "", "columns", &columns, error))
    return NULL;
  if (version != 1)
    {
      cx_mapping_refuse (error, "", "version",
                         _ ("This mapping was written by a newer version of the program."));
      return NULL;
    }
  if (columns == NULL || json_array_size (columns) == 0)
    {
      cx_mapping_refuse (error, "", "columns", _ ("This is missing."));
      return NULL;
    }
  if (json_array_size (columns) > MAX_COLUMNS)
    {
      cx_mapping_refuse (error, "", "columns", _ ("There are too many columns."));
      return NULL;
    }
  mapping = cx_mapping_new ((guint) json_array_size (columns));
  if (!read_body (root, columns, mapping, error))
    return NULL;
  return g_steal_pointer (&mapping);
}

static CxMapping *
read_text (const char *text, gboolean strict, GError **error)
{
  json_error_t fault;
  json_t *root = json_loads (text, JSON_REJECT_DUPLICATES, &fault);
  CxMapping *mapping = NULL;

  if (root == NULL)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Check the brackets and commas at that place."),
                  _ ("The mapping is not valid JSON, line %d: %s"), fault.line, fault.text);
  else if (!json_is_object (root))
    cx_mapping_refuse (error, "", "", _ ("An object is expected here."));
  else if (!strict || cx_mapping_check_keys (root, error))
    mapping = read_root (root, error);
  json_decref (root);
  return mapping;
}

CxMapping *
cx_mapping_from_json (const char *text, GError **error)
{
  return read_text (text, TRUE, error);
}

CxMapping *
cx_mapping_from_profile (const char *text, GError **error)
{
  return read_text (text, FALSE, error);
}
