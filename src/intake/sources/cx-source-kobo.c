/* KoboToolbox: headings are names, labels, or paths "group/question"; a multiple choice is a column
 * of all answers joined by blanks, one column for each option ("question/option" with 1 and 0), or
 * both. What the server adds stands at the end. */
#include "config.h"

#include "cx-draft-group.h"
#include "cx-i18n.h"
#include "cx-metadata.h"
#include "cx-sources.h"
#include "cx-text.h"

#include <string.h>

static const CxMetaAlias aliases[] = {
  { "start", CX_META_STARTED },
  { "end", CX_META_LEAVE_OUT },
  { "_submission_time", CX_META_SUBMITTED },
  { "today", CX_META_LEAVE_OUT },
  { "deviceid", CX_META_LEAVE_OUT },
  { "username", CX_META_LEAVE_OUT },
  { "simserial", CX_META_LEAVE_OUT },
  { "subscriberid", CX_META_LEAVE_OUT },
  { "phonenumber", CX_META_LEAVE_OUT },
  { "audit", CX_META_LEAVE_OUT },
  { "_validation_status", CX_META_LEAVE_OUT },
  { "_notes", CX_META_LEAVE_OUT },
  { "_status", CX_META_LEAVE_OUT },
  { "_submitted_by", CX_META_STAFF },
  { "__version__", CX_META_LEAVE_OUT },
  { "_version_", CX_META_LEAVE_OUT },
  { "_tags", CX_META_LEAVE_OUT },
  { "_index", CX_META_LEAVE_OUT },
  { "_parent_index", CX_META_LEAVE_OUT },
  { "_parent_table_name", CX_META_LEAVE_OUT },
  { "meta/instanceid", CX_META_LEAVE_OUT },
  { "formhub/uuid", CX_META_LEAVE_OUT },
  { "_xform_id_string", CX_META_LEAVE_OUT },
  { "_attachments", CX_META_LEAVE_OUT },
  { "_geolocation", CX_META_LEAVE_OUT },
  { "_submission__id", CX_META_LEAVE_OUT },
  { "_submission__uuid", CX_META_LEAVE_OUT },
};

/* The id that stays when a response is edited comes first. */
static const char *const ids[] = { "meta/rootuuid", "_id", "_uuid" };

static gboolean
matches (CxIntake *intake)
{
  return cx_intake_find (intake, "_uuid") >= 0 || cx_intake_find (intake, "_submission_time") >= 0;
}

static void
map_metadata (CxIntake *intake)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      int column = cx_intake_find (intake, ids[i]);

      if (column >= 0)
        cx_metadata_apply (intake, (guint) column, CX_META_ID);
    }
  for (guint i = 0; i < intake->columns; i++)
    if (!cx_intake_is_taken (intake, i) &&
        cx_metadata_apply_alias (intake, i, cx_intake_get_folded (intake, i), aliases,
                                 G_N_ELEMENTS (aliases)) &&
        g_str_equal (cx_intake_get_folded (intake, i), "_submission_time"))
      cx_metadata_set_zone (intake, i, "UTC");
}

static int
find_heading (CxIntake *intake, const char *heading)
{
  for (guint i = 0; i < intake->columns; i++)
    if (g_str_equal (cx_intake_get_heading (intake, i), heading))
      return (int) i;
  return -1;
}

/* "_place_latitude" beside "place", "photo_URL" beside "photo". */
static gboolean
is_appendix (CxIntake *intake, guint column)
{
  static const char *const parts[] = { "_latitude", "_longitude", "_altitude", "_precision" };
  const char *heading = cx_intake_get_heading (intake, column);
  const char *slash = strrchr (heading, '/');
  const char *name = slash != NULL ? slash + 1 : heading;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*name == '_' && g_str_has_suffix (name, parts[i]))
      {
        g_autofree char *main = g_strndup (name + 1, strlen (name) - 1 - strlen (parts[i]));
        g_autofree char *path = g_strdup_printf ("%.*s%s", (int) (name - heading), heading, main);

        return find_heading (intake, path) >= 0 || find_heading (intake, main) >= 0;
      }
  if (g_str_has_suffix (heading, "_URL"))
    {
      g_autofree char *main = g_strndup (heading, strlen (heading) - strlen ("_URL"));

      return find_heading (intake, main) >= 0;
    }
  return FALSE;
}

static gboolean
is_name (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > 64)
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isalnum (g_utf8_get_char (text)) && strchr ("_.-", *text) == NULL)
      return FALSE;
  return TRUE;
}

/* What stands before the last "/" and behind it. */
static void
split_path (const char *heading, char **group, const char **name)
{
  const char *slash = strrchr (heading, '/');

  *group = slash != NULL ? g_strndup (heading, (gsize) (slash - heading)) : NULL;
  *name = slash != NULL ? slash + 1 : heading;
}

