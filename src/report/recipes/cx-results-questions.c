#include "config.h"

#include "cx-recipe.h"

#include "cx-i18n.h"
#include "cx-question-type.h"

#include <math.h>
#include <string.h>

/* Questions that belong to no page stand so many on a sheet. */
#define QUESTIONS_A_SHEET 12

static CxPage *
find_page (CxSurvey *survey, gint64 id)
{
  for (guint i = 0; i < survey->pages->len; i++)
    {
      CxPage *page = g_ptr_array_index (survey->pages, i);

      if (page->id == id)
        return page;
    }
  return NULL;
}

/* Place among the shown questions without a titled page, from 0. */
static guint
find_place (CxRecipeContext *context, CxQuestion *wanted)
{
  guint place = 0;

  for (guint i = 0; i < context->survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (context->survey->questions, i);

      if (question == wanted)
        return place;
      place += !question->hidden;
    }
  return place;
}

/* A page may be called like a sheet that every workbook has. */
static char *
avoid_own_sheets (CxRecipeContext *context, const char *title)
{
  static const char *const own[] = { N_ ("Cover"), N_ ("Summary"), N_ ("Comments"), N_ ("Data") };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_ascii_strcasecmp (title, CX_RECIPE_T (context, own[i])) == 0)
      return g_strdup_printf ("%s – %s", title, CX_RECIPE_T (context, N_ ("Questions")));
  return g_strdup (title);
}

char *
cx_results_section_title (CxRecipeContext *context, CxQuestion *question)
{
  CxPage *page = find_page (context->survey, question->page_id);
  guint sheet;

  if (page != NULL && page->title != NULL && *page->title != '\0')
    return avoid_own_sheets (context, cx_survey_translate (context->survey, page->uuid, "title",
                                                           context->language, page->title));
  if (context->survey->questions->len <= QUESTIONS_A_SHEET)
    return g_strdup (CX_RECIPE_T (context, N_ ("Questions")));
  sheet = find_place (context, question) / QUESTIONS_A_SHEET;
  return g_strdup_printf (CX_RECIPE_T (context, N_ ("Questions %u–%u")),
                          sheet * QUESTIONS_A_SHEET + 1, (sheet + 1) * QUESTIONS_A_SHEET);
}

static CxSection *
find_section (CxDocument *document, const char *title)
{
  for (guint i = 0; i < document->sections->len; i++)
    {
      CxSection *section = g_ptr_array_index (document->sections, i);

      if (strcmp (section->title, title) == 0)
        return section;
    }
  return NULL;
}

gboolean
cx_results_add_questions (CxRecipeContext *context, CxDocument *document, GError **error)
{
  for (guint i = 0; i < context->survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (context->survey->questions, i);
      g_autofree char *title = NULL;
      CxSection *section;

      if (question->hidden)
        continue;
      title = cx_results_section_title (context, question);
      section = find_section (document, title);
      if (section == NULL)
        {
          section = cx_document_add_section (document, title);
          cx_section_add_heading (section, 1, title);
        }
      if (!cx_results_add_question (context, section, question, error))
        return FALSE;
    }
  return TRUE;
}
