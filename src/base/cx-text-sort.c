#include "config.h"

#include "cx-text.h"

#include "cx-text-letters.h"

#include <string.h>

/* A key is plain ASCII, so that any program may sort by it. From low to high: */
#define KEY_END '!'   /* end of the words; case follows */
#define KEY_SPACE '#' /* between words */
#define KEY_TONE '%'  /* tones, %…*, at the end of their word */
#define KEY_SIGN '+'  /* a sign that is no letter: +, then itself */
/* 0…9: a run of digits */
#define KEY_LETTER 'A' /* a ă â b … z */
#define KEY_OTHER '~'  /* any other script: ~, then six hexadecimal digits */

static const char alphabet[] = "a..bcd.e.fghijklmno..pqrstu.vwxyz";

/* The rank of a letter among the Vietnamese (and English) ones, or -1. */
static int
find_rank (const CxLetter *letter)
{
  const char *place;
  int shift = 0;

  if (letter->base < 'a' || letter->base > 'z')
    return -1;
  place = strchr (alphabet, (int) letter->base);
  if (letter->shape == CX_SHAPE_BREVE && letter->base == 'a')
    shift = 1;
  else if (letter->shape == CX_SHAPE_CIRCUMFLEX && letter->base == 'a')
    shift = 2;
  else if (letter->shape == CX_SHAPE_CIRCUMFLEX && strchr ("eo", (int) letter->base) != NULL)
    shift = 1;
  else if (letter->shape == CX_SHAPE_HORN && letter->base == 'o')
    shift = 2;
  else if (letter->shape == CX_SHAPE_HORN && letter->base == 'u')
    shift = 1;
  else if (letter->shape == CX_SHAPE_STROKE && letter->base == 'd')
    shift = 1;
  return (int) (place - alphabet) + shift;
}

/* What grows while a text is read. */
typedef struct
{
  GString *words;
  GString *tones; /* of the word so far */
  GString *cases; /* of the whole text */
} Key;

static void
end_word (Key *key)
{
  g_string_append (key->words, key->tones->str);
  g_string_truncate (key->tones, 0);
}

static void
add_letter (Key *key, const CxLetter *letter)
{
  int rank = find_rank (letter);

  if (rank >= 0)
    {
      g_string_append_c (key->words, (char) (KEY_LETTER + rank));
      if (letter->tone != CX_TONE_NONE)
        g_string_append_c (key->tones, (char) (KEY_TONE + letter->tone - 1));
      else if (letter->shape == CX_SHAPE_OTHER)
        g_string_append_c (key->tones, '*');
    }
  else if (letter->base < 0x80)
    {
      end_word (key);
      g_string_append_c (key->words, KEY_SIGN);
      g_string_append_c (key->words, (char) letter->base);
    }
  else
    g_string_append_printf (key->words, "%c%06x", KEY_OTHER, (guint) letter->base);
  g_string_append_c (key->cases, letter->upper ? '1' : '0');
}

/* Digits as their number of places, then themselves: 9 before 10. Returns the end of the run. */
static const char *
add_digits (Key *key, const char *p)
{
  gsize zeros = strspn (p, "0"), length;

  length = strspn (p + zeros, "0123456789");
  end_word (key);
  if (length < 9)
    g_string_append_c (key->words, (char) ('0' + length));
  else
    g_string_append_printf (key->words, "9%05u", (guint) MIN (length, 99999));
  g_string_append_len (key->words, p + zeros, (gssize) length);
  g_string_append_c (key->cases, (char) ('0' + MIN (zeros, 9)));
  return p + zeros + length;
}

static void
add_text (Key *key, const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      const char *expansion = c < 0x80 ? NULL : cx_letter_expand (c);
      CxLetter letter;

      if (g_ascii_isdigit (*p))
        {
          p = add_digits (key, p);
          continue;
        }
      p = g_utf8_next_char (p);
      if (c == ' ')
        {
          end_word (key);
          g_string_append_c (key->words, KEY_SPACE);
          continue;
        }
      if (expansion != NULL)
        {
          add_text (key, expansion);
          continue;
        }
      letter = cx_letter_split (c);
      for (; g_unichar_combining_class (g_utf8_get_char (p)) != 0; p = g_utf8_next_char (p))
        cx_letter_add_mark (&letter, g_utf8_get_char (p));
      if (letter.base != 0)
        add_letter (key, &letter);
    }
}

char *
cx_text_sort_key (const char *text)
{
  g_autofree char *tidy = cx_text_tidy (text);
  gsize room = strlen (tidy) * 2 + 2;
  Key key = { g_string_sized_new (room), g_string_new (NULL), g_string_new (NULL) };

  add_text (&key, tidy);
  end_word (&key);
  g_string_append_c (key.words, KEY_END);
  /* Small letters are the rule: only what differs from it is written. */
  while (key.cases->len > 0 && key.cases->str[key.cases->len - 1] == '0')
    g_string_truncate (key.cases, key.cases->len - 1);
  g_string_append (key.words, key.cases->str);

  g_string_free (key.tones, TRUE);
  g_string_free (key.cases, TRUE);
  return g_string_free (key.words, FALSE);
}

char *
cx_text_name_sort_key (const char *name)
{
  g_autofree char *tidy = cx_text_tidy (name);
  g_autofree char *turned = NULL;
  char *last = strrchr (tidy, ' ');

  if (last == NULL)
    return cx_text_sort_key (tidy);
  *last = '\0';
  turned = g_strconcat (last + 1, " ", tidy, NULL);
  return cx_text_sort_key (turned);
}
