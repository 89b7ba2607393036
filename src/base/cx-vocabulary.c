#include "config.h"

#include "cx-vocabulary.h"

#include "cx-number.h"
#include "cx-text.h"
#include "cx-vocabulary-words.h"

#include <math.h>
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
static char *
find_words (char *key)
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
static gboolean
is_same_word (const char *words, const char *word, gboolean plain)
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
static gboolean
is_typed_plain (const char *words)
{
  return g_str_is_ascii (words) && strlen (words) >= 6;
}

static const struct
{
  const char *beginning;
  int value;
} degrees[] = {
  { "extremely ", 5 },  { "very ", 4 },     { "quite ", 4 },      { "somewhat ", 3 },
  { "moderately ", 3 }, { "not so ", 2 },   { "not very ", 2 },   { "slightly ", 2 },
  { "a little ", 2 },   { "not that ", 2 }, { "not at all ", 1 },
};

/* *@adjective: what follows. */
static int
find_degree (const char *words, const char **adjective)
{
  for (gsize i = 0; i < G_N_ELEMENTS (degrees); i++)
    if (g_str_has_prefix (words, degrees[i].beginning))
      {
        *adjective = words + strlen (degrees[i].beginning);
        return degrees[i].value;
      }
  return 0;
}

static int
find_value (const char *words, CxWords scale, int points)
{
  const CxScaleWords *table = cx_vocabulary_scale_words (scale);
  gboolean plain = is_typed_plain (words);
  const char *adjective;

  if (scale == CX_WORDS_DEGREE)
    return points == 5 ? find_degree (words, &adjective) : 0;
  for (guint i = 0; i < table->n; i++)
    if (is_same_word (words, table->words[i].key, plain))
      return points == 5 ? table->words[i].of_5 : points == 7 ? table->words[i].of_7 : 0;
  return 0;
}

gboolean
cx_vocabulary_words_value (const char *label, CxWords words, int points, double *value)
{
  g_autofree char *key = cx_text_key (label);
  int found = find_value (find_words (key), words, points);

  if (found == 0)
    return FALSE;
  *value = found;
  return TRUE;
}

gboolean
cx_vocabulary_scale_value (const char *label, int points, double *value)
{
  double number = NAN;
  gboolean numbered = cx_vocabulary_leading_number (label, &number);
  double most = points == 11 ? 10 : points;
  double worded = 0;

  for (int words = 0; worded == 0 && words < CX_WORDS_DEGREE; words++)
    cx_vocabulary_words_value (label, (CxWords) words, points, &worded);

  if (numbered && number >= (points == 11 ? 0 : 1) && number <= most)
    {
      *value = worded != 0 && worded == points + 1 - number ? worded : number;
      return TRUE;
    }
  if (worded == 0 || numbered)
    return FALSE;
  *value = worded;
  return TRUE;
}

/* All labels are on the scale; for degrees, about the same adjective. */
static gboolean
knows_all (char *const *words, guint n, CxWords scale, int points)
{
  const char *first = NULL, *adjective = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (find_value (words[i], scale, points) == 0)
        return FALSE;
      if (scale != CX_WORDS_DEGREE)
        continue;
      find_degree (words[i], &adjective);
      if (first != NULL && strcmp (first, adjective) != 0)
        return FALSE;
      first = adjective;
    }
  return TRUE;
}

/* On a scale of words each point has one label; a collision means that the scale is another one. */
static gboolean
is_one_to_one (char *const *words, guint n, CxWords scale, int points)
{
  guint seen = 0;

  for (guint i = 0; i < n; i++)
    {
      guint bit = 1u << find_value (words[i], scale, points);

      if (seen & bit)
        return FALSE;
      seen |= bit;
    }
  return TRUE;
}

static gboolean
find_scale (char *const *words, guint n, gboolean strict, CxWords *scale, int *points)
{
  static const int sizes[] = { 5, 7 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int s = 0; s < CX_N_WORDS; s++)
      if (knows_all (words, n, (CxWords) s, sizes[i]) &&
          (!strict || is_one_to_one (words, n, (CxWords) s, sizes[i])))
        {
          *scale = (CxWords) s;
          *points = sizes[i];
          return TRUE;
        }
  return FALSE;
}

