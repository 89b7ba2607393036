#include "config.h"

#include "cx-survey.h"

#include "cx-code.h"
#include "cx-model-private.h"
#include "cx-response-repo.h"
#include "cx-store.h"

G_DEFINE_FINAL_TYPE (CxSurvey, cx_survey, G_TYPE_OBJECT)

static void
cx_logic_free (gpointer data)
{
  CxLogic *logic = data;

  g_free (logic->uuid);
  g_free (logic->kind);
  g_free (logic->condition);
  g_free (logic->target);
  g_free (logic->properties);
  g_free (logic);
}

static void
cx_survey_finalize (GObject *object)
{
  CxSurvey *self = CX_SURVEY (object);

  g_free (self->uuid);
  g_free (self->code);
  g_free (self->title);
  g_free (self->description);
  g_free (self->language);
  g_free (self->kind);
  g_free (self->state);
  g_free (self->touchpoint);
  g_free (self->properties);
  g_ptr_array_unref (self->languages);
  g_ptr_array_unref (self->logic);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->questions);
  g_hash_table_unref (self->translations);
  g_hash_table_unref (self->translation_sources);
  G_OBJECT_CLASS (cx_survey_parent_class)->finalize (object);
}

static void
cx_survey_class_init (CxSurveyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_survey_finalize;
}

static void
cx_survey_init (CxSurvey *self)
{
  self->languages = g_ptr_array_new_with_free_func (g_free);
  self->pages = g_ptr_array_new_with_free_func (g_object_unref);
  self->questions = g_ptr_array_new_with_free_func (g_object_unref);
  self->logic = g_ptr_array_new_with_free_func (cx_logic_free);
  self->translations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->translation_sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->response_fields = CX_RESPONSE_FIELDS_ALL;
}

CxSurvey *
cx_survey_new (void)
{
  CxSurvey *self = g_object_new (CX_TYPE_SURVEY, NULL);

  self->uuid = cx_uuid_new ();
  self->language = g_strdup ("und");
  self->kind = g_strdup ("periodic");
  self->state = g_strdup ("open");
  return self;
}

CxLogic *
cx_survey_add_logic (CxSurvey *survey, const char *kind)
{
  CxLogic *logic = g_new0 (CxLogic, 1);

  logic->uuid = cx_uuid_new ();
  logic->kind = g_strdup (kind);
  g_ptr_array_add (survey->logic, logic);
  return logic;
}

static char *
make_translation_key (const char *uuid, const char *field, const char *language)
{
  return g_strjoin ("\037", uuid, field, language, NULL);
}

const char *
cx_survey_translate (CxSurvey *survey,
                     const char *uuid,
                     const char *field,
                     const char *language,
                     const char *base)
{
  g_autofree char *key = NULL;
  const char *text;

  if (language == NULL || uuid == NULL || g_hash_table_size (survey->translations) == 0)
    return base;
  key = make_translation_key (uuid, field, language);
  text = g_hash_table_lookup (survey->translations, key);
  return text != NULL ? text : base;
}

void
cx_survey_set_translation (CxSurvey *survey,
                           const char *uuid,
                           const char *field,
                           const char *language,
                           const char *text)
{
  char *key = make_translation_key (uuid, field, language);

  if (text != NULL)
    g_hash_table_replace (survey->translations, key, g_strdup (text));
  else
    {
      g_hash_table_remove (survey->translations, key);
      g_free (key);
    }
}

const char *
cx_survey_get_translation_source (CxSurvey *survey,
                                  const char *uuid,
                                  const char *field,
                                  const char *language)
{
  g_autofree char *key = make_translation_key (uuid, field, language);

  return g_hash_table_lookup (survey->translation_sources, key);
}

void
cx_survey_set_translation_source (CxSurvey *survey,
                                  const char *uuid,
                                  const char *field,
                                  const char *language,
                                  const char *source)
{
  g_hash_table_replace (survey->translation_sources, make_translation_key (uuid, field, language),
                        g_strdup (source));
}

char *
cx_survey_answers_table (CxSurvey *survey, int part)
{
  if (part <= 1)
    return g_strdup_printf ("answers_%" G_GINT64_FORMAT, survey->id);
  return g_strdup_printf ("answers_%" G_GINT64_FORMAT "_%d", survey->id, part);
}

static gboolean
has_question_code (gpointer owner, const char *code)
{
  CxSurvey *survey = owner;

  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (g_strcmp0 (question->code, code) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
cx_survey_make_code (CxSurvey *survey, const char *heading, gboolean exact, guint column)
{
  g_autofree char *base = NULL;

  base = exact ? g_strstrip (g_strdup (heading != NULL ? heading : ""))
               : cx_code_from_heading (heading);
  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup_printf ("q%u", column);
    }
  return cx_code_make_unique (base, has_question_code, survey);
}
