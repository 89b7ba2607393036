#include "config.h"

#include "cx-column-date.h"

#include "cx-value-words.h"

#include <string.h>

/* Values on which all candidate patterns are tried; the best is then tried on all. */
#define TRIED 200

static gint64
count_pattern (const char *text, const CxColumnSample *sample, guint limit)
{
  g_autoptr (CxDatePattern) pattern = cx_date_pattern_new (text, NULL);
  gint64 cells = 0;

  if (pattern == NULL)
    return 0;
  for (guint i = 0; i < MIN (limit, sample->values->len); i++)
    {
      const CxSampleValue *value = cx_column_sample_get (sample, i);
      CxMoment moment;
      gboolean has_time;

      if (cx_date_pattern_parse (pattern, value->text, strlen (value->text), &moment, &has_time))
        cells += value->count;
    }
  return cells;
}

static gint64
count_iso (const CxColumnSample *sample, guint limit)
{
  gint64 cells = 0;

  for (guint i = 0; i < MIN (limit, sample->values->len); i++)
    {
      const CxSampleValue *value = cx_column_sample_get (sample, i);
      CxMoment moment;
      gboolean has_time;

      if (value->typed_date ||
          cx_moment_parse_iso (value->text, strlen (value->text), &moment, &has_time))
        cells += value->count;
    }
  return cells;
}

char *
cx_date_pattern_swap (const char *pattern)
{
  g_autoptr (GString) swapped = g_string_new (NULL);
  gboolean day = FALSE, month = FALSE;

  if (strstr (pattern, "MMM") != NULL)
    return NULL;
  for (const char *at = pattern; *at != '\0'; at++)
    {
      day |= *at == 'd';
      month |= *at == 'M';
      g_string_append_c (swapped, *at == 'd' ? 'M' : *at == 'M' ? 'd' : *at);
    }
  /* Year first is year-month-day everywhere. */
  if (!day || !month || strchr ("yY", pattern[0]) != NULL)
    return NULL;
  return g_strdup (swapped->str);
}

CxDateOrder
cx_date_order_of (const char *text)
{
  int parts[2] = { 0, 0 };
  guint part = 0;

  while (*text == ' ' || *text == '\'')
    text++;
  for (; part < 2; text++)
    {
      if (g_ascii_isdigit (*text))
        parts[part] = MIN (parts[part] * 10 + (*text - '0'), 10000);
      else if (strchr ("/-.", *text) != NULL && *text != '\0')
        part++;
      else
        return CX_DATE_ORDER_UNKNOWN;
    }
  if (parts[0] > 12 && parts[0] <= 31 && parts[1] >= 1 && parts[1] <= 12)
    return CX_DATE_ORDER_DAY_FIRST;
  if (parts[1] > 12 && parts[1] <= 31 && parts[0] >= 1 && parts[0] <= 12)
    return CX_DATE_ORDER_MONTH_FIRST;
  return CX_DATE_ORDER_UNKNOWN;
}

CxDateOrder
cx_date_order_of_zone (GTimeZone *zone)
{
  const char *name = zone != NULL ? g_time_zone_get_identifier (zone) : "";

  /* The United States and the Philippines write the month first; Canada and Latin America mostly do
   * not, but share the prefix: only the zones of the United States are listed. */
  static const char *const month_first[] = {
    "America/New_York",    "America/Chicago",     "America/Denver",
    "America/Los_Angeles", "America/Phoenix",     "America/Anchorage",
    "America/Detroit",     "America/Boise",       "America/Indiana/",
    "America/Kentucky/",   "Pacific/Honolulu",    "US/",
    "Asia/Manila",         "America/Puerto_Rico", NULL,
  };

  /* What the person has said counts for more than where the business is. */
  if (cx_moment_get_order () == CX_ORDER_MONTH_DAY_YEAR)
    return CX_DATE_ORDER_MONTH_FIRST;
  if (cx_moment_get_order () == CX_ORDER_DAY_MONTH_YEAR)
    return CX_DATE_ORDER_DAY_FIRST;
  for (guint i = 0; month_first[i] != NULL; i++)
    if (g_str_has_prefix (name, month_first[i]))
      return CX_DATE_ORDER_MONTH_FIRST;
  return CX_DATE_ORDER_DAY_FIRST;
}

