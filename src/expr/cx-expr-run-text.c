/* Functions of texts. They count characters, not bytes. */
#include "config.h"

#include "cx-expr-function.h"

#include "cx-i18n.h"

#include <math.h>
#include <string.h>

static const char *
get_text (CxExprRun *run, guint i, char **buffer)
{
  return cx_expr_value_to_text (&run->args[i], &run->context->zone, buffer);
}

gboolean
cx_expr_run_string (CxExprRun *run, GError **error)
{
  g_autofree char *buffer = NULL;

  cx_expr_value_take_text (run->result, g_strdup (get_text (run, 0, &buffer)));
  return TRUE;
}

gboolean
cx_expr_run_string_length (CxExprRun *run, GError **error)
{
  g_autofree char *buffer = NULL;

  cx_expr_value_set_number (run->result, g_utf8_strlen (get_text (run, 0, &buffer), -1));
  return TRUE;
}

gboolean
cx_expr_run_concat (CxExprRun *run, GError **error)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < run->node->n_children; i++)
    {
      g_autofree char *buffer = NULL;

      g_string_append (text, get_text (run, i, &buffer));
    }
  cx_expr_value_take_text (run->result, g_string_free (text, FALSE));
  return TRUE;
}

/* Joins what is not empty; a set gives each of its codes. */
gboolean
cx_expr_run_join (CxExprRun *run, GError **error)
{
  GString *text = g_string_new (NULL);
  g_autofree char *separator_buffer = NULL;
  const char *separator = get_text (run, 0, &separator_buffer);

  for (guint i = 1; i < run->node->n_children; i++)
    {
      g_autofree char *buffer = NULL;

      if (cx_expr_value_is_empty (&run->args[i]))
        continue;
      if (text->len > 0)
        g_string_append (text, separator);
      if (run->args[i].type == CX_EXPR_TYPE_SET)
        {
          g_auto (GStrv) codes = cx_expr_value_get_codes (&run->args[i], &run->context->zone);

          buffer = g_strjoinv (separator, codes);
          g_string_append (text, buffer);
        }
      else
        g_string_append (text, get_text (run, i, &buffer));
    }
  cx_expr_value_take_text (run->result, g_string_free (text, FALSE));
  return TRUE;
}

/* contains (), starts-with (), ends-with (): letter by letter. */
gboolean
cx_expr_run_match (CxExprRun *run, GError **error)
{
  g_autofree char *text_buffer = NULL;
  g_autofree char *part_buffer = NULL;
  const char *text = get_text (run, 0, &text_buffer);
  const char *part = get_text (run, 1, &part_buffer);
  gboolean found;

  if (run->node->call == CX_EXPR_CALL_CONTAINS)
    found = strstr (text, part) != NULL;
  else if (run->node->call == CX_EXPR_CALL_STARTS_WITH)
    found = g_str_has_prefix (text, part);
  else
    found = g_str_has_suffix (text, part);
  cx_expr_value_set_boolean (run->result, found);
  return TRUE;
}

/* A position as substr () takes it: from 0, from the end if negative, inside the text. */
static glong
get_position (CxExprRun *run, guint i, glong length)
{
  double position = floor (cx_expr_value_to_number (&run->args[i], &run->context->zone));

  if (isnan (position))
    return -1;
  if (position < 0)
    position += length;
  return (glong) CLAMP (position, 0, length);
}

gboolean
cx_expr_run_substr (CxExprRun *run, GError **error)
{
  g_autofree char *buffer = NULL;
  const char *text = get_text (run, 0, &buffer);
  glong length = g_utf8_strlen (text, -1);
  glong start = get_position (run, 1, length);
  glong end = run->node->n_children > 2 ? get_position (run, 2, length) : length;

  if (start >= 0 && end > start)
    cx_expr_value_take_text (run->result, g_utf8_substring (text, start, end));
  return TRUE;
}

