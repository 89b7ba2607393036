/* The table under a chart. */
#include "config.h"

#include "cx-question-result.h"

#include "cx-i18n.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

CxResultRows *
cx_result_rows_new (void)
{
  CxResultRows *rows = g_new0 (CxResultRows, 1);

  rows->headings = g_ptr_array_new_with_free_func (g_free);
  rows->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return rows;
}

void
cx_result_rows_free (CxResultRows *rows)
{
  g_ptr_array_unref (rows->headings);
  g_ptr_array_unref (rows->rows);
  g_free (rows);
}

void
cx_result_rows_add_heading (CxResultRows *rows, char *heading)
{
  g_ptr_array_add (rows->headings, heading);
}

void
cx_result_rows_add_row (CxResultRows *rows, GPtrArray *cells)
{
  while (cells->len < rows->headings->len)
    g_ptr_array_add (cells, g_strdup (""));
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (rows->rows, g_ptr_array_free (cells, FALSE));
}

/* Tabs and ends of lines would make other cells of it. */
static void
append_cell (GString *text, const char *cell)
{
  for (const char *c = cell; *c != '\0'; c++)
    g_string_append_c (text, *c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c);
}

char *
cx_result_rows_to_text (const CxResultRows *rows, const char *title)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (title != NULL)
    {
      append_cell (text, title);
      g_string_append (text, "\n\n");
    }
  for (guint i = 0; i < rows->headings->len; i++)
    {
      g_string_append (text, i > 0 ? "\t" : "");
      append_cell (text, g_ptr_array_index (rows->headings, i));
    }
  g_string_append_c (text, '\n');
  for (guint i = 0; i < rows->rows->len; i++)
    {
      char *const *cells = g_ptr_array_index (rows->rows, i);

      for (guint j = 0; cells[j] != NULL; j++)
        {
          g_string_append (text, j > 0 ? "\t" : "");
          append_cell (text, cells[j]);
        }
      g_string_append_c (text, '\n');
    }
  return g_strdup (text->str);
}

/* --- From measurements ------------------------------------------------------------------------ */

typedef struct
{
  CxResultRows *rows;
  const char *language;
} Builder;

static GPtrArray *
new_cells (void)
{
  return g_ptr_array_new ();
}

static void
add_text (GPtrArray *cells, const char *text)
{
  g_ptr_array_add (cells, g_strdup (text != NULL ? text : ""));
}

static void
add_number (const Builder *builder, GPtrArray *cells, double value, int decimals)
{
  g_ptr_array_add (cells, isfinite (value) ? cx_number_to_human (value, decimals, builder->language)
                                           : g_strdup ("–"));
}

static void
add_range (const Builder *builder, GPtrArray *cells, double lower, double upper, int decimals)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!isfinite (lower) || !isfinite (upper))
    {
      add_text (cells, "–");
      return;
    }
  low = cx_number_to_human (lower, decimals, builder->language);
  high = cx_number_to_human (upper, decimals, builder->language);
  g_ptr_array_add (cells, g_strdup_printf (_ ("%s to %s"), low, high));
}

static void
add_heading (const Builder *builder, const char *heading)
{
  cx_result_rows_add_heading (builder->rows, g_strdup (heading));
}

static const CxChoiceShare *
find_choice (const CxMeasurement *measurement, const char *code)
{
  const GPtrArray *choices = measurement != NULL ? measurement->total->choices : NULL;

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const CxChoiceShare *choice = g_ptr_array_index (choices, i);

      if (strcmp (choice->code, code) == 0)
        return choice;
    }
  return NULL;
}

