#include "config.h"

#include "cx-recipe.h"

#include "cx-i18n.h"
#include "cx-output.h"
#include "cx-survey-repo.h"
#include "cx-xlsx.h"

#include <string.h>

/* The table, in the order in which reports are offered. */
#define RECIPES(line) line (survey_results)

#define DECLARE(id) extern const CxRecipe cx_recipe_##id;
RECIPES (DECLARE)

#define LIST(id) &cx_recipe_##id,
static const CxRecipe *const recipes[] = { RECIPES (LIST) };

const CxRecipeInfo *
cx_report_recipes (guint *n)
{
  static CxRecipeInfo infos[G_N_ELEMENTS (recipes)];

  for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
    infos[i] = recipes[i]->info;
  *n = G_N_ELEMENTS (recipes);
  return infos;
}

static const CxRecipe *
find_recipe (const char *id, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *mend = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
    {
      if (strcmp (recipes[i]->info.id, id) == 0)
        return recipes[i];
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", recipes[i]->info.id);
    }
  mend = g_strdup_printf (_ ("The reports are: %s."), known->str);
  cx_error_set (error, CX_ERROR_NOT_FOUND, mend, _ ("There is no report “%s”."), id);
  return NULL;
}

static gboolean
write_workbook (CxDocument *document,
                const char *output,
                guint *sheets,
                CxProgress *progress,
                GError **error)
{
  g_autofree char *tmp = cx_output_make_tmp (output);

  return cx_output_finish (tmp, output, cx_xlsx_write (document, tmp, sheets, progress, error),
                           error);
}

static gboolean
make_document (CxRecipeContext *context,
               const CxRecipe *recipe,
               const char *output,
               guint *sheets,
               GError **error)
{
  CxDb *db = cx_project_get_db (context->project);
  g_autoptr (CxDocument) document = NULL;
  gboolean made;

  /* One state of the file from the first number to the last row. */
  if (!cx_db_begin_read (db, error))
    return FALSE;
  if (cx_recipe_find_rows (context, error))
    document = recipe->make (context, error);
  made = document != NULL && write_workbook (document, output, sheets, context->progress, error);
  g_clear_pointer (&context->only, g_array_unref);
  cx_db_end_read (db);
  return made;
}

gboolean
cx_report_make (CxProject *project,
                const char *recipe_id,
                const CxReportOptions *options,
                const char *output,
                CxProgress *progress,
                CxReportResult *result,
                GError **error)
{
  const CxRecipe *recipe = find_recipe (recipe_id, error);
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (CxFrame) frame = NULL;
  CxRecipeContext context = { .project = project, .options = options, .progress = progress };

  if (recipe == NULL)
    return FALSE;
  if (!g_str_has_suffix (output, ".xlsx"))
    {
      cx_error_set (error, CX_ERROR_UNSUPPORTED, _ ("Name an output that ends in .xlsx."),
                    _ ("A report cannot be written as “%s”."), output);
      return FALSE;
    }
  survey = cx_survey_repo_find (cx_project_get_db (project), options->survey, error);
  if (survey == NULL)
    return FALSE;

  cx_progress_begin (progress, _ ("Making the report"), 0);
  frame = cx_frame_new (cx_project_get_db (project), survey, cx_project_get_zone (project));
  context.survey = survey;
  context.frame = frame;
  context.language = options->language != NULL ? options->language
                                               : cx_project_get_business (project)->language;
  if (!make_document (&context, recipe, output, &result->sheets, error))
    return FALSE;
  result->output = g_strdup (output);
  return TRUE;
}
