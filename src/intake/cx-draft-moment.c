#include "config.h"

#include "cx-draft-moment.h"

#include "cx-column-date.h"
#include "cx-column-note.h"
#include "cx-column-type.h"
#include "cx-i18n.h"

#include <string.h>

void
cx_draft_decide_column (CxIntake *intake,
                        guint column,
                        const char *text,
                        guint hints,
                        const char *separators)
{
  /* A source that knows better has said so. */
  if (*cx_intake_get_column (intake, column)->type != '\0')
    return;
  if (cx_column_note_decide (intake, column, text))
    return;
  cx_column_type_decide (cx_intake_get_column (intake, column),
                         cx_intake_get_sample (intake, column), text, hints, separators,
                         intake->order);
}

/* Only columns of numbers with a sign between them can be in doubt. */
static gboolean
may_be_ambiguous (const CxColumnSample *sample)
{
  const char *text;

  if (sample->values->len == 0)
    return FALSE;
  text = cx_column_sample_get (sample, 0)->text;
  return g_ascii_isdigit (*text) && strpbrk (text, "/.-") != NULL &&
         strpbrk (text, "/.-") - text <= 2;
}

/* Which way the values of the sample speak; @open gets the columns of dates that do not tell. */
static CxDateOrder
gather_evidence (CxIntake *intake, GArray *open)
{
  guint day_first = 0, month_first = 0;

  for (guint i = 0; i < intake->columns; i++)
    {
      const CxColumnSample *sample = cx_intake_get_sample (intake, i);
      CxDateFacts facts;

      if (!may_be_ambiguous (sample))
        continue;
      cx_date_facts_read (&facts, sample, CX_DATE_ORDER_DAY_FIRST);
      if (facts.cells > facts.bad && facts.pattern != NULL)
        {
          const char *day = strchr (facts.pattern, 'd'), *month = strchr (facts.pattern, 'M');

          if (facts.doubtful)
            g_array_append_val (open, i);
          else if (facts.pattern[0] == 'd' || facts.pattern[0] == 'M')
            *(day < month ? &day_first : &month_first) += 1;
        }
      cx_date_facts_clear (&facts);
    }
  if (day_first == month_first)
    return CX_DATE_ORDER_UNKNOWN;
  return day_first > month_first ? CX_DATE_ORDER_DAY_FIRST : CX_DATE_ORDER_MONTH_FIRST;
}

/* Reads on until some date of the columns @open has a part above 12. */
static gboolean
search_table (CxIntake *intake,
              const GArray *open,
              CxDateOrder *order,
              CxProgress *progress,
              GError **error)
{
  CxTable *table = intake->table;

  while (*order == CX_DATE_ORDER_UNKNOWN)
    {
      CxRowBlock *block;

      if (!cx_table_next (table, &block, progress, error))
        return FALSE;
      if (block == NULL)
        break;
      for (guint row = 0; row < block->rows && *order == CX_DATE_ORDER_UNKNOWN; row++)
        for (guint k = 0; k < open->len && *order == CX_DATE_ORDER_UNKNOWN; k++)
          {
            guint column = g_array_index (open, guint, k);

            if (column < block->columns)
              *order = cx_date_order_of (block->cells[(gsize) row * block->columns + column].text);
          }
    }
  return cx_table_rewind (table, error);
}

static void
decide_field (CxIntake *intake, guint index)
{
  CxMappingColumn *column = cx_intake_get_column (intake, index);
  const CxColumnSample *sample = cx_intake_get_sample (intake, index);
  CxDateFacts facts;

  cx_date_facts_read (&facts, sample, intake->order);
  g_free (column->date_pattern);
  column->date_pattern = g_strdup (facts.pattern);
  column->date_doubtful = facts.doubtful;
  if (facts.doubtful)
    {
      g_free (column->reason);
      column->reason = g_strdup_printf (
          _ ("Read as %s. No day above 12 shows whether the day or the month comes first: please "
             "check."),
          facts.pattern);
    }
  cx_column_type_add_missing (column, sample);
  cx_date_facts_clear (&facts);
}

gboolean
cx_draft_decide_moments (CxIntake *intake, CxProgress *progress, GError **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  CxDateOrder order = gather_evidence (intake, open);

  if (order == CX_DATE_ORDER_UNKNOWN && open->len > 0 && !intake->sample->complete &&
      !search_table (intake, open, &order, progress, error))
    return FALSE;
  if (order != CX_DATE_ORDER_UNKNOWN)
    intake->order = order;
  else if (intake->order == CX_DATE_ORDER_UNKNOWN)
    intake->order = cx_date_order_of_zone (intake->zone);
  for (guint i = 0; i < intake->columns; i++)
    {
      const CxMappingColumn *column = cx_intake_get_column (intake, i);

      if (column->target == CX_TARGET_FIELD && cx_response_field_info (column->field)->is_moment)
        decide_field (intake, i);
    }
  return TRUE;
}
