/* SurveyMonkey: two heading rows, the question over its first column and blanks to its right, below
 * "Response", "Open-Ended Response" or the option; or all in one row as "Question - Option". */
#include "config.h"

#include "cx-heading-parts.h"
#include "cx-metadata.h"
#include "cx-number.h"
#include "cx-sources.h"
#include "cx-text.h"
#include "cx-value-words.h"

#include <string.h>

static const CxMetaAlias aliases[] = {
  { "respondent id", CX_META_ID },     { "respondentid", CX_META_ID },
  { "befragten-id", CX_META_ID },      { "id du repondant", CX_META_ID },
  { "collector id", CX_META_CHANNEL }, { "collectorid", CX_META_CHANNEL },
  { "start date", CX_META_STARTED },   { "startdate", CX_META_STARTED },
  { "date created", CX_META_STARTED }, { "end date", CX_META_SUBMITTED },
  { "enddate", CX_META_SUBMITTED },    { "date modified", CX_META_SUBMITTED },
  { "startdatum", CX_META_STARTED },   { "enddatum", CX_META_SUBMITTED },
  { "ip address", CX_META_LEAVE_OUT }, { "ip-adresse", CX_META_LEAVE_OUT },
  { "email address", CX_META_EMAIL },  { "e-mail-adresse", CX_META_EMAIL },
  { "first name", CX_META_KEEP },      { "firstname", CX_META_KEEP },
  { "last name", CX_META_KEEP },       { "lastname", CX_META_KEEP },
  { "custom data", CX_META_KEEP },     { "custom data 1", CX_META_KEEP },
  { "custom data 2", CX_META_KEEP },   { "custom data 3", CX_META_KEEP },
  { "customdata", CX_META_KEEP },
};

static const char *const closed[] = { "response",  "antwort", "antwoord", "reponse",
                                      "respuesta", "tra loi", "phan hoi", NULL };
static const char *const open[] = { "open-ended response",
                                    "antwort mit freiem text",
                                    "offene antwort",
                                    "open antwoord",
                                    "reponse libre",
                                    "respuesta abierta",
                                    "tra loi mo",
                                    "phan hoi mo",
                                    NULL };

/* Re-saved sheets write something over the blanks. */
static gboolean
is_blank_heading (const char *folded)
{
  return *folded == '\0' || g_str_has_prefix (folded, "unnamed: ");
}

static char *
fold_second (CxIntake *intake, guint column)
{
  g_autofree char *text = cx_intake_dup_heading (intake, 1, column);

  return cx_text_fold (text);
}

static gboolean
matches_two_rows (CxIntake *intake)
{
  guint responses = 0, options = 0;

  if (intake->head_rows != 2)
    return FALSE;
  for (guint i = 0; i < intake->columns; i++)
    {
      g_autofree char *below = fold_second (intake, i);

      responses += g_strv_contains (closed, below) || g_strv_contains (open, below);
      options += *below != '\0' && is_blank_heading (cx_intake_get_folded (intake, i));
    }
  return responses > 0 || (options > 0 && cx_intake_find (intake, "respondent id") >= 0);
}

static gboolean
matches (CxIntake *intake)
{
  const char *head = intake->columns > 0 ? cx_intake_get_folded (intake, 0) : "";

  if (matches_two_rows (intake))
    return TRUE;
  return intake->head_rows >= 1 &&
         (g_str_equal (head, "respondentid") || g_str_equal (head, "respondent id"));
}

/* All options were exported as order numbers: then no closed column holds a letter. */
static gboolean
holds_numbers_only (CxIntake *intake)
{
  guint filled = 0;

  for (guint i = 0; i < intake->columns; i++)
    {
      const CxColumnSample *sample = cx_intake_get_sample (intake, i);
      g_autofree char *below = fold_second (intake, i);

      if (*below == '\0' || g_strv_contains (open, below) || cx_value_is_other (below))
        continue;
      for (guint k = 0; k < sample->values->len; k++)
        {
          const char *text = cx_column_sample_get (sample, k)->text;
          double number;

          if (!cx_number_parse (text, strlen (text), &number))
            return FALSE;
        }
      filled += sample->values->len > 0;
    }
  return filled > 1;
}

