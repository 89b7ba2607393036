#include "config.h"

#include "cx-query-name.h"

#include "cx-question-type.h"
#include "cx-text.h"

#include <string.h>

static gboolean
has_flag (const CxQuestion *question, CxQuestionTypeFlags flag)
{
  return question->type != NULL && (question->type->flags & flag) != 0;
}

static void
set_item (CxQueryName *found, CxQuestion *question, CxItem *item)
{
  gboolean whole = item->kind == CX_ITEM_VALUE || item->kind == CX_ITEM_ROW;

  *found = (CxQueryName){ .question = question, .item = item, .row = item->row };
  if (item->kind == CX_ITEM_LIST)
    found->type = CX_EXPR_TYPE_SET;
  else if (item->storage == CX_STORAGE_TEXT)
    found->type = item->kind == CX_ITEM_VALUE && g_strcmp0 (question->type_id, "date") == 0
                      ? CX_EXPR_TYPE_DATE
                      : CX_EXPR_TYPE_TEXT;
  else if (item->coded && whole && has_flag (question, CX_TYPE_HAS_CHOICES) &&
           question->choices->len > 0)
    {
      found->type = CX_EXPR_TYPE_TEXT;
      found->is_choice = TRUE;
    }
  else
    found->type = CX_EXPR_TYPE_NUMBER;
}

static gboolean
set_question (CxQueryName *found, CxQuestion *question)
{
  CxItem *item = cx_question_find_item (question, CX_ITEM_VALUE, NULL, NULL);

  if (item == NULL)
    item = cx_question_find_item (question, CX_ITEM_LIST, NULL, NULL);
  if (item != NULL)
    set_item (found, question, item);
  else
    *found = (CxQueryName){ .type = CX_EXPR_TYPE_SET, .question = question };
  return item != NULL || (question->items->len > 0 && !has_flag (question, CX_TYPE_HAS_ROWS));
}

static void
set_field (CxQueryName *found, CxResponseField field)
{
  const CxResponseFieldInfo *info = cx_response_field_info (field);

  *found = (CxQueryName){ .field = field };
  if (info->is_moment)
    found->type = CX_EXPR_TYPE_DATE_TIME;
  else
    found->type = info->storage == CX_STORAGE_TEXT ? CX_EXPR_TYPE_TEXT : CX_EXPR_TYPE_NUMBER;
}

/* What stands behind the slash: a row, or an option with a column of its own. */
static gboolean
set_part (CxQueryName *found, CxQuestion *question, const char *part)
{
  CxQuestionRow *row;
  CxItem *item;

  if (!cx_question_find_part (question, part, &row, &item))
    return FALSE;
  if (item != NULL)
    set_item (found, question, item);
  else
    *found = (CxQueryName){ .type = CX_EXPR_TYPE_SET, .question = question, .row = row };
  return TRUE;
}

static CxQuestion *
find_question (CxSurvey *survey, const char *code, gsize length)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (strlen (question->code) == length && memcmp (question->code, code, length) == 0)
        return question;
    }
  return NULL;
}

