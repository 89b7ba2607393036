#include "config.h"

#include "cx-main-question.h"

#include "cx-measure.h"

CxQuestion *
cx_main_question_of_metric (CxSurvey *survey, const char *metric)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (!question->hidden && question->type != NULL &&
          g_strcmp0 (cx_measure_default_metric (question), metric) == 0)
        return question;
    }
  return NULL;
}

static CxQuestion *
first_of_type (CxSurvey *survey, const char *type)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (!question->hidden && g_strcmp0 (question->type_id, type) == 0)
        return question;
    }
  return NULL;
}

CxQuestion *
cx_main_question (CxSurvey *survey, const char **metric)
{
  static const char *const types[] = { "nps", "csat", "ces", "rating" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      CxQuestion *question = first_of_type (survey, types[i]);

      if (question == NULL)
        continue;
      if (metric != NULL)
        *metric = cx_measure_default_metric (question);
      return question;
    }
  return NULL;
}
