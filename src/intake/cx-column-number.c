#include "config.h"

#include "cx-column-number.h"

#include "cx-text.h"
#include "cx-value-words.h"
#include "cx-vocabulary.h"

#include <math.h>
#include <string.h>

#define AMOUNT_WORDS                                                                               \
  "how many\nhow much\nnumber of\nhow "                                                            \
  "old\nage\nyear\nyears\nmonths\nhours\nminutes\ndays\nquantity\n"                                \
  "amount\nprice\ncost\nsalary\nincome\nspend\nspent\nmoney\ncount\ntotal\npostcode\nzip\nheight"  \
  "\n"                                                                                             \
  "weight\nbao nhieu\nso luong\nso lan\nmay lan\ntuoi\nnam sinh\nnam\nthang\nsl\ngia\nso "         \
  "tien\nluong\n"                                                                                  \
  "chi phi\ndoanh thu\nseconds\nduration\ntenure\nfrequency\nrecency\n"
#define SCALE_WORDS                                                                                \
  "rate\nrating\nrated\nscore\nscale\nhow likely\nhow would you\nagree\nstars\nstar\nquality\n"    \
  "danh gia\ncham diem\nmuc do\ndiem\nthang diem\nsao\ndong y\nchat luong\nhow good\nfeeling\n"    \
  "understanding\nimportance\nimportant\nefficiency\n"

static gboolean
is_padded (const char *text)
{
  return text[0] == '0' && g_ascii_isdigit (text[1]);
}

static gboolean
is_exponent (const char *text)
{
  const char *e = strpbrk (text, "eE");

  return e != NULL && e > text && g_ascii_isdigit (e[-1]);
}

static void
add_number (CxNumberFacts *facts, const CxSampleValue *value, double number)
{
  double plain;

  if (facts->distinct == 0)
    facts->min = facts->max = number;
  facts->distinct++;
  facts->cells += value->count;
  facts->min = MIN (facts->min, number);
  facts->max = MAX (facts->max, number);
  facts->whole &= number == floor (number);
  facts->plain &= cx_number_parse (value->text, strlen (value->text), &plain);
  facts->zeros += is_padded (value->text) ? value->count : 0;
  facts->exponent |= is_exponent (value->text);
}

static void
read_in_style (CxNumberFacts *facts, const CxColumnSample *sample, CxDecimal decimal)
{
  memset (facts, 0, sizeof *facts);
  facts->whole = TRUE;
  facts->plain = TRUE;
  facts->decimal = decimal;
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      gsize length = strlen (value->text);
      double number;

      if (cx_sample_value_get_missing (value) != NULL)
        facts->missing += value->count;
      else if (cx_number_parse (value->text, length, &number) ||
               cx_number_parse_human (value->text, length, decimal, &number))
        add_number (facts, value, number);
      else
        facts->bad += value->count;
    }
}

void
cx_number_facts_read (CxNumberFacts *facts, const CxColumnSample *sample)
{
  gint64 votes = 0;

  for (guint i = 0; i < sample->values->len; i++)
    {
      const char *text = cx_column_sample_get (sample, i)->text;

      votes += cx_number_vote (text, strlen (text));
    }
  read_in_style (facts, sample, votes < 0 ? CX_DECIMAL_COMMA : CX_DECIMAL_POINT);
  facts->votes = votes;
  facts->padded = facts->zeros * 20 > facts->cells;
}

gboolean
cx_number_facts_are_numbers (const CxNumberFacts *facts)
{
  return facts->cells > 0 && facts->bad == 0;
}

/* --- Scales -------------------------------------------------------------------------------- */

static gboolean
match_ends (const char *folded, const char *pattern, guint low, guint high, double ends[2])
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert (regex != NULL);
  if (!g_regex_match (regex, folded, 0, &match))
    return FALSE;
  {
    g_autofree char *low_text = g_match_info_fetch (match, (int) low);
    g_autofree char *high_text = g_match_info_fetch (match, (int) high);

    ends[0] = (double) g_ascii_strtoll (low_text, NULL, 10);
    ends[1] = (double) g_ascii_strtoll (high_text, NULL, 10);
  }
  return ends[0] < ends[1];
}

/* Ends that the heading itself names: "(1-5)", "from 0 to 10", "where 10 is … and 1 is". */
static gboolean
find_ends (const char *folded, double ends[2])
{
  return match_ends (
             folded,
             "(?<![0-9.,])(0|1) ?(?:-|–|to|through|den|toi|bis|a|~|->|\\.\\.) ?(5|7|10)(?![0-9])",
             1, 2, ends) ||
         match_ends (folded,
                     "(?<![0-9])(5|7|10) ?(?:is|=|la|means|being|:).*(?<![0-9])(0|1) ?(?:is|=|la|"
                     "means|being|:|-|did)",
                     2, 1, ends) ||
         match_ends (folded,
                     "(?<![0-9])(0|1) ?(?:is|=|la|means|being|:).*(?<![0-9])(5|7|10) ?(?:is|=|la|"
                     "means|being|:)",
                     1, 2, ends);
}

