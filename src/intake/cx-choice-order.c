#include "config.h"

#include "cx-choice-order.h"

#include "cx-text.h"
#include "cx-value-words.h"
#include "cx-vocabulary.h"

#include <math.h>
#include <string.h>

typedef struct
{
  CxRecode *recode;
  guint place; /* where it stood */
  double rank; /* NAN: unknown */
  int last;    /* 1 other, 2 none, 3 reserved */
} Ranked;

/* How often a year each unit comes. */
static const struct
{
  const char *words; /* folded */
  double times;
} periods[] = {
  { "day\ndaily\nngay\nhang ngay\n", 365 }, { "week\nweekly\ntuan\n", 52 },
  { "month\nmonthly\nthang\n", 12 },        { "quarter\nquarterly\nquy\n", 4 },
  { "year\nyearly\nannually\nnam\n", 1 },
};

static const struct
{
  const char *words;
  double share;
} habits[] = {
  { "never\nkhong bao gio\nnone\nnot at all\nno\n", 0 },
  { "rarely\nhardly ever\nseldom\nalmost never\nhiem khi\nit khi\n"
    "not too\nnot very\nnot so\nslightly\na little\nonly a little\n",
    1 },
  { "once in a while\noccasionally\nsometimes\nabout half the time\nthinh thoang\ndoi khi\n"
    "somewhat\nmoderately\nsome\n",
    2 },
  { "often\nusually\nfrequently\nmost of the time\nmost\nthuong xuyen\nthuong\n"
    "very\nquite\na lot\n",
    3 },
  { "always\nvery often\nluon luon\nluon\nextremely\n", 4 },
};

gboolean
cx_recode_is_reserved (const char *to)
{
  return g_str_equal (to, CX_RECODE_UNANSWERED) || g_str_equal (to, CX_RECODE_NOT_APPLICABLE) ||
         g_str_equal (to, CX_RECODE_REFUSED) || g_str_equal (to, CX_RECODE_IGNORE) ||
         g_str_equal (to, CX_RECODE_LEAVE_OUT);
}

static double
get_multiplier (const char *folded)
{
  if (cx_text_speaks_of (folded, "once\none\na\nper\nmot lan\n") &&
      !cx_text_speaks_of (folded, "few\nseveral\nfew times\nvai\nnhieu\n"))
    return cx_text_speaks_of (folded, "less\nless than\nfewer\nduoi\nit hon\n") ? 0.9 : 1;
  if (cx_text_speaks_of (folded, "twice\nhai lan\n"))
    return 2;
  return cx_text_speaks_of (folded, "few\nseveral\nvai\nnhieu\n") ? 3 : 1;
}

/* "Once a month or less", "Vài lần một tuần": times a year. */
static double
rank_frequency (const char *folded)
{
  gboolean regular = cx_text_speaks_of (folded,
                                        "every\na\nper\neach\ndaily\nweekly\nmonthly\nyearly\n"
                                        "moi\nhang\nmot\nlan\n");

  for (guint i = 0; regular && i < G_N_ELEMENTS (periods); i++)
    if (cx_text_speaks_of (folded, periods[i].words))
      return periods[i].times * get_multiplier (folded);
  return NAN;
}

static double
rank_habit (const char *folded)
{
  /* The whole text or its beginning: "Never, and not open to it" comes before "Never, but …". */
  if (g_str_has_prefix (folded, "yes, "))
    folded += strlen ("yes, ");
  for (guint i = 0; i < G_N_ELEMENTS (habits); i++)
    {
      g_auto (GStrv) words = g_strsplit (habits[i].words, "\n", -1);

      for (guint k = 0; words[k] != NULL; k++)
        if (*words[k] != '\0' && g_str_has_prefix (folded, words[k]) &&
            (strlen (folded) < strlen (words[k]) + 1 ||
             !g_ascii_isalpha (folded[strlen (words[k])])))
          return habits[i].share;
    }
  return NAN;
}

