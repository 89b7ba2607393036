/* Tally: ids and the time first; several answers and ranks joined by ", ", said again by columns
 * "Question (Option)" of TRUE and FALSE. */
#include "config.h"

#include "cx-i18n.h"
#include "cx-metadata.h"
#include "cx-sources.h"
#include "cx-value-words.h"

#include <string.h>

static const CxMetaAlias aliases[] = {
  { "submission id", CX_META_ID },
  { "respondent id", CX_META_LEAVE_OUT },
  { "submitted at", CX_META_SUBMITTED },
};

static gboolean
matches (CxIntake *intake)
{
  return cx_metadata_has (intake, aliases, G_N_ELEMENTS (aliases), CX_META_ID) &&
         cx_metadata_has (intake, aliases, G_N_ELEMENTS (aliases), CX_META_SUBMITTED);
}

/* "Question (Option)" after "Question", TRUE or FALSE alone. */
static gboolean
repeats_question (CxIntake *intake, guint column)
{
  const char *heading = cx_intake_get_heading (intake, column);
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);

  if (!g_str_has_suffix (heading, ")"))
    return FALSE;
  for (guint i = 0; i < sample->values->len; i++)
    {
      gboolean chosen;

      if (!cx_value_get_tick (cx_column_sample_get (sample, i)->text, &chosen))
        return FALSE;
    }
  for (guint i = column; i-- > 0;)
    {
      const char *question = cx_intake_get_heading (intake, i);
      gsize length = strlen (question);

      if (length > 0 && strncmp (heading, question, length) == 0 &&
          strncmp (heading + length, " (", 2) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
map (CxIntake *intake)
{
  for (guint i = 0; i < intake->columns; i++)
    if (!cx_metadata_apply_alias (intake, i, cx_intake_get_folded (intake, i), aliases,
                                  G_N_ELEMENTS (aliases)) &&
        repeats_question (intake, i))
      cx_intake_leave_out (intake, i, CX_PART_SUMMARY,
                           _ ("Repeats what the question's own column says."));
  cx_intake_add_rest (intake, CX_HINT_FORM, ", \n");
}

const CxSource cx_source_tally = {
  .id = "tally",
  .title = "Tally",
  .matches = matches,
  .map = map,
};
