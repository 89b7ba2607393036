#include "config.h"

#include "cx-response-context.h"

#include "cx-i18n.h"

#include <string.h>

struct _CxResponseContext
{
  CxExprContext base;
  CxQueryName *names; /* one a slot */
  guint n_names;
  GArray *fields;   /* CxResponseField */
  GPtrArray *items; /* CxItem, borrowed */
  guint *columns;   /* by slot: the field's or first item's place among what is read */
  CxStatement *row; /* borrowed */
  int first;
};

/* "2026-03-09", or with a time read in the business's zone. */
static void
set_date (CxResponseContext *context, const char *text, CxExprValue *value)
{
  CxExprValue written = CX_EXPR_VALUE_INIT;
  gint64 number;

  cx_expr_value_set_text (&written, text);
  if (strlen (text) <= strlen ("2026-03-09"))
    {
      if (cx_expr_value_to_days (&written, &context->base.zone, &number))
        cx_expr_value_set_date (value, number);
    }
  else if (cx_expr_value_to_moment (&written, &context->base.zone, &number))
    cx_expr_value_set_date_time (value, number);
}

static void
append_code (GString *codes, const CxChoice *choice)
{
  if (choice == NULL)
    return;
  if (codes->len > 0)
    g_string_append_c (codes, CX_EXPR_SET_SEPARATOR);
  g_string_append (codes, choice->code);
}

/* "3 17": numbers of choices. */
static void
set_list (const CxQueryName *name, const char *numbers, CxExprValue *value)
{
  GString *codes = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (numbers, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    append_code (codes, cx_question_get_choice_by_number (
                            name->question, (int) g_ascii_strtoll (parts[i], NULL, 10)));
  cx_expr_value_take_set (value, g_string_free (codes, FALSE));
}

typedef struct
{
  gint64 rank;
  guint place; /* keeps the order of the options among the same ranks, and of those without one */
  const CxChoice *choice;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a, *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return left->place < right->place ? -1 : left->place > right->place;
}

/* The options chosen, of a ranking the best first. */
static void
set_options (CxResponseContext *context, const CxQueryName *name, int column, CxExprValue *value)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < name->question->items->len; i++)
    {
      const CxItem *item = g_ptr_array_index (name->question->items, i);
      Ranked one = { 0, i, item->choice };

      if (!cx_query_name_has_item (name, item))
        continue;
      if (!cx_statement_is_null (context->row, column))
        one.rank = cx_statement_get_int (context->row, column);
      if (item->kind == CX_ITEM_RANK ? one.rank > 0 : one.rank == 1)
        g_array_append_val (ranked, one);
      column++;
    }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    append_code (codes, g_array_index (ranked, Ranked, i).choice);
  cx_expr_value_take_set (value, g_string_free (codes, FALSE));
}

static void
set_number (CxResponseContext *context, const CxQueryName *name, int column, CxExprValue *value)
{
  double number = cx_statement_get_double (context->row, column);
  const CxChoice *choice;

  if (name->item != NULL && name->item->coded && number < 0)
    return;
  if (!name->is_choice)
    {
      cx_expr_value_set_number (value, number);
      return;
    }
  choice = cx_question_get_choice_by_number (name->question, (int) number);
  if (choice != NULL)
    cx_expr_value_set_text (value, choice->code);
}

static gboolean
look_up (CxExprContext *base, const CxExprNode *reference, CxExprValue *value, GError **error)
{
  CxResponseContext *context = base->user_data;
  const CxQueryName *name = &context->names[reference->slot];
  int column = context->first + (int) context->columns[reference->slot];

  if (name->type == CX_EXPR_TYPE_SET && name->item == NULL)
    {
      set_options (context, name, column, value);
      return TRUE;
    }
  if (cx_statement_is_null (context->row, column))
    return TRUE;

  if (name->type == CX_EXPR_TYPE_SET)
    set_list (name, cx_statement_get_text (context->row, column), value);
  else if (name->type == CX_EXPR_TYPE_DATE)
    set_date (context, cx_statement_get_text (context->row, column), value);
  else if (name->type == CX_EXPR_TYPE_DATE_TIME)
    cx_expr_value_set_date_time (value, cx_statement_get_int (context->row, column));
  else if (name->type == CX_EXPR_TYPE_TEXT && !name->is_choice)
    cx_expr_value_set_text (value, cx_statement_get_text (context->row, column));
  else
    set_number (context, name, column, value);
  return TRUE;
}

