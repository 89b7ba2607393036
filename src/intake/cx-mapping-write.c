#include "config.h"

#include "cx-mapping.h"

#include <jansson.h>
#include <math.h>

static void
set_text (json_t *object, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_new (object, key, json_string (text));
}

static void
set_flag (json_t *object, const char *key, gboolean value)
{
  if (value)
    json_object_set_new (object, key, json_true ());
}

static json_t *
make_number (double value)
{
  if (value == floor (value) && fabs (value) < 1e15)
    return json_integer ((json_int_t) value);
  return json_real (value);
}

static json_t *
write_recodes (const CxMappingColumn *column)
{
  json_t *array = json_array ();

  for (guint i = 0; i < column->recodes->len; i++)
    {
      const CxRecode *recode = g_ptr_array_index (column->recodes, i);
      json_t *object = json_object ();

      json_object_set_new (object, "from", json_string (recode->from));
      json_object_set_new (object, "to", json_string (recode->to));
      if (recode->label != NULL)
        json_object_set_new (object, "label", json_string (recode->label));
      if (recode->count != 0)
        json_object_set_new (object, "count", json_integer (recode->count));
      set_flag (object, "guessed", recode->guessed);
      json_array_append_new (array, object);
    }
  return array;
}

static void
write_reading (json_t *object, const CxMappingColumn *column)
{
  set_text (object, "date_format", column->date_pattern);
  set_text (object, "time_zone", column->time_zone);
  set_flag (object, "blank_is_incomplete", column->blank_is_incomplete);
  set_flag (object, "zero_is_unanswered", column->zero_is_unanswered);
  if (column->decimal == CX_DECIMAL_COMMA)
    set_text (object, "decimal", "comma");
  set_text (object, "separator", column->separator);
  if (column->options->len > 0)
    {
      json_t *options = json_array ();

      for (guint i = 0; i < column->options->len; i++)
        json_array_append_new (options, json_string (g_ptr_array_index (column->options, i)));
      json_object_set_new (object, "options", options);
    }
  if (!isnan (column->scale_min) && !isnan (column->scale_max))
    {
      json_t *scale = json_array ();

      json_array_append_new (scale, make_number (column->scale_min));
      json_array_append_new (scale, make_number (column->scale_max));
      json_object_set_new (object, "scale", scale);
    }
  if (column->recodes->len > 0)
    json_object_set_new (object, "values", write_recodes (column));
}

static json_t *
write_column (const CxMappingColumn *column)
{
  g_autofree char *target = cx_mapping_column_get_target (column);
  json_t *object = json_object ();

  json_object_set_new (object, "column", json_integer ((json_int_t) column->index + 1));
  json_object_set_new (object, "heading", json_string (column->heading));
  json_object_set_new (object, "target", json_string (target));
  if (column->target == CX_TARGET_QUESTION)
    set_text (object, "type", column->type);
  if (column->target == CX_TARGET_NEW)
    set_text (object, "question", column->question);
  set_text (object, "text", column->text);
  if (column->part != CX_PART_WHOLE)
    set_text (object, "part", cx_part_get_name (column->part));
  set_text (object, "option", column->option);
  set_text (object, "option_text", column->option_text);
  write_reading (object, column);
  set_text (object, "group", column->group);
  set_text (object, "reason", column->reason);
  return object;
}

static json_t *
write_repair (const CxRepair *repair)
{
  json_t *object = json_object ();

  set_text (object, "kind", cx_repair_kind_get_name (repair->kind));
  json_object_set_new (object, "column", json_integer ((json_int_t) repair->column + 1));
  set_text (object, "from", repair->from);
  set_text (object, "to", repair->to);
  json_object_set_new (object, "count", json_integer (repair->count));
  json_object_set_new (object, "accepted", json_boolean (repair->accepted));
  set_text (object, "message", repair->message);
  return object;
}

char *
cx_mapping_to_json (const CxMapping *mapping)
{
  json_t *root = json_object ();
  json_t *columns = json_array ();
  json_t *repairs = json_array ();
  char *dumped, *text;

  json_object_set_new (root, "version", json_integer (mapping->version));
  set_text (root, "source", mapping->source);
  set_text (root, "fingerprint", mapping->fingerprint);
  set_text (root, "survey", mapping->survey);
  set_text (root, "new_survey", mapping->new_title);
  set_text (root, "language", mapping->language);
  if (mapping->id_column >= 0)
    json_object_set_new (root, "id_column", json_integer (mapping->id_column + 1));
  set_text (root, "reason", mapping->reason);
  for (guint i = 0; i < mapping->columns->len; i++)
    json_array_append_new (columns, write_column (cx_mapping_get_column (mapping, i)));
  json_object_set_new (root, "columns", columns);
  for (guint i = 0; i < mapping->repairs->len; i++)
    json_array_append_new (repairs, write_repair (cx_mapping_get_repair (mapping, i)));
  json_object_set_new (root, "repairs", repairs);

  dumped = json_dumps (root, JSON_INDENT (2));
  g_assert (dumped != NULL);
  text = g_strconcat (dumped, "\n", NULL);
  free (dumped);
  json_decref (root);
  return text;
}