/* One row an answer; with another filter its numbers beside. */
static void
list_shares (const Builder *builder, const CxMeasurement *shares, const CxMeasurement *other)
{
  add_heading (builder, _ ("Answer"));
  add_heading (builder, other != NULL ? _ ("A: answers") : C_ ("number of them", "Answers"));
  add_heading (builder, other != NULL ? _ ("A: share %") : _ ("Share %"));
  add_heading (builder, other != NULL ? _ ("A: interval") : _ ("Interval"));
  if (other != NULL)
    {
      add_heading (builder, _ ("B: answers"));
      add_heading (builder, _ ("B: share %"));
      add_heading (builder, _ ("B: interval"));
    }
  for (guint i = 0; i < shares->total->choices->len; i++)
    {
      const CxChoiceShare *choice = g_ptr_array_index (shares->total->choices, i);
      const CxChoiceShare *twin = find_choice (other, choice->code);
      GPtrArray *cells = new_cells ();

      add_text (cells, choice->text);
      add_number (builder, cells, (double) choice->n, 0);
      add_number (builder, cells, choice->share, 1);
      add_range (builder, cells, choice->lower, choice->upper, 1);
      if (twin != NULL)
        {
          add_number (builder, cells, (double) twin->n, 0);
          add_number (builder, cells, twin->share, 1);
          add_range (builder, cells, twin->lower, twin->upper, 1);
        }
      cx_result_rows_add_row (builder->rows, cells);
    }
}

/* One row a group or period with its score. */
static void
add_score_cells (const Builder *builder,
                 GPtrArray *cells,
                 const CxScore *score,
                 const CxMetricInfo *info)
{
  add_number (builder, cells, score->value, info->decimals);
  add_range (builder, cells, score->lower, score->upper, info->decimals);
  add_text (cells, score->few ? _ ("few answers") : "");
}

/* One row a group, one column an answer. */
static void
add_share_cells (const Builder *builder, GPtrArray *cells, const CxScore *score)
{
  for (guint i = 0; score->choices != NULL && i < score->choices->len; i++)
    add_number (builder, cells,
                ((const CxChoiceShare *) g_ptr_array_index (score->choices, i))->share, 1);
}

static void
add_breakdown_headings (const Builder *builder, const CxMeasurement *measurement)
{
  const GPtrArray *choices = measurement->total->choices;

  add_heading (builder, C_ ("number of them", "Answers"));
  if (choices == NULL)
    {
      add_heading (builder, _ (cx_metric_find (measurement->metric)->name));
      add_heading (builder, _ ("Interval"));
      add_heading (builder, _ ("Note"));
    }
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    cx_result_rows_add_heading (
        builder->rows,
        g_strdup_printf (_ ("%s, %%"),
                         ((const CxChoiceShare *) g_ptr_array_index (choices, i))->text));
}

/* @filter nullable: "A" or "B". */
static void
list_groups (const Builder *builder, const CxMeasurement *measurement, const char *filter)
{
  const GPtrArray *scores = measurement->periods != NULL ? measurement->periods
                                                         : measurement->groups;

  for (guint i = 0; i < scores->len; i++)
    {
      const CxScore *score = g_ptr_array_index (scores, i);
      GPtrArray *cells = new_cells ();

      if (filter != NULL)
        g_ptr_array_add (cells, g_strdup_printf ("%s: %s", filter, score->label));
      else
        add_text (cells, score->label);
      add_number (builder, cells, (double) score->n, 0);
      if (measurement->total->choices != NULL)
        add_share_cells (builder, cells, score);
      else
        add_score_cells (builder, cells, score, cx_metric_find (measurement->metric));
      cx_result_rows_add_row (builder->rows, cells);
    }
}

/* @other nullable: the same under the other filter, below. */
static void
list_breakdown (const Builder *builder,
                const CxMeasurement *measurement,
                const CxMeasurement *other,
                const char *heading)
{
  add_heading (builder, heading);
  add_breakdown_headings (builder, measurement);
  list_groups (builder, measurement, other != NULL ? C_ ("filter", "A") : NULL);
  if (other != NULL)
    list_groups (builder, other, C_ ("filter", "B"));
}

void
cx_question_result_make_rows (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  const Builder builder = { result->rows, language };
  const CxMeasurement *shares = result->shares;

  if (result->breakdown != NULL)
    list_breakdown (&builder, result->breakdown, result->other_breakdown,
                    result->breakdown->periods != NULL ? _ ("Period") : _ ("Group"));
  else if (shares != NULL && shares->groups != NULL)
    list_breakdown (&builder, shares, result->other_shares, _ ("Row"));
  else if (result->score != NULL && result->score->groups != NULL)
    list_breakdown (&builder, result->score, result->other_score, _ ("Choice"));
  else if (shares != NULL && shares->total->choices != NULL && shares->total->choices->len > 0)
    list_shares (&builder, shares, result->other_shares);
}
