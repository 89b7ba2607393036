#include "config.h"

#include "cx-text.h"

#include <string.h>

/* E.164 allows 15 digits. */
#define MAX_DIGITS 15

/* Vietnamese mobile numbers of eleven digits became ones of ten on 15 September 2018: the old
 * beginnings and the new. */
static const char *const renumbered[][2] = {
  { "120", "70" }, { "121", "79" }, { "122", "77" }, { "126", "76" }, { "128", "78" },
  { "123", "83" }, { "124", "84" }, { "125", "85" }, { "127", "81" }, { "129", "82" },
  { "162", "32" }, { "163", "33" }, { "164", "34" }, { "165", "35" }, { "166", "36" },
  { "167", "37" }, { "168", "38" }, { "169", "39" }, { "186", "56" }, { "188", "58" },
  { "199", "59" },
};

/* Collects the digits of @text, passing over what people put between them. FALSE if anything else
 * stands there. *@plus: a + stood before the first digit. */
static gboolean
collect_digits (const char *text, char digits[MAX_DIGITS + 3], gboolean *plus)
{
  gsize n = 0;

  *plus = FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (n == MAX_DIGITS + 2)
            return FALSE;
          digits[n++] = *p;
        }
      else if (*p == '+' && n == 0 && !*plus)
        *plus = TRUE;
      else if (strchr (" .-()/", *p) == NULL)
        return FALSE;
    }
  digits[n] = '\0';
  return TRUE;
}

/* @digits is what follows 84 or the leading 0. */
static char *
make_vietnamese (const char *digits)
{
  gsize n = strlen (digits);

  if (n == 10 && *digits == '1')
    for (gsize i = 0; i < G_N_ELEMENTS (renumbered); i++)
      if (g_str_has_prefix (digits, renumbered[i][0]))
        return g_strconcat ("+84", renumbered[i][1], digits + 3, NULL);
  if ((n == 9 && strchr ("35789", *digits) != NULL) || (n == 10 && *digits == '2'))
    return g_strconcat ("+84", digits, NULL);
  return NULL;
}

char *
cx_text_phone (const char *text)
{
  g_autofree char *tidy = cx_text_tidy (text);
  const char *p = tidy;
  char buffer[MAX_DIGITS + 3];
  const char *digits = buffer;
  gboolean plus;

  if (*p == '\'')
    p++;
  if (g_ascii_strncasecmp (p, "tel:", 4) == 0)
    p += 4;
  if (!collect_digits (p, buffer, &plus))
    return NULL;

  if (!plus && g_str_has_prefix (digits, "00"))
    {
      plus = TRUE;
      digits += 2;
    }
  if (g_str_has_prefix (digits, "84") && (plus || strlen (digits) >= 11))
    return make_vietnamese (digits + 2 + (digits[2] == '0'));
  if (plus)
    return strlen (digits) >= 8 && strlen (digits) <= MAX_DIGITS && *digits != '0'
               ? g_strconcat ("+", digits, NULL)
               : NULL;
  return *digits == '0' ? make_vietnamese (digits + 1) : NULL;
}

static gboolean
is_host_char (gunichar c)
{
  return g_unichar_isalnum (c) || c == '-' || c == '.';
}

gboolean
cx_text_is_email (const char *text)
{
  g_autofree char *tidy = cx_text_tidy (text);
  const char *at = strchr (tidy, '@'), *dot = strrchr (tidy, '.');

  if (at == NULL || at == tidy || at - tidy > 64 || strlen (tidy) > 254 || dot == NULL ||
      dot < at + 2 || strlen (dot) < 3)
    return FALSE;
  for (const char *p = tidy; p < at; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && (c >= 0x80 || strchr ("!#$%&'*+-/=?^_`{|}~.", (int) c) == NULL))
        return FALSE;
    }
  for (const char *p = at + 1; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_host_char (g_utf8_get_char (p)))
      return FALSE;
  for (const char *p = dot + 1; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) || g_ascii_isdigit (*p))
      return FALSE;
  return at[-1] != '.' && *tidy != '.' && at[1] != '.' && at[1] != '-' &&
         strstr (tidy, "..") == NULL;
}