/* A file whose only scales are numbers anyway holds no order numbers unless an option's column
 * does. */
static gboolean
has_option_numbers (CxIntake *intake)
{
  for (guint i = 0; i < intake->columns; i++)
    {
      g_autofree char *below = fold_second (intake, i);

      if (*below != '\0' && !g_strv_contains (closed, below) && !g_strv_contains (open, below) &&
          cx_intake_get_sample (intake, i)->values->len == 1)
        return holds_numbers_only (intake);
    }
  return FALSE;
}

static void
add_column (CxIntake *intake, CxDraft *draft, guint column, gboolean first)
{
  g_autofree char *text = cx_intake_dup_heading (intake, 1, column);
  g_autofree char *below = cx_text_fold (text);
  gboolean whole = g_strv_contains (closed, below) || g_strv_contains (open, below) ||
                   *below == '\0';

  if (first && whole)
    {
      draft->hints |= g_strv_contains (open, below) ? CX_HINT_TEXT : CX_HINT_NO_JOIN;
      if (g_strv_contains (closed, below))
        draft->hints |= CX_HINT_CHOICE;
      cx_draft_add_column (intake, draft, column, CX_PART_WHOLE, NULL, NULL);
    }
  else if (draft->columns->len > 0 &&
           cx_intake_get_column (intake, g_array_index (draft->columns, guint, 0))->part ==
               CX_PART_WHOLE)
    cx_draft_add_column (intake, draft, column, CX_PART_OTHER, NULL, text);
  else
    cx_draft_add_column (intake, draft, column, CX_PART_CHOICE, NULL, text);
}

static void
map_two_rows (CxIntake *intake)
{
  guint hints = CX_HINT_FORM | CX_HINT_ORDER | (has_option_numbers (intake) ? CX_HINT_CODES : 0);
  CxDraft *draft = NULL;

  for (guint i = 0; i < intake->columns; i++)
    {
      const char *heading = cx_intake_get_heading (intake, i);
      g_autofree char *below = fold_second (intake, i);
      gboolean goes_on;

      if (*below == '\0' && cx_metadata_apply_alias (intake, i, cx_intake_get_folded (intake, i),
                                                     aliases, G_N_ELEMENTS (aliases)))
        {
          draft = NULL;
          continue;
        }
      if (cx_intake_leave_out_nothing (intake, i))
        continue;
      /* Merged cells of a workbook may repeat the question over each of its columns. */
      goes_on = draft != NULL && *below != '\0' &&
                (is_blank_heading (cx_intake_get_folded (intake, i)) ||
                 (g_str_equal (heading, draft->text) && !g_strv_contains (closed, below) &&
                  !g_strv_contains (open, below)));
      if (!goes_on)
        draft = cx_intake_add_draft (intake, NULL, heading, hints);
      add_column (intake, draft, i, !goes_on);
    }
}

static void
map (CxIntake *intake)
{
  if (intake->order == CX_DATE_ORDER_UNKNOWN)
    intake->order = CX_DATE_ORDER_MONTH_FIRST;
  if (intake->head_rows >= 2)
    {
      map_two_rows (intake);
      return;
    }
  for (guint i = 0; i < intake->columns; i++)
    cx_metadata_apply_alias (intake, i, cx_intake_get_folded (intake, i), aliases,
                             G_N_ELEMENTS (aliases));
  cx_heading_group_dashes (intake, CX_HINT_FORM | CX_HINT_NO_JOIN);
  cx_intake_add_rest (intake, CX_HINT_FORM | CX_HINT_NO_JOIN, NULL);
}

const CxSource cx_source_surveymonkey = {
  .id = "surveymonkey",
  .title = "SurveyMonkey",
  .matches = matches,
  .map = map,
};
