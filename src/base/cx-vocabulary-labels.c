#include "config.h"

#include "cx-vocabulary.h"

#include "cx-number.h"
#include "cx-text.h"
#include "cx-vocabulary-words.h"

#include <string.h>

static const char *const stars[] = { "★", "⭐", "🌟" };
static const char *const empty_stars[] = { "☆", "✩", "\ufe0f" };

/* The signs that part a number from its words. */
static const char *const dashes[] = { "-", "–", "—", ":", ".", ")", "=", "(", "[", "," };

static gsize
match_any (const char *p, const char *const *tokens, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (p, tokens[i]))
      return strlen (tokens[i]);
  return 0;
}

#define MATCH_ANY(p, tokens) match_any (p, tokens, G_N_ELEMENTS (tokens))

/* "★★★★☆", "⭐⭐⭐". */
static gboolean
count_stars (const char *p, double *value)
{
  int n = 0;
  gsize step;

  for (; *p != '\0'; p += step)
    {
      if ((step = MATCH_ANY (p, stars)) > 0)
        n++;
      else if (*p == ' ')
        step = 1;
      else if ((step = MATCH_ANY (p, empty_stars)) == 0)
        return FALSE;
    }
  *value = n;
  return n > 0;
}

/* Digits with at most one decimal sign and digits behind it. Returns the end, or NULL. */
static const char *
scan_number (const char *p, double *value)
{
  const char *start = p, *end;
  char plain[16] = "";

  while (g_ascii_isdigit (*p))
    p++;
  end = p;
  if (p > start && (*p == '.' || *p == ',') && g_ascii_isdigit (p[1]))
    for (end = p + 1; g_ascii_isdigit (*end); end++)
      ;
  if (end == start || end - start >= (gssize) sizeof plain)
    return NULL;
  memcpy (plain, start, (gsize) (end - start));
  g_strdelimit (plain, ",", '.');
  return cx_number_parse (plain, strlen (plain), value) ? end : NULL;
}

/* What may follow a number that labels itself. @p stands behind the number, @key is lower case. */
static gboolean
ends_number (const char *p)
{
  static const char *const units[] = { "sao",   "stars", "star", "điểm", "points",
                                       "point", "đ",     "★",    "⭐",    "🌟" };
  gboolean blank = *p == ' ';
  gsize sign, unit;

  while (*p == ' ')
    p++;
  if (*p == '\0')
    return TRUE;
  if ((unit = MATCH_ANY (p, units)) > 0)
    {
      gunichar after = g_utf8_get_char (p + unit);

      return !g_unichar_isalnum (after);
    }
  if ((sign = MATCH_ANY (p, dashes)) == 0)
    return FALSE;
  /* A point, comma or colon parts only with a blank on one side: "1. Tệ", but not "18:30". */
  p += sign;
  if (!blank && *p != ' ' && *p != '\0' && !g_unichar_isalpha (g_utf8_get_char (p)))
    return FALSE;
  while (*p == ' ')
    p++;
  return !g_ascii_isdigit (*p);
}

/* "4/5", "4 / 5", "9/10": a score out of the most. */
static gboolean
ends_fraction (const char *p, double value)
{
  double most;

  while (*p == ' ')
    p++;
  if (*p++ != '/')
    return FALSE;
  while (*p == ' ')
    p++;
  p = scan_number (p, &most);
  return p != NULL && *p == '\0' && value <= most && most >= 3;
}

/* "Rất tốt (5)", "Extremely likely [10]". */
static gboolean
find_number_behind (const char *key, double *value)
{
  gsize length = strlen (key);
  const char *open = length > 0 && key[length - 1] == ')'   ? strrchr (key, '(')
                     : length > 0 && key[length - 1] == ']' ? strrchr (key, '[')
                                                            : NULL;
  const char *end = open != NULL ? scan_number (open + 1, value) : NULL;

  return end != NULL && end == key + length - 1;
}

static gboolean
read_number (const char *key, double *value)
{
  gboolean bracket = *key == '(' || *key == '[';
  const char *end = scan_number (key + bracket, value);

  if (end != NULL && bracket)
    return (*end == ')' || *end == ']') && !g_ascii_isdigit (end[1]);
  if (end != NULL)
    return ends_number (end) || ends_fraction (end, *value);
  return find_number_behind (key, value);
}

gboolean
cx_vocabulary_leading_number (const char *label, double *value)
{
  g_autofree char *key = cx_text_key (label);
  double result;

  if (!count_stars (key, &result) && !read_number (key, &result))
    return FALSE;
  *value = result;
  return TRUE;
}

/* Behind a number in front and the signs that part it from its words. */
static char *
skip_number (char *key)
{
  gboolean bracket = *key == '(' || *key == '[';
  double value;
  const char *end = scan_number (key + bracket, &value);
  gsize step = 0;

  if (end == NULL)
    return key;
  for (; *end != '\0'; end += step)
    {
      step = *end == ' ' || *end == ']' ? 1 : MATCH_ANY (end, dashes);
      if (step == 0)
        break;
    }
  return key + (end - key);
}

/* The words of a label: its key without number, brackets and closing signs. Edits @key; the result
 * lies in it. */
char *
cx_vocabulary_find_words (char *key)
{
  char *words = skip_number (key);
  gsize length;
  double value;

  if (words == key && find_number_behind (words, &value))
    *strrchr (words, words[strlen (words) - 1] == ')' ? '(' : '[') = '\0';
  length = strlen (words);
  while (length > 0 && strchr (" .!:;)]*", words[length - 1]) != NULL)
    words[--length] = '\0';
  return words;
}

/* What the word of a table compares with: itself, and itself without any diacritic where the label
 * was typed without. */
gboolean
cx_vocabulary_is_word (const char *words, const char *word, gboolean plain)
{
  g_autofree char *folded = NULL;

  if (strcmp (words, word) == 0)
    return TRUE;
  if (!plain || g_str_is_ascii (word))
    return FALSE;
  folded = cx_text_fold (word);
  return strcmp (words, folded) == 0;
}

/* Short words lose their meaning with their diacritics ("de" is dễ, đế, dê …). */
gboolean
cx_vocabulary_is_plain (const char *words)
{
  return g_str_is_ascii (words) && strlen (words) >= 6;
}
