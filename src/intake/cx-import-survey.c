#include "config.h"

#include "cx-import-survey.h"

#include "cx-i18n.h"
#include "cx-question-type.h"
#include "cx-survey-repo.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

#define CODE_LENGTH 24
#define OTHER_CODE "other"

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

/* --- Choices and rows
 * ------------------------------------------------------------------------------------ */

static CxChoice *
add_choice (CxQuestion *question, const char *code, int number, const char *text)
{
  CxChoice *choice = cx_choice_new (code, number, text);

  g_ptr_array_add (question->choices, choice);
  return choice;
}

static CxChoice *
ensure_choice (CxQuestion *question, const char *code, const char *text)
{
  CxChoice *choice = cx_question_find_choice (question, code);

  if (choice != NULL)
    return choice;
  return add_choice (question, code, cx_question_next_number (question),
                     text != NULL && text[0] != '\0' ? text : code);
}

static CxChoice *
find_choice_by_text (CxQuestion *question, const char *text)
{
  g_autofree char *key = cx_text_key (text);

  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);
      g_autofree char *other = cx_text_key (choice->text);

      if (strcmp (key, other) == 0)
        return choice;
    }
  return NULL;
}

/* The choice that takes a free text. @code nullable: the one there is, else a new one. What a
 * choice in the file is stays as it is: one without a free text gets none. */
static void
ensure_other (CxQuestion *question, const char *code, const char *text)
{
  CxChoice *choice = code != NULL ? cx_question_find_choice (question, code) : NULL;

  for (guint i = 0; code == NULL && choice == NULL && i < question->choices->len; i++)
    {
      CxChoice *candidate = g_ptr_array_index (question->choices, i);

      if (candidate->other)
        choice = candidate;
    }
  if (choice == NULL)
    choice = ensure_choice (question, code != NULL ? code : OTHER_CODE,
                            text != NULL && text[0] != '\0' ? text : _ ("Other"));
  if (choice->id == 0)
    choice->other = TRUE;
}

static gboolean
is_reserved (const char *word)
{
  static const char *const words[] = { CX_RECODE_UNANSWERED, CX_RECODE_NOT_APPLICABLE,
                                       CX_RECODE_REFUSED,    CX_RECODE_IGNORE,
                                       CX_RECODE_LEAVE_OUT,  NULL };

  return g_strv_contains (words, word);
}

static const char *
get_label (const CxRecode *recode)
{
  return recode->label != NULL && recode->label[0] != '\0' ? recode->label : recode->from;
}

static void
add_listed_choices (CxQuestion *question, const CxMappingColumn *column)
{
  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);

      if (!is_reserved (recode->to) && recode->to[0] != '\0')
        ensure_choice (question, recode->to, get_label (recode));
    }
}

/* The points of a scale that have a name: "Very satisfied" for 5. */
static void
name_points (CxQuestion *question, const CxMappingColumn *column)
{
  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);
      const char *label = get_label (recode);
      double number;

      if (!cx_number_parse (recode->to, strlen (recode->to), &number) || number < 1 ||
          number > 10000 || number != floor (number) ||
          cx_number_parse (label, strlen (label), &number) ||
          cx_question_find_choice (question, recode->to) != NULL)
        continue;
      cx_number_parse (recode->to, strlen (recode->to), &number);
      add_choice (question, recode->to, (int) number, label)->score = number;
    }
}

