#include "config.h"

#include "cx-filter-choices.h"

#include "cx-answer-filter.h"
#include "cx-expr.h"
#include "cx-filter-dates.h"
#include "cx-i18n.h"
#include "cx-query-name.h"
#include "cx-question-type.h"
#include "cx-response-tags.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* More different values than these are no choice for anybody. */
#define MAX_VALUES 500
#define MAX_POINTS 101

static const CxResponseField offered[] = {
  CX_FIELD_OF_BRANCH,   CX_FIELD_OF_CHANNEL, CX_FIELD_OF_STAFF,
  CX_FIELD_OF_LANGUAGE, CX_FIELD_OF_TAGS,
};

static void
value_free (CxFilterValue *value)
{
  g_free (value->value);
  g_free (value->label);
  g_free (value);
}

static void
field_free (CxFilterField *field)
{
  g_free (field->name);
  g_ptr_array_unref (field->values);
  g_free (field);
}

void
cx_filter_choices_free (CxFilterChoices *choices)
{
  g_clear_object (&choices->survey);
  g_ptr_array_unref (choices->fields);
  g_free (choices);
}

static GPtrArray *
new_values (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);
}

/* Takes @label. */
static void
add_value (GPtrArray *values, const char *value, char *label)
{
  CxFilterValue *added = g_new0 (CxFilterValue, 1);

  added->value = g_strdup (value);
  added->label = label;
  g_ptr_array_add (values, added);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const CxFilterValue *x = *(CxFilterValue *const *) a, *y = *(CxFilterValue *const *) b;
  g_autofree char *key_x = cx_text_sort_key (x->label);
  g_autofree char *key_y = cx_text_sort_key (y->label);

  return strcmp (key_x, key_y);
}

/* --- What occurs in the answers --------------------------------------------------------------- */

/* A response may have several: each is a value of its own. */
static GPtrArray *
list_tags (const CxDictionary *dictionary)
{
  guint n = cx_dictionary_get_size (dictionary);
  g_autoptr (GString) all = g_string_new (NULL);
  g_auto (GStrv) tags = NULL;
  GPtrArray *values = new_values ();

  for (guint i = 0; i < n; i++)
    g_string_append_printf (all, "%s,", cx_dictionary_get_text (dictionary, (gint32) i));
  tags = cx_response_tags_parse (all->str);
  for (guint i = 0; tags[i] != NULL; i++)
    add_value (values, tags[i], g_strdup (tags[i]));
  return values;
}

static GPtrArray *
list_texts (const CxDictionary *dictionary)
{
  guint n = cx_dictionary_get_size (dictionary);
  GPtrArray *values = new_values ();

  for (guint i = 0; i < n && n <= MAX_VALUES; i++)
    {
      const char *text = cx_dictionary_get_text (dictionary, (gint32) i);

      add_value (values, text, g_strdup (text));
    }
  g_ptr_array_sort (values, compare_values);
  return values;
}

static void
add_field (CxFilterChoices *choices, CxFrame *frame, CxResponseField field)
{
  const CxColumn *column = cx_frame_get_field (frame, field);
  g_autoptr (GPtrArray) values = NULL;
  CxFilterField *added;

  if (column == NULL || column->dictionary == NULL)
    return;
  values = field == CX_FIELD_OF_TAGS ? list_tags (column->dictionary)
                                     : list_texts (column->dictionary);
  if (values->len == 0 || values->len > MAX_VALUES)
    return;
  added = g_new0 (CxFilterField, 1);
  added->name = g_strdup (cx_response_field_info (field)->name);
  added->values = g_steal_pointer (&values);
  g_ptr_array_add (choices->fields, added);
}

gpointer
cx_filter_choices_run (CxWorkspace *workspace,
                       gpointer request,
                       CxProgress *progress,
                       GError **error)
{
  CxFrame *frame = cx_workspace_get_frame (workspace, *(gint64 *) request, error);
  g_auto (CxColumnSet) set = { 0 };
  CxFilterChoices *choices;

  if (frame == NULL)
    return NULL;
  cx_column_set_init (&set);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    cx_column_set_add_field (&set, offered[i]);
  if (!cx_frame_load (frame, &set, progress, error))
    return NULL;
  choices = g_new0 (CxFilterChoices, 1);
  choices->survey = g_object_ref (cx_frame_get_survey (frame));
  choices->today = cx_filter_dates_today (cx_frame_get_zone (frame));
  choices->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    add_field (choices, frame, offered[i]);
  return choices;
}

/* --- Questions -------------------------------------------------------------------------------- */

static gboolean
has_points (const CxQuestion *question)
{
  return isfinite (question->scale_min) && isfinite (question->scale_max) &&
         question->scale_max - question->scale_min < MAX_POINTS;
}

static const CxFilterField *
find_field (const CxFilterChoices *choices, const char *name)
{
  for (guint i = 0; i < choices->fields->len; i++)
    {
      const CxFilterField *field = g_ptr_array_index (choices->fields, i);

      if (g_str_equal (field->name, name))
        return field;
    }
  return NULL;
}