/* What stands before or after the first place of the second argument in the first. */
gboolean
cx_expr_run_substring (CxExprRun *run, GError **error)
{
  g_autofree char *text_buffer = NULL;
  g_autofree char *part_buffer = NULL;
  const char *text = get_text (run, 0, &text_buffer);
  const char *part = get_text (run, 1, &part_buffer);
  const char *found = strstr (text, part);

  if (found == NULL)
    return TRUE;
  if (run->node->call == CX_EXPR_CALL_SUBSTRING_BEFORE)
    cx_expr_value_take_text (run->result, g_strndup (text, found - text));
  else
    cx_expr_value_take_text (run->result, g_strdup (found + strlen (part)));
  return TRUE;
}

gboolean
cx_expr_run_normalize_space (CxExprRun *run, GError **error)
{
  g_autofree char *buffer = NULL;
  GString *text = g_string_new (NULL);
  gboolean pending = FALSE;

  for (const char *p = get_text (run, 0, &buffer); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          pending = text->len > 0;
          continue;
        }
      if (pending)
        g_string_append_c (text, ' ');
      pending = FALSE;
      g_string_append_unichar (text, c);
    }
  cx_expr_value_take_text (run->result, g_string_free (text, FALSE));
  return TRUE;
}

/* Each character found in the second argument becomes the one at its place in the third, or goes
 * if there is none. */
gboolean
cx_expr_run_translate (CxExprRun *run, GError **error)
{
  g_autofree char *text_buffer = NULL;
  g_autofree char *from_buffer = NULL;
  g_autofree char *to_buffer = NULL;
  const char *from = get_text (run, 1, &from_buffer);
  const char *to = get_text (run, 2, &to_buffer);
  glong to_length = g_utf8_strlen (to, -1);
  GString *text = g_string_new (NULL);

  for (const char *p = get_text (run, 0, &text_buffer); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *found = g_utf8_strchr (from, -1, c);
      glong place = found != NULL ? g_utf8_pointer_to_offset (from, found) : 0;

      if (found == NULL)
        g_string_append_unichar (text, c);
      else if (place < to_length)
        g_string_append_unichar (text, g_utf8_get_char (g_utf8_offset_to_pointer (to, place)));
    }
  cx_expr_value_take_text (run->result, g_string_free (text, FALSE));
  return TRUE;
}

/* --- regex () --------------------------------------------------------------------------------- */

/* The limits stand in the pattern itself, where the engine honours them: tries of one match, and
 * kilobytes of memory. A pattern can only make them smaller. */
#define PATTERN_LIMITS "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=20000)(*LIMIT_HEAP=8192)"

GRegex *
cx_expr_compile_pattern (const char *pattern, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GRegex) alone = NULL;
  g_autofree char *whole = NULL;
  GRegex *regex = NULL;

  /* First alone, so that a stray bracket cannot close the group around it. */
  alone = g_regex_new (pattern, 0, 0, &local);
  if (alone != NULL)
    {
      whole = g_strdup_printf (PATTERN_LIMITS "(?:%s)\\z", pattern);
      regex = g_regex_new (whole, G_REGEX_ANCHORED, 0, &local);
    }
  if (regex == NULL)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Correct the pattern of regex ()."),
                  _ ("“%s” is not a valid pattern."), pattern);
  return regex;
}

gboolean
cx_expr_run_regex (CxExprRun *run, GError **error)
{
  g_autofree char *text_buffer = NULL;
  g_autofree char *pattern_buffer = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GRegex) made = NULL;
  const char *pattern = get_text (run, 1, &pattern_buffer);
  GRegex *regex = run->node->regex;
  gboolean fits;

  if (regex == NULL)
    regex = made = cx_expr_compile_pattern (pattern, error);
  if (regex == NULL)
    return FALSE;

  fits = g_regex_match_full (regex, get_text (run, 0, &text_buffer), -1, 0, 0, NULL, &local);
  if (local != NULL)
    {
      cx_error_set (error, CX_ERROR_LIMIT,
                    _ ("Write a simpler pattern, without repetitions inside repetitions."),
                    _ ("The pattern “%s” takes too long to compare."), pattern);
      return FALSE;
    }
  cx_expr_value_set_boolean (run->result, fits);
  return TRUE;
}
