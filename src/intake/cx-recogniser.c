#include "config.h"

#include "cx-recogniser.h"

#include "cx-aggregate.h"
#include "cx-column-note.h"
#include "cx-doctor-private.h"
#include "cx-draft.h"
#include "cx-i18n.h"
#include "cx-mapping-match.h"
#include "cx-metadata.h"
#include "cx-sources.h"
#include "cx-text.h"

#define LIST_SOURCE(id) &cx_source_##id,
static const CxSource *const sources[] = { CX_SOURCES (LIST_SOURCE) };

const CxSource *const *
cx_sources (guint *n)
{
  *n = G_N_ELEMENTS (sources);
  return sources;
}

const CxSource *
cx_source_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i]->id, id))
      return sources[i];
  return NULL;
}

/* --- The intake ---------------------------------------------------------------------------- */

static void
free_intake (CxIntake *intake)
{
  g_clear_pointer (&intake->mended, g_hash_table_unref);
  g_clear_pointer (&intake->tidy, g_ptr_array_unref);
  g_clear_pointer (&intake->folded, g_ptr_array_unref);
  g_clear_pointer (&intake->drafts, g_ptr_array_unref);
  g_clear_pointer (&intake->contacts, g_array_unref);
  g_clear_pointer (&intake->sample, cx_sample_free);
  g_clear_pointer (&intake->mapping, cx_mapping_free);
  g_free (intake);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxIntake, free_intake)

static CxIntake *
make_intake (CxTable *table, CxSurvey *survey, GTimeZone *zone)
{
  CxIntake *intake = g_new0 (CxIntake, 1);

  intake->table = table;
  intake->survey = survey;
  intake->zone = zone;
  intake->columns = table->columns;
  intake->head_rows = table->head->len;
  intake->mended = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  intake->tidy = g_ptr_array_new_with_free_func (g_free);
  intake->folded = g_ptr_array_new_with_free_func (g_free);
  intake->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_draft_free);
  intake->contacts = g_array_new (FALSE, FALSE, sizeof (CxContact));
  intake->mapping = cx_mapping_new (table->columns);
  for (guint i = 0; i < table->columns; i++)
    {
      char *tidy = cx_intake_dup_heading (intake, 0, i);

      g_ptr_array_add (intake->tidy, tidy);
      g_ptr_array_add (intake->folded, cx_text_fold (tidy));
      g_free (cx_intake_get_column (intake, i)->heading);
      cx_intake_get_column (intake, i)->heading = cx_table_get_heading (table, i);
    }
  return intake;
}

char *
cx_intake_dup_heading (CxIntake *intake, guint row, guint column)
{
  const char *mended = g_hash_table_lookup (intake->mended,
                                            GUINT_TO_POINTER (row * intake->columns + column));
  char **cells;

  if (mended != NULL)
    return g_strdup (mended);
  if (row >= intake->table->head->len || column >= intake->columns)
    return g_strdup ("");
  cells = g_ptr_array_index (intake->table->head, row);
  return cx_text_strip_html (cells[column]);
}

void
cx_intake_mend_heading (CxIntake *intake, guint row, guint column, const char *text)
{
  g_hash_table_insert (intake->mended, GUINT_TO_POINTER (row * intake->columns + column),
                       g_strdup (text));
  if (row != 0)
    return;
  g_free (intake->tidy->pdata[column]);
  intake->tidy->pdata[column] = g_strdup (text);
  g_free (intake->folded->pdata[column]);
  intake->folded->pdata[column] = cx_text_fold (text);
}

const char *
cx_intake_get_heading (CxIntake *intake, guint column)
{
  return g_ptr_array_index (intake->tidy, column);
}

const char *
cx_intake_get_folded (CxIntake *intake, guint column)
{
  return g_ptr_array_index (intake->folded, column);
}

CxColumnSample *
cx_intake_get_sample (CxIntake *intake, guint column)
{
  g_assert (column < intake->sample->n_columns);
  return &intake->sample->columns[column];
}

CxMappingColumn *
cx_intake_get_column (CxIntake *intake, guint column)
{
  return cx_mapping_get_column (intake->mapping, column);
}

int
cx_intake_find (CxIntake *intake, const char *folded)
{
  for (guint i = 0; i < intake->columns; i++)
    if (g_str_equal (cx_intake_get_folded (intake, i), folded))
      return (int) i;
  return -1;
}

gboolean
cx_intake_is_taken (CxIntake *intake, guint column)
{
  const CxMappingColumn *mapped = cx_intake_get_column (intake, column);

  return mapped->target != CX_TARGET_IGNORE || mapped->reason != NULL;
}