static gboolean
is_day_first (const char *pattern)
{
  const char *day = strchr (pattern, 'd');
  const char *month = strchr (pattern, 'M');

  return day != NULL && month != NULL && day < month;
}

/* Of @pattern and its twin with day and month changed over: what more values allow, else @order. */
static char *
choose_order (const char *pattern,
              const CxColumnSample *sample,
              CxDateOrder order,
              gboolean *doubtful)
{
  g_autofree char *twin = cx_date_pattern_swap (pattern);
  gint64 cells, twin_cells;

  *doubtful = FALSE;
  if (twin == NULL)
    return g_strdup (pattern);
  cells = count_pattern (pattern, sample, G_MAXUINT);
  twin_cells = count_pattern (twin, sample, G_MAXUINT);
  if (cells != twin_cells)
    return g_strdup (cells > twin_cells ? pattern : twin);
  *doubtful = TRUE;
  if (is_day_first (pattern) == (order != CX_DATE_ORDER_MONTH_FIRST))
    return g_strdup (pattern);
  return g_steal_pointer (&twin);
}

static gboolean
may_be_dates (const CxColumnSample *sample)
{
  guint with_digits = 0, n = MIN (TRIED, sample->values->len);

  for (guint i = 0; i < n; i++)
    with_digits += strpbrk (cx_column_sample_get (sample, i)->text, "0123456789") != NULL;
  return n > 0 && with_digits * 2 >= n;
}

static char *
choose_pattern (const CxColumnSample *sample, CxDateOrder order, gboolean *doubtful)
{
  const char *const *candidates = cx_date_pattern_candidates ();
  const char *best = NULL;
  gint64 best_cells = count_iso (sample, TRIED);

  *doubtful = FALSE;
  for (guint i = 0; candidates[i] != NULL; i++)
    {
      gint64 cells = count_pattern (candidates[i], sample, TRIED);

      if (cells > best_cells)
        {
          best = candidates[i];
          best_cells = cells;
        }
    }
  return best != NULL ? choose_order (best, sample, order, doubtful) : NULL;
}

static gboolean
read_value (CxDatePattern *pattern, const CxSampleValue *value, gboolean *has_time)
{
  CxMoment moment;
  gsize length = strlen (value->text);

  if (value->typed_date || cx_moment_parse_iso (value->text, length, &moment, has_time))
    {
      *has_time = strchr (value->text, ':') != NULL;
      return TRUE;
    }
  return pattern != NULL && cx_date_pattern_parse (pattern, value->text, length, &moment, has_time);
}

void
cx_date_facts_read (CxDateFacts *facts, const CxColumnSample *sample, CxDateOrder order)
{
  g_autoptr (CxDatePattern) pattern = NULL;

  memset (facts, 0, sizeof *facts);
  if (!may_be_dates (sample))
    {
      facts->bad = sample->filled;
      return;
    }
  facts->pattern = choose_pattern (sample, order, &facts->doubtful);
  if (facts->pattern != NULL)
    pattern = cx_date_pattern_new (facts->pattern, NULL);
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      gboolean has_time = FALSE;

      if (read_value (pattern, value, &has_time))
        {
          facts->cells += value->count;
          facts->time |= has_time;
        }
      else if (cx_sample_value_get_missing (value) != NULL)
        facts->missing += value->count;
      else
        {
          facts->bad += value->count;
          if (facts->bad_example == NULL)
            facts->bad_example = g_strdup (value->text);
        }
    }
}

void
cx_date_facts_clear (CxDateFacts *facts)
{
  g_clear_pointer (&facts->pattern, g_free);
  g_clear_pointer (&facts->bad_example, g_free);
}

gboolean
cx_date_facts_are_dates (const CxDateFacts *facts)
{
  /* One slip among many dates is an error to be shown, and no reason to lose the dates. */
  return facts->cells > 0 &&
         (facts->bad == 0 || (facts->cells >= 50 && facts->bad * 50 <= facts->cells));
}
