#include "config.h"

#include "cx-chart-kind.h"

#include "cx-number.h"

#include <math.h>
#include <string.h>

/* From here on digits tell nothing more. */
#define MANY_DIGITS 1e15

static const char *
translate (const CxChart *chart, const char *text)
{
  return cx_translate (chart->language, text);
}

char *
cx_draw_format_many (const CxChart *chart, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.4g", value);
  return g_strdelimit (g_strdup (digits), ".",
                       g_str_has_prefix (chart->language, "vi") ? ',' : '.');
}

static char *
format_number (const CxChart *chart, double value, int decimals)
{
  if (isfinite (value) && fabs (value) >= MANY_DIGITS)
    return cx_draw_format_many (chart, value);
  return cx_number_to_human (value, decimals, chart->language);
}

char *
cx_chart_format_value (const CxChart *chart, double value)
{
  g_autofree char *number = format_number (chart, value, chart->decimals);

  if (isfinite (value) && g_strcmp0 (chart->unit, "percent") == 0)
    return g_strdup_printf ("%s\u00a0%%", number);
  return g_steal_pointer (&number);
}

static char *
format_cell (const CxChart *chart, const CxChartCell *cell)
{
  return cell->text != NULL ? g_strdup (cell->text) : cx_chart_format_value (chart, cell->value);
}

static const char *
get_series_label (const CxChart *chart, guint series)
{
  const CxChartSeries *found;

  if (series >= chart->series->len)
    return "";
  found = g_ptr_array_index (chart->series, series);
  return found->label;
}

/* What the mark is about: its category, with the series where there are several. */
static char *
name_mark (const CxChart *chart, guint category, guint series)
{
  const CxChartCategory *owner = g_ptr_array_index (chart->categories, category);
  const char *label = get_series_label (chart, series);

  if (chart->series->len < 2 || label[0] == '\0')
    return g_strdup (owner->label[0] != '\0' ? owner->label : label);
  if (owner->label[0] == '\0')
    return g_strdup (label);
  /* Translators: what a value of a chart is about: "Branch West Lake, promoters". */
  return g_strdup_printf (translate (chart, N_ ("%s, %s")), owner->label, label);
}

/* "NPS 42": the one series' name before its value. */
static char *
name_value (const CxChart *chart, const CxChartCell *cell)
{
  const char *label = chart->series->len == 1 ? get_series_label (chart, 0) : "";
  g_autofree char *value = format_cell (chart, cell);

  if (label[0] == '\0')
    return g_steal_pointer (&value);
  /* Translators: the name of a score and its value: "NPS 42". */
  return g_strdup_printf (translate (chart, N_ ("%s %s")), label, value);
}

static char *
describe_with_interval (const CxChart *chart,
                        const CxChartCell *cell,
                        const char *name,
                        const char *value)
{
  g_autofree char *lower = cx_chart_format_value (chart, cell->lower);
  g_autofree char *upper = cx_chart_format_value (chart, cell->upper);
  g_autofree char *n = cell->n >= 0 ? format_number (chart, (double) cell->n, 0) : NULL;

  if (n == NULL)
    return g_strdup_printf (translate (chart, N_ ("%s: %s, between %s and %s")), name, value, lower,
                            upper);
  return g_strdup_printf (cx_translate_plural (chart->language,
                                               "%s: %s, between %s and %s, %s answer",
                                               "%s: %s, between %s and %s, %s answers", cell->n),
                          name, value, lower, upper, n);
}

static char *
describe_plain (const CxChart *chart, const CxChartCell *cell, const char *name, const char *value)
{
  g_autofree char *n = cell->n >= 0 ? format_number (chart, (double) cell->n, 0) : NULL;

  /* Translators: what a value of a chart is about, and the value. */
  if (n == NULL)
    return g_strdup_printf (translate (chart, N_ ("%s: %s")), name, value);
  return g_strdup_printf (
      cx_translate_plural (chart->language, "%s: %s, %s answer", "%s: %s, %s answers", cell->n),
      name, value, n);
}

/* A sentence of its own about how far the value can be trusted. */
static const char *
get_warning (const CxChart *chart, CxMarkFlags flags)
{
  if ((flags & CX_MARK_FEW) != 0)
    return translate (chart, N_ ("Few answers: read with care."));
  if ((flags & CX_MARK_DOUBTFUL) != 0)
    return translate (chart, N_ ("The difference could be chance."));
  return NULL;
}

