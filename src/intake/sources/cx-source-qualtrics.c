/* Qualtrics: names, texts and import ids in three heading rows; the legacy exporter wrote two and
 * no ids. A column is known by its id, named by row 1, labelled by row 2. */
#include "config.h"

#include "cx-heading-parts.h"
#include "cx-i18n.h"
#include "cx-metadata.h"
#include "cx-qualtrics-group.h"
#include "cx-sources.h"
#include "cx-text.h"
#include "cx-value-words.h"

#include <string.h>

static const CxMetaAlias aliases[] = {
  { "startdate", CX_META_STARTED },
  { "enddate", CX_META_SUBMITTED },
  { "recordeddate", CX_META_LEAVE_OUT },
  { "status", CX_META_PREVIEW },
  { "ipaddress", CX_META_LEAVE_OUT },
  { "progress", CX_META_LEAVE_OUT },
  { "duration", CX_META_LEAVE_OUT },
  { "duration (in seconds)", CX_META_LEAVE_OUT },
  { "finished", CX_META_COMPLETE },
  { "responseid", CX_META_ID },
  { "_recordid", CX_META_ID },
  { "responseset", CX_META_LEAVE_OUT },
  { "responsesetid", CX_META_LEAVE_OUT },
  { "name", CX_META_NAME },
  { "recipientlastname", CX_META_KEEP },
  { "recipientfirstname", CX_META_KEEP },
  { "recipientemail", CX_META_EMAIL },
  { "emailaddress", CX_META_EMAIL },
  { "externalreference", CX_META_REFERENCE },
  { "externaldatareference", CX_META_REFERENCE },
  { "locationlatitude", CX_META_LEAVE_OUT },
  { "locationlongitude", CX_META_LEAVE_OUT },
  { "locationaccuracy", CX_META_LEAVE_OUT },
  { "distributionchannel", CX_META_CHANNEL },
  { "userlanguage", CX_META_LANGUAGE },
  { "q_language", CX_META_LANGUAGE },
  { "q_recaptchascore", CX_META_LEAVE_OUT },
  { "q_relevantidduplicate", CX_META_LEAVE_OUT },
  { "q_relevantidduplicatescore", CX_META_LEAVE_OUT },
  { "q_relevantidfraudscore", CX_META_LEAVE_OUT },
  { "q_relevantidlaststartdate", CX_META_LEAVE_OUT },
  { "q_duplicaterespondent", CX_META_LEAVE_OUT },
  { "q_totalduration", CX_META_LEAVE_OUT },
};

/* Of these names at least two stand in every export, whatever its language. */
static gboolean
has_names (CxIntake *intake)
{
  static const char *const names[] = { "responseid",   "finished",    "startdate",
                                       "recordeddate", "responseset", "distributionchannel",
                                       "userlanguage" };
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    found += cx_intake_find (intake, names[i]) >= 0;
  return found >= 3;
}

/* Legacy: V1, V2 … over ResponseID, ResponseSet … */
static gboolean
is_legacy (CxIntake *intake)
{
  g_autofree char *below = cx_intake_dup_heading (intake, 1, 0);
  g_autofree char *folded = cx_text_fold (below);

  return intake->head_rows >= 2 && g_str_equal (cx_intake_get_folded (intake, 0), "v1") &&
         g_str_equal (folded, "responseid");
}

static gboolean
matches (CxIntake *intake)
{
  guint ids = 0;

  for (guint i = 0; i < intake->columns && intake->head_rows >= 3; i++)
    {
      g_autofree char *id = cx_qualtrics_dup_import_id (intake, i);

      ids += id != NULL;
    }
  return (ids > 0 && ids * 2 >= intake->columns) || is_legacy (intake) || has_names (intake);
}

/* What the tool adds: by id, by name, or in the legacy shape by the text below. */
static gboolean
map_metadata (CxIntake *intake, guint column, const CxQualtricsHead *head)
{
  const char *candidates[3] = { head->id_folded, cx_intake_get_folded (intake, column), NULL };
  g_autofree char *below = cx_text_fold (head->label);

  if (head->question != NULL)
    return FALSE;
  candidates[2] = intake->head_rows >= 3 ? NULL : below;
  for (guint k = 0; k < G_N_ELEMENTS (candidates); k++)
    if (candidates[k] != NULL &&
        cx_metadata_apply_alias (intake, column, candidates[k], aliases, G_N_ELEMENTS (aliases)))
      {
        if (head->zone != NULL)
          cx_metadata_set_zone (intake, column, head->zone);
        return TRUE;
      }
  return FALSE;
}

/* What Qualtrics works out itself or measures. */
static gboolean
is_derived (const char *name)
{
  static const char *const ends[] = { "_NPS_GROUP",   "_First Click", "_Last Click",
                                      "_Page Submit", "_Click Count", "_DO" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (name, ends[i]))
      return TRUE;
  return strstr (name, "_DO_") != NULL;
}

