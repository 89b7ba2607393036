/* A plain table: every column is judged by its heading and values alone; columns that say by their
 * names that they belong together are tried together. */
#include "config.h"

#include "cx-column-date.h"
#include "cx-column-number.h"
#include "cx-draft-group.h"
#include "cx-draft-private.h"
#include "cx-heading-parts.h"
#include "cx-i18n.h"
#include "cx-metadata.h"
#include "cx-sources.h"
#include "cx-value-words.h"
#include "cx-vocabulary.h"

#include <string.h>

static gboolean
matches (CxIntake *intake)
{
  return intake->columns > 0;
}

static gboolean
are_dates (CxIntake *intake, guint column)
{
  CxDateFacts facts;
  gboolean dates;

  cx_date_facts_read (&facts, cx_intake_get_sample (intake, column), CX_DATE_ORDER_DAY_FIRST);
  dates = cx_date_facts_are_dates (&facts);
  cx_date_facts_clear (&facts);
  return dates;
}

static gboolean
names_rows (const CxColumnSample *sample)
{
  return sample->filled == sample->rows && sample->values->len > 0 &&
         cx_column_sample_is_unique (sample);
}

/* 1, 2, 3 …: the row's number in somebody's sheet, which says nothing next month. */
static gboolean
counts_rows (const CxColumnSample *sample)
{
  if (sample->values->len < 3)
    return FALSE;
  for (guint i = 0; i < MIN (sample->values->len, 50); i++)
    {
      const char *text = cx_column_sample_get (sample, i)->text;
      gint64 number;

      if (!g_ascii_string_to_signed (text, 10, i, i + 1, &number, NULL))
        return FALSE;
    }
  return TRUE;
}

static void
map_unnamed (CxIntake *intake, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);

  if (column == 0 && *cx_intake_get_heading (intake, column) == '\0' && counts_rows (sample))
    cx_intake_leave_out (intake, column, CX_PART_WHOLE, _ ("Only counts the rows."));
  else if (g_str_equal (cx_intake_get_folded (intake, column), "id") && names_rows (sample) &&
           !counts_rows (sample))
    cx_metadata_apply (intake, column, CX_META_ID);
}

/* Below the name of a group the column's own heading tells what it is. */
static int
find_field (CxIntake *intake, guint column)
{
  g_autofree char *below = intake->head_rows == 2 ? cx_intake_dup_heading (intake, 1, column)
                                                  : g_strdup ("");

  return *below != '\0' ? cx_vocabulary_heading_field (below)
                        : cx_vocabulary_heading_field (cx_intake_get_heading (intake, column));
}

static void
map_field (CxIntake *intake, guint column)
{
  switch (find_field (intake, column))
    {
    case CX_HEADING_FIELD_DATE:
      if (are_dates (intake, column))
        cx_metadata_apply (intake, column, CX_META_SUBMITTED);
      break;
    case CX_HEADING_FIELD_STARTED:
      if (are_dates (intake, column))
        cx_metadata_apply (intake, column, CX_META_STARTED);
      break;
    case CX_HEADING_FIELD_SOURCE_ID:
      if (names_rows (cx_intake_get_sample (intake, column)))
        cx_metadata_apply (intake, column, CX_META_ID);
      break;
    default:
      map_unnamed (intake, column);
      break;
    }
}

/* The stem of "q0007_0011": all but its last number, or 0. */
static gsize
get_number_stem (const char *heading)
{
  gsize length = strlen (heading), at = length;

  while (at > 0 && g_ascii_isdigit (heading[at - 1]))
    at--;
  return at < length && at > 1 && strchr ("_.-", heading[at - 1]) != NULL ? at : 0;
}

static guint
count_number_run (CxIntake *intake, guint start, gsize stem)
{
  const char *heading = cx_intake_get_heading (intake, start);
  guint n = 0;

  for (guint i = start; i < intake->columns && !cx_intake_is_taken (intake, i); i++, n++)
    {
      const char *other = cx_intake_get_heading (intake, i);

      if (get_number_stem (other) != stem || strncmp (other, heading, stem) != 0)
        break;
    }
  return n;
}

/* The option that a column of ticks names in its cells. */
static const char *
find_option (CxIntake *intake, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);

  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      const char *text = value->text;
      gboolean chosen;

      if (cx_sample_value_get_missing (value) == NULL && !cx_value_get_tick (text, &chosen))
        return text;
    }
  return NULL;
}

