#include "config.h"

#include "cx-import-part.h"

#include "cx-i18n.h"

static CxQuestion *
find_question (CxImportModel *model, const CxMappingColumn *column)
{
  CxSurvey *survey = cx_import_model_get_reading (model)->survey;

  return survey != NULL && column->target == CX_TARGET_QUESTION
             ? cx_survey_find_question (survey, column->question, NULL)
             : NULL;
}

static void
add_option (GPtrArray *codes, GtkStringList *texts, const char *code, const char *text)
{
  for (guint i = 0; i < codes->len; i++)
    if (g_str_equal (g_ptr_array_index (codes, i), code))
      return;
  g_ptr_array_add (codes, g_strdup (code));
  gtk_string_list_append (texts, text != NULL && *text != '\0' ? text : code);
}

void
cx_import_part_list (CxImportModel *model,
                     const CxMappingColumn *column,
                     GPtrArray *codes,
                     GtkStringList *texts)
{
  CxQuestion *question = find_question (model, column);
  const CxMapping *mapping = cx_import_model_get_mapping (model);

  g_ptr_array_set_size (codes, 0);
  for (guint i = 0; question != NULL && column->part == CX_PART_ROW && i < question->rows->len; i++)
    {
      const CxQuestionRow *row = g_ptr_array_index (question->rows, i);

      add_option (codes, texts, row->code, row->text);
    }
  for (guint i = 0; question != NULL && column->part != CX_PART_ROW && i < question->choices->len;
       i++)
    {
      const CxChoice *choice = g_ptr_array_index (question->choices, i);

      add_option (codes, texts, choice->code, choice->text);
    }
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *other = cx_mapping_get_column (mapping, i);

      if ((other == column || cx_mapping_shares_question (column, other)) &&
          other->part == column->part && other->option != NULL)
        add_option (codes, texts, other->option, other->option_text);
    }
}

const char *
cx_import_part_name (CxPart part)
{
  switch (part)
    {
    case CX_PART_ROW:
      return _ ("Is this row of the question");
    case CX_PART_CHOICE:
      return _ ("Is this choice of the question");
    case CX_PART_RANK:
      return _ ("Holds the rank of");
    case CX_PART_PLACE:
      return _ ("Holds what was put at place");
    case CX_PART_OTHER:
      return _ ("Is the free text beside");
    case CX_PART_WHOLE:
    case CX_PART_JOINED:
    case CX_PART_SUMMARY:
    default:
      return NULL;
    }
}