static void
set_reason (CxMappingColumn *column, const char *reason)
{
  g_free (column->reason);
  column->reason = g_strdup (reason);
}

void
cx_intake_set_field (CxIntake *intake, guint column, CxResponseField field, const char *reason)
{
  CxMappingColumn *mapped = cx_intake_get_column (intake, column);

  mapped->target = CX_TARGET_FIELD;
  mapped->field = field;
  g_free (mapped->type);
  mapped->type = g_strdup (cx_response_field_info (field)->name);
  set_reason (mapped, reason);
}

void
cx_intake_leave_out (CxIntake *intake, guint column, CxPart part, const char *reason)
{
  CxMappingColumn *mapped = cx_intake_get_column (intake, column);

  mapped->target = CX_TARGET_IGNORE;
  mapped->part = part;
  set_reason (mapped, reason);
}

void
cx_intake_set_id (CxIntake *intake, guint column)
{
  intake->mapping->id_column = (int) column;
  cx_intake_set_field (intake, column, CX_FIELD_OF_SOURCE_ID,
                       _ ("The source's own number of the response."));
}

/* --- Recognising --------------------------------------------------------------------------- */

static const CxSource *
choose_source (CxIntake *intake, const char *wanted, GError **error)
{
  if (wanted != NULL)
    {
      const CxSource *source = cx_source_find (wanted);

      if (source == NULL)
        cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Leave it out to have the source recognised."),
                      _ ("There is no source called “%s”."), wanted);
      return source;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i]->matches (intake))
      return sources[i];
  return &cx_source_table;
}

/* A language of the labels where the letters tell. */
static const char *
guess_language (CxIntake *intake)
{
  guint vietnamese = 0, other = 0, headings = 0;

  for (guint i = 0; i < intake->columns; i++)
    {
      g_autofree char *heading = cx_table_get_heading (intake->table, i);
      gboolean has_vietnamese = FALSE, has_other = FALSE;

      for (const char *at = heading; *at != '\0'; at = g_utf8_next_char (at))
        {
          gunichar letter = g_utf8_get_char (at);

          has_vietnamese |= letter == 0x111 || letter == 0x110 || letter == 0x1A1 ||
                            letter == 0x1B0 || letter == 0x103 ||
                            (letter >= 0x1EA0 && letter <= 0x1EF9);
          has_other |= g_unichar_isalpha (letter) && letter > 0x7F;
        }
      vietnamese += has_vietnamese;
      other += has_other && !has_vietnamese;
      headings += *heading != '\0';
    }
  if (vietnamese > 0 && vietnamese * 5 >= headings)
    return "vi";
  return other > 0 ? NULL : "en";
}

static char *
explain_source (const CxSource *source, gboolean forced)
{
  if (forced)
    return g_strdup (_ ("This source was chosen by hand."));
  if (source->title == NULL)
    return g_strdup (
        _ ("No form tool's heading was recognised, so each column was judged by itself."));
  return g_strdup_printf (_ ("The headings are those of %s."), source->title);
}

static void
describe (CxIntake *intake, gboolean forced)
{
  CxMapping *mapping = intake->mapping;

  g_free (mapping->source);
  mapping->source = g_strdup (intake->source->id);
  g_free (mapping->fingerprint);
  mapping->fingerprint = cx_mapping_fingerprint (intake->table);
  g_free (mapping->survey);
  mapping->survey = intake->survey != NULL ? g_strdup (intake->survey->code) : NULL;
  g_free (mapping->language);
  mapping->language = g_strdup (guess_language (intake));
  g_free (mapping->reason);
  mapping->reason = explain_source (intake->source, forced);
}

CxMapping *
cx_mapping_recognise (CxTable *table,
                      CxSurvey *survey,
                      const char *source,
                      GTimeZone *zone,
                      CxProgress *progress,
                      GError **error)
{
  g_autoptr (CxIntake) intake = make_intake (table, survey, zone);

  intake->source = choose_source (intake, source, error);
  if (intake->source == NULL)
    return NULL;
  intake->sample = cx_sample_read (table, progress, error);
  if (intake->sample == NULL || !cx_aggregate_check (intake, error))
    return NULL;
  describe (intake, source != NULL);
  cx_column_note_mark_missing (intake);
  cx_doctor_examine (intake);
  intake->source->map (intake);
  cx_intake_add_rest (intake, CX_HINT_NONE, NULL);
  cx_metadata_settle (intake);
  if (!cx_draft_decide_all (intake, progress, error))
    return NULL;
  cx_doctor_examine_ids (intake);
  cx_mapping_match (intake);
  return g_steal_pointer (&intake->mapping);
}
