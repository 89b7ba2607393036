#include "config.h"

#include "cx-answer-filter.h"

#include "cx-answer-filter-private.h"
#include "cx-query-name.h"

#include <string.h>

CxAnswerPart *
cx_answer_part_new (CxAnswerPartKind kind, const char *name)
{
  CxAnswerPart *part = g_new0 (CxAnswerPart, 1);

  part->kind = kind;
  part->name = g_strdup (name);
  part->values = g_ptr_array_new_with_free_func (g_free);
  return part;
}

void
cx_answer_part_free (CxAnswerPart *part)
{
  g_free (part->name);
  g_ptr_array_unref (part->values);
  g_free (part->low);
  g_free (part->high);
  g_free (part->expression);
  g_free (part);
}

static CxAnswerPart *
copy_part (const CxAnswerPart *part)
{
  CxAnswerPart *copy = cx_answer_part_new (part->kind, part->name);

  for (guint i = 0; i < part->values->len; i++)
    g_ptr_array_add (copy->values, g_strdup (g_ptr_array_index (part->values, i)));
  copy->numeric = part->numeric;
  copy->low = g_strdup (part->low);
  copy->high = g_strdup (part->high);
  copy->below = part->below;
  copy->expression = g_strdup (part->expression);
  return copy;
}

CxAnswerFilter *
cx_answer_filter_new (void)
{
  CxAnswerFilter *filter = g_new0 (CxAnswerFilter, 1);

  filter->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_answer_part_free);
  return filter;
}

CxAnswerFilter *
cx_answer_filter_copy (const CxAnswerFilter *filter)
{
  CxAnswerFilter *copy = cx_answer_filter_new ();

  cx_answer_filter_set_dates (copy, filter->since, filter->until);
  for (guint i = 0; i < filter->parts->len; i++)
    g_ptr_array_add (copy->parts, copy_part (g_ptr_array_index (filter->parts, i)));
  return copy;
}

void
cx_answer_filter_free (CxAnswerFilter *filter)
{
  g_free (filter->since);
  g_free (filter->until);
  g_ptr_array_unref (filter->parts);
  g_free (filter);
}

gboolean
cx_answer_filter_equal (const CxAnswerFilter *a, const CxAnswerFilter *b)
{
  g_autofree char *where_a = cx_answer_filter_get_where (a);
  g_autofree char *where_b = cx_answer_filter_get_where (b);

  return g_strcmp0 (a->since, b->since) == 0 && g_strcmp0 (a->until, b->until) == 0 &&
         g_strcmp0 (where_a, where_b) == 0;
}

gboolean
cx_answer_filter_is_empty (const CxAnswerFilter *filter)
{
  return filter->since == NULL && filter->until == NULL && filter->parts->len == 0;
}

void
cx_answer_filter_clear (CxAnswerFilter *filter)
{
  cx_answer_filter_set_dates (filter, NULL, NULL);
  g_ptr_array_set_size (filter->parts, 0);
}

static void
set_text (char **field, const char *text)
{
  char *copy = text != NULL && *text != '\0' ? g_strdup (text) : NULL;

  g_free (*field);
  *field = copy;
}

void
cx_answer_filter_set_dates (CxAnswerFilter *filter, const char *since, const char *until)
{
  set_text (&filter->since, since);
  set_text (&filter->until, until);
}

CxAnswerPart *
cx_answer_filter_find (const CxAnswerFilter *filter, const char *name)
{
  for (guint i = 0; i < filter->parts->len; i++)
    {
      CxAnswerPart *part = g_ptr_array_index (filter->parts, i);

      if (part->kind != CX_PART_EXPRESSION && g_str_equal (part->name, name))
        return part;
    }
  return NULL;
}

gboolean
cx_answer_part_has_value (const CxAnswerPart *part, const char *value)
{
  return g_ptr_array_find_with_equal_func (part->values, value, g_str_equal, NULL);
}

/* What is said about @name from now on stands where something was said about it before. */
static void
put_part (CxAnswerFilter *filter, const char *name, CxAnswerPart *part)
{
  CxAnswerPart *old = cx_answer_filter_find (filter, name);
  guint index;

  if (old == NULL || !g_ptr_array_find (filter->parts, old, &index))
    {
      if (part != NULL)
        g_ptr_array_add (filter->parts, part);
      return;
    }
  if (part != NULL)
    g_ptr_array_insert (filter->parts, (int) index + 1, part);
  g_ptr_array_remove_index (filter->parts, index);
}

static CxAnswerPart *
make_values (CxSurvey *survey, const char *name)
{
  CxQueryName found;
  CxAnswerPart *part = cx_answer_part_new (CX_PART_VALUES, name);

  if (!cx_query_name_find (survey, name, &found))
    return part;
  part->numeric = found.type == CX_EXPR_TYPE_NUMBER;
  if (found.type == CX_EXPR_TYPE_SET || strcmp (name, CX_FILTER_TAGS) == 0)
    part->kind = CX_PART_SELECTED;
  return part;
}

void
cx_answer_filter_set_values (CxAnswerFilter *filter,
                             CxSurvey *survey,
                             const char *name,
                             const char *const *values)
{
  CxAnswerPart *part;

  if (values == NULL || *values == NULL)
    {
      put_part (filter, name, NULL);
      return;
    }
  part = make_values (survey, name);
  for (; *values != NULL; values++)
    g_ptr_array_add (part->values, g_strdup (*values));
  put_part (filter, name, part);
}