static void
group_numbered (CxIntake *intake, guint start, guint n, gsize stem)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *name = g_strndup (cx_intake_get_heading (intake, start), stem - 1);
  CxGroupKind kind;
  CxDraft *draft;

  for (guint i = start; i < start + n; i++)
    g_array_append_val (columns, i);
  kind = cx_group_judge (intake, columns, name, CX_HINT_SPLIT);
  if (kind == CX_GROUP_SEPARATE)
    return;
  draft = cx_intake_add_draft (intake, name, name, CX_HINT_SPLIT);
  for (guint i = start; i < start + n; i++)
    {
      const char *heading = cx_intake_get_heading (intake, i);
      const char *option = kind == CX_GROUP_MULTIPLE ? find_option (intake, i) : NULL;

      cx_draft_add_column (intake, draft, i, CX_PART_CHOICE, heading + stem,
                           option != NULL ? option : heading);
    }
}

/* --- Two heading rows ---------------------------------------------------------------------- */

/* How many columns from @start on stand below the same heading, each with one of its own. */
static guint
count_below (CxIntake *intake, guint start)
{
  const char *group = cx_intake_get_heading (intake, start);
  guint n = 0;

  for (guint i = start; i < intake->columns && !cx_intake_is_taken (intake, i); i++, n++)
    {
      g_autofree char *below = cx_intake_dup_heading (intake, 1, i);

      if (*group == '\0' || *below == '\0' || g_str_equal (below, group) ||
          !g_str_equal (cx_intake_get_heading (intake, i), group))
        break;
    }
  return n;
}

static gboolean
holds_numbers (CxIntake *intake, guint start, guint n)
{
  for (guint i = start; i < start + n; i++)
    {
      CxNumberFacts facts;

      cx_number_facts_read (&facts, cx_intake_get_sample (intake, i));
      if (cx_number_facts_are_numbers (&facts))
        return TRUE;
    }
  return FALSE;
}

/* Points of a scale become questions of their own, "Service – Speed", each with its score; several
 * columns of small numbers below one heading are no amounts. */
static void
add_points (CxIntake *intake, guint start, guint n)
{
  const char *group = cx_intake_get_heading (intake, start);

  for (guint i = start; i < start + n; i++)
    {
      g_autofree char *below = cx_intake_dup_heading (intake, 1, i);
      g_autofree char *text = cx_draft_join_texts (group, below);

      cx_intake_add_whole (intake, i, NULL, text, CX_HINT_FORM);
    }
}

/* Options, ranks and rows of a grid in words belong together below their heading. */
static void
group_below (CxIntake *intake, guint start, guint n)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *group = cx_intake_get_heading (intake, start);
  CxGroupKind kind;
  CxDraft *draft;

  for (guint i = start; i < start + n; i++)
    g_array_append_val (columns, i);
  kind = cx_group_judge (intake, columns, group, CX_HINT_NONE);
  if (kind == CX_GROUP_SEPARATE)
    return;
  if (kind == CX_GROUP_GRID && holds_numbers (intake, start, n))
    {
      add_points (intake, start, n);
      return;
    }
  draft = cx_intake_add_draft (intake, NULL, group, CX_HINT_NONE);
  for (guint i = start; i < start + n; i++)
    {
      g_autofree char *below = cx_intake_dup_heading (intake, 1, i);

      cx_draft_add_column (intake, draft, i, kind == CX_GROUP_GRID ? CX_PART_ROW : CX_PART_CHOICE,
                           NULL, below);
    }
}

static void
map_groups (CxIntake *intake)
{
  for (guint i = 0; intake->head_rows == 2 && i < intake->columns; i++)
    {
      guint n = count_below (intake, i);

      if (n < 2)
        continue;
      group_below (intake, i, n);
      i += n - 1;
    }
}

static void
map (CxIntake *intake)
{
  for (guint i = 0; i < intake->columns; i++)
    map_field (intake, i);
  map_groups (intake);
  for (guint i = 0; i < intake->columns; i++)
    {
      gsize stem = get_number_stem (cx_intake_get_heading (intake, i));
      guint n;

      if (stem == 0 || cx_intake_is_taken (intake, i))
        continue;
      n = count_number_run (intake, i, stem);
      if (n < 2)
        continue;
      group_numbered (intake, i, n, stem);
      i += n - 1;
    }
  cx_heading_group_brackets (intake, CX_HINT_NONE, NULL);
  cx_heading_group_dashes (intake, CX_HINT_NONE);
  cx_intake_add_rest (intake, CX_HINT_NONE, NULL);
}

const CxSource cx_source_table = {
  .id = "table",
  .matches = matches,
  .map = map,
};