static void
leave_out (CxIntake *intake, guint column, const CxQualtricsHead *head)
{
  if (!cx_intake_leave_out_nothing (intake, column) && is_derived (head->name))
    cx_intake_leave_out (intake, column, CX_PART_SUMMARY,
                         _ ("Worked out by the form tool from other columns."));
}

/* --- Groups -------------------------------------------------------------------------------- */

/* In a matrix of several answers each row is a question, unless its rows have one column each. */
static gboolean
is_same_group (const CxQualtricsHead *first, const CxQualtricsHead *head, gboolean by_row)
{
  return head->question != NULL && !head->is_text &&
         g_str_equal (first->question, head->question) &&
         (!by_row || g_strcmp0 (first->row, head->row) == 0);
}

static void
collect_group (CxIntake *intake,
               const GPtrArray *heads,
               guint start,
               gboolean by_row,
               GArray *columns)
{
  const CxQualtricsHead *first = g_ptr_array_index (heads, start);

  g_array_set_size (columns, 0);
  for (guint i = start; i < heads->len; i++)
    if (!cx_intake_is_taken (intake, i) &&
        is_same_group (first, g_ptr_array_index (heads, i), by_row))
      g_array_append_val (columns, i);
}

static void
group_by_id (CxIntake *intake, const GPtrArray *heads)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < heads->len; i++)
    {
      const CxQualtricsHead *head = g_ptr_array_index (heads, i);

      if (cx_intake_is_taken (intake, i) || head->question == NULL || head->is_text)
        continue;
      collect_group (intake, heads, i, TRUE, columns);
      if (columns->len == 1 && head->row != NULL)
        collect_group (intake, heads, i, FALSE, columns);
      cx_qualtrics_add_group (intake, heads, columns);
    }
}

/* Without ids: neighbours whose names have the same stem or none, and whose labels begin alike. */
static gboolean
is_neighbour (const CxQualtricsHead *first, const CxQualtricsHead *head)
{
  const char *first_mark = strrchr (first->name, '_'), *mark = strrchr (head->name, '_');
  gsize stem = cx_heading_common_stem (first->label, head->label, "-");
  gboolean numbered = first_mark != NULL && mark != NULL && g_ascii_isdigit (first_mark[1]) &&
                      g_ascii_isdigit (mark[1]);

  if (stem < 4 || g_str_has_suffix (head->name, "_TEXT"))
    return FALSE;
  return !numbered || (first_mark - first->name == mark - head->name &&
                       strncmp (first->name, head->name, (gsize) (mark - head->name)) == 0);
}

static void
group_by_name (CxIntake *intake, const GPtrArray *heads)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < heads->len; i++)
    {
      const CxQualtricsHead *head = g_ptr_array_index (heads, i);

      if (cx_intake_is_taken (intake, i) || g_str_has_suffix (head->name, "_TEXT"))
        continue;
      g_array_set_size (columns, 0);
      g_array_append_val (columns, i);
      for (guint k = i + 1; k < heads->len && !cx_intake_is_taken (intake, k); k++)
        {
          const CxQualtricsHead *next = g_ptr_array_index (heads, k);

          if (is_neighbour (head, next))
            g_array_append_val (columns, k);
          else if (!g_str_has_suffix (next->name, "_TEXT"))
            break;
        }
      cx_qualtrics_add_group (intake, heads, columns);
    }
}

static void
add_remaining (CxIntake *intake, const GPtrArray *heads)
{
  for (guint i = 0; i < heads->len; i++)
    {
      const CxQualtricsHead *head = g_ptr_array_index (heads, i);
      gboolean text = head->is_text || g_str_has_suffix (head->name, "_TEXT");

      if (!cx_intake_is_taken (intake, i))
        cx_intake_add_whole (intake, i, head->name, *head->label != '\0' ? head->label : head->name,
                             text ? CX_HINT_TEXT : CX_HINT_NONE)
            ->separators = ",\n";
    }
}

static void
map (CxIntake *intake)
{
  g_autoptr (GPtrArray) heads = cx_qualtrics_read_heads (intake);

  for (guint i = 0; i < heads->len; i++)
    {
      const CxQualtricsHead *head = g_ptr_array_index (heads, i);

      if (!map_metadata (intake, i, head))
        leave_out (intake, i, head);
    }
  if (intake->head_rows >= 3)
    group_by_id (intake, heads);
  else
    group_by_name (intake, heads);
  add_remaining (intake, heads);
}

const CxSource cx_source_qualtrics = {
  .id = "qualtrics",
  .title = "Qualtrics",
  .matches = matches,
  .map = map,
};