gboolean
cx_vocabulary_find_scale (const char *const *labels, guint n, CxWords *words, int *points)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = cx_text_key (labels[i]);
      char *rest = find_words (key);

      if (*rest != '\0' && cx_vocabulary_missing (labels[i]) == 0 &&
          !g_ptr_array_find_with_equal_func (keys, rest, g_str_equal, NULL))
        g_ptr_array_add (keys, g_strdup (rest));
    }
  if (keys->len < 2)
    return FALSE;
  return find_scale ((char *const *) keys->pdata, keys->len, TRUE, words, points) ||
         find_scale ((char *const *) keys->pdata, keys->len, FALSE, words, points);
}

static gboolean
is_listed (const char *key, const char *const *list, gsize n)
{
  gboolean plain = is_typed_plain (key);

  for (gsize i = 0; i < n; i++)
    if (is_same_word (key, list[i], plain))
      return TRUE;
  return FALSE;
}

#define IS_LISTED(key, list) is_listed (key, list, G_N_ELEMENTS (list))

gboolean
cx_vocabulary_yes_no (const char *label, gboolean *yes)
{
  static const char *const positive[] = { "có",      "yes", "y", "true", "đúng",
                                          "checked", "rồi", "✓", "✔",    "selected",
                                          "đã chọn", "☑",   "x", "oui",  "ja" };
  static const char *const negative[] = { "không",      "no",   "n",   "false", "sai",
                                          "unchecked",  "chưa", "✗",   "✘",     "not selected",
                                          "không chọn", "☐",    "non", "nein",  "not checked" };
  g_autofree char *key = cx_text_key (label);
  char *words = find_words (key);

  if (IS_LISTED (words, positive))
    *yes = TRUE;
  else if (IS_LISTED (words, negative))
    *yes = FALSE;
  else
    return FALSE;
  return TRUE;
}

int
cx_vocabulary_missing (const char *label)
{
  static const char *const unanswered[] = {
    "-",
    "–",
    "—",
    "--",
    "---",
    "no answer",
    "no response",
    "not answered",
    "unanswered",
    "skipped",
    "(blank)",
    "blank",
    "không trả lời",
    "chưa trả lời",
    "bỏ qua",
    "để trống",
    "bỏ trống",
    "(trống)",
  };
  static const char *const not_applicable[] = {
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "not applicable",
    "does not apply",
    "doesn't apply",
    "don't know",
    "do not know",
    "don’t know",
    "dk",
    "not sure / n/a",
    "i don't know",
    "i don’t know",
    "no opinion",
    "không áp dụng",
    "không biết",
    "không rõ",
    "tôi không biết",
    "không liên quan",
    "chưa trải nghiệm",
    "chưa sử dụng",
    "không phù hợp",
    "kad",
    "#n/a",
    "không biết / không trả lời",
  };
  static const char *const refused[] = {
    "refused",
    "prefer not to say",
    "prefer not to answer",
    "rather not say",
    "i prefer not to say",
    "i'd rather not say",
    "decline to answer",
    "declined",
    "từ chối",
    "từ chối trả lời",
    "không muốn trả lời",
    "không muốn nói",
    "không tiện trả lời",
    "tôi không muốn trả lời",
  };
  g_autofree char *key = cx_text_key (label);

  if (IS_LISTED (key, unanswered))
    return -1;
  if (IS_LISTED (key, not_applicable))
    return -2;
  if (IS_LISTED (key, refused))
    return -3;
  return 0;
}

gboolean
cx_vocabulary_is_other (const char *label)
{
  static const char *const others[] = {
    "other",
    "others",
    "other (please specify)",
    "other, please specify",
    "khác",
    "mục khác",
    "lựa chọn khác",
    "ý kiến khác",
    "other:",
    "-oth-",
    "other (please describe",
    "khác (vui lòng ghi rõ",
    "khác (ghi rõ",
    "khác, xin ghi rõ",
    "other (specify",
    "other (please specify",
  };
  g_autofree char *key = cx_text_key (label);

  return IS_LISTED (key, others) || IS_LISTED (find_words (key), others);
}
