#include "config.h"

#include "cx-value-words.h"

#include "cx-mapping.h"
#include "cx-text.h"
#include "cx-vocabulary.h"

#include <string.h>

/* Whether @text may be a word for a missing answer, told without reading all of it: nearly no cell
 * is. */
static gboolean
may_be_missing (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > 60)
    return FALSE;
  if (g_str_equal (text, "-99"))
    return TRUE;
  if (strpbrk (text, "0123456789") != NULL)
    return FALSE;
  return (guchar) *text >= 0x80 || strchr ("-(#{nusbkcdirpt", g_ascii_tolower (*text)) != NULL;
}

const char *
cx_value_get_missing (const char *text)
{
  /* What export programs write for a box that was left alone, and Qualtrics' code for it. */
  static const char *const unanswered[] = { "not selected", "not asked", "-99", "#null!", NULL };
  /* LimeSurvey's round-trip file: the question was never shown. */
  static const char not_shown[] = "{question_not_shown}";
  g_autofree char *key = NULL;

  if (!may_be_missing (text))
    return NULL;
  if (g_str_equal (text, not_shown))
    return CX_RECODE_IGNORE;
  switch (cx_vocabulary_missing (text))
    {
    case CX_ANSWER_UNANSWERED:
      return CX_RECODE_UNANSWERED;
    case CX_ANSWER_NOT_APPLICABLE:
      return CX_RECODE_NOT_APPLICABLE;
    case CX_ANSWER_REFUSED:
      return CX_RECODE_REFUSED;
    default:
      key = cx_text_key (text);
      return g_strv_contains (unanswered, key) ? CX_RECODE_UNANSWERED : NULL;
    }
}

gboolean
cx_value_get_tick (const char *text, gboolean *chosen)
{
  if (g_str_equal (text, "1") || g_str_equal (text, "0"))
    {
      *chosen = *text == '1';
      return TRUE;
    }
  return cx_vocabulary_yes_no (text, chosen);
}

gboolean
cx_value_get_yes_no (const char *text, gboolean *yes)
{
  return cx_vocabulary_yes_no (text, yes);
}

gboolean
cx_value_is_other (const char *text)
{
  return g_str_equal (text, CX_VALUE_OTHER_CODE) || cx_vocabulary_is_other (text);
}

gboolean
cx_value_is_none (const char *text)
{
  static const char *const beginnings[] = { "none of",    "none at",          "khong co lua chon",
                                            "khong chon", "tat ca deu khong", "khong co cai nao",
                                            "khong co gi" };
  g_autofree char *folded = cx_text_fold (text);

  if (g_str_equal (folded, "none") || g_str_equal (folded, "nothing"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (folded, beginnings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_letter_at (const char *text, const char *at)
{
  const char *before = g_utf8_find_prev_char (text, at);

  return before != NULL && g_unichar_isalnum (g_utf8_get_char (before));
}

static gboolean
holds_word (const char *text, const char *word, gsize length)
{
  for (const char *at = text; (at = g_strstr_len (at, -1, word)) != NULL; at += length)
    if (!is_letter_at (text, at) && !g_unichar_isalnum (g_utf8_get_char (at + length)))
      return TRUE;
  return FALSE;
}

gboolean
cx_text_speaks_of (const char *folded, const char *words)
{
  while (*words != '\0')
    {
      const char *end = strchr (words, '\n');
      g_autofree char *word = g_strndup (words, (gsize) (end - words));

      if (holds_word (folded, word, strlen (word)))
        return TRUE;
      words = end + 1;
    }
  return FALSE;
}
