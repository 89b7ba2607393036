#include "config.h"

#include "cx-charset.h"

#include <string.h>
#include <uchardet.h>

/* Judging which legacy encoding a text is in: every candidate decodes the words that hold bytes
 * above ASCII, and gains or loses by what comes out. A capital after a small letter, a sign inside
 * a word and a byte without meaning speak against it; letters where letters belong and whole
 * Vietnamese syllables speak for it. */

typedef struct
{
  const char *encoding;
  double score;
} Candidate;

static double
score_letter (gunichar c, gunichar before, GUnicodeScript script)
{
  /* Accented letters stand alone among plain ones; in a row they are another alphabet misread. */
  if (script == G_UNICODE_SCRIPT_LATIN && before >= 0xc0 && g_unichar_isalpha (before))
    return -0.5;
  if (g_unichar_islower (c) || !g_unichar_isupper (c))
    return 1;
  return g_unichar_islower (before) ? -2 : 1;
}

static double
score_sign (gunichar c, gunichar before, gunichar after)
{
  gboolean inside = g_unichar_isalnum (before) && g_unichar_isalnum (after);

  if (c == 0xa0)
    return 1;
  if (c == 0x2019)
    return before != 0 ? 1 : 0.5;
  if (c == 0x201c || c == 0x2018)
    return g_unichar_isalnum (before) ? -1 : 1;
  if (c == 0x201d)
    return g_unichar_isalnum (before) || g_unichar_ispunct (before) ? 1 : -0.5;
  if (c == 0x2013 || c == 0x2014 || c == 0x2026 || c == 0x2022)
    return 0.5;
  if (inside)
    return -2;
  return strchr ("\xa9\xae\xb0\xa3\xba\xbd\xb2", (int) c) != NULL && c < 0x100 ? 0.5 : -0.5;
}

static double
score_character (gunichar c, gunichar before, gunichar after)
{
  GUnicodeScript script;

  if (c < 0xa0 || (c >= 0xe000 && c < 0xf900))
    return -5;
  if (c >= 0xff61 && c <= 0xff9f)
    return -0.5; /* half-width kana: what any text turns into as Shift-JIS */
  if (g_unichar_ismark (c))
    return -1;
  if (!g_unichar_isalpha (c))
    return c >= 0x3000 && c < 0x3040 ? 1 : score_sign (c, before, after);

  script = g_unichar_get_script (c);
  if (script == G_UNICODE_SCRIPT_HAN)
    return 0.6;
  return score_letter (c, before, script);
}

/* What one word says; a Vietnamese syllable with its marks outweighs everything else in it. */
static double
score_word (const char *word, gsize length)
{
  const char *end = word + length;
  gunichar before = 0;
  double score = 0;
  int marked = 0;

  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (c >= 0x80)
        {
          score += score_character (c, before, next < end ? g_utf8_get_char (next) : 0);
          marked++;
        }
      before = c;
    }
  if (marked > 0)
    {
      while (end > word && g_ascii_ispunct (end[-1]))
        end--;
      while (word < end && g_ascii_ispunct (*word))
        word++;
      if (cx_vietnamese_is_syllable (word, (gsize) (end - word)))
        score = MAX (score, 0) + 2 * marked;
    }
  return score;
}

static double
score_encoding (const char *encoding, const guint8 *words, gsize size)
{
  g_autoptr (CxDecoder) decoder = cx_decoder_new (encoding, NULL);
  g_autoptr (GString) text = g_string_sized_new (size * 2);
  double score = 0;

  if (decoder == NULL)
    return -G_MAXDOUBLE;

  cx_decoder_run (decoder, words, size, TRUE, text);
  for (char *p = text->str; *p != '\0';)
    {
      gsize length = strcspn (p, " ");

      score += score_word (p, length);
      p += length;
      p += strspn (p, " ");
    }
  return score - 4.0 * (double) cx_decoder_get_strays (decoder);
}

/* uchardet's opinion under our spelling; NULL if it has none. */
static const char *
ask_uchardet (const guint8 *words, gsize size)
{
  uchardet_t detector = uchardet_new ();
  const char *name = NULL;

  if (uchardet_handle_data (detector, (const char *) words, size) == 0)
    {
      uchardet_data_end (detector);
      name = uchardet_get_charset (detector);
      name = *name != '\0' ? g_intern_string (cx_charset_canonical (name)) : NULL;
    }
  uchardet_delete (detector);
  return name != NULL && strcmp (name, "UTF-8") != 0 ? name : NULL;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  double x = ((const Candidate *) a)->score, y = ((const Candidate *) b)->score;

  return x < y ? 1 : x > y ? -1 : 0;
}

const char *
cx_charset_judge (const guint8 *words, gsize size, gboolean *unsure)
{
  /* On a draw the earlier wins. */
  static const char *const names[] = { "windows-1252", "macintosh", "windows-1258", "TCVN3", "VNI",
                                       "Shift_JIS",    NULL };
  const char *vote = ask_uchardet (words, size);
  Candidate candidates[G_N_ELEMENTS (names)];
  guint n = 0;

  for (; names[n] != NULL; n++)
    {
      candidates[n] = (Candidate){ names[n], score_encoding (names[n], words, size) - 1e-6 * n };
      if (g_strcmp0 (names[n], vote) == 0)
        candidates[n].score += 0.5 + 0.02 * ABS (candidates[n].score);
    }
  /* Others need more than a draw. */
  if (vote != NULL && !g_strv_contains (names, vote))
    candidates[n++] = (Candidate){ vote, 0.9 * score_encoding (vote, words, size) };
  qsort (candidates, n, sizeof *candidates, compare_candidates);

  if (unsure != NULL)
    *unsure = candidates[0].score < 1 || candidates[1].score > 0.8 * candidates[0].score;
  return candidates[0].encoding;
}
