/* Typeform: "#" with a long token first, times in UTC last. Older files have one column for each
 * option of a multiple choice, headed by the option alone, and "Other" after them; newer ones join
 * the answers with " / ". */
#include "config.h"

#include "cx-draft-group.h"
#include "cx-i18n.h"
#include "cx-metadata.h"
#include "cx-sources.h"
#include "cx-value-words.h"

#include <string.h>

static const CxMetaAlias aliases[] = {
  { "#", CX_META_ID },
  { "response type", CX_META_COMPLETE },
  { "start date (utc)", CX_META_STARTED },
  { "stage date (utc)", CX_META_LEAVE_OUT },
  { "submit date (utc)", CX_META_SUBMITTED },
  { "network id", CX_META_LEAVE_OUT },
  { "ending", CX_META_LEAVE_OUT },
  { "tags", CX_META_KEEP },
};

static gboolean
matches (CxIntake *intake)
{
  return intake->columns > 2 && g_str_equal (cx_intake_get_folded (intake, 0), "#") &&
         (cx_intake_find (intake, "submit date (utc)") >= 0 ||
          cx_intake_find (intake, "network id") >= 0);
}

/* Every answer is the heading itself. */
static gboolean
is_option_column (CxIntake *intake, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);

  return sample->values->len == 1 && sample->beyond == 0 &&
         g_str_equal (cx_column_sample_get (sample, 0)->text,
                      cx_intake_get_heading (intake, column));
}

static gboolean
is_free_other (CxIntake *intake, guint column)
{
  return cx_value_is_other (cx_intake_get_heading (intake, column)) &&
         !is_option_column (intake, column);
}

/* The end of the run of option columns that begins at @start. Options that nobody chose may stand
 * inside; "Other" belongs to the run and ends it. */
static guint
find_run_end (CxIntake *intake, guint start)
{
  guint end = start;

  for (guint i = start; i < intake->columns && !cx_intake_is_taken (intake, i); i++)
    {
      if (is_option_column (intake, i))
        end = i + 1;
      else if (is_free_other (intake, i))
        return end == i ? i + 1 : end;
      else if (cx_intake_get_sample (intake, i)->values->len > 0)
        break;
    }
  return end;
}

/* The file does not hold the question: its first options must name it. */
static char *
name_run (CxIntake *intake, guint start, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint shown = MIN (end - start, 3);

  for (guint i = start; i < start + shown; i++)
    g_string_append_printf (text, "%s%s", i > start ? " / " : "",
                            cx_intake_get_heading (intake, i));
  if (end - start > shown)
    g_string_append (text, " / …");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_run (CxIntake *intake, guint start, guint end)
{
  g_autofree char *text = name_run (intake, start, end);
  CxDraft *draft = cx_intake_add_draft (intake, NULL, text, CX_HINT_FORM | CX_HINT_SPLIT);

  for (guint i = start; i < end; i++)
    cx_draft_add_column (intake, draft, i,
                         is_free_other (intake, i) ? CX_PART_OTHER : CX_PART_CHOICE, NULL,
                         cx_intake_get_heading (intake, i));
}

/* "{{field:uuid}}" stands for an earlier answer. */
static char *
strip_piping (const char *heading)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (*heading != '\0')
    {
      const char *end = g_str_has_prefix (heading, "{{") ? strstr (heading, "}}") : NULL;

      if (end != NULL)
        {
          g_string_append (text, "…");
          heading = end + 2;
        }
      else
        g_string_append_c (text, *heading++);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_whole (CxIntake *intake, guint column)
{
  g_autofree char *text = strip_piping (cx_intake_get_heading (intake, column));
  CxDraft *draft = cx_intake_add_whole (intake, column, NULL, text, CX_HINT_FORM);

  draft->separators = " / \n";
  /* "Other" right after a question holds the texts beside its choices. */
  if (column + 1 < intake->columns && !cx_intake_is_taken (intake, column + 1) &&
      is_free_other (intake, column + 1))
    cx_draft_add_column (intake, draft, column + 1, CX_PART_OTHER, NULL,
                         cx_intake_get_heading (intake, column + 1));
}

static void
map (CxIntake *intake)
{
  for (guint i = 0; i < intake->columns; i++)
    if (cx_metadata_apply_alias (intake, i, cx_intake_get_folded (intake, i), aliases,
                                 G_N_ELEMENTS (aliases)) &&
        strstr (cx_intake_get_folded (intake, i), "(utc)") != NULL)
      cx_metadata_set_zone (intake, i, "UTC");
  for (guint i = 0; i < intake->columns; i++)
    {
      guint end;

      if (cx_intake_is_taken (intake, i))
        continue;
      end = is_option_column (intake, i) ? find_run_end (intake, i) : i;
      if (end - i >= 2)
        add_run (intake, i, end);
      else
        add_whole (intake, i);
    }
}

const CxSource cx_source_typeform = {
  .id = "typeform",
  .title = "Typeform",
  .matches = matches,
  .map = map,
};