/* Codes may hold slashes themselves, so every one is tried. */
static gboolean
find_part (CxSurvey *survey, const char *name, CxQueryName *found)
{
  for (const char *slash = strchr (name, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      CxQuestion *question = find_question (survey, name, (gsize) (slash - name));

      if (question != NULL && set_part (found, question, slash + 1))
        return TRUE;
    }
  return FALSE;
}

gboolean
cx_query_name_find (CxSurvey *survey, const char *name, CxQueryName *found)
{
  CxQuestion *question = find_question (survey, name, strlen (name));
  CxResponseField field;
  CxItem *item;

  if (question != NULL)
    return set_question (found, question);
  if (cx_response_field_from_name (name, &field))
    {
      set_field (found, field);
      return TRUE;
    }
  item = cx_survey_find_item (survey, name, &question);
  if (item != NULL && question != NULL && strcmp (item->code, name) == 0)
    {
      set_item (found, question, item);
      return TRUE;
    }
  return find_part (survey, name, found);
}

gboolean
cx_query_name_has_item (const CxQueryName *name, const CxItem *item)
{
  return (item->kind == CX_ITEM_CHOICE || item->kind == CX_ITEM_RANK) && item->choice != NULL &&
         (name->row == NULL || item->row == name->row);
}

/* --- For the type check ----------------------------------------------------------------------- */

static const char *const *
get_codes (CxQuerySchema *schema, CxQuestion *question)
{
  const char **codes = g_hash_table_lookup (schema->choices, question);

  if (codes != NULL)
    return codes;

  codes = g_new0 (const char *, question->choices->len + 1);
  for (guint i = 0; i < question->choices->len; i++)
    codes[i] = ((CxChoice *) g_ptr_array_index (question->choices, i))->code;
  g_hash_table_insert (schema->choices, question, codes);
  return codes;
}

static gboolean
resolve (const CxExprSchema *base, const char *name, CxExprName *found)
{
  CxQuerySchema *schema = base->user_data;
  CxQueryName query_name;

  if (!cx_query_name_find (schema->survey, name, &query_name))
    return FALSE;

  *found = (CxExprName){ .type = query_name.type };
  if (query_name.is_choice || query_name.type == CX_EXPR_TYPE_SET)
    found->choices = get_codes (schema, query_name.question);
  return TRUE;
}

/* The ways to name a choice, as those to name a question. */
static gboolean
has_name (CxSurvey *survey, const CxChoice *choice, const char *text, gboolean by_text)
{
  g_autofree char *wanted = by_text ? cx_text_tidy (text) : g_utf8_casefold (text, -1);
  g_autofree char *code = g_utf8_casefold (choice->code, -1);
  gboolean found = FALSE;

  if (!by_text)
    return strcmp (code, wanted) == 0;
  for (guint i = 0; !found && i <= survey->languages->len; i++)
    {
      const char *language = i > 0 ? g_ptr_array_index (survey->languages, i - 1) : NULL;
      g_autofree char *own = cx_text_tidy (
          cx_survey_translate (survey, choice->uuid, "text", language, choice->text));

      found = strcmp (own, wanted) == 0;
    }
  return found;
}

/* By code in another case, else by its exact text in any language of the survey. */
static char *
find_choice_code (const CxExprSchema *base, const char *name, const char *text)
{
  CxQuerySchema *schema = base->user_data;
  const CxChoice *found = NULL;
  CxQueryName query_name;
  guint n = 0;

  if (!cx_query_name_find (schema->survey, name, &query_name) ||
      !(query_name.is_choice || query_name.type == CX_EXPR_TYPE_SET) ||
      cx_question_find_choice (query_name.question, text) != NULL)
    return NULL;
  for (int by_text = 0; by_text < 2 && n == 0; by_text++)
    for (guint i = 0; i < query_name.question->choices->len; i++)
      {
        const CxChoice *choice = g_ptr_array_index (query_name.question->choices, i);

        if (!has_name (schema->survey, choice, text, by_text))
          continue;
        found = choice;
        n++;
      }
  return n == 1 ? g_strdup (found->code) : NULL;
}

static void
each_name (const CxExprSchema *base, void (*func) (const char *name, gpointer data), gpointer data)
{
  CxQuerySchema *schema = base->user_data;

  for (guint i = 0; i < schema->survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (schema->survey->questions, i);
      CxQueryName found;

      if (set_question (&found, question))
        func (question->code, data);
      for (guint j = 0; j < question->rows->len; j++)
        {
          CxQuestionRow *row = g_ptr_array_index (question->rows, j);
          g_autofree char *name = g_strdup_printf ("%s/%s", question->code, row->code);

          func (name, data);
        }
    }
  for (guint i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    func (cx_response_field_info (i)->name, data);
}

void
cx_query_schema_init (CxQuerySchema *schema, CxSurvey *survey)
{
  *schema = (CxQuerySchema){
    .schema = { .resolve = resolve, .each_name = each_name, .find_choice = find_choice_code },
    .survey = survey,
    .choices = g_hash_table_new_full (NULL, NULL, NULL, g_free),
  };
  schema->schema.user_data = schema;
}

void
cx_query_schema_clear (CxQuerySchema *schema)
{
  g_clear_pointer (&schema->choices, g_hash_table_unref);
}