/* "18-29", "> 60", "Under 18", "$25,000 - $49,999", "150.000+": the first number it names. */
static double
rank_number (const char *text, const char *folded)
{
  const char *at = text;
  double number = 0;
  guint digits = 0;

  while (*at != '\0' && !g_ascii_isdigit (*at))
    at++;
  if (*at == '\0' || at - text > 30)
    return NAN;
  for (; g_ascii_isdigit (*at) ||
         (strchr (",.", *at) != NULL && *at != '\0' && g_ascii_isdigit (at[1]) &&
          g_ascii_isdigit (at[2]) && g_ascii_isdigit (at[3]));
       at++)
    if (g_ascii_isdigit (*at))
      {
        number = number * 10 + (*at - '0');
        digits++;
      }
  if (digits > 15)
    return NAN;
  if (strchr (text, '<') != NULL ||
      cx_text_speaks_of (folded, "under\nless\nbelow\nfewer\nup to\nduoi\nit hon\nchua den\n"))
    return number - 0.5;
  if (strpbrk (text, ">+") != NULL ||
      cx_text_speaks_of (folded, "over\nmore\nabove\nat least\ntren\nhon\ntro len\n"))
    return number + 0.5;
  return number;
}

static double
rank_text (const char *text, guint way)
{
  g_autofree char *folded = cx_text_fold (text);

  switch (way)
    {
    case 0:
      return rank_frequency (folded);
    case 1:
      return rank_habit (folded);
    default:
      return rank_number (text, folded);
    }
}

static int
get_last (const CxRecode *recode)
{
  if (cx_recode_is_reserved (recode->to))
    return 3;
  if (cx_value_is_none (recode->from))
    return 2;
  return cx_value_is_other (recode->from) ? 1 : 0;
}

/* By the words of a scale that the vocabulary knows, lowest first. */
static gboolean
rank_by_scale (Ranked *ranked, guint n)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  CxWords words;
  int points;

  for (guint i = 0; i < n; i++)
    if (ranked[i].last == 0)
      g_ptr_array_add (labels, ranked[i].recode->from);
  if (!cx_vocabulary_find_scale ((const char *const *) labels->pdata, labels->len, &words, &points))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      ranked[i].rank = NAN;
      if (ranked[i].last == 0)
        cx_vocabulary_words_value (ranked[i].recode->from, words, points, &ranked[i].rank);
    }
  return TRUE;
}

/* Ranks all by one way of ranking, if it tells of nearly all of them. */
static gboolean
rank_all (Ranked *ranked, guint n, guint way)
{
  guint known = 0, open = 0;

  for (guint i = 0; i < n; i++)
    {
      ranked[i].rank = NAN;
      if (ranked[i].last != 0)
        continue;
      ranked[i].rank = rank_text (ranked[i].recode->from, way);
      /* "Never" heads a list of frequencies too. */
      if (isnan (ranked[i].rank) && way != 1 && rank_text (ranked[i].recode->from, 1) == 0)
        ranked[i].rank = -1;
      known += !isnan (ranked[i].rank);
      open++;
    }
  return open >= 2 && known == open;
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a, *second = b;

  if (first->last != second->last)
    return first->last - second->last;
  if (!isnan (first->rank) && !isnan (second->rank) && first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (isnan (first->rank) && first->recode->count != second->recode->count)
    return first->recode->count > second->recode->count ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

void
cx_choice_order_sort (GPtrArray *recodes)
{
  guint n = recodes->len;
  g_autofree Ranked *ranked = g_new0 (Ranked, MAX (n, 1));
  gboolean told;

  for (guint i = 0; i < n; i++)
    {
      ranked[i].recode = g_ptr_array_index (recodes, i);
      ranked[i].place = i;
      ranked[i].last = get_last (ranked[i].recode);
    }
  told = rank_by_scale (ranked, n);
  for (guint way = 0; way < 3 && !told; way++)
    told = rank_all (ranked, n, way);
  for (guint i = 0; i < n && !told; i++)
    ranked[i].rank = NAN;
  qsort (ranked, n, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < n; i++)
    recodes->pdata[i] = ranked[i].recode;
}
