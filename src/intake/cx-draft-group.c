#include "config.h"

#include "cx-draft-group.h"

#include "cx-column-number.h"
#include "cx-column-type.h"
#include "cx-text.h"
#include "cx-value-words.h"

#include <math.h>
#include <string.h>

#define RANK_WORDS                                                                                 \
  "rank\nranking\nranked\norder of\nxep hang\nxep thu tu\nthu tu uu tien\nuu tien\nrangfolge\n"
/* More different values than these are no columns of a grid. */
#define MAX_GRID_VALUES 25

static gboolean
equals_option (const char *value, const char *option_text)
{
  g_autofree char *value_key = cx_text_fold (value);
  g_autofree char *option_key = cx_text_fold (option_text);

  return g_str_equal (value_key, option_key);
}

gboolean
cx_group_is_tick (CxIntake *intake, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);
  const char *option = cx_intake_get_column (intake, column)->option_text;
  guint named = 0;

  if (sample->beyond > 0 || sample->values->len > 4)
    return FALSE;
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      const char *text = value->text;
      gboolean chosen;
      double number;

      if (cx_sample_value_get_missing (value) != NULL || cx_value_get_tick (text, &chosen))
        continue;
      if (cx_number_parse (text, strlen (text), &number) &&
          !(option != NULL && equals_option (text, option)))
        return FALSE;
      /* The option repeated, or, where the heading is cut short, one text alone; beside "other" a
       * text is what somebody wrote there. */
      if ((++named > 1 || (option != NULL && cx_value_is_other (option))) &&
          !(option != NULL && equals_option (text, option)))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_group_names_option (CxIntake *intake, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);
  const char *option = cx_intake_get_column (intake, column)->option_text;

  for (guint i = 0; i < sample->values->len && cx_group_is_tick (intake, column); i++)
    {
      const char *text = cx_column_sample_get (sample, i)->text;
      gboolean chosen;

      if (cx_value_get_tick (text, &chosen) || (option != NULL && equals_option (text, option)))
        return TRUE;
    }
  return FALSE;
}

gboolean
cx_group_is_free_text (CxIntake *intake, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);
  CxNumberFacts facts;

  if (sample->values->len == 0 || cx_group_is_tick (intake, column))
    return FALSE;
  cx_number_facts_read (&facts, sample);
  return !cx_number_facts_are_numbers (&facts);
}

/* Ticks, unless the texts are the same in several columns: those are columns of a grid that happen
 * to have one value each. */
static gboolean
are_ticks (CxIntake *intake, const GArray *columns)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  guint columns_with_text = 0;

  for (guint k = 0; k < columns->len; k++)
    {
      guint column = g_array_index (columns, guint, k);
      const CxColumnSample *sample = cx_intake_get_sample (intake, column);

      if (!cx_group_is_tick (intake, column))
        return FALSE;
      for (guint i = 0; i < sample->values->len; i++)
        {
          CxSampleValue *value = cx_column_sample_get (sample, i);
          char *text = value->text;
          gboolean chosen;

          if (cx_sample_value_get_missing (value) != NULL || cx_value_get_tick (text, &chosen))
            continue;
          columns_with_text++;
          g_hash_table_add (texts, text);
        }
    }
  return columns_with_text < 2 || g_hash_table_size (texts) * 2 > columns_with_text;
}

/* Ranks of n options are whole numbers from 1 to n, and no rank is given twice in a row, so that
 * over all columns no rank comes more often than there are rows with one. */
static gboolean
are_ranks (CxIntake *intake, const GArray *columns, const char *text)
{
  g_autofree char *folded = cx_text_fold (text);
  g_autofree gint64 *counts = g_new0 (gint64, columns->len + 3);
  gboolean spoken = cx_text_speaks_of (folded, RANK_WORDS);
  /* An option that was taken off the form leaves ranks above the number of columns. */
  guint most = spoken ? columns->len + 2 : columns->len;
  gint64 most_filled = 0;

  if (columns->len < 3 && !spoken)
    return FALSE;
  for (guint k = 0; k < columns->len; k++)
    {
      const CxColumnSample *sample = cx_intake_get_sample (intake,
                                                           g_array_index (columns, guint, k));

      most_filled = MAX (most_filled, sample->filled);
      for (guint i = 0; i < sample->values->len; i++)
        {
          CxSampleValue *value = cx_column_sample_get (sample, i);
          double rank;

          if (cx_sample_value_get_missing (value) != NULL)
            continue;
          if (!cx_number_parse (value->text, strlen (value->text), &rank) || rank < 1 ||
              rank > most || rank != floor (rank))
            return FALSE;
          counts[(guint) rank] += value->count;
        }
    }
  if (counts[1] == 0 || (columns->len > 1 && counts[2] == 0))
    return FALSE;
  /* Where the question asks for ranks, people may still have given one twice. */
  if (spoken)
    return TRUE;
  for (guint rank = 1; rank <= columns->len; rank++)
    if (counts[rank] > most_filled || (rank > 1 && counts[rank] > counts[rank - 1] * 1.02 + 1))
      return FALSE;
  /* Without the word it needs many rows, or a rating grid could look the same by chance. */
  return most_filled >= 10 && counts[columns->len] * 10 >= counts[1] * 9;
}

