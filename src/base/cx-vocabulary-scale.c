#include "config.h"

#include "cx-vocabulary.h"

#include "cx-text.h"
#include "cx-vocabulary-words.h"

#include <math.h>
#include <string.h>

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
  const CxScaleWord *word;
  const char *adjective;

  if (scale == CX_WORDS_DEGREE)
    return points == 5 ? find_degree (words, &adjective) : 0;
  word = cx_vocabulary_find_scale_word (words, scale);
  if (word == NULL)
    return 0;
  return points == 5 ? word->of_5 : points == 7 ? word->of_7 : 0;
}

gboolean
cx_vocabulary_words_value (const char *label, CxWords words, int points, double *value)
{
  g_autofree char *key = cx_text_key (label);
  int found = find_value (cx_vocabulary_find_words (key), words, points);

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
      char *rest = cx_vocabulary_find_words (key);

      if (*rest != '\0' && cx_vocabulary_missing (labels[i]) == 0 &&
          !g_ptr_array_find_with_equal_func (keys, rest, g_str_equal, NULL))
        g_ptr_array_add (keys, g_strdup (rest));
    }
  if (keys->len < 2)
    return FALSE;
  return find_scale ((char *const *) keys->pdata, keys->len, TRUE, words, points) ||
         find_scale ((char *const *) keys->pdata, keys->len, FALSE, words, points);
}