gboolean
cx_scale_names_ends (const char *text, double ends[2])
{
  g_autofree char *folded = cx_text_fold (text);

  return find_ends (folded, ends);
}

/* The vocabulary knows Vietnamese and English; these are for forms in other languages. */
static CxHeadingKind
get_heading_kind (const char *text, const char *folded)
{
  CxHeadingKind kind = cx_vocabulary_heading_kind (text);

  if (kind != CX_HEADING_NONE)
    return kind;
  if (strstr (folded, "weiterempf") != NULL || strstr (folded, "recommand") != NULL ||
      strstr (folded, "recomend") != NULL || strstr (folded, "aanbevelen") != NULL)
    return CX_HEADING_RECOMMEND;
  if (strstr (folded, "satisf") != NULL || strstr (folded, "zufrieden") != NULL ||
      strstr (folded, "tevreden") != NULL)
    return CX_HEADING_SATISFIED;
  return CX_HEADING_NONE;
}

gboolean
cx_scale_asks_amount (const char *text)
{
  g_autofree char *folded = cx_text_fold (text);

  return cx_text_speaks_of (folded, AMOUNT_WORDS) && !cx_text_speaks_of (folded, SCALE_WORDS);
}

CxScaleKind
cx_scale_kind_of (const char *text, double scale_min, double scale_max)
{
  g_autofree char *folded = cx_text_fold (text);

  CxHeadingKind kind = get_heading_kind (text, folded);

  if (scale_max == 10 && kind == CX_HEADING_RECOMMEND)
    return CX_SCALE_NPS;
  if (scale_min == 1 && scale_max == 5 && kind == CX_HEADING_SATISFIED)
    return CX_SCALE_CSAT;
  if (scale_min == 1 && (scale_max == 5 || scale_max == 7) && kind == CX_HEADING_EASY)
    return CX_SCALE_CES;
  return CX_SCALE_RATING;
}

/* Whether small whole numbers are answers on a scale although nothing says so. */
static gboolean
looks_like_scale (const char *folded,
                  double low,
                  double high,
                  guint distinct,
                  gint64 cells,
                  gboolean form)
{
  if (cx_text_speaks_of (folded, SCALE_WORDS))
    return TRUE;
  if (cx_text_speaks_of (folded, AMOUNT_WORDS) || low < 0)
    return FALSE;
  if (form)
    return distinct >= 2 && (low >= 1 || high > 4);
  /* In a plain table only a range that is used from end to end is taken for a scale. */
  return cells >= 20 && low <= 1 && (high == 5 || high == 7 || high == 10) &&
         distinct >= (guint) (high - low + 1) && (low == 1 || high == 10) && high != low;
}

CxScaleKind
cx_scale_guess (const char *text,
                double low,
                double high,
                guint distinct,
                gint64 cells,
                gboolean form,
                double *scale_min,
                double *scale_max)
{
  g_autofree char *folded = cx_text_fold (text);
  CxHeadingKind kind = get_heading_kind (text, folded);
  double ends[2];

  if (low < 0 || high > 10)
    return CX_SCALE_NONE;
  if (find_ends (folded, ends) && low >= ends[0] && high <= ends[1])
    {
      *scale_min = ends[0];
      *scale_max = ends[1];
      return cx_scale_kind_of (text, *scale_min, *scale_max);
    }
  if (kind == CX_HEADING_NONE && !looks_like_scale (folded, low, high, distinct, cells, form))
    return CX_SCALE_NONE;
  /* Twenty answers of which none is above 5 are no answers from 0 to 10. */
  if (kind == CX_HEADING_RECOMMEND && (high > 5 || cells < 20))
    {
      *scale_min = 0;
      *scale_max = 10;
      return CX_SCALE_NPS;
    }
  *scale_max = high <= 5 ? 5 : high <= 7 && low >= 1 ? 7 : 10;
  *scale_min = low == 0 ? 0 : 1;
  return cx_scale_kind_of (text, *scale_min, *scale_max);
}

const char *
cx_scale_kind_get_type (CxScaleKind kind)
{
  static const char *const types[] = {
    [CX_SCALE_NONE] = "number", [CX_SCALE_NPS] = "nps",       [CX_SCALE_CSAT] = "csat",
    [CX_SCALE_CES] = "ces",     [CX_SCALE_RATING] = "rating",
  };

  return types[kind];
}
