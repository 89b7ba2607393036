#include "config.h"

#include "cx-metadata-private.h"

#include "cx-column-type.h"
#include "cx-i18n.h"
#include "cx-text.h"
#include "cx-value-words.h"

#include <string.h>

static gboolean
is_empty (const CxColumnSample *sample)
{
  return sample->values->len == 0 && sample->beyond == 0;
}

gboolean
cx_metadata_is_nobody (const char *text)
{
  static const char *const words[] = { "anonymous",
                                       "anonym",
                                       "anonyme",
                                       "anonimo",
                                       "an danh",
                                       "anoniem",
                                       "khach",
                                       "guest",
                                       "anonymous response",
                                       "anonymous user",
                                       "anonyme antwort",
                                       "cau tra loi an danh",
                                       "phan hoi an danh",
                                       NULL };
  g_autofree char *folded = cx_text_fold (text);

  return g_strv_contains (words, folded) || cx_value_get_missing (text) != NULL;
}

gboolean
cx_metadata_names_somebody (const CxColumnSample *sample)
{
  for (guint i = 0; i < sample->values->len; i++)
    if (!cx_metadata_is_nobody (cx_column_sample_get (sample, i)->text))
      return TRUE;
  return sample->beyond > 0;
}

gboolean
cx_metadata_has_field (CxIntake *intake, CxResponseField field)
{
  for (guint i = 0; i < intake->columns; i++)
    {
      const CxMappingColumn *column = cx_intake_get_column (intake, i);

      if (column->target == CX_TARGET_FIELD && column->field == field)
        return TRUE;
    }
  return FALSE;
}

static void
set_field_once (CxIntake *intake, guint column, CxResponseField field, const char *reason)
{
  if (cx_metadata_has_field (intake, field))
    cx_intake_leave_out (intake, column, CX_PART_SUMMARY,
                         _ ("Another column says the same already."));
  else
    cx_intake_set_field (intake, column, field, reason);
}

/* --- Kinds --------------------------------------------------------------------------------- */

static void
apply_complete (CxIntake *intake, guint column)
{
  static const char *const done[] = { "1",   "true", "yes", "completed", "complete",   "finished",
                                      "100", "wahr", "ja",  "co",        "hoan thanh", NULL };
  static const char *const broken[] = { "0",       "false",           "no",     "partial",
                                        "started", "incomplete",      "falsch", "nein",
                                        "khong",   "chua hoan thanh", NULL };
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);

  set_field_once (intake, column, CX_FIELD_OF_COMPLETE, _ ("Whether the response was finished."));
  for (guint i = 0; i < sample->values->len; i++)
    {
      const CxSampleValue *value = cx_column_sample_get (sample, i);
      g_autofree char *folded = cx_text_fold (value->text);
      const char *to = g_strv_contains (done, folded)     ? "1"
                       : g_strv_contains (broken, folded) ? "0"
                                                          : CX_RECODE_IGNORE;

      cx_mapping_column_add_recode (cx_intake_get_column (intake, column), value->text, to, NULL,
                                    value->count, FALSE);
    }
}

/* Rows of a preview are passed over, unless the file holds nothing else: then it is a trial and its
 * rows are wanted. */
static void
apply_preview (CxIntake *intake, guint column)
{
  static const char *const previews[] = {
    "1", "9", "17", "survey preview", "preview", "offline survey preview", "umfragevorschau", NULL
  };
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);
  guint found = 0;

  cx_intake_leave_out (intake, column, CX_PART_WHOLE,
                       _ ("Says which rows are previews; these are passed over."));
  for (guint i = 0; i < sample->values->len; i++)
    {
      g_autofree char *folded = cx_text_fold (cx_column_sample_get (sample, i)->text);

      found += g_strv_contains (previews, folded);
    }
  if (found == sample->values->len)
    return;
  for (guint i = 0; i < sample->values->len; i++)
    {
      const CxSampleValue *value = cx_column_sample_get (sample, i);
      g_autofree char *folded = cx_text_fold (value->text);

      if (g_strv_contains (previews, folded))
        cx_mapping_column_add_recode (cx_intake_get_column (intake, column), value->text,
                                      CX_RECODE_LEAVE_OUT, NULL, value->count, FALSE);
    }
}

void
cx_metadata_add_contact (CxIntake *intake, guint column, guint rank)
{
  CxContact contact = { .column = column, .rank = rank };

  g_array_append_val (intake->contacts, contact);
}

/* A contact that the tool adds by itself: left out where it holds nothing. */
static void
apply_contact (CxIntake *intake, guint column, guint rank)
{
  if (!cx_metadata_names_somebody (cx_intake_get_sample (intake, column)))
    {
      cx_intake_leave_out (intake, column, CX_PART_WHOLE, _ ("The column names nobody."));
      return;
    }
  cx_intake_add_whole (intake, column, NULL, cx_intake_get_heading (intake, column), CX_HINT_TEXT);
  cx_metadata_add_contact (intake, column, rank);
}

