#include "config.h"

#include "cx-mapping-keys.h"

#include "cx-error.h"
#include "cx-i18n.h"

static const char *const root_keys[] = { "version",    "source",   "fingerprint", "survey",
                                         "new_survey", "language", "id_column",   "reason",
                                         "columns",    "repairs",  NULL };
static const char *const column_keys[] = { "column",
                                           "heading",
                                           "target",
                                           "type",
                                           "question",
                                           "text",
                                           "part",
                                           "option",
                                           "option_text",
                                           "date_format",
                                           "time_zone",
                                           "blank_is_incomplete",
                                           "zero_is_unanswered",
                                           "decimal",
                                           "separator",
                                           "options",
                                           "scale",
                                           "values",
                                           "group",
                                           "reason",
                                           NULL };
static const char *const value_keys[] = { "from", "to", "label", "count", "guessed", NULL };
static const char *const repair_keys[] = { "kind",  "column",   "from",    "to",
                                           "count", "accepted", "message", NULL };

gboolean
cx_mapping_refuse (GError **error, const char *place, const char *key, const char *message)
{
  cx_error_set (error, CX_ERROR_INVALID, _ ("Correct the mapping there and try again."),
                "%s%s%s: %s", place, *place != '\0' && *key != '\0' ? "." : "", key, message);
  return FALSE;
}

static gboolean
check_object (json_t *object, const char *place, const char *const *known, GError **error)
{
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value)
  {
    g_autofree char *list = NULL;
    g_autofree char *message = NULL;

    if (g_strv_contains (known, key))
      continue;
    list = g_strjoinv (", ", (char **) known);
    message = g_strdup_printf (_ ("There is no key with this name. The keys are: %s."), list);
    return cx_mapping_refuse (error, place, key, message);
  }
  return TRUE;
}

static gboolean
check_column (json_t *column, guint index, GError **error)
{
  g_autofree char *place = g_strdup_printf ("columns[%u]", index);
  json_t *value;
  size_t i;

  if (!check_object (column, place, column_keys, error))
    return FALSE;
  json_array_foreach (json_object_get (column, "values"), i, value)
  {
    g_autofree char *inner = g_strdup_printf ("%s.values[%u]", place, (guint) i);

    if (!check_object (value, inner, value_keys, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cx_mapping_check_keys (json_t *root, GError **error)
{
  json_t *value;
  size_t i;

  if (!check_object (root, "", root_keys, error))
    return FALSE;
  json_array_foreach (json_object_get (root, "columns"), i, value)
  {
    if (check_column (value, (guint) i, error))
      continue;
    cx_error_place (error, NULL, 0, json_string_value (json_object_get (value, "heading")));
    return FALSE;
  }
  json_array_foreach (json_object_get (root, "repairs"), i, value)
  {
    g_autofree char *place = g_strdup_printf ("repairs[%u]", (guint) i);

    if (!check_object (value, place, repair_keys, error))
      return FALSE;
  }
  return TRUE;
}
