#include "config.h"

#include "cx-survey.h"

#include "cx-store.h"

G_DEFINE_FINAL_TYPE (CxQuestionRow, cx_question_row, G_TYPE_OBJECT)

static void
cx_question_row_finalize (GObject *object)
{
  CxQuestionRow *self = CX_QUESTION_ROW (object);

  g_free (self->uuid);
  g_free (self->code);
  g_free (self->text);
  g_free (self->properties);
  G_OBJECT_CLASS (cx_question_row_parent_class)->finalize (object);
}

static void
cx_question_row_class_init (CxQuestionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_question_row_finalize;
}

static void
cx_question_row_init (CxQuestionRow *self)
{
}

CxQuestionRow *
cx_question_row_new (const char *code, const char *text)
{
  CxQuestionRow *self = g_object_new (CX_TYPE_QUESTION_ROW, NULL);

  self->uuid = cx_uuid_new ();
  self->code = g_strdup (code);
  self->text = g_strdup (text);
  return self;
}