void
cx_answer_filter_toggle_value (CxAnswerFilter *filter,
                               CxSurvey *survey,
                               const char *name,
                               const char *value)
{
  const CxAnswerPart *old = cx_answer_filter_find (filter, name);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  gboolean was = FALSE;

  for (guint i = 0; old != NULL && i < old->values->len; i++)
    if (g_str_equal (g_ptr_array_index (old->values, i), value))
      was = TRUE;
    else
      g_ptr_array_add (values, g_strdup (g_ptr_array_index (old->values, i)));
  if (!was)
    g_ptr_array_add (values, g_strdup (value));
  g_ptr_array_add (values, NULL);
  cx_answer_filter_set_values (filter, survey, name, (const char *const *) values->pdata);
}

void
cx_answer_filter_set_range (CxAnswerFilter *filter,
                            const char *name,
                            const char *low,
                            const char *high,
                            gboolean below,
                            gboolean numeric)
{
  CxAnswerPart *part = NULL;

  if (low != NULL || high != NULL)
    {
      part = cx_answer_part_new (CX_PART_RANGE, name);
      part->low = g_strdup (low);
      part->high = g_strdup (high);
      part->below = below;
      part->numeric = numeric;
    }
  put_part (filter, name, part);
}

void
cx_answer_filter_add_expression (CxAnswerFilter *filter, const char *expression)
{
  CxAnswerPart *part = cx_answer_part_new (CX_PART_EXPRESSION, NULL);

  part->expression = g_strdup (expression);
  g_ptr_array_add (filter->parts, part);
}

void
cx_answer_filter_remove (CxAnswerFilter *filter, guint index)
{
  g_return_if_fail (index < filter->parts->len);
  g_ptr_array_remove_index (filter->parts, index);
}

gboolean
cx_answer_filter_check (CxSurvey *survey, const char *expression, GError **error)
{
  g_auto (CxQuerySchema) schema = { 0 };
  g_autoptr (CxExpr) expr = cx_expr_parse (expression, error);

  if (expr == NULL)
    return FALSE;
  cx_query_schema_init (&schema, survey);
  cx_expr_settle_choices (expr, &schema.schema);
  return cx_expr_check_condition (expr, &schema.schema, error);
}

/* --- As an expression ------------------------------------------------------------------------- */

static void
write_value (GString *text, const CxAnswerPart *part, const char *value)
{
  g_autofree char *quoted = cx_expr_quote (value);

  g_string_append (text, part->numeric && *value != '\0' ? value : quoted);
}

static void
write_comparison (GString *text, const CxAnswerPart *part, const char *op, const char *value)
{
  g_string_append_printf (text, "${%s} %s ", part->name, op);
  write_value (text, part, value);
}

/* One of several that stand in one text with commas between them, whole. */
static void
write_tag (GString *text, const char *tag)
{
  g_autofree char *whole = g_strconcat (CX_FILTER_COMMA, tag, CX_FILTER_COMMA, NULL);
  g_autofree char *quoted = cx_expr_quote (whole);

  g_string_append_printf (text, "contains(concat('%s', ${%s}, '%s'), %s)", CX_FILTER_COMMA,
                          CX_FILTER_TAGS, CX_FILTER_COMMA, quoted);
}

static void
write_values (GString *text, const CxAnswerPart *part)
{
  gboolean several = part->values->len > 1;

  if (several)
    g_string_append_c (text, '(');
  for (guint i = 0; i < part->values->len; i++)
    {
      const char *value = g_ptr_array_index (part->values, i);

      if (i > 0)
        g_string_append (text, " or ");
      if (part->kind == CX_PART_SELECTED && strcmp (part->name, CX_FILTER_TAGS) == 0 &&
          *value != '\0')
        write_tag (text, value);
      else if (part->kind == CX_PART_SELECTED && *value != '\0')
        {
          g_autofree char *quoted = cx_expr_quote (value);

          g_string_append_printf (text, "selected(${%s}, %s)", part->name, quoted);
        }
      else
        write_comparison (text, part, "=", value);
    }
  if (several)
    g_string_append_c (text, ')');
}

/* An expression that is one side of an "and". */
static void
write_expression (GString *text, const char *expression)
{
  g_autoptr (CxExpr) expr = cx_expr_parse (expression, NULL);
  gboolean binds_weaker = expr == NULL || cx_expr_get_root (expr)->op == CX_EXPR_OP_OR;

  g_string_append_printf (text, binds_weaker ? "(%s)" : "%s", expression);
}

static void
write_part (GString *text, const CxAnswerPart *part)
{
  if (part->kind == CX_PART_EXPRESSION)
    write_expression (text, part->expression);
  else if (part->kind != CX_PART_RANGE)
    write_values (text, part);
  else
    {
      if (part->low != NULL)
        write_comparison (text, part, ">=", part->low);
      if (part->low != NULL && part->high != NULL)
        g_string_append (text, " and ");
      if (part->high != NULL)
        write_comparison (text, part, part->below ? "<" : "<=", part->high);
    }
}

char *
cx_answer_filter_get_where (const CxAnswerFilter *filter)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* One expression alone needs no brackets, and one that is wrong keeps its positions. */
  if (filter->parts->len == 1)
    {
      const CxAnswerPart *part = g_ptr_array_index (filter->parts, 0);

      if (part->kind == CX_PART_EXPRESSION)
        return g_strdup (part->expression);
    }
  for (guint i = 0; i < filter->parts->len; i++)
    {
      if (i > 0)
        g_string_append (text, " and ");
      write_part (text, g_ptr_array_index (filter->parts, i));
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

char *
cx_answer_filter_make_place (const CxAnswerFilter *filter,
                             const char *path,
                             const char *name,
                             const char *value)
{
  g_autofree char *where = cx_answer_filter_get_where (filter);

  return cx_place_make (path, name != NULL ? name : "", name != NULL ? value : NULL, "where", where,
                        "since", filter->since, "until", filter->until, NULL);
}
