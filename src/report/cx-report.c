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

/* What the recipe makes of it, inside one read transaction that the caller ends. */
static CxDocument *
fill_document (CxRecipeContext *context, const CxRecipe *recipe, GError **error)
{
  return cx_recipe_find_rows (context, error) ? recipe->make (context, error) : NULL;
}

static gboolean
make_workbook (CxRecipeContext *context,
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
  document = fill_document (context, recipe, error);
  made = document != NULL && write_workbook (document, output, sheets, context->progress, error);
  g_clear_pointer (&context->only, g_array_unref);
  cx_db_end_read (db);
  return made;
}

/* Finds the survey and makes the frame; both belong to @context until clear_context (). */
static gboolean
init_context (CxRecipeContext *context,
              CxProject *project,
              const CxReportOptions *options,
              CxProgress *progress,
              GError **error)
{
  CxDb *db = cx_project_get_db (project);

  context->project = project;
  context->options = options;
  context->progress = progress;
  context->survey = cx_survey_repo_find (db, options->survey, error);
  if (context->survey == NULL)
    return FALSE;
  cx_progress_begin (progress, _ ("Making the report"), 0);
  context->frame = cx_frame_new (db, context->survey, cx_project_get_zone (project));
  context->language = options->language != NULL ? options->language
                                                : cx_project_get_business (project)->language;
  return TRUE;
}

static void
clear_context (CxRecipeContext *context)
{
  g_clear_pointer (&context->only, g_array_unref);
  g_clear_pointer (&context->frame, cx_frame_free);
  g_clear_object (&context->survey);
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
  CxRecipeContext context = { NULL };
  gboolean made;

  if (recipe == NULL)
    return FALSE;
  if (!g_str_has_suffix (output, ".xlsx"))
    {
      cx_error_set (error, CX_ERROR_UNSUPPORTED, _ ("Name an output that ends in .xlsx."),
                    _ ("A report cannot be written as “%s”."), output);
      return FALSE;
    }
  made = init_context (&context, project, options, progress, error) &&
         make_workbook (&context, recipe, output, &result->sheets, error);
  clear_context (&context);
  if (made)
    result->output = g_strdup (output);
  return made;
}

CxDocument *
cx_report_make_document (CxProject *project,
                         const char *recipe_id,
                         const CxReportOptions *options,
                         CxProgress *progress,
                         gint64 *base,
                         GError **error)
{
  const CxRecipe *recipe = find_recipe (recipe_id, error);
  CxRecipeContext context = { NULL };
  CxDocument *document = NULL;

  if (recipe == NULL)
    return NULL;
  if (init_context (&context, project, options, progress, error) &&
      cx_db_begin_read (cx_project_get_db (project), error))
    {
      document = fill_document (&context, recipe, error);
      cx_db_end_read (cx_project_get_db (project));
    }
  if (base != NULL)
    *base = context.base;
  clear_context (&context);
  return document;
}
