#include "config.h"

#include "cx-heading-parts.h"

#include "cx-draft-group.h"
#include "cx-value-words.h"

#include <string.h>

#define DASH " - "

gboolean
cx_heading_split_bracket (const char *text, char **base, char **row)
{
  gsize length = strlen (text);
  int depth = 0;
  gsize at = length;

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0 || text[length - 1] != ']')
    return FALSE;
  for (at = length; at > 0; at--)
    {
      depth += text[at - 1] == ']';
      depth -= text[at - 1] == '[';
      if (depth == 0)
        break;
    }
  if (depth != 0)
    return FALSE;
  *base = g_strchomp (g_strndup (text, at - 1));
  *row = g_strstrip (g_strndup (text + at, length - at - 1));
  return TRUE;
}

gsize
cx_heading_common_stem (const char *first, const char *second, const char *separator)
{
  gsize common = 0, stem = 0, width = strlen (separator);

  while (first[common] != '\0' && first[common] == second[common])
    common++;
  for (gsize at = 0; at + width <= common; at++)
    if (strncmp (first + at, separator, width) == 0)
      stem = at + width;
  return stem;
}

/* --- Brackets ------------------------------------------------------------------------------ */

static guint
count_bracket_run (CxIntake *intake, guint start, const char *base)
{
  guint n = 0;

  for (guint i = start; i < intake->columns && !cx_intake_is_taken (intake, i); i++)
    {
      g_autofree char *other_base = NULL;
      g_autofree char *row = NULL;

      if (!cx_heading_split_bracket (cx_intake_get_heading (intake, i), &other_base, &row) ||
          !g_str_equal (other_base, base))
        break;
      n++;
    }
  return n;
}

void
cx_heading_group_brackets (CxIntake *intake, guint hints, const char *separators)
{
  for (guint i = 0; i < intake->columns; i++)
    {
      g_autofree char *base = NULL;
      g_autofree char *row = NULL;
      CxDraft *draft;
      guint n;

      if (cx_intake_is_taken (intake, i) ||
          !cx_heading_split_bracket (cx_intake_get_heading (intake, i), &base, &row) ||
          *base == '\0')
        continue;
      n = count_bracket_run (intake, i, base);
      if (n < 2)
        continue;
      draft = cx_intake_add_draft (intake, NULL, base, hints);
      draft->separators = separators;
      for (guint k = 0; k < n; k++)
        {
          g_autofree char *unused = NULL;
          g_autofree char *option = NULL;

          cx_heading_split_bracket (cx_intake_get_heading (intake, i + k), &unused, &option);
          cx_draft_add_column (intake, draft, i + k, CX_PART_ROW, NULL, option);
        }
      i += n - 1;
    }
}

/* --- Dashes -------------------------------------------------------------------------------- */

/* Cells hold what stands after the stem, or the free text of "other". */
static gboolean
is_option_of (CxIntake *intake, guint column, gsize stem)
{
  const char *option = cx_intake_get_heading (intake, column) + stem;
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);

  if (cx_value_is_other (option) || sample->values->len == 0)
    return TRUE;
  for (guint i = 0; i < sample->values->len; i++)
    {
      const char *text = cx_column_sample_get (sample, i)->text;
      gboolean chosen;

      if (!g_str_equal (text, option) && cx_value_get_missing (text) == NULL &&
          !cx_value_get_tick (text, &chosen))
        return FALSE;
    }
  return TRUE;
}

static guint
count_dash_run (CxIntake *intake, guint start, gsize stem)
{
  const char *heading = cx_intake_get_heading (intake, start);
  guint n = 0;

  for (guint i = start; i < intake->columns && !cx_intake_is_taken (intake, i); i++)
    {
      if (strncmp (cx_intake_get_heading (intake, i), heading, stem) != 0 ||
          !is_option_of (intake, i, stem))
        break;
      n++;
    }
  return n;
}

static void
add_dash_run (CxIntake *intake, guint start, guint n, gsize stem, guint hints)
{
  g_autofree char *text = g_strndup (cx_intake_get_heading (intake, start), stem - strlen (DASH));
  CxDraft *draft = cx_intake_add_draft (intake, NULL, text, hints | CX_HINT_SPLIT);

  for (guint k = 0; k < n; k++)
    cx_draft_add_column (intake, draft, start + k, CX_PART_CHOICE, NULL,
                         cx_intake_get_heading (intake, start + k) + stem);
}

/* "Question" followed by "Question - Other (please specify)". */
static gboolean
add_with_other (CxIntake *intake, guint column, guint hints)
{
  const char *heading = cx_intake_get_heading (intake, column);
  gsize length = strlen (heading);
  const char *next;
  CxDraft *draft;

  if (column + 1 >= intake->columns || cx_intake_is_taken (intake, column + 1) || length == 0)
    return FALSE;
  next = cx_intake_get_heading (intake, column + 1);
  if (strncmp (next, heading, length) != 0 || strncmp (next + length, DASH, strlen (DASH)) != 0)
    return FALSE;
  draft = cx_intake_add_whole (intake, column, NULL, heading, hints);
  cx_draft_add_column (intake, draft, column + 1, CX_PART_OTHER, NULL,
                       next + length + strlen (DASH));
  return TRUE;
}

void
cx_heading_group_dashes (CxIntake *intake, guint hints)
{
  for (guint i = 0; i < intake->columns; i++)
    {
      gsize stem;
      guint n;

      if (cx_intake_is_taken (intake, i))
        continue;
      if (add_with_other (intake, i, hints))
        {
          i++;
          continue;
        }
      if (i + 1 >= intake->columns || cx_intake_is_taken (intake, i + 1))
        continue;
      stem = cx_heading_common_stem (cx_intake_get_heading (intake, i),
                                     cx_intake_get_heading (intake, i + 1), DASH);
      n = stem > strlen (DASH) ? count_dash_run (intake, i, stem) : 0;
      if (n < 2)
        continue;
      add_dash_run (intake, i, n, stem, hints);
      i += n - 1;
    }
}
