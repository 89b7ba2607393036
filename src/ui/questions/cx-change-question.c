#include "config.h"

#include "cx-change-private.h"
#include "cx-question-defaults.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-survey-edit-repo.h"
#include "cx-survey-repo.h"

#include <math.h>
#include <string.h>

/* --- One thing said of a question --- */

static char **
find_text (CxQuestion *question, const char *key)
{
  const struct
  {
    const char *key;
    char **text;
  } texts[] = {
    { "text", &question->text },
    { "hint", &question->hint },
    { "required", &question->required },
    { "relevant", &question->relevant },
    { "validation", &question->validation },
    { "validation_message", &question->validation_message },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].key, key))
      return texts[i].text;
  return NULL;
}

static void
set_number (double *number, const char *value)
{
  if (value == NULL || !cx_number_parse (value, strlen (value), number))
    *number = NAN;
}

static void
apply (CxQuestion *question, const char *key, const char *value)
{
  char **text = find_text (question, key);

  if (text != NULL)
    {
      g_free (*text);
      *text = g_strdup (value);
    }
  else if (g_str_equal (key, "scale_min"))
    set_number (&question->scale_min, value);
  else if (g_str_equal (key, "scale_max"))
    set_number (&question->scale_max, value);
  else if (g_str_equal (key, "hidden"))
    question->hidden = g_strcmp0 (value, "true") == 0;
  else
    cx_question_set_property (question, key, value);
}

static gboolean
change_question (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  CxQuestion *question = NULL;
  g_autoptr (CxSurvey) survey = cx_change_load_question (edit, change, &question, error);

  if (survey == NULL)
    return FALSE;
  apply (question, change->key, change->value);
  /* What the cells of a grid hold decides where its answers stand. */
  if (g_str_equal (change->key, "cells") &&
      !cx_survey_repo_change_type (edit, survey, question, question->type->id, error))
    return FALSE;
  return cx_survey_repo_update_question (edit, survey, question, error);
}

void
cx_change_question (CxSession *session,
                    CxSurvey *survey,
                    CxQuestion *question,
                    const char *key,
                    const char *value)
{
  CxChange *change = cx_change_new (survey, question);
  g_autofree char *label = cx_change_make_label (_ ("Change question “%s”"), question->text);

  change->key = g_strdup (key);
  change->value = g_strdup (value);
  cx_change_run (session, label, change_question, change, NULL);
}

/* --- Its type --- */

static gboolean
change_type (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  CxQuestion *question = NULL;
  g_autoptr (CxSurvey) survey = cx_change_load_question (edit, change, &question, error);
  const CxQuestionType *old;

  if (survey == NULL)
    return FALSE;
  old = question->type;
  question->type = cx_question_type_find (change->value);
  cx_question_defaults_add_parts (question, survey->language);
  question->type = old;
  return cx_survey_repo_change_type (edit, survey, question, change->value, error);
}

void
cx_change_question_type (CxSession *session,
                         CxSurvey *survey,
                         CxQuestion *question,
                         const char *type_id)
{
  CxChange *change = cx_change_new (survey, question);
  g_autofree char *label = cx_change_make_label (_ ("Change the type of question “%s”"),
                                                 question->text);

  change->value = g_strdup (type_id);
  cx_change_run (session, label, change_type, change, NULL);
}

/* --- Adding --- */

