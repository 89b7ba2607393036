#include "config.h"

#include "cx-question-entry.h"

#include "cx-text.h"

G_DEFINE_FINAL_TYPE (CxQuestionEntry, cx_question_entry, G_TYPE_OBJECT)

static guint changed_signal;

static void
cx_question_entry_finalize (GObject *object)
{
  CxQuestionEntry *self = CX_QUESTION_ENTRY (object);

  g_clear_object (&self->survey);
  g_clear_object (&self->question);
  g_clear_object (&self->page);
  g_free (self->language);
  g_free (self->folded);
  G_OBJECT_CLASS (cx_question_entry_parent_class)->finalize (object);
}

static void
cx_question_entry_class_init (CxQuestionEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_question_entry_finalize;
  changed_signal = g_signal_new ("changed", CX_TYPE_QUESTION_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_question_entry_init (CxQuestionEntry *self)
{
}

CxQuestionEntry *
cx_question_entry_new (void)
{
  return g_object_new (CX_TYPE_QUESTION_ENTRY, NULL);
}

gint64
cx_question_entry_get_id (CxQuestionEntry *self)
{
  return self->question != NULL ? self->question->id : 0;
}

void
cx_question_entry_set (CxQuestionEntry *self,
                       CxSurvey *survey,
                       CxQuestion *question,
                       const char *language)
{
  g_autofree char *all = NULL;

  g_set_object (&self->survey, survey);
  g_set_object (&self->question, question);
  g_free (self->language);
  self->language = g_strdup (language);
  all = g_strjoin (" ", cx_question_entry_get_text (self), question != NULL ? question->text : "",
                   question != NULL ? question->code : "", NULL);
  g_free (self->folded);
  self->folded = cx_text_fold (all);
}

void
cx_question_entry_changed (CxQuestionEntry *self)
{
  g_signal_emit (self, changed_signal, 0);
}

const char *
cx_question_entry_get_text (CxQuestionEntry *self)
{
  if (self->question == NULL)
    return cx_survey_translate (self->survey, self->survey->uuid, "title", self->language,
                                self->survey->title);
  return cx_survey_translate (self->survey, self->question->uuid, "text", self->language,
                              self->question->text != NULL ? self->question->text : "");
}
