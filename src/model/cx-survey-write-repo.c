#include "config.h"

#include "cx-survey-repo.h"

#include "cx-answers-private.h"
#include "cx-code.h"
#include "cx-i18n.h"
#include "cx-model-private.h"
#include "cx-survey-rows.h"

/* Making surveys and letting them grow. Ids of answer items are taken before anything is written,
 * because an answers table must get its columns before the first row of the edit is recorded. */

/* --- Items --- */

static GPtrArray *
collect_new_items (CxSurvey *survey)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < question->items->len; k++)
        {
          CxItem *item = g_ptr_array_index (question->items, k);

          if (item->id == 0)
            g_ptr_array_add (items, item);
        }
    }
  return items;
}

/* Gives new items ids above every one that was ever used, names and places in the tables. */
static gboolean
prepare_items (CxEdit *edit, CxSurvey *survey, GError **error)
{
  g_autoptr (GPtrArray) items = collect_new_items (survey);
  CxDb *db = cx_edit_get_db (edit);
  gint64 id;

  if (!cx_db_get_int (db, "SELECT seq FROM sqlite_sequence WHERE name = 'item'", 0, &id, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    ((CxItem *) g_ptr_array_index (items, i))->id = ++id;
  cx_survey_name_items (survey);
  return cx_answers_place_items (db, survey, items, error);
}

/* --- A whole survey --- */

typedef struct
{
  CxDb *db;
  gboolean known;
  GError **error;
  gboolean failed;
} UuidCheck;

static void
check_uuid (char **uuid, const char *table, gpointer user_data)
{
  UuidCheck *check = user_data;
  g_autofree char *sql = NULL;
  g_autoptr (CxStatement) statement = NULL;
  gboolean row = FALSE;

  if (check->known || check->failed)
    return;
  sql = g_strdup_printf ("SELECT 1 FROM %s WHERE uuid = :uuid", table);
  statement = cx_db_prepare (check->db, sql, check->error);
  if (statement != NULL)
    {
      cx_statement_bind_text (statement, ":uuid", *uuid);
      check->failed = !cx_statement_step (statement, &row, check->error);
      check->known = row;
    }
  else
    check->failed = TRUE;
}

/* A questionnaire that comes from this very file becomes a copy, with uuids of its own. */
static gboolean
ensure_own_uuids (CxEdit *edit, CxSurvey *survey, GError **error)
{
  UuidCheck check = { cx_edit_get_db (edit), FALSE, error, FALSE };

  cx_survey_each_uuid (survey, check_uuid, &check);
  if (check.known)
    cx_survey_renew_uuids (survey);
  return !check.failed;
}

typedef struct
{
  CxDb *db;
  GHashTable *codes; /* of other surveys, case folded */
} CodeCheck;

/* View survey_<code> is named without regard to case, and must not be a table's name either, as
 * survey_language is. */
static gboolean
is_code_taken (gpointer owner, const char *code)
{
  CodeCheck *check = owner;
  g_autofree char *folded = g_ascii_strdown (code, -1);
  g_autofree char *view = g_strconcat ("survey_", code, NULL);

  return g_hash_table_contains (check->codes, folded) || cx_db_has_table (check->db, view);
}

static gboolean
ensure_own_code (CxEdit *edit, CxSurvey *survey, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CodeCheck check = { cx_edit_get_db (edit), codes };
  g_autoptr (CxStatement) statement = NULL;
  g_autofree char *base = NULL;
  gboolean row = TRUE;

  statement = cx_db_prepare (check.db, "SELECT code FROM survey", error);
  if (statement == NULL)
    return FALSE;
  while (row)
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        g_hash_table_add (codes, g_ascii_strdown (cx_statement_get_text (statement, 0), -1));
    }

  base = survey->code != NULL ? g_strstrip (g_strdup (survey->code))
                              : cx_code_from_heading (survey->title);
  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup ("survey");
    }
  g_free (survey->code);
  survey->code = cx_code_make_unique (base, is_code_taken, &check);
  return TRUE;
}

static gboolean
write_questions (CxEdit *edit, CxSurvey *survey, GError **error)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (!cx_survey_rows_insert_question (edit, survey, question, i, error) ||
          !cx_survey_rows_insert_parts (edit, survey, question, error))
        return FALSE;
    }
  return TRUE;
}

/* Item names are made of these codes, so that none may be missing. */
static void
ensure_codes (CxSurvey *survey, CxQuestion *question, guint column)
{
  if (question->code == NULL)
    question->code = cx_survey_make_code (survey, question->text, FALSE, column);
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (choice->code == NULL)
        choice->code = cx_question_make_choice_code (question, choice->text);
    }
  for (guint i = 0; i < question->rows->len; i++)
    {
      CxQuestionRow *row = g_ptr_array_index (question->rows, i);

      if (row->code == NULL)
        row->code = cx_question_make_row_code (question, row->text);
    }
}

