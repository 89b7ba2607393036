#include "config.h"

#include "cx-survey-repo.h"

#include "cx-find.h"
#include "cx-i18n.h"
#include "cx-survey-rows.h"

void
cx_survey_summary_free (CxSurveySummary *summary)
{
  if (summary == NULL)
    return;
  g_free (summary->code);
  g_free (summary->title);
  g_free (summary);
}

/* --- Listing and finding --- */

static gboolean
count_responses (CxDb *db, CxSurveySummary *summary, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*), max (submitted_at)"
                                          " FROM answers_%" G_GINT64_FORMAT,
                                          summary->id);
  g_autoptr (CxStatement) statement = cx_db_prepare (db, sql, error);
  gboolean row;

  if (statement == NULL || !cx_statement_step (statement, &row, error))
    return FALSE;
  summary->responses = cx_statement_get_int (statement, 0);
  summary->last_at = cx_statement_get_int (statement, 1);
  return TRUE;
}

static GPtrArray *
list (CxDb *db, GError **error)
{
  g_autoptr (GPtrArray) summaries = NULL;
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  statement = cx_db_prepare (db,
                             "SELECT id, code, title, (SELECT count(*) FROM question AS q"
                             "   WHERE q.survey_id = s.id AND q.hidden = 0)"
                             " FROM survey AS s WHERE hidden = 0 ORDER BY position, id",
                             error);
  if (statement == NULL)
    return NULL;
  summaries = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_survey_summary_free);
  while (TRUE)
    {
      CxSurveySummary *summary;

      if (!cx_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&summaries);
      summary = g_new0 (CxSurveySummary, 1);
      summary->id = cx_statement_get_int (statement, 0);
      summary->code = cx_statement_dup_text (statement, 1);
      summary->title = cx_statement_dup_text (statement, 2);
      summary->questions = cx_statement_get_int (statement, 3);
      g_ptr_array_add (summaries, summary);
    }
}

GPtrArray *
cx_survey_repo_list (CxDb *db, gboolean counts, GError **error)
{
  g_autoptr (GPtrArray) summaries = list (db, error);

  for (guint i = 0; summaries != NULL && counts && i < summaries->len; i++)
    if (!count_responses (db, g_ptr_array_index (summaries, i), error))
      return NULL;
  return g_steal_pointer (&summaries);
}

static GPtrArray *
make_names (GPtrArray *summaries)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < summaries->len; i++)
    {
      const CxSurveySummary *summary = g_ptr_array_index (summaries, i);
      CxNamed *named = g_new (CxNamed, 1);

      *named = (CxNamed){ summary->code, summary->title };
      g_ptr_array_add (names, named);
    }
  return names;
}

/* Without a name there is one answer only where there is one survey. */
static int
find_only (GPtrArray *names, GError **error)
{
  g_autofree char *all = NULL;

  if (names->len == 1)
    return 0;
  all = cx_find_list_all (names);
  cx_error_set (error, CX_ERROR_AMBIGUOUS, _ ("Name one of them."),
                _ ("There are several surveys: %s."), all);
  return CX_FIND_AMBIGUOUS;
}

static int
find_by_name (GPtrArray *names, const char *name, GError **error)
{
  int found = cx_find_named (names, name);
  g_autofree char *candidates = NULL;

  if (found == CX_FIND_AMBIGUOUS)
    {
      candidates = cx_find_list_matches (names, name);
      cx_error_set (error, CX_ERROR_AMBIGUOUS, _ ("Name the survey by its code."),
                    _ ("“%s” fits several surveys: %s."), name, candidates);
    }
  else if (found == CX_FIND_NONE)
    {
      candidates = cx_find_list_all (names);
      cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Choose one of the surveys that are there."),
                    _ ("There is no survey “%s”; the surveys are: %s."), name, candidates);
    }
  return found;
}

CxSurvey *
cx_survey_repo_find (CxDb *db, const char *name, GError **error)
{
  g_autoptr (GPtrArray) summaries = list (db, error);
  g_autoptr (GPtrArray) names = NULL;
  const CxSurveySummary *summary;
  int found;

  if (summaries == NULL)
    return NULL;
  names = make_names (summaries);
  if (names->len == 0)
    {
      cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Import answers or a questionnaire first."),
                    _ ("There is no survey in the file yet."));
      return NULL;
    }
  found = name != NULL ? find_by_name (names, name, error) : find_only (names, error);
  if (found < 0)
    return NULL;
  summary = g_ptr_array_index (summaries, found);
  return cx_survey_repo_load (db, summary->id, error);
}

/* --- Translations --- */

static gboolean
remove_translation (CxEdit *edit,
                    const char *uuid,
                    const char *field,
                    const char *language,
                    GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (edit,
                               "DELETE FROM translation WHERE owner = :owner AND field = :field"
                               "  AND language = :language",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":owner", uuid);
  cx_statement_bind_text (statement, ":field", field);
  cx_statement_bind_text (statement, ":language", language);
  return cx_statement_run (statement, error);
}

gboolean
cx_survey_repo_set_translation (CxEdit *edit,
                                CxSurvey *survey,
                                const char *uuid,
                                const char *field,
                                const char *language,
                                const char *text,
                                const char *source,
                                GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  if (text == NULL)
    return remove_translation (edit, uuid, field, language, error);
  statement = cx_edit_prepare (
      edit,
      "INSERT INTO translation (survey_id, owner, field, language, text, source, changed_at)"
      " VALUES (:survey, :owner, :field, :language, :text, :source, :now)"
      " ON CONFLICT (owner, field, language) DO UPDATE SET text = excluded.text,"
      "  source = excluded.source, changed_at = excluded.changed_at",
      error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":survey", survey->id);
  cx_statement_bind_text (statement, ":owner", uuid);
  cx_statement_bind_text (statement, ":field", field);
  cx_statement_bind_text (statement, ":language", language);
  cx_statement_bind_text (statement, ":text", text);
  cx_statement_bind_text (statement, ":source", source);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  return cx_statement_run (statement, error);
}

/* --- Deleting --- */

static gboolean
hide (CxEdit *edit, const char *sql, gint64 id, GError **error)
{
  g_autoptr (CxStatement) statement = cx_edit_prepare (edit, sql, error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", id);
  return cx_statement_run (statement, error);
}

gboolean
cx_survey_repo_delete_question (CxEdit *edit, CxQuestion *question, GError **error)
{
  return hide (edit, "UPDATE question SET hidden = 1, changed_at = :now WHERE id = :id",
               question->id, error) &&
         cx_survey_rows_leave_tombstone (edit, question->uuid, "question", error);
}

gboolean
cx_survey_repo_delete (CxEdit *edit, CxSurvey *survey, GError **error)
{
  return hide (edit, "UPDATE survey SET hidden = 1, changed_at = :now WHERE id = :id", survey->id,
               error) &&
         cx_survey_rows_leave_tombstone (edit, survey->uuid, "survey", error);
}
