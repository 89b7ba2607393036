#include "config.h"

#include "cx-chart-measurement-private.h"

#include "cx-moment.h"

#include <string.h>

/* Names of periods for axes, made of their keys: 2026-03-09, 2026-W11, 2026-03, 2026-Q1, 2026. The
 * language is the chart's, which may differ from the program's own; hence no gettext. */

/* "Mar" of March. */
#define MONTH_LETTERS "%.3s"

static int
read_part (const char *key, gsize offset)
{
  return strlen (key) > offset ? (int) g_ascii_strtoll (key + offset, NULL, 10) : 0;
}

static char *
make_english (const char *key, int year)
{
  int month = CLAMP (read_part (key, 5), 1, 12);

  if (strlen (key) == strlen ("2026-03-09"))
    return g_strdup_printf ("%d " MONTH_LETTERS, read_part (key, 8), cx_month_name (month));
  return g_strdup_printf (MONTH_LETTERS " %d", cx_month_name (month), year);
}

static char *
make_vietnamese (const char *key, int year)
{
  int month = read_part (key, 5);

  if (strlen (key) == strlen ("2026-03-09"))
    return g_strdup_printf ("%d/%d", read_part (key, 8), month);
  return g_strdup_printf ("%d/%d", month, year);
}

char *
cx_maker_make_brief (const CxChart *chart, const char *key)
{
  gboolean vietnamese = g_str_has_prefix (chart->language, "vi");
  int year = key != NULL ? read_part (key, 0) : 0;

  if (key == NULL || strlen (key) < strlen ("2026-03"))
    return g_strdup (key);
  if (key[5] == 'W')
    return g_strdup_printf (vietnamese ? "T%d/%d" : "W%d %d", read_part (key, 6), year);
  if (key[5] == 'Q')
    return g_strdup_printf (vietnamese ? "Q%d/%d" : "Q%d %d", read_part (key, 6), year);
  return vietnamese ? make_vietnamese (key, year) : make_english (key, year);
}

void
cx_maker_add_period (CxChart *chart, const CxScore *period)
{
  guint category = cx_chart_add_category (chart, period->label, period->key);
  g_autofree char *brief = cx_maker_make_brief (chart, period->key);

  cx_chart_set_brief (chart, category, brief);
}