static void
apply_keep (CxIntake *intake, guint column)
{
  if (is_empty (cx_intake_get_sample (intake, column)))
    cx_intake_leave_out (intake, column, CX_PART_WHOLE, _ ("The form tool's own column is empty."));
  else
    cx_intake_add_whole (intake, column, NULL, cx_intake_get_heading (intake, column),
                         CX_HINT_NO_JOIN);
}

/* "4 / 5" on a quiz: every score that can be reached, so that a later file has no unknown one. */
static void
apply_score (CxIntake *intake, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);
  CxMappingColumn *mapped = cx_intake_get_column (intake, column);
  g_autofree char *folded = cx_text_fold (cx_intake_get_heading (intake, column));
  g_autofree char *most_text = NULL;
  gint64 most = 0;

  cx_intake_add_whole (intake, column, NULL, cx_intake_get_heading (intake, column),
                       CX_HINT_TEXT | CX_HINT_NO_JOIN);
  for (guint i = 0; i < sample->values->len; i++)
    {
      const CxSampleValue *value = cx_column_sample_get (sample, i);
      g_auto (GStrv) parts = g_strsplit (value->text, "/", 2);
      double points;
      char number[CX_NUMBER_BUFFER];

      if (parts[0] == NULL || parts[1] == NULL ||
          !cx_number_parse (parts[0], strlen (parts[0]), &points))
        continue;
      cx_mapping_column_add_recode (mapped, value->text, cx_number_to_text (points, number), NULL,
                                    value->count, FALSE);
      most = MAX (most, g_ascii_strtoll (g_strstrip (parts[1]), NULL, 10));
    }
  for (gint64 points = 0; points <= most && most <= 200; points++)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, points,
                                               most);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, points);

      if (cx_column_sample_find (sample, text) == NULL)
        cx_mapping_column_add_recode (mapped, text, number, NULL, 0, FALSE);
    }
  cx_column_set_type (mapped, "number", _ ("The points of a quiz."));
}

void
cx_metadata_apply (CxIntake *intake, guint column, CxMeta meta)
{
  switch (meta)
    {
    case CX_META_ID:
      if (intake->mapping->id_column < 0 && !is_empty (cx_intake_get_sample (intake, column)))
        cx_intake_set_id (intake, column);
      else
        cx_intake_leave_out (intake, column, CX_PART_SUMMARY, _ ("Another column has the id."));
      break;
    case CX_META_STARTED:
      set_field_once (intake, column, CX_FIELD_OF_STARTED, _ ("When the response was started."));
      break;
    case CX_META_SUBMITTED:
    case CX_META_SUBMITTED_OR_BROKEN:
      set_field_once (intake, column, CX_FIELD_OF_SUBMITTED, _ ("When the response was sent."));
      cx_intake_get_column (intake, column)->blank_is_incomplete = meta ==
                                                                   CX_META_SUBMITTED_OR_BROKEN;
      break;
    case CX_META_LANGUAGE:
      set_field_once (intake, column, CX_FIELD_OF_LANGUAGE, _ ("The language of the answers."));
      break;
    case CX_META_CHANNEL:
      set_field_once (intake, column, CX_FIELD_OF_CHANNEL, _ ("The way the response came in."));
      break;
    case CX_META_STAFF:
      set_field_once (intake, column, CX_FIELD_OF_STAFF, _ ("Who took the response."));
      break;
    case CX_META_COMPLETE:
      apply_complete (intake, column);
      break;
    case CX_META_PREVIEW:
      apply_preview (intake, column);
      break;
    case CX_META_REFERENCE:
      apply_contact (intake, column, 0);
      break;
    case CX_META_PHONE:
      apply_contact (intake, column, 1);
      break;
    case CX_META_EMAIL:
      apply_contact (intake, column, 2);
      break;
    case CX_META_NAME:
      apply_contact (intake, column, 3);
      break;
    case CX_META_KEEP:
      apply_keep (intake, column);
      break;
    case CX_META_SCORE:
      apply_score (intake, column);
      break;
    case CX_META_QUIZ:
      cx_intake_leave_out (intake, column, CX_PART_WHOLE, _ ("Points and remarks of a quiz."));
      break;
    case CX_META_LEAVE_OUT:
    default:
      cx_intake_leave_out (intake, column, CX_PART_WHOLE,
                           _ ("Technical data of the form tool, not an answer."));
      break;
    }
}

gboolean
cx_metadata_apply_alias (CxIntake *intake,
                         guint column,
                         const char *folded,
                         const CxMetaAlias *aliases,
                         guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (aliases[i].heading, folded))
      {
        cx_metadata_apply (intake, column, aliases[i].meta);
        return TRUE;
      }
  return FALSE;
}

gboolean
cx_metadata_has (CxIntake *intake, const CxMetaAlias *aliases, guint n, CxMeta meta)
{
  for (guint i = 0; i < n; i++)
    if (aliases[i].meta == meta && cx_intake_find (intake, aliases[i].heading) >= 0)
      return TRUE;
  return FALSE;
}

void
cx_metadata_set_zone (CxIntake *intake, guint column, const char *zone)
{
  CxMappingColumn *mapped = cx_intake_get_column (intake, column);

  g_free (mapped->time_zone);
  mapped->time_zone = g_strdup (zone);
}
