#include "config.h"

#include "cx-text.h"

#include "cx-text-letters.h"

#include <string.h>

/* Most texts are tidy already: one look finds that out. */
static gboolean
is_tidy_ascii (const char *text)
{
  const char *p;
  char before = ' ';

  for (p = text; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x80 || (guchar) *p < ' ' || (*p == ' ' && before == ' '))
        return FALSE;
      before = *p;
    }
  return p == text || before != ' ';
}

/* Characters that NFC leaves as they are and that it joins with nothing before them. */
static gboolean
is_composed (gunichar c)
{
  return c < 0x300 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2010 && c <= 0x206F) ||
         (c >= 0x20A0 && c <= 0x20CF) || (c >= 0x3040 && c <= 0x3096) || c >= 0x1F300;
}

/* One blank for each run, none at the ends. @text is valid UTF-8. */
static char *
collapse (const char *text, gboolean *composed)
{
  GString *result = g_string_sized_new (strlen (text));
  gboolean pending = FALSE;

  *composed = TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (cx_letter_is_invisible (c))
        continue;
      if (cx_letter_is_blank (c))
        {
          pending = result->len > 0;
          continue;
        }
      if (pending)
        g_string_append_c (result, ' ');
      pending = FALSE;
      g_string_append_len (result, p, g_utf8_skip[(guchar) *p]);
      *composed = *composed && is_composed (c);
    }
  return g_string_free (result, FALSE);
}

char *
cx_text_tidy (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *collapsed = NULL;
  gboolean composed;

  if (is_tidy_ascii (text))
    return g_strdup (text);
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  collapsed = collapse (text, &composed);
  if (composed)
    return g_steal_pointer (&collapsed);
  return g_utf8_normalize (collapsed, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

char *
cx_text_fold (const char *text)
{
  g_autofree char *tidy = cx_text_tidy (text);
  GString *result = g_string_sized_new (strlen (tidy));

  for (const char *p = tidy; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *expansion = c < 0x80 ? NULL : cx_letter_expand (c);
      CxLetter letter;

      if (expansion != NULL)
        {
          g_string_append (result, expansion);
          continue;
        }
      letter = cx_letter_split (c);
      if (letter.base != 0)
        g_string_append_unichar (result, letter.base);
    }
  return g_string_free (result, FALSE);
}

/* The vowel pairs whose tone stands on the first letter in the old spelling and on the second in
 * the new one. */
static gboolean
is_moving_pair (gunichar first, gunichar second)
{
  return (first == 'o' && (second == 'a' || second == 'e')) || (first == 'u' && second == 'y');
}

static gunichar
put_tone (gunichar vowel, CxTone tone)
{
  static const gunichar marks[] = { 0, 0x300, 0x309, 0x303, 0x301, 0x323 };
  gunichar composed;

  return g_unichar_compose (vowel, marks[tone], &composed) ? composed : vowel;
}

/* Moves the tone of the pair at @i to its first letter: hoà → hòa, khoẻ → khỏe, thuỷ → thủy. Only
 * where the pair ends its syllable, and not after q, whose u is no vowel (quý). */
static void
settle_tone (gunichar *chars, glong i, glong n)
{
  CxLetter first = cx_letter_split (chars[i]), second = cx_letter_split (chars[i + 1]);

  if (first.shape != CX_SHAPE_NONE || second.shape != CX_SHAPE_NONE || first.tone != CX_TONE_NONE ||
      second.tone == CX_TONE_NONE || !is_moving_pair (first.base, second.base))
    return;
  if ((i + 2 < n && g_unichar_isalpha (chars[i + 2])) || (i > 0 && chars[i - 1] == 'q'))
    return;
  chars[i] = put_tone (first.base, second.tone);
  chars[i + 1] = second.base;
}

/* Letters whose lower case is their folded case, and which stand composed already. */
static gboolean
folds_simply (gunichar c)
{
  static const gunichar exceptions[] = { 0xB5, 0xDF, 0x130, 0x149, 0x17F, 0x1F0 };

  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (c == exceptions[i])
      return FALSE;
  return c < 0x250 || (c >= 0x1E00 && c < 0x1E96) || (c >= 0x1EA0 && c <= 0x1EFF);
}

/* The characters of @tidy in folded case, composed. */
static gunichar *
fold_case (const char *tidy, glong *n)
{
  gunichar *chars = g_utf8_to_ucs4_fast (tidy, -1, n);
  g_autofree char *folded = NULL;
  g_autofree char *composed = NULL;
  glong i;

  for (i = 0; i < *n && folds_simply (chars[i]); i++)
    chars[i] = g_unichar_tolower (chars[i]);
  if (i == *n)
    return chars;

  g_free (chars);
  folded = g_utf8_casefold (tidy, -1);
  composed = g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  return g_utf8_to_ucs4_fast (composed, -1, n);
}

char *
cx_text_key (const char *text)
{
  g_autofree char *tidy = cx_text_tidy (text);
  g_autofree gunichar *chars = NULL;
  glong n;

  if (g_str_is_ascii (tidy))
    return g_ascii_strdown (tidy, -1);
  chars = fold_case (tidy, &n);
  for (glong i = 0; i + 1 < n; i++)
    if (chars[i + 1] >= 0x80)
      settle_tone (chars, i, n);
  return g_ucs4_to_utf8 (chars, n, NULL, NULL, NULL);
}

char *
cx_text_code (const char *heading, gsize max)
{
  g_autofree char *folded = cx_text_fold (heading);
  GString *code = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (code, *p);
      else if (code->len > 0 && code->str[code->len - 1] != '_')
        g_string_append_c (code, '_');
    }
  if (code->len > max)
    {
      gsize cut = max;

      while (cut > max / 2 && code->str[cut] != '_')
        cut--;
      g_string_truncate (code, code->str[cut] == '_' ? cut : max);
    }
  while (code->len > 0 && code->str[code->len - 1] == '_')
    g_string_truncate (code, code->len - 1);
  return g_string_free (code, FALSE);
}

/* Bytes; file systems take 255 in all. */
#define FILE_NAME_MAX_LENGTH 120

char *
cx_text_file_name (const char *text)
{
  GString *name = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);
      const gboolean refused = g_unichar_iscntrl (letter) ||
                               (letter < 128 && strchr ("/\\:*?\"<>|", (int) letter) != NULL);

      /* A name that begins with a dot would be hidden. */
      if (name->len == 0 && (letter == '.' || g_unichar_isspace (letter)))
        continue;
      if (name->len + (gsize) (g_utf8_next_char (p) - p) > FILE_NAME_MAX_LENGTH)
        break;
      g_string_append_unichar (name, refused ? '-' : letter);
    }
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  return g_string_free (name, FALSE);
}

gboolean
cx_text_has_replacement (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; (p = memchr (p, 0xEF, (gsize) (end - p))) != NULL; p++)
    if (end - p >= 3 && (guchar) p[1] == 0xBF && (guchar) p[2] == 0xBD)
      return TRUE;
  return FALSE;
}

gboolean
cx_text_is_formula_like (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}
