#include "config.h"

#include "cx-survey.h"

#include "cx-store.h"

#include <math.h>

G_DEFINE_FINAL_TYPE (CxChoice, cx_choice, G_TYPE_OBJECT)

static void
cx_choice_finalize (GObject *object)
{
  CxChoice *self = CX_CHOICE (object);

  g_free (self->uuid);
  g_free (self->code);
  g_free (self->text);
  g_free (self->filter);
  g_free (self->properties);
  G_OBJECT_CLASS (cx_choice_parent_class)->finalize (object);
}

static void
cx_choice_class_init (CxChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_choice_finalize;
}

static void
cx_choice_init (CxChoice *self)
{
  self->score = NAN;
}

CxChoice *
cx_choice_new (const char *code, int number, const char *text)
{
  CxChoice *self = g_object_new (CX_TYPE_CHOICE, NULL);

  self->uuid = cx_uuid_new ();
  self->code = g_strdup (code);
  self->number = number;
  self->text = g_strdup (text);
  return self;
}
