/* Google Forms: the linked sheet, or the CSV that the form itself offers. One heading row, the time
 * of sending first; several answers of one question stand in one cell, grids have "Question [Row]".
 */
#include "config.h"

#include "cx-heading-parts.h"
#include "cx-metadata.h"
#include "cx-sources.h"

#include <string.h>

#define SEPARATORS ";\n, \n"

static const CxMetaAlias first[] = {
  { "timestamp", CX_META_SUBMITTED },
  { "dau thoi gian", CX_META_SUBMITTED },
  { "zeitstempel", CX_META_SUBMITTED },
  { "horodateur", CX_META_SUBMITTED },
  { "marca temporal", CX_META_SUBMITTED },
  { "tijdstempel", CX_META_SUBMITTED },
  { "carimbo de data/hora", CX_META_SUBMITTED },
  { "informazioni cronologiche", CX_META_SUBMITTED },
  { "sygnatura czasowa", CX_META_SUBMITTED },
  { "stempel waktu", CX_META_SUBMITTED },
};

static const CxMetaAlias others[] = {
  { "email address", CX_META_EMAIL },
  { "email", CX_META_EMAIL },
  { "username", CX_META_EMAIL },
  { "dia chi email", CX_META_EMAIL },
  { "ten nguoi dung", CX_META_EMAIL },
  { "e-mail-adresse", CX_META_EMAIL },
  { "adresse e-mail", CX_META_EMAIL },
  { "e-mailadres", CX_META_EMAIL },
  { "direccion de correo electronico", CX_META_EMAIL },
  { "score", CX_META_SCORE },
  { "total score", CX_META_SCORE },
  { "diem so", CX_META_SCORE },
  { "tong diem", CX_META_SCORE },
};

static gboolean
matches (CxIntake *intake)
{
  if (intake->columns < 2)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (g_str_equal (cx_intake_get_folded (intake, 0), first[i].heading))
      return TRUE;
  return FALSE;
}

/* "Question [Score]", "Question [Feedback]" of a quiz. */
static gboolean
is_quiz (const char *folded)
{
  return g_str_has_suffix (folded, "[score]") || g_str_has_suffix (folded, "[feedback]") ||
         g_str_has_suffix (folded, "[diem]") || g_str_has_suffix (folded, "[nhan xet]");
}

/* "4 / 5", "28.00 / 30": only then "Score" is the quiz's and no question. */
static gboolean
holds_scores (const CxColumnSample *sample)
{
  return sample->values->len > 0 && strchr (cx_column_sample_get (sample, 0)->text, '/') != NULL;
}

/* "6/1/2018 9:05:00" under an English heading: a day without its zero behind the slash is written
 * in American sheets; where the day comes first, the month has two digits. */
static gboolean
is_american (CxIntake *intake)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, 0);

  if (!g_str_equal (cx_intake_get_folded (intake, 0), "timestamp"))
    return FALSE;
  for (guint i = 0; i < sample->values->len; i++)
    {
      const char *text = cx_column_sample_get (sample, i)->text;
      gsize digits = strspn (text, "0123456789");

      if ((digits == 1 || digits == 2) && *text != '0' && text[digits] == '/' &&
          g_ascii_isdigit (text[digits + 1]) && text[digits + 2] == '/')
        return TRUE;
    }
  return FALSE;
}

static void
map (CxIntake *intake)
{
  if (intake->order == CX_DATE_ORDER_UNKNOWN && is_american (intake))
    intake->order = CX_DATE_ORDER_MONTH_FIRST;
  cx_metadata_apply_alias (intake, 0, cx_intake_get_folded (intake, 0), first,
                           G_N_ELEMENTS (first));
  if (!cx_intake_is_taken (intake, 0))
    cx_metadata_apply (intake, 0, CX_META_SUBMITTED);
  for (guint i = 1; i < intake->columns; i++)
    {
      const char *folded = cx_intake_get_folded (intake, i);
      gboolean score = strstr (folded, "score") != NULL || strstr (folded, "diem") != NULL;

      if (is_quiz (folded))
        cx_metadata_apply (intake, i, CX_META_QUIZ);
      else if (i <= 3 && (!score || holds_scores (cx_intake_get_sample (intake, i))))
        cx_metadata_apply_alias (intake, i, folded, others, G_N_ELEMENTS (others));
    }
  cx_heading_group_brackets (intake, CX_HINT_FORM, SEPARATORS);
  cx_intake_add_rest (intake, CX_HINT_FORM, SEPARATORS);
}

const CxSource cx_source_google_forms = {
  .id = "google-forms",
  .title = "Google Forms",
  .matches = matches,
  .map = map,
};