/* The columns "path/option" of the question @path, with ticks alone. */
static GArray *
find_options (CxIntake *intake, const char *path)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize length = strlen (path);

  for (guint i = 0; i < intake->columns; i++)
    {
      const char *heading = cx_intake_get_heading (intake, i);

      if (!cx_intake_is_taken (intake, i) && strncmp (heading, path, length) == 0 &&
          heading[length] == '/' && heading[length + 1] != '\0' && cx_group_is_tick (intake, i))
        g_array_append_val (columns, i);
    }
  return columns;
}

static CxDraft *
start_draft (CxIntake *intake, const char *path)
{
  g_autofree char *group = NULL;
  const char *name;
  CxDraft *draft;

  split_path (path, &group, &name);
  draft = cx_intake_add_draft (intake, is_name (name) ? name : NULL, name,
                               CX_HINT_FORM | CX_HINT_SPLIT);
  draft->group = g_steal_pointer (&group);
  draft->separators = " \n";
  return draft;
}

static void
add_other (CxIntake *intake, CxDraft *draft, const char *path)
{
  g_autofree char *heading = g_strconcat (path, "_other", NULL);
  int column = find_heading (intake, heading);

  if (column >= 0 && !cx_intake_is_taken (intake, (guint) column))
    cx_draft_add_column (intake, draft, (guint) column, CX_PART_OTHER, "other",
                         C_ ("choice", "Other"));
}

static void
add_options (CxIntake *intake, const char *path, const GArray *columns)
{
  CxDraft *draft = start_draft (intake, path);

  for (guint k = 0; k < columns->len; k++)
    {
      guint column = g_array_index (columns, guint, k);
      const char *option = cx_intake_get_heading (intake, column) + strlen (path) + 1;

      cx_draft_add_column (intake, draft, column, CX_PART_CHOICE, is_name (option) ? option : NULL,
                           option);
    }
  add_other (intake, draft, path);
}

/* Options without the joined column beside them: neighbours "path/option" with 1 and 0. @groups:
 * the paths that were found to be groups of questions, so that each is looked through but once. */
static gboolean
add_details (CxIntake *intake, guint column, GHashTable *groups)
{
  g_autofree char *path = NULL;
  const char *name;
  g_autoptr (GArray) columns = NULL;

  split_path (cx_intake_get_heading (intake, column), &path, &name);
  if (path == NULL || g_hash_table_contains (groups, path) || !cx_group_is_tick (intake, column) ||
      cx_intake_get_sample (intake, column)->values->len == 0)
    return FALSE;
  columns = find_options (intake, path);
  if (columns->len < 2)
    return FALSE;
  for (guint k = 0; k < columns->len; k++)
    {
      const CxColumnSample *sample = cx_intake_get_sample (intake,
                                                           g_array_index (columns, guint, k));

      /* Yes-or-no questions of a group say so in words, options in numbers. */
      for (guint i = 0; i < sample->values->len; i++)
        if (strlen (cx_column_sample_get (sample, i)->text) > 1)
          {
            g_hash_table_add (groups, g_steal_pointer (&path));
            return FALSE;
          }
    }
  add_options (intake, path, columns);
  return TRUE;
}

static void
add_column (CxIntake *intake, guint column, GHashTable *groups)
{
  const char *heading = cx_intake_get_heading (intake, column);
  g_autoptr (GArray) options = find_options (intake, heading);
  CxDraft *draft;

  if (options->len > 0 && *heading != '\0')
    {
      cx_intake_leave_out (intake, column, CX_PART_SUMMARY,
                           _ ("Repeats what the columns of its options say."));
      add_options (intake, heading, options);
      return;
    }
  if (add_details (intake, column, groups))
    return;
  draft = start_draft (intake, heading);
  draft->hints = CX_HINT_FORM;
  cx_draft_add_column (intake, draft, column, CX_PART_WHOLE, NULL, NULL);
  add_other (intake, draft, heading);
}

static void
map (CxIntake *intake)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  map_metadata (intake);
  for (guint i = 0; i < intake->columns; i++)
    if (!cx_intake_is_taken (intake, i) && is_appendix (intake, i))
      cx_intake_leave_out (intake, i, CX_PART_SUMMARY,
                           _ ("A part of the answer in the question's own column."));
  for (guint i = 0; i < intake->columns; i++)
    if (!cx_intake_is_taken (intake, i))
      add_column (intake, i, groups);
}

const CxSource cx_source_kobo = {
  .id = "kobo",
  .title = "KoboToolbox",
  .matches = matches,
  .map = map,
};