typedef struct
{
  guint different;        /* values, over all columns */
  guint shared;           /* values that stand in a further column too */
  guint filled;           /* columns that are not empty */
  gboolean small_numbers; /* all are whole numbers from 0 to 10 */
} RowFacts;

/* FALSE if some column has too many or too long values for a grid. */
static gboolean
read_rows (CxIntake *intake, const GArray *columns, RowFacts *facts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  *facts = (RowFacts){ .small_numbers = TRUE };
  for (guint k = 0; k < columns->len; k++)
    {
      const CxColumnSample *sample = cx_intake_get_sample (intake,
                                                           g_array_index (columns, guint, k));

      if (sample->beyond > 0 || sample->values->len > MAX_GRID_VALUES ||
          (sample->filled > 0 && sample->length / sample->filled > 80))
        return FALSE;
      facts->filled += sample->values->len > 0;
      for (guint i = 0; i < sample->values->len; i++)
        {
          CxSampleValue *value = cx_column_sample_get (sample, i);
          double number;

          if (cx_sample_value_get_missing (value) != NULL)
            continue;
          facts->shared += !g_hash_table_add (seen, value->text);
          facts->small_numbers &= cx_number_parse (value->text, strlen (value->text), &number) &&
                                  number >= 0 && number <= 10 && number == floor (number);
        }
    }
  facts->different = g_hash_table_size (seen);
  return facts->different <= MAX_GRID_VALUES;
}

static gboolean
are_rows (CxIntake *intake, const GArray *columns, const char *text, guint hints)
{
  RowFacts facts;

  if (!read_rows (intake, columns, &facts))
    return FALSE;
  if (facts.filled == 0)
    return (hints & CX_HINT_SPLIT) == 0;
  /* "How many pets have you? [cats] [dogs]" is an amount each, "Rate [Staff] [Room]" is a grid
   * although few answers need not share a value. */
  if (facts.small_numbers && facts.different > 0)
    return !cx_scale_asks_amount (text) && ((hints & CX_HINT_SPLIT) == 0 || facts.shared > 0);
  return facts.filled == 1 || facts.shared > 0 || (hints & CX_HINT_CHOICE) != 0;
}

/* Chosen options as their numbers in the question: each column holds nothing but its own place,
 * and no two columns are filled alike, as the rows of a grid would be. */
static gboolean
are_order_numbers (CxIntake *intake, const GArray *columns)
{
  gint64 least = G_MAXINT64, most = 0;
  guint filled = 0;

  for (guint k = 0; k < columns->len; k++)
    {
      const CxColumnSample *sample = cx_intake_get_sample (intake,
                                                           g_array_index (columns, guint, k));
      char place[CX_NUMBER_BUFFER];

      if (sample->values->len > 1 ||
          (sample->values->len == 1 &&
           !g_str_equal (cx_column_sample_get (sample, 0)->text, cx_number_to_text (k + 1, place))))
        return FALSE;
      filled += sample->values->len;
      least = MIN (least, sample->filled);
      most = MAX (most, sample->filled);
    }
  return filled >= 2 && (least != most || most < intake->sample->rows);
}

CxGroupKind
cx_group_judge (CxIntake *intake, const GArray *columns, const char *text, guint hints)
{
  if (are_ticks (intake, columns))
    return CX_GROUP_MULTIPLE;
  if (are_ranks (intake, columns, text))
    return CX_GROUP_RANKING;
  if ((hints & CX_HINT_ORDER) != 0 && are_order_numbers (intake, columns))
    return CX_GROUP_MULTIPLE;
  return are_rows (intake, columns, text, hints) ? CX_GROUP_GRID : CX_GROUP_SEPARATE;
}

void
cx_group_add_tick_recodes (CxIntake *intake, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);
  CxMappingColumn *mapped = cx_intake_get_column (intake, column);

  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      const char *word = cx_sample_value_get_missing (value);
      gboolean chosen = TRUE;

      /* "Not selected" is what this option's box says, not that the question was left out. */
      if (cx_value_get_tick (value->text, &chosen))
        word = chosen ? "1" : "0";
      else if (word == NULL)
        word = "1";
      else if (equals_option (value->text, mapped->option_text != NULL ? mapped->option_text : ""))
        word = "1";
      cx_mapping_column_add_recode (mapped, value->text, word, NULL, value->count, FALSE);
    }
}
