#include "config.h"

#include "cx-recipe.h"

#include "cx-i18n.h"
#include "cx-question-type.h"

#include <math.h>
#include <string.h>

static void
add_period_fact (CxRecipeContext *context, CxCover *cover)
{
  const CxReportOptions *options = context->options;
  g_autofree char *text = NULL;

  if (options->since == NULL && options->until == NULL)
    {
      cx_cover_add_fact (cover, CX_RECIPE_T (context, N_ ("Answers given")),
                         CX_RECIPE_T (context, N_ ("at any time")));
      return;
    }
  if (options->since != NULL && options->until != NULL)
    text = g_strdup_printf (CX_RECIPE_T (context, N_ ("from %s to %s")), options->since,
                            options->until);
  else if (options->since != NULL)
    text = g_strdup_printf (CX_RECIPE_T (context, N_ ("since %s")), options->since);
  else
    text = g_strdup_printf (CX_RECIPE_T (context, N_ ("until %s")), options->until);
  cx_cover_add_fact (cover, CX_RECIPE_T (context, N_ ("Answers given")), text);
}

static void
add_cover (CxRecipeContext *context, CxDocument *document)
{
  const CxBusiness *business = cx_project_get_business (context->project);
  const CxReportOptions *options = context->options;
  const char *prepared = options->prepared_for != NULL ? options->prepared_for
                                                       : business->prepared_for;
  CxSection *section = cx_document_add_section (document, CX_RECIPE_T (context, N_ ("Cover")));
  CxCover *cover = cx_section_add_cover (section, business, document->title);
  g_autofree char *n = cx_number_to_human ((double) context->base, 0, context->language);
  g_autofree char *total = cx_number_to_human ((double) context->all, 0, context->language);
  g_autofree char *base_text = NULL;
  CxMoment now = { .ms = g_get_real_time () / 1000, .offset = CX_OFFSET_NONE };
  g_autofree char *today = cx_moment_to_human (now, cx_project_get_zone (context->project), FALSE,
                                               context->language);

  if (prepared != NULL && *prepared != '\0')
    cx_cover_add_fact (cover, CX_RECIPE_T (context, N_ ("Prepared for")), prepared);
  cx_cover_add_fact (cover, CX_RECIPE_T (context, N_ ("Survey")), document->subject);
  add_period_fact (context, cover);
  base_text = context->base == context->all
                  ? g_strdup_printf (cx_translate_plural (context->language, "%s response",
                                                          "%s responses", context->base),
                                     n)
                  : g_strdup_printf (CX_RECIPE_T (context, N_ ("%s of %s responses")), n, total);
  cx_cover_add_fact (cover, CX_RECIPE_T (context, N_ ("Base")), base_text);
  cx_cover_add_fact (cover, CX_RECIPE_T (context, N_ ("Filter")),
                     options->where != NULL ? options->where
                                            : CX_RECIPE_T (context, N_ ("none: all answers")));
  cx_cover_add_fact (cover, CX_RECIPE_T (context, N_ ("Made on")), today);
  cx_section_add_contents (section, CX_RECIPE_T (context, N_ ("Contents")), document);
}

static void
add_data (CxRecipeContext *context, CxDocument *document)
{
  CxSection *section = cx_document_add_section (document, CX_RECIPE_T (context, N_ ("Data")));
  guint items = 8;

  for (guint i = 0; i < context->survey->questions->len; i++)
    items += ((CxQuestion *) g_ptr_array_index (context->survey->questions, i))->items->len;
  document->data_cells = context->base * items;
  cx_section_add_responses (section, cx_frame_get_db (context->frame), context->survey,
                            cx_project_get_zone (context->project), context->only, context->base,
                            FALSE);
}

static CxDocument *
make (CxRecipeContext *context, GError **error)
{
  const CxBusiness *business = cx_project_get_business (context->project);
  const char *title = cx_survey_translate (context->survey, context->survey->uuid, "title",
                                           context->language, context->survey->title);
  g_autoptr (CxDocument) document = cx_document_new (title, context->language);
  document->author = g_strdup (business->name);
  document->subject = g_strdup (title);
  document->colour_1 = g_strdup (business->colour_1);
  document->colour_2 = g_strdup (business->colour_2);

  add_cover (context, document);
  if (!cx_results_add_summary (context, document, error) ||
      !cx_results_add_questions (context, document, error) ||
      !cx_results_add_comments (context, document, error))
    return NULL;
  add_data (context, document);
  return g_steal_pointer (&document);
}

const CxRecipe cx_recipe_survey_results = {
  .info = { .id = "survey-results",
            .title = N_ ("Survey results"),
            .description = N_ (
                "Cover, summary, every question with its table and chart, the comments and "
                "the raw data, as an Excel workbook.") },
  .make = make,
};
