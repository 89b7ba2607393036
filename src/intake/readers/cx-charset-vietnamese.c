#include "config.h"

#include "cx-charset.h"

#include <string.h>

/* What VNI's mark bytes do to a vowel, in capital form (the small form is 0x20 higher). */
static const struct
{
  guint8 mark;
  gunichar hat;  /* circumflex, breve, or 0 */
  gunichar tone; /* combining tone, or 0 */
} vni_marks[] = {
  { 0xd9, 0, 0x301 },     { 0xd8, 0, 0x300 },     { 0xdb, 0, 0x309 },     { 0xd5, 0, 0x303 },
  { 0xcf, 0, 0x323 },     { 0xc2, 0x302, 0 },     { 0xc1, 0x302, 0x301 }, { 0xc0, 0x302, 0x300 },
  { 0xc5, 0x302, 0x309 }, { 0xc3, 0x302, 0x303 }, { 0xc4, 0x302, 0x323 }, { 0xca, 0x306, 0 },
  { 0xc9, 0x306, 0x301 }, { 0xc8, 0x306, 0x300 }, { 0xda, 0x306, 0x309 }, { 0xdc, 0x306, 0x303 },
  { 0xcb, 0x306, 0x323 },
};

/* Bytes of VNI that are a letter on their own, small form. */
static const struct
{
  guint8 byte;
  gunichar letter;
} vni_letters[] = {
  { 0xf1, 0x111 },  { 0xf4, 0x1a1 }, { 0xf6, 0x1b0 },  { 0xed, 0xed },   { 0xec, 0xec },
  { 0xe6, 0x1ec9 }, { 0xf3, 0x129 }, { 0xf2, 0x1ecb }, { 0xee, 0x1ef5 },
};

gboolean
cx_letter_compose (gunichar letter, gunichar mark, gunichar *made)
{
  gunichar base, hat;

  if (g_unichar_compose (letter, mark, made))
    return TRUE;
  /* Unicode puts the dot below a letter before the hat above it. */
  return mark == 0x323 && g_unichar_decompose (letter, &base, &hat) &&
         g_unichar_compose (base, mark, &base) && g_unichar_compose (base, hat, made);
}

gunichar
cx_vni_single (guint8 byte)
{
  gboolean capital = byte >= 0xc0 && byte < 0xe0;
  guint8 small = capital ? byte + 0x20 : byte;

  for (gsize i = 0; i < G_N_ELEMENTS (vni_letters); i++)
    if (vni_letters[i].byte == small)
      return capital ? g_unichar_toupper (vni_letters[i].letter) : vni_letters[i].letter;
  return 0;
}

gunichar
cx_vni_pair (guint8 base, guint8 mark)
{
  guint8 capital_mark = mark >= 0xe0 ? mark - 0x20 : mark;
  gunichar letter = base < 0x80 ? base : cx_vni_single (base);
  gunichar small = g_unichar_tolower (letter);

  if (mark < 0xc0 || small == 0 || !strchr ("aeouy", small < 0x80 ? (int) small : 'o'))
    return 0;
  if (small >= 0x80 && small != 0x1a1 && small != 0x1b0)
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (vni_marks); i++)
    {
      gunichar made = letter;

      if (vni_marks[i].mark != capital_mark)
        continue;
      if (vni_marks[i].hat == 0x306 && small != 'a')
        return 0;
      if (vni_marks[i].hat == 0x302 && small != 'a' && small != 'e' && small != 'o')
        return 0;
      if (vni_marks[i].hat != 0 && !cx_letter_compose (made, vni_marks[i].hat, &made))
        return 0;
      if (vni_marks[i].tone != 0 && !cx_letter_compose (made, vni_marks[i].tone, &made))
        return 0;
      return made;
    }
  return 0;
}

static gboolean
is_tone (gunichar c)
{
  return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

/* Lower-case letters of @text without tone marks into @plain; *@toned: the one that had a tone, -1
 * for none. FALSE if something else than a letter stands there, or two tones. */
static gboolean
strip_tones (const char *text, gsize length, GString *plain, gssize *toned)
{
  int tones = 0;

  *toned = -1;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));
      gunichar base, mark;
      int before = tones;

      if (!g_unichar_isalpha (c))
        return FALSE;
      /* ộ is ọ + circumflex to Unicode: a hat found outside is put back on the inner letter. */
      if (g_unichar_decompose (c, &base, &mark) && is_tone (mark))
        {
          c = base;
          tones++;
        }
      else if (g_unichar_decompose (c, &base, &mark) && (mark == 0x302 || mark == 0x306) &&
               base > 0x7f)
        {
          gunichar hat = mark;

          if (g_unichar_decompose (base, &base, &mark) && is_tone (mark) &&
              g_unichar_compose (base, hat, &c))
            tones++;
        }
      if (tones > before)
        *toned = (gssize) plain->len;
      g_string_append_unichar (plain, c);
    }
  return tones <= 1;
}

static gsize
longest_prefix (const char *text, const char *const *parts)
{
  gsize best = 0;

  for (gsize i = 0; parts[i] != NULL; i++)
    if (g_str_has_prefix (text, parts[i]))
      best = MAX (best, strlen (parts[i]));
  return best;
}

gboolean
cx_vietnamese_is_syllable (const char *text, gsize length)
{
  static const char *const onsets[] = { "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th",
                                        "tr",  "b",  "c",  "d",  "đ",  "g",  "h",  "k",  "l",  "m",
                                        "n",   "p",  "r",  "s",  "t",  "v",  "x",  NULL };
  static const char *const codas[] = { "", "c", "ch", "m", "n", "ng", "nh", "p", "t", NULL };
  static const char *const nuclei[] = {
    "a",  "ă",  "â",  "e",   "ê",   "i",  "o",   "ô",   "ơ",   "u",  "ư",   "y",   "ai",  "ao",
    "au", "ay", "âu", "ây",  "eo",  "êu", "ia",  "iê",  "iêu", "iu", "oa",  "oai", "oay", "oă",
    "oe", "oi", "ôi", "ơi",  "oo",  "ua", "uâ",  "uây", "uê",  "ui", "uô",  "uôi", "uơ",  "uy",
    "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "uya", "uyê", "uyu", "yê", "yêu", NULL,
  };
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *rest;
  gssize toned;
  gsize onset;

  if (length == 0 || length > 24 || !strip_tones (text, length, plain, &toned))
    return FALSE;

  onset = longest_prefix (plain->str, onsets);
  if (plain->str[onset] == '\0' && onset == 2 && plain->str[1] == 'i')
    onset = 1; /* "gì": the i is the vowel */
  rest = plain->str + onset;
  /* The tone stands on the vowel that sounds: "áu", never "aú"; only "uy" has it either way. */
  if (toned > (gssize) onset && toned + 1 == (gssize) plain->len &&
      strchr ("iuoy", plain->str[toned]) != NULL && strcmp (rest, "uy") != 0)
    return FALSE;
  for (gsize i = 0; nuclei[i] != NULL; i++)
    if (g_str_has_prefix (rest, nuclei[i]) && g_strv_contains (codas, rest + strlen (nuclei[i])))
      return TRUE;
  return FALSE;
}