gboolean
cx_survey_write_make_ready (CxSurvey *survey, CxQuestion *question, guint column, GError **error)
{
  ensure_codes (survey, question, column);
  if (!cx_question_prepare (question, error))
    return FALSE;
  cx_question_layout (question);
  return TRUE;
}

gboolean
cx_survey_repo_insert (CxEdit *edit, CxSurvey *survey, GError **error)
{
  for (guint i = 0; i < survey->questions->len; i++)
    if (!cx_survey_write_make_ready (survey, g_ptr_array_index (survey->questions, i), i + 1,
                                     error))
      return FALSE;
  return ensure_own_uuids (edit, survey, error) && ensure_own_code (edit, survey, error) &&
         prepare_items (edit, survey, error) &&
         cx_survey_rows_insert_survey (edit, survey, error) &&
         write_questions (edit, survey, error) &&
         cx_survey_rows_insert_logic (edit, survey, error) &&
         cx_survey_rows_insert_translations (edit, survey, error) &&
         cx_response_repo_create_table (edit, survey, error) &&
         cx_response_repo_make_views (edit, survey, error);
}

/* --- Growing --- */

/* Columns first, then rows, then the views that show them. */
gboolean
cx_survey_write_add_columns (CxEdit *edit, CxSurvey *survey, GError **error)
{
  return prepare_items (edit, survey, error) && cx_response_repo_add_columns (edit, survey, error);
}

static gboolean
find_last_position (CxEdit *edit, CxSurvey *survey, gint64 *position, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (position) FROM question"
                                          " WHERE survey_id = %" G_GINT64_FORMAT,
                                          survey->id);

  return cx_db_get_int (cx_edit_get_db (edit), sql, -1, position, error);
}

static gboolean
make_ready_to_add (CxSurvey *survey, CxQuestion *question, GError **error)
{
  if (!cx_survey_write_make_ready (survey, question, survey->questions->len + 1, error))
    return FALSE;
  if (!g_ptr_array_find (survey->questions, question, NULL))
    g_ptr_array_add (survey->questions, g_object_ref (question));
  if (question->page != NULL && !g_ptr_array_find (survey->pages, question->page, NULL))
    g_ptr_array_add (survey->pages, g_object_ref (question->page));
  return TRUE;
}

gboolean
cx_survey_repo_add_questions (CxEdit *edit, CxSurvey *survey, GPtrArray *questions, GError **error)
{
  gint64 position;

  for (guint i = 0; i < questions->len; i++)
    if (!make_ready_to_add (survey, g_ptr_array_index (questions, i), error))
      return FALSE;
  if (!find_last_position (edit, survey, &position, error) ||
      !cx_survey_write_add_columns (edit, survey, error) ||
      !cx_survey_rows_insert_pages (edit, survey, error))
    return FALSE;
  for (guint i = 0; i < questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (questions, i);

      if (!cx_survey_rows_insert_question (edit, survey, question, (guint) ++position, error) ||
          !cx_survey_rows_insert_parts (edit, survey, question, error))
        return FALSE;
    }
  return cx_response_repo_make_views (edit, survey, error);
}

gboolean
cx_survey_repo_add_question (CxEdit *edit, CxSurvey *survey, CxQuestion *question, GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, question);
  return cx_survey_repo_add_questions (edit, survey, one, error);
}

gboolean
cx_survey_write_check_coding (const CxQuestion *question, GError **error)
{
  for (guint i = 0; i < question->items->len; i++)
    {
      const CxItem *item = g_ptr_array_index (question->items, i);

      if (item->id == 0 || item->coded == cx_question_item_is_coded (question, item))
        continue;
      cx_error_set (error, CX_ERROR_INVALID, _ ("Add a new question with the other scale."),
                    _ ("The scale of question “%s” cannot be moved across zero any more."),
                    question->code);
      return FALSE;
    }
  return TRUE;
}

gboolean
cx_survey_repo_grow_question (CxEdit *edit, CxSurvey *survey, CxQuestion *question, GError **error)
{
  if (!cx_survey_write_make_ready (survey, question, survey->questions->len + 1, error) ||
      !cx_survey_write_check_coding (question, error))
    return FALSE;
  return cx_survey_write_add_columns (edit, survey, error) &&
         cx_survey_rows_update_scale (edit, question, error) &&
         cx_survey_rows_insert_parts (edit, survey, question, error) &&
         cx_response_repo_make_views (edit, survey, error);
}
