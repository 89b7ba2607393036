/* ODK Central: "SubmissionDate" first, "KEY" behind the answers; groups are joined by "-", choices
 * are names joined by blanks. Its columns "question/option" hold 0 also where nothing was asked, so
 * the joined column is taken. */
#include "config.h"

#include "cx-i18n.h"
#include "cx-metadata.h"
#include "cx-sources.h"

#include <string.h>

static const CxMetaAlias aliases[] = {
  { "submissiondate", CX_META_SUBMITTED },
  { "key", CX_META_ID },
  { "start", CX_META_STARTED },
  { "end", CX_META_LEAVE_OUT },
  { "today", CX_META_LEAVE_OUT },
  { "deviceid", CX_META_LEAVE_OUT },
  { "submitterid", CX_META_LEAVE_OUT },
  { "submittername", CX_META_STAFF },
  { "attachmentspresent", CX_META_LEAVE_OUT },
  { "attachmentsexpected", CX_META_LEAVE_OUT },
  { "status", CX_META_LEAVE_OUT },
  { "reviewstate", CX_META_LEAVE_OUT },
  { "edits", CX_META_LEAVE_OUT },
  { "formversion", CX_META_LEAVE_OUT },
  { "meta-instanceid", CX_META_LEAVE_OUT },
  { "instanceid", CX_META_LEAVE_OUT },
  { "meta-instancename", CX_META_LEAVE_OUT },
  { "instancename", CX_META_LEAVE_OUT },
  { "parent_key", CX_META_LEAVE_OUT },
};

static gboolean
matches (CxIntake *intake)
{
  return intake->columns > 1 && g_str_equal (cx_intake_get_folded (intake, 0), "submissiondate") &&
         cx_intake_find (intake, "key") >= 0;
}

/* "question/option" beside "question". */
static gboolean
repeats_question (CxIntake *intake, guint column)
{
  const char *heading = cx_intake_get_heading (intake, column);
  const char *slash = strrchr (heading, '/');

  if (slash == NULL)
    return FALSE;
  for (guint i = 0; i < intake->columns; i++)
    {
      const char *other = cx_intake_get_heading (intake, i);

      if (strlen (other) == (gsize) (slash - heading) &&
          strncmp (other, heading, strlen (other)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Of a place on the map latitude and longitude stay. */
static gboolean
is_minor_place (const char *heading)
{
  return g_str_has_suffix (heading, "-Altitude") || g_str_has_suffix (heading, "-Accuracy");
}

static gboolean
is_place (const char *heading)
{
  return g_str_has_suffix (heading, "-Latitude") || g_str_has_suffix (heading, "-Longitude");
}

/* Names, each without a blank, several to a cell. */
static gboolean
holds_names (const CxColumnSample *sample)
{
  for (guint i = 0; i < sample->values->len; i++)
    {
      const char *text = cx_column_sample_get (sample, i)->text;

      for (; *text != '\0'; text = g_utf8_next_char (text))
        if (!g_unichar_isalnum (g_utf8_get_char (text)) && strchr ("_.- ", *text) == NULL)
          return FALSE;
    }
  return TRUE;
}

static void
add_question (CxIntake *intake, guint column)
{
  const char *heading = cx_intake_get_heading (intake, column);
  const char *dash = is_place (heading) ? NULL : strrchr (heading, '-');
  const char *name = dash != NULL && dash[1] != '\0' ? dash + 1 : heading;
  g_autofree char *option_start = g_strconcat (heading, "/", NULL);
  CxDraft *draft;
  guint hints = CX_HINT_FORM;

  for (guint i = 0; i < intake->columns; i++)
    if (g_str_has_prefix (cx_intake_get_heading (intake, i), option_start))
      hints = CX_HINT_FORM | CX_HINT_JOINED;
  if ((hints & CX_HINT_JOINED) == 0 && !holds_names (cx_intake_get_sample (intake, column)))
    hints |= CX_HINT_NO_JOIN;
  draft = cx_intake_add_whole (intake, column, name, name, hints);
  draft->separators = " \n";
  if (name > heading)
    draft->group = g_strndup (heading, (gsize) (name - heading - 1));
}

static void
map (CxIntake *intake)
{
  for (guint i = 0; i < intake->columns; i++)
    {
      const char *folded = cx_intake_get_folded (intake, i);

      if (cx_metadata_apply_alias (intake, i, folded, aliases, G_N_ELEMENTS (aliases)))
        cx_metadata_set_zone (intake, i, "UTC");
      else if (repeats_question (intake, i))
        cx_intake_leave_out (intake, i, CX_PART_SUMMARY,
                             _ ("Repeats what the question's own column says."));
      else if (is_minor_place (cx_intake_get_heading (intake, i)))
        cx_intake_leave_out (intake, i, CX_PART_SUMMARY, _ ("A detail of the place."));
    }
  for (guint i = 0; i < intake->columns; i++)
    if (!cx_intake_is_taken (intake, i))
      add_question (intake, i);
}

const CxSource cx_source_odk = {
  .id = "odk",
  .title = "ODK",
  .matches = matches,
  .map = map,
};
