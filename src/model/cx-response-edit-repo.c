#include "config.h"

#include "cx-response-edit-repo.h"

#include "cx-answers-private.h"
#include "cx-i18n.h"
#include "cx-response-tags.h"

#include <string.h>

CxResponseChange *
cx_response_change_new (gint64 item_id, CxResponseField field, const CxValue *value)
{
  CxResponseChange *change = g_new0 (CxResponseChange, 1);

  change->item_id = item_id;
  change->field = field;
  change->value = *value;
  if (value->kind == CX_VALUE_TEXT)
    change->value.text = g_strndup (value->text, value->length);
  return change;
}

void
cx_response_change_free (CxResponseChange *change)
{
  if (change->value.kind == CX_VALUE_TEXT)
    g_free ((char *) change->value.text);
  g_free (change);
}

static CxItem *
find_item (CxSurvey *survey, const CxResponseChange *change, GError **error)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < question->items->len; k++)
        {
          CxItem *item = g_ptr_array_index (question->items, k);

          if (item->id == change->item_id)
            return item;
        }
    }
  cx_error_set (error, CX_ERROR_NOT_FOUND, NULL,
                _ ("This question is not in the survey any more."));
  return NULL;
}

gboolean
cx_response_repo_prepare_changes (CxEdit *edit,
                                  CxSurvey *survey,
                                  GPtrArray *changes,
                                  GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CxResponseChange *change = g_ptr_array_index (changes, i);
      CxItem *item = change->item_id != 0 ? find_item (survey, change, error) : NULL;

      if (change->item_id != 0 && item == NULL)
        return FALSE;
      if (item == NULL && !cx_response_repo_add_fields (edit, survey, &change->field, 1, error))
        return FALSE;
      if (item != NULL && change->value.kind == CX_VALUE_MISSING &&
          !cx_response_repo_add_missing_column (edit, survey, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_changed (CxEdit *edit, CxSurvey *survey, gint64 id, GError **error)
{
  CxValue now = { CX_VALUE_INTEGER, .integer = cx_edit_get_time (edit) };

  return cx_answers_set_column (edit, survey, 1, "changed_at", id, &now, error);
}

static gboolean
write_field (CxEdit *edit,
             CxSurvey *survey,
             gint64 id,
             CxResponseField field,
             const CxValue *value,
             GError **error)
{
  return cx_answers_set_column (edit, survey, 1, cx_response_field_info (field)->column, id, value,
                                error) &&
         set_changed (edit, survey, id, error);
}

gboolean
cx_response_repo_set_field (CxEdit *edit,
                            CxSurvey *survey,
                            gint64 id,
                            CxResponseField field,
                            const CxValue *value,
                            GError **error)
{
  return cx_answers_check_response (edit, survey, id, error) &&
         write_field (edit, survey, id, field, value, error);
}

gboolean
cx_response_repo_apply (CxEdit *edit,
                        CxSurvey *survey,
                        gint64 id,
                        GPtrArray *changes,
                        GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CxResponseChange *change = g_ptr_array_index (changes, i);
      CxItem *item = change->item_id != 0 ? find_item (survey, change, error) : NULL;
      gboolean done;

      if (change->item_id == 0)
        done = cx_response_repo_set_field (edit, survey, id, change->field, &change->value, error);
      else
        done = item != NULL &&
               cx_response_repo_set_answer (edit, survey, id, item, &change->value, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_response_repo_add (CxEdit *edit,
                      CxSurvey *survey,
                      GPtrArray *changes,
                      gint64 *id,
                      GError **error)
{
  g_autoptr (CxResponseWriter) writer = NULL;
  gint64 added;

  writer = cx_response_writer_new (edit, survey, NULL, 0, NULL, 0, error);
  if (writer == NULL || !cx_response_writer_insert (writer, 0, 0, 0, NULL, NULL, error) ||
      !cx_response_writer_finish (writer, error))
    return FALSE;
  added = cx_edit_get_last_id (edit);
  if (id != NULL)
    *id = added;
  return cx_response_repo_apply (edit, survey, added, changes, error);
}

/* --- Many at once ----------------------------------------------------------------------------- */

/* What is done to one response in a bulk edit. */
typedef gboolean (
    *OneFunc) (CxEdit *edit, CxSurvey *survey, gint64 id, gpointer data, GError **error);

static gboolean
write_batch (CxEdit *edit,
             CxSurvey *survey,
             const char *kind,
             gint64 rows,
             gint64 updated,
             GError **error)
{
  CxBatch batch = { .kind = (char *) kind, .survey_id = survey->id };

  batch.id = cx_edit_get_batch (edit, kind, error);
  batch.rows = rows;
  batch.accepted = batch.updated = updated;
  return batch.id != 0 && cx_batch_repo_update (edit, &batch, error);
}

static gboolean
keep_row (CxEdit *edit, CxSurvey *survey, gint64 id, GError **error)
{
  for (int part = 1; part <= MAX (survey->parts, 1); part++)
    {
      g_autofree char *table = cx_survey_answers_table (survey, part);

      if (!cx_edit_keep_before (edit, table, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_bulk (CxEdit *edit,
          CxSurvey *survey,
          const gint64 *ids,
          guint n,
          const char *kind,
          OneFunc func,
          gpointer data,
          CxProgress *progress,
          GError **error)
{
  guint done = 0;

  if (cx_edit_get_batch (edit, kind, error) == 0)
    return FALSE;
  cx_progress_begin (progress, _ ("Changing responses"), n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) missing = NULL;

      if (!cx_progress_step (progress, i, error))
        return FALSE;
      if (!cx_answers_check_response (edit, survey, ids[i], &missing))
        {
          if (g_error_matches (missing, CX_ERROR, CX_ERROR_NOT_FOUND))
            continue;
          g_propagate_error (error, g_steal_pointer (&missing));
          return FALSE;
        }
      if (!keep_row (edit, survey, ids[i], error) || !func (edit, survey, ids[i], data, error))
        return FALSE;
      done++;
    }
  return write_batch (edit, survey, kind, n, done, error);
}

static gboolean
apply_one (CxEdit *edit, CxSurvey *survey, gint64 id, gpointer data, GError **error)
{
  return cx_response_repo_apply (edit, survey, id, data, error);
}

gboolean
cx_response_repo_bulk_apply (CxEdit *edit,
                             CxSurvey *survey,
                             const gint64 *ids,
                             guint n,
                             GPtrArray *changes,
                             CxProgress *progress,
                             GError **error)
{
  return cx_response_repo_prepare_changes (edit, survey, changes, error) &&
         run_bulk (edit, survey, ids, n, "edit", apply_one, changes, progress, error);
}

typedef struct
{
  const char *const *add;
  const char *const *remove;
} Tagging;

static gboolean
read_tags (CxEdit *edit, CxSurvey *survey, gint64 id, char **tags, GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, 1);
  g_autofree char *sql = g_strdup_printf ("SELECT tags FROM %s WHERE id = :id", table);
  g_autoptr (CxStatement) statement = cx_edit_prepare (edit, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":id", id);
  if (!cx_statement_step (statement, &row, error))
    return FALSE;
  *tags = row ? cx_statement_dup_text (statement, 0) : NULL;
  return TRUE;
}

static gboolean
tag_one (CxEdit *edit, CxSurvey *survey, gint64 id, gpointer data, GError **error)
{
  const Tagging *tagging = data;
  g_autofree char *before = NULL, *after = NULL;
  CxValue value = { CX_VALUE_NULL };

  if (!read_tags (edit, survey, id, &before, error))
    return FALSE;
  after = cx_response_tags_change (before, tagging->add, tagging->remove);
  if (g_strcmp0 (before, after) == 0)
    return TRUE;
  if (after != NULL)
    value = (CxValue){ CX_VALUE_TEXT, .text = after, .length = strlen (after) };
  return write_field (edit, survey, id, CX_FIELD_OF_TAGS, &value, error);
}

gboolean
cx_response_repo_bulk_tag (CxEdit *edit,
                           CxSurvey *survey,
                           const gint64 *ids,
                           guint n,
                           const char *const *add,
                           const char *const *remove,
                           CxProgress *progress,
                           GError **error)
{
  const CxResponseField field = CX_FIELD_OF_TAGS;
  Tagging tagging = { add, remove };

  return cx_response_repo_add_fields (edit, survey, &field, 1, error) &&
         run_bulk (edit, survey, ids, n, "tag", tag_one, &tagging, progress, error);
}

static gboolean
delete_one (CxEdit *edit, CxSurvey *survey, gint64 id, gpointer data, GError **error)
{
  return cx_response_repo_delete (edit, survey, id, error);
}

gboolean
cx_response_repo_bulk_delete (CxEdit *edit,
                              CxSurvey *survey,
                              const gint64 *ids,
                              guint n,
                              CxProgress *progress,
                              GError **error)
{
  return run_bulk (edit, survey, ids, n, "delete", delete_one, NULL, progress, error);
}
