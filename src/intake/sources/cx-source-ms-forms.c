/* Microsoft Forms: a workbook with one heading row, serial dates, answers joined by ";" with one at
 * the end, one column for each statement of a Likert question. */
#include "config.h"

#include "cx-metadata.h"
#include "cx-sources.h"

#include <string.h>

static const CxMetaAlias aliases[] = {
  { "id", CX_META_ID },
  { "start time", CX_META_STARTED },
  { "startzeit", CX_META_STARTED },
  { "heure de debut", CX_META_STARTED },
  { "hora de inicio", CX_META_STARTED },
  { "begintijd", CX_META_STARTED },
  { "thoi gian bat dau", CX_META_STARTED },
  { "completion time", CX_META_SUBMITTED },
  { "fertigstellungszeit", CX_META_SUBMITTED },
  { "heure de fin", CX_META_SUBMITTED },
  { "hora de finalizacion", CX_META_SUBMITTED },
  { "tijd van voltooien", CX_META_SUBMITTED },
  { "thoi gian hoan thanh", CX_META_SUBMITTED },
  { "email", CX_META_EMAIL },
  { "e-mail", CX_META_EMAIL },
  { "adresse de messagerie", CX_META_EMAIL },
  { "correo electronico", CX_META_EMAIL },
  { "name", CX_META_NAME },
  { "nom", CX_META_NAME },
  { "nombre", CX_META_NAME },
  { "naam", CX_META_NAME },
  { "ten", CX_META_NAME },
  { "last modified time", CX_META_LEAVE_OUT },
  { "uhrzeit der letzten anderung", CX_META_LEAVE_OUT },
  { "thoi gian sua doi lan cuoi", CX_META_LEAVE_OUT },
  { "language", CX_META_LANGUAGE },
  { "ngon ngu", CX_META_LANGUAGE },
  { "total points", CX_META_KEEP },
  { "tong diem", CX_META_KEEP },
  { "quiz feedback", CX_META_QUIZ },
  { "grade posted time", CX_META_LEAVE_OUT },
};

static gboolean
matches (CxIntake *intake)
{
  return intake->columns >= 3 && g_str_equal (cx_intake_get_folded (intake, 0), "id") &&
         cx_metadata_has (intake, aliases, G_N_ELEMENTS (aliases), CX_META_STARTED) &&
         cx_metadata_has (intake, aliases, G_N_ELEMENTS (aliases), CX_META_SUBMITTED);
}

static gboolean
is_quiz (const char *folded)
{
  static const char *const beginnings[] = { "points - ", "feedback - ", "diem - ", "phan hoi - ",
                                            "punkte - " };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (folded, beginnings[i]))
      return TRUE;
  return FALSE;
}

static void
map (CxIntake *intake)
{
  for (guint i = 0; i < intake->columns; i++)
    {
      const char *folded = cx_intake_get_folded (intake, i);

      if (is_quiz (folded))
        cx_metadata_apply (intake, i, CX_META_QUIZ);
      else if (i < 12)
        cx_metadata_apply_alias (intake, i, folded, aliases, G_N_ELEMENTS (aliases));
    }
  cx_intake_add_rest (intake, CX_HINT_FORM, ";\n");
}

const CxSource cx_source_ms_forms = {
  .id = "ms-forms",
  .title = "Microsoft Forms",
  .matches = matches,
  .map = map,
};