CxFilterWay
cx_filter_choices_get_way (const CxFilterChoices *choices, const char *name)
{
  CxQueryName found;

  if (!cx_query_name_find (choices->survey, name, &found))
    return CX_FILTER_BY_NOTHING;
  if (found.question == NULL)
    return find_field (choices, name) != NULL ? CX_FILTER_BY_LIST : CX_FILTER_BY_NOTHING;
  if (found.is_choice || found.type == CX_EXPR_TYPE_SET)
    return CX_FILTER_BY_LIST;
  if (found.type == CX_EXPR_TYPE_NUMBER)
    return has_points (found.question) ? CX_FILTER_BY_LIST : CX_FILTER_BY_NUMBER;
  return found.type == CX_EXPR_TYPE_DATE ? CX_FILTER_BY_DATE : CX_FILTER_BY_NOTHING;
}

static void
list_points (const CxFilterChoices *choices,
             const char *name,
             const CxQuestion *question,
             GPtrArray *values)
{
  for (int point = (int) question->scale_min; point <= question->scale_max; point++)
    {
      g_autofree char *value = g_strdup_printf ("%d", point);
      g_autofree char *label = cx_answer_filter_get_label (choices->survey, name, value, NULL);

      add_value (values, value,
                 g_str_equal (label, value) ? g_strdup (value)
                                            /* TRANSLATORS: a point of a scale and its word. */
                                            : g_strdup_printf (_ ("%s – %s"), value, label));
    }
}

static void
list_choices (const CxFilterChoices *choices,
              const char *name,
              const CxQuestion *question,
              GPtrArray *values)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (!choice->hidden)
        add_value (values, choice->code,
                   cx_answer_filter_get_label (choices->survey, name, choice->code, NULL));
    }
}

GPtrArray *
cx_filter_choices_list (const CxFilterChoices *choices, const char *name)
{
  GPtrArray *values = new_values ();
  const CxFilterField *field = find_field (choices, name);
  CxQueryName found;

  if (!cx_query_name_find (choices->survey, name, &found))
    return values;
  if (found.question != NULL && found.type == CX_EXPR_TYPE_NUMBER)
    list_points (choices, name, found.question, values);
  else if (found.question != NULL)
    list_choices (choices, name, found.question, values);
  else
    for (guint i = 0; field != NULL && i < field->values->len; i++)
      {
        const CxFilterValue *value = g_ptr_array_index (field->values, i);

        add_value (values, value->value, g_strdup (value->label));
      }
  add_value (values, "", cx_answer_filter_get_label (choices->survey, name, "", NULL));
  return values;
}

GPtrArray *
cx_filter_choices_list_names (const CxFilterChoices *choices)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < choices->survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (choices->survey->questions, i);

      if (question->hidden)
        continue;
      for (guint j = 0; j < question->rows->len; j++)
        {
          CxQuestionRow *row = g_ptr_array_index (question->rows, j);
          g_autofree char *name = g_strdup_printf ("%s/%s", question->code, row->code);

          if (!row->hidden && cx_filter_choices_get_way (choices, name) != CX_FILTER_BY_NOTHING)
            g_ptr_array_add (names, g_steal_pointer (&name));
        }
      if (question->rows->len == 0 &&
          cx_filter_choices_get_way (choices, question->code) != CX_FILTER_BY_NOTHING)
        g_ptr_array_add (names, g_strdup (question->code));
    }
  return names;
}

static void
add_example (GPtrArray *examples, CxQuestion *question)
{
  const CxQuestionTypeFlags flags = question->type != NULL ? question->type->flags : 0;

  if (flags & CX_TYPE_IS_SCALE)
    g_ptr_array_add (examples, g_strdup_printf ("${%s} >= %g", question->code,
                                                ceil (question->scale_max * 0.8)));
  else if ((flags & CX_TYPE_HAS_CHOICES) && !(flags & CX_TYPE_HAS_ROWS) &&
           question->choices->len > 0)
    {
      const CxChoice *choice = g_ptr_array_index (question->choices, 0);
      g_autofree char *quoted = cx_expr_quote (choice->code);

      g_ptr_array_add (examples, g_strdup_printf ("selected(${%s}, %s)", question->code, quoted));
    }
  else if ((flags & CX_TYPE_IS_TEXT) && !(flags & CX_TYPE_IS_CONTACT))
    g_ptr_array_add (examples, g_strdup_printf ("${%s} != ''", question->code));
}

GPtrArray *
cx_filter_choices_list_examples (const CxFilterChoices *choices)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func (g_free);
  GHashTable *seen = g_hash_table_new (NULL, NULL);

  /* One of each type shows what can be said. */
  for (guint i = 0; i < choices->survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (choices->survey->questions, i);

      if (!question->hidden && question->type != NULL &&
          g_hash_table_add (seen, (gpointer) question->type) && examples->len < 3)
        add_example (examples, question);
    }
  g_hash_table_unref (seen);
  if (examples->len >= 2)
    g_ptr_array_add (examples,
                     g_strdup_printf ("%s and not(%s)", (char *) g_ptr_array_index (examples, 0),
                                      (char *) g_ptr_array_index (examples, 1)));
  return examples;
}
