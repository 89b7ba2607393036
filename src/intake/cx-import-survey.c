#include "config.h"

#include "cx-import-survey.h"

#include "cx-i18n.h"
#include "cx-question-index.h"
#include "cx-question-type.h"
#include "cx-survey-repo.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

#define CODE_LENGTH 24

CxImportGrowth *
cx_import_growth_new (void)
{
  CxImportGrowth *self = g_new0 (CxImportGrowth, 1);

  self->questions = g_ptr_array_new_with_free_func (g_object_unref);
  self->grown = g_ptr_array_new_with_free_func (g_object_unref);
  self->missing = g_ptr_array_new_with_free_func (g_object_unref);
  self->fields = g_array_new (FALSE, FALSE, sizeof (CxResponseField));
  return self;
}

void
cx_import_growth_free (CxImportGrowth *growth)
{
  g_ptr_array_unref (growth->questions);
  g_ptr_array_unref (growth->grown);
  g_ptr_array_unref (growth->missing);
  g_array_unref (growth->fields);
  g_free (growth);
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* "Customer survey (March).csv" → "Customer survey (March)". */
static char *
make_title (const char *file_name)
{
  g_autofree char *base = g_path_get_basename (file_name);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  return cx_text_tidy (base);
}

CxSurvey *
cx_import_survey_new (const CxMapping *mapping, const char *file_name, const char *language)
{
  CxSurvey *survey = cx_survey_new ();
  gboolean named = mapping->new_title != NULL && mapping->new_title[0] != '\0';
  g_autofree char *title = named ? g_strdup (mapping->new_title) : make_title (file_name);
  g_autofree char *code = cx_text_code (title, CODE_LENGTH);

  if (mapping->language != NULL && mapping->language[0] != '\0')
    language = mapping->language;
  set_text (&survey->title, title);
  set_text (&survey->code, code[0] != '\0' ? code : "survey");
  set_text (&survey->language, language);
  g_ptr_array_set_size (survey->languages, 0);
  g_ptr_array_add (survey->languages, g_strdup (language));
  return survey;
}

/* --- Questions ----------------------------------------------------------------------------------
 */

/* The page with that title; only a survey that is new gets one where there is none. */
static CxPage *
find_page (CxSurvey *survey, const char *title)
{
  CxPage *page;

  if (title == NULL || title[0] == '\0')
    return NULL;
  for (guint i = 0; i < survey->pages->len; i++)
    {
      page = g_ptr_array_index (survey->pages, i);
      if (g_strcmp0 (page->title, title) == 0)
        return page;
    }
  if (survey->id != 0)
    return NULL;

  page = cx_page_new ();
  set_text (&page->title, title);
  g_ptr_array_add (survey->pages, page);
  return page;
}

static CxQuestion *
make_question (CxSurvey *survey, const CxMappingColumn *column)
{
  CxQuestion *question = cx_question_new (column->type);
  const char *text = column->text != NULL && column->text[0] != '\0' ? column->text
                                                                     : column->heading;

  set_text (&question->code, column->question);
  set_text (&question->text, text != NULL && text[0] != '\0' ? text : column->question);
  g_set_object (&question->page, find_page (survey, column->group));
  g_ptr_array_add (survey->questions, question);
  return question;
}

/* --- Items ---------------------------------------------------------------------------------- */

/* TRUE if a value of the column is listed as one of the kinds of missing answers. */
static gboolean
lists_missing (const CxMappingColumn *column)
{
  for (guint i = 0; i < column->recodes->len; i++)
    {
      const char *to = ((CxRecode *) g_ptr_array_index (column->recodes, i))->to;

      if (strcmp (to, CX_RECODE_UNANSWERED) == 0 || strcmp (to, CX_RECODE_NOT_APPLICABLE) == 0 ||
          strcmp (to, CX_RECODE_REFUSED) == 0)
        return TRUE;
    }
  return FALSE;
}

static CxItem *
find_missing_item (CxQuestion *question, const CxMappingColumn *column)
{
  CxQuestionRow *row;

  if (column->part == CX_PART_WHOLE)
    return cx_question_find_item (question, CX_ITEM_VALUE, NULL, NULL);
  if (column->part != CX_PART_ROW || column->option == NULL)
    return NULL;
  row = cx_question_find_row (question, column->option);
  return row != NULL ? cx_question_find_item (question, CX_ITEM_ROW, NULL, row) : NULL;
}

static void
note_missing (CxQuestion *question,
              const CxMappingColumn *column,
              CxImportNeeds *needs,
              CxImportGrowth *growth)
{
  CxItem *item;

  if (!lists_missing (column) && !cx_import_needs_has_missing (needs, column->index))
    return;
  item = find_missing_item (question, column);
  if (item == NULL || item->coded || item->has_missing)
    return;
  if (growth != NULL)
    g_ptr_array_add (growth->missing, g_object_ref (item));
  else
    item->has_missing = TRUE;
}

static void
add_field (CxImportGrowth *growth, CxResponseField field)
{
  for (guint i = 0; i < growth->fields->len; i++)
    if (g_array_index (growth->fields, CxResponseField, i) == field)
      return;
  g_array_append_val (growth->fields, field);
}

/* What the response itself is told, besides its answers. */
static void
note_fields (const CxMapping *mapping, CxImportGrowth *growth)
{
  if (mapping->id_column >= 0)
    add_field (growth, CX_FIELD_OF_SOURCE_ID);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *column = cx_mapping_get_column (mapping, i);

      if (column->target != CX_TARGET_FIELD)
        continue;
      add_field (growth, column->field);
      if (column->field == CX_FIELD_OF_SUBMITTED)
        add_field (growth, CX_FIELD_OF_OFFSET);
      if (column->field == CX_FIELD_OF_SUBMITTED && column->blank_is_incomplete)
        add_field (growth, CX_FIELD_OF_COMPLETE);
    }
}

