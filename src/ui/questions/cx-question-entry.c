#include "config.h"

#include "cx-question-entry.h"

#include "cx-i18n.h"
#include "cx-survey-texts.h"
#include "cx-text.h"

#include <string.h>

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
  if (self->page != NULL)
    return cx_survey_text_place_of_page (self->page);
  return self->question != NULL ? self->question->id : 0;
}

void
cx_question_entry_set (CxQuestionEntry *self,
                       CxSurvey *survey,
                       CxQuestion *question,
                       CxPage *page,
                       const char *language)
{
  g_set_object (&self->survey, survey);
  g_set_object (&self->question, question);
  g_set_object (&self->page, page);
  g_free (self->language);
  self->language = g_strdup (language);
}

void
cx_question_entry_changed (CxQuestionEntry *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static const char *
get_text (CxQuestionEntry *self, const char *language)
{
  const char *uuid = self->survey->uuid, *field = "title", *base = self->survey->title;

  if (self->page != NULL)
    uuid = self->page->uuid, base = self->page->title;
  else if (self->question != NULL)
    uuid = self->question->uuid, field = "text", base = self->question->text;
  return cx_survey_translate (self->survey, uuid, field, language, base != NULL ? base : "");
}

const char *
cx_question_entry_get_text (CxQuestionEntry *self)
{
  return get_text (self, self->language);
}

char *
cx_question_entry_make_name (CxQuestionEntry *self)
{
  const char *text = cx_question_entry_get_text (self);

  if (self->page != NULL)
    return *text != '\0' ? g_strdup_printf (_ ("Page %u: %s"), self->number, text)
                         : g_strdup_printf (_ ("Page %u"), self->number);
  return self->question != NULL ? g_strdup_printf ("%u. %s", self->number, text) : g_strdup (text);
}

gboolean
cx_question_entry_contains (CxQuestionEntry *self, const char *folded)
{
  g_autofree char *all = g_strjoin (" ", cx_question_entry_get_text (self), get_text (self, NULL),
                                    self->question != NULL ? self->question->code : "", NULL);
  g_autofree char *text = cx_text_fold (all);

  return strstr (text, folded) != NULL;
}
