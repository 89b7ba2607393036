#include "config.h"

#include "cx-draft-place.h"

#include "cx-column-number.h"
#include "cx-column-type.h"
#include "cx-i18n.h"
#include "cx-ranking.h"
#include "cx-text.h"
#include "cx-value-words.h"

#include <math.h>

/* Answers that do not repeat an item by mere chance once in so many files. */
#define CHANCE 0.001
#define MAX_PLACES 100
/* Rows that are looked at. */
#define MAX_ROWS 5000

/* A draft whose columns may be places. */
typedef struct
{
  CxDraft *draft;
  gboolean named;   /* the headings say so */
  guint items;      /* different values of all columns */
  gboolean refuted; /* a row has an item twice, or a gap */
  double chance;    /* that columns without a tie between them look the same */
} Candidate;

/* TRUE if the columns of @draft count places from 1. */
static gboolean
counts_places (CxIntake *intake, const CxDraft *draft, gboolean *all_named)
{
  *all_named = TRUE;
  if (draft->columns->len < 2 || draft->columns->len > MAX_PLACES)
    return FALSE;
  for (guint k = 0; k < draft->columns->len; k++)
    {
      const CxMappingColumn *column = cx_intake_get_column (
          intake, g_array_index (draft->columns, guint, k));
      gboolean named;

      if ((column->part != CX_PART_CHOICE && column->part != CX_PART_ROW) ||
          column->option_text == NULL ||
          cx_ranking_get_place (column->option_text, &named) != k + 1)
        return FALSE;
      *all_named &= named;
    }
  return TRUE;
}

/* The different values of all columns of @draft; 0 if they are ticks or texts rather than items. */
static guint
count_items (CxIntake *intake, const CxDraft *draft, gboolean *numbers)
{
  CxColumnSample merged;
  guint ticks = 0, items = 0;
  CxNumberFacts facts;

  cx_draft_merge_samples (intake, draft->columns, &merged);
  for (guint i = 0; i < merged.values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (&merged, i);
      gboolean chosen;

      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      items++;
      ticks += !g_str_equal (value->text, "1") && cx_value_get_tick (value->text, &chosen);
    }
  cx_number_facts_read (&facts, &merged);
  *numbers = cx_number_facts_are_numbers (&facts);
  if (merged.beyond > 0 || ticks > 0 || items < 2 || items > MAX_PLACES)
    items = 0;
  cx_column_sample_clear (&merged);
  return items;
}

/* TRUE if the cells must tell. */
static gboolean
is_candidate (CxIntake *intake, CxDraft *draft, Candidate *candidate)
{
  gboolean numbers;

  *candidate = (Candidate){ .draft = draft, .chance = 1 };
  if (!counts_places (intake, draft, &candidate->named))
    return FALSE;
  candidate->items = count_items (intake, draft, &numbers);
  /* Numbers below places may be points of a scale all the same. */
  candidate->named &= !numbers;
  return candidate->items > 0;
}

/* Who ranks puts no item twice and leaves no place free before the last one; where the headings
 * speak of ranks, a gap is only a gap. */
static void
look_at_row (Candidate *candidate, const CxCell *cells)
{
  const GArray *columns = candidate->draft->columns;
  guint filled = 0;

  for (guint k = 0; k < columns->len && !candidate->refuted; k++)
    {
      const char *text = cells[g_array_index (columns, guint, k)].text;
      g_autofree char *item = cx_text_tidy (text);

      if (*item == '\0' || cx_value_get_missing (item) != NULL)
        continue;
      candidate->refuted |= filled != k && !candidate->named;
      for (guint m = 0; m < k && !candidate->refuted; m++)
        {
          g_autofree char *before = cx_text_tidy (cells[g_array_index (columns, guint, m)].text);

          candidate->refuted |= g_str_equal (before, item);
        }
      candidate->chance *= 1 - (double) filled / candidate->items;
      filled++;
    }
}

static gboolean
look_at_rows (CxIntake *intake, GArray *candidates, CxProgress *progress, GError **error)
{
  gint64 rows = 0;

  while (rows < MAX_ROWS)
    {
      CxRowBlock *block;

      if (!cx_table_next (intake->table, &block, progress, error))
        return FALSE;
      if (block == NULL)
        break;
      for (guint row = 0; row < block->rows; row++)
        for (guint i = 0; i < candidates->len; i++)
          look_at_row (&g_array_index (candidates, Candidate, i),
                       block->cells + (gsize) row * block->columns);
      rows += block->rows;
    }
  return cx_table_rewind (intake->table, error);
}

static void
make_places (CxIntake *intake, const CxDraft *draft)
{
  for (guint k = 0; k < draft->columns->len; k++)
    {
      CxMappingColumn *column = cx_intake_get_column (intake,
                                                      g_array_index (draft->columns, guint, k));

      column->part = CX_PART_PLACE;
      g_free (column->option);
      column->option = g_strdup_printf ("%u", k + 1);
      g_clear_pointer (&column->option_text, g_free);
    }
}

gboolean
cx_draft_find_places (CxIntake *intake, CxProgress *progress, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < intake->drafts->len; i++)
    {
      Candidate candidate;

      if (is_candidate (intake, g_ptr_array_index (intake->drafts, i), &candidate))
        g_array_append_val (candidates, candidate);
    }
  if (candidates->len == 0)
    return TRUE;
  if (!look_at_rows (intake, candidates, progress, error))
    return FALSE;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!candidate->refuted && (candidate->named || candidate->chance < CHANCE))
        make_places (intake, candidate->draft);
    }
  return TRUE;
}

void
cx_draft_decide_places (CxDraftWork *work, const CxDraft *draft, const GArray *columns)
{
  CxIntake *intake = work->intake;
  guint first = g_array_index (columns, guint, 0);
  g_autofree char *code = cx_draft_make_code (work, draft->name, draft->text, first);
  g_autofree char *text = cx_draft_make_text (draft->text, first);
  g_autoptr (CxMapping) judged = cx_mapping_new (1);
  CxColumnSample merged;

  cx_draft_merge_samples (intake, columns, &merged);
  cx_column_type_make_single (cx_mapping_get_column (judged, 0), &merged);
  cx_column_sample_clear (&merged);
  for (guint k = 0; k < columns->len; k++)
    {
      CxMappingColumn *column = cx_intake_get_column (intake, g_array_index (columns, guint, k));
      g_autofree char *reason = g_strdup_printf (
          _ ("Holds what was put at place %s of a ranking: no answer names the same twice."),
          column->option);

      cx_draft_copy_recodes (column, cx_mapping_get_column (judged, 0));
      cx_column_set_type (column, "ranking", reason);
      cx_draft_put_column (column, code, text, NULL, draft->group);
    }
}