static gboolean
copy_translation (CxEdit *edit,
                  CxSurvey *survey,
                  const char *from,
                  const char *to,
                  const char *field,
                  GError **error)
{
  for (guint i = 0; i < survey->languages->len; i++)
    {
      const char *language = g_ptr_array_index (survey->languages, i);
      const char *text = cx_survey_translate (survey, from, field, language, NULL);

      if (text != NULL &&
          !cx_survey_repo_set_translation (
              edit, survey, to, field, language, text,
              cx_survey_get_translation_source (survey, from, field, language), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_translations (CxEdit *edit, CxSurvey *survey, CxQuestion *from, CxQuestion *to, GError **error)
{
  static const char *const fields[] = { "text", "hint", "validation_message", "label_min",
                                        "label_max" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!copy_translation (edit, survey, from->uuid, to->uuid, fields[i], error))
      return FALSE;
  for (guint i = 0; i < to->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (to->choices, i);
      const CxChoice *old = cx_question_find_choice (from, choice->code);

      if (old != NULL && !copy_translation (edit, survey, old->uuid, choice->uuid, "text", error))
        return FALSE;
    }
  for (guint i = 0; i < to->rows->len; i++)
    {
      const CxQuestionRow *row = g_ptr_array_index (to->rows, i);
      const CxQuestionRow *old = cx_question_find_row (from, row->code);

      if (old != NULL && !copy_translation (edit, survey, old->uuid, row->uuid, "text", error))
        return FALSE;
    }
  return TRUE;
}

/* Codes of known kinds of question say what they are; the others are numbered, for their texts are
 * still to be written. */
static char *
make_code (CxSurvey *survey, CxQuestion *question)
{
  static const char *const telling[] = { "nps", "csat", "ces", "email", "phone", NULL };

  return cx_survey_make_code (survey,
                              g_strv_contains (telling, question->type_id) ? question->type_id : "",
                              FALSE, survey->questions->len + 1);
}

/* Where new questions begin, and their page in @page (nullable). */
static guint
find_place (CxSurvey *survey, const CxChange *change, CxPage **page)
{
  CxQuestion *after = cx_survey_get_question (survey, change->place);
  guint index;

  *page = cx_change_find_page (survey, change->page);
  if (after == NULL && *page != NULL)
    return cx_change_find_page_start (survey, *page);
  if (after == NULL && survey->questions->len > 0)
    after = g_ptr_array_index (survey->questions, survey->questions->len - 1);
  *page = after != NULL ? after->page : NULL;
  return g_ptr_array_find (survey->questions, after, &index) ? index + 1 : survey->questions->len;
}

static gboolean
add_questions (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  g_autoptr (CxSurvey) survey = cx_change_load (edit, change, error);
  CxQuestion *source, *fresh = NULL;
  CxPage *page;
  guint index;

  if (survey == NULL)
    return FALSE;
  source = cx_survey_get_question (survey, change->copied);
  index = find_place (survey, change, &page);
  for (guint i = 0; i < change->fresh->len; i++)
    {
      fresh = g_ptr_array_index (change->fresh, i);
      g_set_object (&fresh->page, page);
      fresh->page_id = page != NULL ? page->id : 0;
      fresh->code = make_code (survey, fresh);
      g_ptr_array_add (survey->questions, g_object_ref (fresh));
    }
  if (!cx_survey_repo_add_questions (edit, survey, change->fresh, error))
    return FALSE;
  change->made = fresh->id;
  for (guint i = 0; i < change->fresh->len; i++)
    {
      cx_change_take_out (survey->questions, g_ptr_array_index (change->fresh, i));
      cx_change_put (survey, index + i, g_ptr_array_index (change->fresh, i));
    }
  return cx_survey_repo_order_questions (edit, survey, error) &&
         (source == NULL || copy_translations (edit, survey, source, fresh, error));
}

static char *
label_addition (GPtrArray *questions, CxQuestion *source)
{
  CxQuestion *first = g_ptr_array_index (questions, 0);

  if (questions->len > 1)
    return g_strdup_printf (ngettext ("Add %u question", "Add %u questions", questions->len),
                            questions->len);
  return source != NULL ? cx_change_make_label (_ ("Duplicate question “%s”"), source->text)
                        : cx_change_make_label (_ ("Add question “%s”"), first->text);
}

void
cx_change_add_questions (CxSession *session,
                         CxSurvey *survey,
                         GPtrArray *questions,
                         CxQuestion *after,
                         CxPage *page,
                         CxQuestion *source,
                         CxMadeFunc made,
                         gpointer user_data)
{
  CxChange *change = cx_change_new (survey, NULL);
  g_autofree char *label = label_addition (questions, source);

  change->fresh = questions;
  change->place = after != NULL ? after->id : 0;
  change->page = page != NULL ? page->id : 0;
  change->copied = source != NULL ? source->id : 0;
  change->callback = made;
  change->user_data = user_data;
  cx_change_run_making (session, label, add_questions, change);
}

/* --- Deleting and moving --- */

static gboolean
delete_question (CxEdit *edit, gpointer data, GError **error)
{
  CxQuestion *question = NULL;
  g_autoptr (CxSurvey) survey = cx_change_load_question (edit, data, &question, error);

  return survey != NULL && cx_survey_repo_delete_question (edit, question, error);
}

void
cx_change_delete_question (CxSession *session, CxSurvey *survey, CxQuestion *question)
{
  g_autofree char *label = cx_change_make_label (_ ("Delete question “%s”"), question->text);

  cx_change_run (session, label, delete_question, cx_change_new (survey, question),
                 _ ("The question was deleted."));
}

static gboolean
move_question (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  CxQuestion *question = NULL, *before;
  g_autoptr (CxSurvey) survey = cx_change_load_question (edit, change, &question, error);
  CxPage *page;
  guint index;

  if (survey == NULL)
    return FALSE;
  page = cx_change_find_page (survey, change->page);
  before = cx_survey_get_question (survey, change->place);
  cx_change_take_out (survey->questions, question);
  if (before == NULL || !g_ptr_array_find (survey->questions, before, &index))
    index = survey->questions->len;
  cx_change_put (survey, index, question);
  return ((page != NULL ? page->id : 0) == question->page_id ||
          cx_survey_repo_place_question (edit, question, page, error)) &&
         cx_survey_repo_order_questions (edit, survey, error);
}

void
cx_change_move_question (CxSession *session,
                         CxSurvey *survey,
                         CxQuestion *question,
                         CxQuestion *before,
                         CxPage *page)
{
  CxChange *change = cx_change_new (survey, question);
  g_autofree char *label = cx_change_make_label (_ ("Move question “%s”"), question->text);

  change->place = before != NULL ? before->id : 0;
  change->page = page != NULL ? page->id : 0;
  cx_change_run (session, label, move_question, change, NULL);
}