char *
cx_chart_describe_mark (CxChart *chart, guint category, guint series)
{
  const CxChartCell *cell = cx_chart_get_cell (chart, category, series);
  g_autofree char *name = NULL, *value = NULL, *sentence = NULL;
  const char *warning;

  g_return_val_if_fail (category < chart->categories->len, NULL);

  name = name_mark (chart, category, series);
  if (cell == NULL || !isfinite (cell->value))
    return g_strdup_printf (translate (chart, N_ ("%s: no answers")), name);
  value = name_value (chart, cell);
  if (isfinite (cell->lower) && isfinite (cell->upper))
    sentence = describe_with_interval (chart, cell, name, value);
  else
    sentence = describe_plain (chart, cell, name, value);
  warning = get_warning (chart, cell->flags);
  return warning != NULL ? g_strdup_printf ("%s. %s", sentence, warning)
                         : g_steal_pointer (&sentence);
}

char *
cx_chart_describe (CxChart *chart)
{
  const char *title = chart->title, *caption = chart->caption;

  if (title == NULL || title[0] == '\0')
    title = translate (chart, N_ ("Chart"));
  if (!cx_chart_has_values (chart))
    caption = chart->empty != NULL
                  ? chart->empty
                  : translate (chart, N_ ("There are no answers to show here yet."));
  if (caption == NULL || caption[0] == '\0')
    return g_strdup (title);
  /* A question ends its own sentence. */
  if (strchr (".?!:", title[strlen (title) - 1]) != NULL)
    return g_strdup_printf ("%s %s", title, caption);
  return g_strdup_printf ("%s. %s", title, caption);
}

/* A cell of the table: without what would end it. */
static void
append_text (GString *table, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (table, g_ascii_isspace (*p) ? ' ' : *p);
}

static void
append_number (const CxChart *chart, GString *table, double value)
{
  g_autofree char *text = isfinite (value) ? format_number (chart, value, chart->decimals)
                                           : g_strdup ("");

  g_string_append_c (table, '\t');
  g_string_append (table, text);
}

/* Which of the columns beside the value are filled anywhere. */
typedef struct
{
  gboolean interval, n;
} Columns;

static Columns
find_columns (const CxChart *chart)
{
  Columns columns = { FALSE, FALSE };

  for (guint i = 0; i < chart->categories->len; i++)
    for (guint j = 0; j < cx_chart_get_n_series (chart); j++)
      {
        const CxChartCell *cell = cx_chart_get_cell (chart, i, j);

        if (cell == NULL)
          continue;
        columns.interval = columns.interval || isfinite (cell->lower);
        columns.n = columns.n || cell->n >= 0;
      }
  return columns;
}

static void
append_headings (const CxChart *chart, const Columns *columns, GString *table)
{
  for (guint j = 0; j < cx_chart_get_n_series (chart); j++)
    {
      const char *label = get_series_label (chart, j);

      g_string_append_c (table, '\t');
      append_text (table, label[0] != '\0' ? label : translate (chart, N_ ("Value")));
      if (columns->interval)
        g_string_append_printf (table, "\t%s\t%s", translate (chart, N_ ("From")),
                                translate (chart, N_ ("To")));
      if (columns->n)
        g_string_append_printf (table, "\t%s", translate (chart, N_ ("Answers")));
    }
  g_string_append_c (table, '\n');
}

static void
append_cell (const CxChart *chart, const CxChartCell *cell, const Columns *columns, GString *table)
{
  append_number (chart, table, cell != NULL ? cell->value : (double) NAN);
  if (columns->interval)
    {
      append_number (chart, table, cell != NULL ? cell->lower : (double) NAN);
      append_number (chart, table, cell != NULL ? cell->upper : (double) NAN);
    }
  if (columns->n)
    {
      g_autofree char *n = cell != NULL && cell->n >= 0 ? format_number (chart, (double) cell->n, 0)
                                                        : g_strdup ("");

      g_string_append_printf (table, "\t%s", n);
    }
}

char *
cx_chart_to_text (CxChart *chart)
{
  GString *table = g_string_new (NULL);
  Columns columns = find_columns (chart);

  append_headings (chart, &columns, table);
  for (guint i = 0; i < chart->categories->len; i++)
    {
      const CxChartCategory *category = g_ptr_array_index (chart->categories, i);

      append_text (table, category->label);
      for (guint j = 0; j < cx_chart_get_n_series (chart); j++)
        append_cell (chart, cx_chart_get_cell (chart, i, j), &columns, table);
      g_string_append_c (table, '\n');
    }
  return g_string_free (table, FALSE);
}