static char *
get_choice_name (CxExprContext *base, const CxExprNode *reference, const char *code)
{
  CxResponseContext *context = base->user_data;
  CxQuestion *question = context->names[reference->slot].question;
  const CxChoice *choice = question != NULL ? cx_question_find_choice (question, code) : NULL;

  return choice != NULL ? g_strdup (choice->text) : NULL;
}

/* Adds what @name needs, and tells where among the fields or items it begins. */
static guint
add_columns (CxResponseContext *context, const CxQueryName *name)
{
  guint place;

  if (name->question == NULL)
    {
      g_array_append_val (context->fields, name->field);
      return context->fields->len - 1;
    }
  place = context->items->len;
  if (name->item != NULL)
    g_ptr_array_add (context->items, name->item);
  else
    for (guint i = 0; i < name->question->items->len; i++)
      {
        CxItem *item = g_ptr_array_index (name->question->items, i);

        if (cx_query_name_has_item (name, item))
          g_ptr_array_add (context->items, item);
      }
  return place;
}

CxResponseContext *
cx_response_context_new (CxSurvey *survey,
                         const CxExpr *expr,
                         GTimeZone *zone,
                         gint64 now,
                         GError **error)
{
  g_autoptr (CxResponseContext) context = g_new0 (CxResponseContext, 1);
  const char *const *references = cx_expr_references (expr, &context->n_names);

  cx_expr_context_init (&context->base, zone, now, look_up, context);
  context->base.choice_name = get_choice_name;
  context->names = g_new0 (CxQueryName, context->n_names);
  context->columns = g_new0 (guint, context->n_names);
  context->fields = g_array_new (FALSE, FALSE, sizeof (CxResponseField));
  context->items = g_ptr_array_new ();
  for (guint i = 0; i < context->n_names; i++)
    {
      if (!cx_query_name_find (survey, references[i], &context->names[i]))
        {
          cx_error_set (error, CX_ERROR_NOT_FOUND,
                        _ ("Use the code of a question of this survey, or the name of a field."),
                        _ ("There is no question “%s”."), references[i]);
          return NULL;
        }
      context->columns[i] = add_columns (context, &context->names[i]);
    }
  /* Items are read behind the fields. */
  for (guint i = 0; i < context->n_names; i++)
    if (context->names[i].question != NULL)
      context->columns[i] += context->fields->len;
  return g_steal_pointer (&context);
}

void
cx_response_context_free (CxResponseContext *context)
{
  if (context == NULL)
    return;
  g_clear_pointer (&context->fields, g_array_unref);
  g_clear_pointer (&context->items, g_ptr_array_unref);
  g_free (context->names);
  g_free (context->columns);
  g_free (context);
}

const CxResponseField *
cx_response_context_get_fields (CxResponseContext *context, guint *n)
{
  *n = context->fields->len;
  return (const CxResponseField *) (void *) context->fields->data;
}

CxItem *const *
cx_response_context_get_items (CxResponseContext *context, guint *n)
{
  *n = context->items->len;
  return (CxItem *const *) context->items->pdata;
}

const CxQueryName *
cx_response_context_get_name (CxResponseContext *context, guint slot)
{
  g_return_val_if_fail (slot < context->n_names, NULL);
  return &context->names[slot];
}

void
cx_response_context_set_row (CxResponseContext *context, CxStatement *row, int first)
{
  context->row = row;
  context->first = first;
}

CxExprContext *
cx_response_context_get (CxResponseContext *context)
{
  return &context->base;
}
