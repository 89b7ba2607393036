#include "config.h"

#include "cx-field.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

static gboolean
has_limits (const CxField *field)
{
  return field->min != 0 || field->max != 0;
}

static gboolean
refuse (const CxField *field, const char *text, const char *mend, GError **error)
{
  cx_error_set (error, CX_ERROR_INVALID, mend, _ ("“%s” does not fit the field “%s”."), text,
                _ (field->label));
  return FALSE;
}

static gboolean
validate_boolean (const CxField *field, const char *text, GError **error)
{
  static const char *const words[] = { "true", "false", "yes", "no", "1", "0" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return refuse (field, text, _ ("Write yes or no."), error);
}

static gboolean
validate_number (const CxField *field, const char *text, GError **error)
{
  gboolean whole = field->kind == CX_FIELD_INTEGER;
  char low[CX_NUMBER_BUFFER], high[CX_NUMBER_BUFFER];
  g_autofree char *mend = NULL;
  double value;

  if (!cx_number_parse (text, strlen (text), &value))
    return refuse (field, text, whole ? _ ("Write a whole number.") : _ ("Write a number."), error);
  if (whole && value != floor (value))
    return refuse (field, text, _ ("Write a whole number."), error);
  if (!has_limits (field) || (value >= field->min && value <= field->max))
    return TRUE;

  mend = g_strdup_printf (_ ("Write a number from %s to %s."), cx_number_to_text (field->min, low),
                          cx_number_to_text (field->max, high));
  return refuse (field, text, mend, error);
}

static gboolean
validate_choice (const CxField *field, const char *text, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *mend = NULL;

  for (const CxFieldChoice *choice = field->choices; choice->id != NULL; choice++)
    {
      if (strcmp (choice->id, text) == 0)
        return TRUE;
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", choice->id);
    }
  mend = g_strdup_printf (_ ("Choose one of these: %s."), ids->str);
  return refuse (field, text, mend, error);
}

static gboolean
validate_colour (const CxField *field, const char *text, GError **error)
{
  gsize digits = strspn (*text == '#' ? text + 1 : "", "0123456789abcdefABCDEF");

  if (digits == 6 && text[7] == '\0')
    return TRUE;
  return refuse (field, text, _ ("Write the colour as in #1a5fb4."), error);
}

static gboolean
validate_date (const CxField *field, const char *text, GError **error)
{
  CxMoment moment;

  if (cx_moment_parse_iso (text, strlen (text), &moment, NULL))
    return TRUE;
  return refuse (field, text, _ ("Write the date as 2026-03-09."), error);
}

gboolean
cx_field_validate (const CxField *field, const char *text, GError **error)
{
  switch (field->kind)
    {
    case CX_FIELD_BOOLEAN:
      return validate_boolean (field, text, error);
    case CX_FIELD_INTEGER:
    case CX_FIELD_NUMBER:
      return validate_number (field, text, error);
    case CX_FIELD_CHOICE:
      return validate_choice (field, text, error);
    case CX_FIELD_DATE:
      return validate_date (field, text, error);
    case CX_FIELD_COLOUR:
      return validate_colour (field, text, error);
    case CX_FIELD_TEXT:
    case CX_FIELD_EXPRESSION:
    default:
      return g_utf8_validate (text, -1, NULL) ||
             refuse (field, "?", _ ("Write it again; some of its characters are damaged."), error);
    }
}

const CxField *
cx_field_find (const CxField *fields, guint n, const char *key)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (fields[i].key, key) == 0)
      return &fields[i];
  return NULL;
}