/* --- The whole ------------------------------------------------------------------------------ */

static CxQuestion *
take_question (CxSurvey *survey,
               const CxMappingColumn *column,
               GHashTable *index,
               GHashTable *sizes,
               CxImportGrowth *growth,
               GError **error)
{
  CxQuestion *question;

  if (column->target == CX_TARGET_QUESTION)
    question = cx_question_index_find (index, survey, column->question, error);
  else if ((question = g_hash_table_lookup (index, column->question)) == NULL)
    {
      question = make_question (survey, column);
      cx_question_index_add (index, question);
      if (growth != NULL)
        g_ptr_array_add (growth->questions, g_object_ref (question));
    }
  if (question == NULL)
    cx_error_place (error, NULL, 0, column->heading);
  else if (!g_hash_table_contains (sizes, question))
    g_hash_table_insert (
        sizes, question,
        GUINT_TO_POINTER (question->choices->len + question->rows->len + question->items->len));
  return question;
}

static gboolean
finish_question (CxQuestion *question, guint size, CxImportGrowth *growth, GError **error)
{
  if (!cx_question_prepare (question, error))
    return FALSE;
  cx_question_layout (question);
  if (growth != NULL && question->id != 0 &&
      size != question->choices->len + question->rows->len + question->items->len)
    g_ptr_array_add (growth->grown, g_object_ref (question));
  return TRUE;
}

static gboolean
goes_to_question (const CxMappingColumn *column)
{
  return (column->target == CX_TARGET_QUESTION || column->target == CX_TARGET_NEW) &&
         column->question != NULL;
}

gboolean
cx_import_survey_grow (CxSurvey *survey,
                       const CxMapping *mapping,
                       CxImportNeeds *needs,
                       CxImportGrowth *growth,
                       GError **error)
{
  g_autoptr (GHashTable) index = cx_question_index_new (survey);
  g_autoptr (GHashTable) sizes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *column = cx_mapping_get_column (mapping, i);
      CxQuestion *question;

      if (!goes_to_question (column))
        continue;
      question = take_question (survey, column, index, sizes, growth, error);
      if (question == NULL)
        return FALSE;
      cx_import_question_fill (question, column, needs);
    }

  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);
      gpointer size;

      if (g_hash_table_lookup_extended (sizes, question, NULL, &size) &&
          !finish_question (question, GPOINTER_TO_UINT (size), growth, error))
        return FALSE;
    }

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *column = cx_mapping_get_column (mapping, i);

      if (goes_to_question (column))
        note_missing (cx_question_index_find (index, survey, column->question, NULL), column, needs,
                      growth);
    }
  if (growth != NULL)
    note_fields (mapping, growth);
  return TRUE;
}

gboolean
cx_import_growth_write (CxImportGrowth *growth, CxEdit *edit, CxSurvey *survey, GError **error)
{
  for (guint i = 0; i < growth->questions->len; i++)
    if (!cx_survey_repo_add_question (edit, survey, g_ptr_array_index (growth->questions, i),
                                      error))
      return FALSE;
  for (guint i = 0; i < growth->grown->len; i++)
    if (!cx_survey_repo_grow_question (edit, survey, g_ptr_array_index (growth->grown, i), error))
      return FALSE;
  return TRUE;
}