static gboolean
is_word (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Yes and no in the words of the file. */
static void
name_yes_no (CxQuestion *question, const CxMappingColumn *column)
{
  static const char *const codes[] = { "yes", "no" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const char *label = i == 0 ? _ ("Yes") : _ ("No");

      for (guint k = 0; k < column->recodes->len; k++)
        {
          CxRecode *recode = g_ptr_array_index (column->recodes, k);

          if (strcmp (recode->to, codes[i]) == 0 && is_word (get_label (recode)))
            {
              label = get_label (recode);
              break;
            }
        }
      add_choice (question, codes[i], (int) i + 1, label)->score = i == 0 ? 1 : 0;
    }
}

/* The options that a joined column is known to have, and those that reading it brought up. */
static void
add_options (CxQuestion *question, const CxMappingColumn *column, CxImportNeeds *needs)
{
  GPtrArray *found = cx_import_needs_get_options (needs, column->index);
  GPtrArray *lists[] = { column->options, found };

  add_listed_choices (question, column);
  if (found != NULL && found->len > CX_IMPORT_MOST_OPTIONS)
    {
      ensure_other (question, NULL, NULL);
      lists[1] = NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; lists[i] != NULL && k < lists[i]->len; k++)
      {
        const char *text = g_ptr_array_index (lists[i], k);
        g_autofree char *key = cx_text_key (text);
        g_autofree char *code = NULL;
        gboolean listed = find_choice_by_text (question, text) != NULL;

        for (guint r = 0; !listed && r < column->recodes->len; r++)
          {
            CxRecode *recode = g_ptr_array_index (column->recodes, r);
            g_autofree char *from = cx_text_key (recode->from);

            listed = strcmp (from, key) == 0;
          }
        if (listed)
          continue;
        code = cx_question_make_choice_code (question, text);
        ensure_choice (question, code, text);
      }
}

static void
ensure_row (CxQuestion *question, const CxMappingColumn *column)
{
  if (column->option == NULL || cx_question_find_row (question, column->option) != NULL)
    return;
  g_ptr_array_add (question->rows, cx_question_row_new (column->option, column->option_text != NULL
                                                                            ? column->option_text
                                                                            : column->option));
}

/* --- Questions
 * -------------------------------------------------------------------------------------------- */

static gboolean
is_scale (const CxQuestion *question)
{
  return question->type != NULL && (question->type->flags & CX_TYPE_IS_SCALE) != 0;
}

static void
add_values (CxQuestion *question, const CxMappingColumn *column)
{
  gboolean has_choices = question->type != NULL &&
                         (question->type->flags & CX_TYPE_HAS_CHOICES) != 0;
  gboolean scaled = !isnan (question->scale_min);

  if (strcmp (question->type_id, "yesno") == 0)
    {
      if (question->choices->len == 0)
        name_yes_no (question, column);
    }
  else if (is_scale (question) || (column->part == CX_PART_ROW && scaled))
    {
      /* Names of points are the question's own; a file only gives them to one that it makes. */
      if (question->id == 0 && is_scale (question))
        name_points (question, column);
    }
  else if (has_choices)
    add_listed_choices (question, column);
  if (column->part == CX_PART_WHOLE && column->option != NULL && has_choices)
    ensure_other (question, column->option, column->option_text);
}

/* What @column adds to its question. */
static void
fill_question (CxQuestion *question, const CxMappingColumn *column, CxImportNeeds *needs)
{
  if (question->id == 0 && isnan (question->scale_min) && !isnan (column->scale_min))
    {
      question->scale_min = column->scale_min;
      question->scale_max = column->scale_max;
    }
  if (question->id == 0 && strcmp (question->type_id, "date") == 0 &&
      column->date_pattern != NULL && strpbrk (column->date_pattern, "Hh") != NULL)
    cx_question_set_property (question, "with_time", "1");

  switch (column->part)
    {
    case CX_PART_CHOICE:
    case CX_PART_RANK:
      if (column->option != NULL)
        ensure_choice (question, column->option, column->option_text);
      break;
    case CX_PART_JOINED:
      add_options (question, column, needs);
      if (column->option != NULL)
        ensure_other (question, column->option, column->option_text);
      break;
    case CX_PART_ROW:
      ensure_row (question, column);
      add_values (question, column);
      break;
    case CX_PART_OTHER:
      ensure_other (question, column->option, column->option_text);
      break;
    case CX_PART_WHOLE:
    case CX_PART_SUMMARY:
    default:
      add_values (question, column);
      break;
    }
}

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
find_question (CxSurvey *survey, const char *code)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (strcmp (question->code, code) == 0)
        return question;
    }
  return NULL;
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

/* --- Items
 * --------------------------------------------------------------------------------------------------
 */

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

/* --- The whole
 * -----------------------------------------------------------------------------------------------
 */

static CxQuestion *
take_question (CxSurvey *survey,
               const CxMappingColumn *column,
               GHashTable *sizes,
               CxImportGrowth *growth,
               GError **error)
{
  CxQuestion *question;

  if (column->target == CX_TARGET_QUESTION)
    question = cx_survey_find_question (survey, column->question, error);
  else if ((question = find_question (survey, column->question)) == NULL)
    {
      question = make_question (survey, column);
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
  g_autoptr (GHashTable) sizes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *column = cx_mapping_get_column (mapping, i);
      CxQuestion *question;

      if (!goes_to_question (column))
        continue;
      question = take_question (survey, column, sizes, growth, error);
      if (question == NULL)
        return FALSE;
      fill_question (question, column, needs);
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
        note_missing (cx_survey_find_question (survey, column->question, NULL), column, needs,
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
