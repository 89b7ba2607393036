#include "config.h"

#include "cx-results-layout.h"

#include "cx-i18n.h"

#include <jansson.h>

#define KEY "results"

static json_t *
load_properties (const char *text)
{
  json_t *json = text != NULL ? json_loads (text, 0, NULL) : NULL;

  if (json_is_object (json))
    return json;
  json_decref (json);
  return json_object ();
}

static CxResultsLayout *
new_empty (void)
{
  CxResultsLayout *layout = g_new0 (CxResultsLayout, 1);

  layout->order = g_ptr_array_new_with_free_func (g_free);
  layout->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return layout;
}

CxResultsLayout *
cx_results_layout_new (CxSurvey *survey)
{
  CxResultsLayout *layout = new_empty ();
  json_t *properties = load_properties (survey->properties);
  json_t *results = json_object_get (properties, KEY);
  json_t *uuid;
  size_t i;

  json_array_foreach (json_object_get (results, "order"), i, uuid)
  {
    if (json_is_string (uuid))
      g_ptr_array_add (layout->order, g_strdup (json_string_value (uuid)));
  }
  json_array_foreach (json_object_get (results, "hidden"), i, uuid)
  {
    if (json_is_string (uuid))
      g_hash_table_add (layout->hidden, g_strdup (json_string_value (uuid)));
  }
  json_decref (properties);
  return layout;
}

CxResultsLayout *
cx_results_layout_copy (const CxResultsLayout *layout)
{
  CxResultsLayout *copy = new_empty ();
  GHashTableIter iter;
  gpointer uuid;

  for (guint i = 0; i < layout->order->len; i++)
    g_ptr_array_add (copy->order, g_strdup (g_ptr_array_index (layout->order, i)));
  g_hash_table_iter_init (&iter, layout->hidden);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    g_hash_table_add (copy->hidden, g_strdup (uuid));
  return copy;
}

void
cx_results_layout_free (CxResultsLayout *layout)
{
  g_ptr_array_unref (layout->order);
  g_hash_table_unref (layout->hidden);
  g_free (layout);
}

static CxQuestion *
find_question (CxSurvey *survey, const char *uuid)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (g_str_equal (question->uuid, uuid))
        return question;
    }
  return NULL;
}

GPtrArray *
cx_results_layout_sort (const CxResultsLayout *layout, CxSurvey *survey)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < layout->order->len; i++)
    {
      CxQuestion *question = find_question (survey, g_ptr_array_index (layout->order, i));

      if (question != NULL && !question->hidden && !g_ptr_array_find (sorted, question, NULL))
        g_ptr_array_add (sorted, question);
    }
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (!question->hidden && !g_ptr_array_find (sorted, question, NULL))
        g_ptr_array_add (sorted, question);
    }
  return sorted;
}

gboolean
cx_results_layout_is_hidden (const CxResultsLayout *layout, const CxQuestion *question)
{
  return g_hash_table_contains (layout->hidden, question->uuid);
}

void
cx_results_layout_set_hidden (CxResultsLayout *layout, const CxQuestion *question, gboolean hidden)
{
  if (hidden)
    g_hash_table_add (layout->hidden, g_strdup (question->uuid));
  else
    g_hash_table_remove (layout->hidden, question->uuid);
}

void
cx_results_layout_move (CxResultsLayout *layout,
                        CxSurvey *survey,
                        const CxQuestion *question,
                        const CxQuestion *target)
{
  g_autoptr (GPtrArray) sorted = cx_results_layout_sort (layout, survey);
  guint from, to;

  if (!g_ptr_array_find (sorted, question, &from) || !g_ptr_array_find (sorted, target, &to))
    return;
  g_ptr_array_remove_index (sorted, from);
  g_ptr_array_insert (sorted, (int) to, (gpointer) question);
  g_ptr_array_set_size (layout->order, 0);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (layout->order,
                     g_strdup (((CxQuestion *) g_ptr_array_index (sorted, i))->uuid));
}

static json_t *
make_results (const CxResultsLayout *layout)
{
  json_t *order = json_array ();
  json_t *hidden = json_array ();
  g_autoptr (GList)
      uuids = g_list_sort (g_hash_table_get_keys (layout->hidden), (GCompareFunc) g_strcmp0);

  for (guint i = 0; i < layout->order->len; i++)
    json_array_append_new (order, json_string (g_ptr_array_index (layout->order, i)));
  for (GList *uuid = uuids; uuid != NULL; uuid = uuid->next)
    json_array_append_new (hidden, json_string (uuid->data));
  return json_pack ("{s:o, s:o}", "order", order, "hidden", hidden);
}

/* The properties as they stand in the file now, with the layout in them. FALSE where there is no
 * such survey. */
static gboolean
merge_properties (CxEdit *edit,
                  gint64 survey_id,
                  const CxResultsLayout *layout,
                  char **text,
                  GError **error)
{
  g_autoptr (CxStatement)
      statement = cx_edit_prepare (edit, "SELECT properties FROM survey WHERE id = :id", error);
  json_t *properties;
  gboolean row;
  char *dump;

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":id", survey_id);
  if (!cx_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      cx_error_set (error, CX_ERROR_NOT_FOUND, NULL, _ ("The survey was deleted."));
      return FALSE;
    }
  properties = load_properties (cx_statement_get_text (statement, 0));
  json_object_set_new (properties, KEY, make_results (layout));
  dump = json_dumps (properties, JSON_COMPACT | JSON_SORT_KEYS);
  *text = g_strdup (dump);
  free (dump);
  json_decref (properties);
  return TRUE;
}

gboolean
cx_results_layout_repo_save (CxEdit *edit,
                             gint64 survey_id,
                             const CxResultsLayout *layout,
                             GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (CxStatement) statement = NULL;

  if (!merge_properties (edit, survey_id, layout, &text, error))
    return FALSE;
  statement = cx_edit_prepare (
      edit, "UPDATE survey SET properties = :properties, changed_at = :now WHERE id = :id", error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":properties", text);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", survey_id);
  return cx_statement_run (statement, error);
}
