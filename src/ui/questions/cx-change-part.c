#include "config.h"

#include "cx-change-private.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-survey-edit-repo.h"
#include "cx-survey-repo.h"

#include <math.h>
#include <string.h>

/* Choices and rows of a question. */

static gint64
get_id (gpointer part, gboolean rows)
{
  return rows ? CX_QUESTION_ROW (part)->id : CX_CHOICE (part)->id;
}

static gpointer
find_part (GPtrArray *parts, gboolean rows, gint64 id, guint *index)
{
  for (guint i = 0; i < parts->len; i++)
    if (get_id (g_ptr_array_index (parts, i), rows) == id)
      {
        *index = i;
        return g_ptr_array_index (parts, i);
      }
  return NULL;
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
apply_to_choice (CxChoice *choice, const char *key, const char *value)
{
  const gboolean flag = g_strcmp0 (value, "true") == 0;

  if (g_str_equal (key, "text"))
    set_text (&choice->text, value);
  else if (g_str_equal (key, "exclusive"))
    choice->exclusive = flag;
  else if (g_str_equal (key, "missing"))
    choice->missing = flag;
  else if (g_str_equal (key, "other"))
    choice->other = flag;
  else if (g_str_equal (key, "hidden"))
    choice->hidden = flag;
  else if (value == NULL || !cx_number_parse (value, strlen (value), &choice->score))
    choice->score = NAN;
}

static gboolean
change_part (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  CxQuestion *question = NULL;
  g_autoptr (CxSurvey) survey = cx_change_load_question (edit, change, &question, error);
  GPtrArray *parts;
  gpointer part;
  guint index;

  if (survey == NULL)
    return FALSE;
  parts = change->flag ? question->rows : question->choices;
  part = find_part (parts, change->flag, change->part, &index);
  if (part == NULL)
    {
      cx_error_set (error, CX_ERROR_NOT_FOUND, NULL, _ ("The choice is not there any more."));
      return FALSE;
    }
  if (change->flag)
    {
      if (g_str_equal (change->key, "text"))
        set_text (&CX_QUESTION_ROW (part)->text, change->value);
      else
        CX_QUESTION_ROW (part)->hidden = g_strcmp0 (change->value, "true") == 0;
      return cx_survey_repo_update_row (edit, part, error);
    }
  apply_to_choice (part, change->key, change->value);
  if (g_str_equal (change->key, "other") && CX_CHOICE (part)->other &&
      !cx_survey_repo_grow_question (edit, survey, question, error))
    return FALSE;
  return cx_survey_repo_update_choice (edit, part, error);
}

void
cx_change_part (CxSession *session,
                CxSurvey *survey,
                CxQuestion *question,
                gboolean rows,
                gint64 part,
                const char *key,
                const char *value,
                const char *toast)
{
  CxChange *change = cx_change_new (survey, question);
  g_autofree char *label = cx_change_make_label (
      rows ? _ ("Change a row of “%s”") : _ ("Change a choice of “%s”"), question->text);

  change->flag = rows;
  change->part = part;
  change->key = g_strdup (key);
  change->value = g_strdup (value);
  cx_change_run (session, label, change_part, change, toast);
}

/* --- Adding --- */

/* New parts go to the end, as growing wants it. */
static void
append_parts (CxQuestion *question, const CxChange *change)
{
  for (char **line = change->lines; *line != NULL; line++)
    {
      g_autofree char *code = change->flag ? cx_question_make_row_code (question, *line)
                                           : cx_question_make_choice_code (question, *line);

      if (change->flag)
        g_ptr_array_add (question->rows, cx_question_row_new (code, *line));
      else
        g_ptr_array_add (question->choices,
                         cx_choice_new (code, cx_question_next_number (question), *line));
    }
}

/* The parts from @first on come to stand behind that of @index. */
static void
bring_behind (GPtrArray *parts, guint first, guint index)
{
  for (guint i = first; i < parts->len; i++)
    {
      gpointer part = g_ptr_array_steal_index (parts, i);

      g_ptr_array_insert (parts, (int) ++index, part);
    }
}

static gboolean
order_parts (CxEdit *edit, CxQuestion *question, gboolean rows, GError **error)
{
  return rows ? cx_survey_repo_order_rows (edit, question, error)
              : cx_survey_repo_order_choices (edit, question, error);
}

static gboolean
write_first_text (CxEdit *edit, gpointer part, const CxChange *change, GError **error)
{
  if (part == NULL || change->value == NULL)
    return TRUE;
  set_text (change->flag ? &CX_QUESTION_ROW (part)->text : &CX_CHOICE (part)->text, change->value);
  return change->flag ? cx_survey_repo_update_row (edit, part, error)
                      : cx_survey_repo_update_choice (edit, part, error);
}

static gboolean
add_parts (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  CxQuestion *question = NULL;
  g_autoptr (CxSurvey) survey = cx_change_load_question (edit, change, &question, error);
  GPtrArray *parts;
  guint first, index = 0;
  gpointer after;

  if (survey == NULL)
    return FALSE;
  parts = change->flag ? question->rows : question->choices;
  first = parts->len;
  after = find_part (parts, change->flag, change->place, &index);
  append_parts (question, change);
  if (!cx_survey_repo_grow_question (edit, survey, question, error))
    return FALSE;
  change->made = get_id (g_ptr_array_index (parts, parts->len - 1), change->flag);
  if (after != NULL)
    bring_behind (parts, first, index);
  return order_parts (edit, question, change->flag, error) &&
         write_first_text (edit, after, change, error);
}

void
cx_change_add_parts (CxSession *session,
                     CxSurvey *survey,
                     CxQuestion *question,
                     gboolean rows,
                     gint64 after,
                     const char *first_text,
                     const char *const *lines,
                     CxMadeFunc made,
                     gpointer user_data)
{
  CxChange *change = cx_change_new (survey, question);
  g_autofree char *label = cx_change_make_label (
      rows ? _ ("Add rows to “%s”") : _ ("Add choices to “%s”"), question->text);

  change->flag = rows;
  change->place = after;
  change->value = g_strdup (first_text);
  change->lines = g_strdupv ((char **) lines);
  change->callback = made;
  change->user_data = user_data;
  cx_change_run_making (session, label, add_parts, change);
}

/* --- Moving --- */

static gboolean
move_part (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  CxQuestion *question = NULL;
  g_autoptr (CxSurvey) survey = cx_change_load_question (edit, change, &question, error);
  GPtrArray *parts;
  gpointer part;
  guint index;

  if (survey == NULL)
    return FALSE;
  parts = change->flag ? question->rows : question->choices;
  part = find_part (parts, change->flag, change->part, &index);
  if (part == NULL)
    return TRUE;
  g_ptr_array_steal_index (parts, index);
  if (find_part (parts, change->flag, change->place, &index) == NULL)
    index = parts->len;
  g_ptr_array_insert (parts, (int) index, part);
  return order_parts (edit, question, change->flag, error);
}

void
cx_change_move_part (CxSession *session,
                     CxSurvey *survey,
                     CxQuestion *question,
                     gboolean rows,
                     gint64 part,
                     gint64 before)
{
  CxChange *change = cx_change_new (survey, question);
  g_autofree char *label = cx_change_make_label (
      rows ? _ ("Move a row of “%s”") : _ ("Move a choice of “%s”"), question->text);

  change->flag = rows;
  change->part = part;
  change->place = before;
  cx_change_run (session, label, move_part, change, NULL);
}
