#include "config.h"

#include "cx-import-meanings.h"

#include "cx-choice-order.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-question-type.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* A scale with more points is no list to choose from. */
#define MOST_POINTS 21

/* --- Meanings ----------------------------------------------------------------------------------
 */

static void
free_meaning (gpointer data)
{
  CxImportMeaning *meaning = data;

  g_free (meaning->to);
  g_free (meaning->label);
  g_free (meaning->title);
  g_free (meaning);
}

static void
add (GPtrArray *list, const char *to, const char *label, const char *title)
{
  CxImportMeaning *meaning = g_new0 (CxImportMeaning, 1);

  meaning->to = g_strdup (to);
  meaning->label = g_strdup (label);
  meaning->title = g_strdup (title);
  g_ptr_array_add (list, meaning);
}

static gboolean
has (const GPtrArray *list, const char *to)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((const CxImportMeaning *) g_ptr_array_index (list, i))->to, to) == 0)
      return TRUE;
  return FALSE;
}

/* The choices that the column makes, and those that its question has. */
static void
add_choices (GPtrArray *list, CxImportModel *model, const CxMappingColumn *column)
{
  CxSurvey *survey = cx_import_model_get_reading (model)->survey;
  CxQuestion *question = survey != NULL && column->target == CX_TARGET_QUESTION
                             ? cx_survey_find_question (survey, column->question, NULL)
                             : NULL;

  for (guint i = 0; question != NULL && i < question->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (question->choices, i);

      add (list, choice->code, choice->text, choice->text);
    }
  for (guint i = 0; i < column->recodes->len; i++)
    {
      const CxRecode *recode = g_ptr_array_index (column->recodes, i);
      const char *label = recode->label != NULL ? recode->label : recode->from;

      if (!cx_recode_is_reserved (recode->to) && !has (list, recode->to))
        add (list, recode->to, label, label);
    }
}

static void
add_points (GPtrArray *list, double low, double high)
{
  if (isnan (low) || isnan (high) || high - low >= MOST_POINTS)
    return;
  for (double point = low; point <= high; point++)
    {
      char text[CX_NUMBER_BUFFER];

      add (list, cx_number_to_text (point, text), NULL, text);
    }
}

static gboolean
offers_choices (const CxMappingColumn *column)
{
  const CxQuestionType *type = cx_question_type_find (column->type);

  return column->part == CX_PART_JOINED || column->part == CX_PART_PLACE ||
         (isnan (column->scale_min) && type != NULL && (type->flags & CX_TYPE_HAS_CHOICES) != 0 &&
          column->part != CX_PART_RANK && column->part != CX_PART_OTHER);
}

static void
add_other (GPtrArray *list)
{
  add (list, NULL, NULL, _ ("Another value…"));
  ((CxImportMeaning *) g_ptr_array_index (list, list->len - 1))->other = TRUE;
}

static void
add_by_type (GPtrArray *list, CxImportModel *model, const CxMappingColumn *column)
{
  if (column->target == CX_TARGET_IGNORE || column->target == CX_TARGET_FIELD)
    return;
  if (column->part == CX_PART_CHOICE)
    {
      add (list, "1", NULL, _ ("Chosen"));
      add (list, "0", NULL, _ ("Not chosen"));
    }
  else if (g_str_equal (column->type, "yesno"))
    {
      add (list, "yes", NULL, _ ("Yes"));
      add (list, "no", NULL, _ ("No"));
    }
  else if (offers_choices (column))
    add_choices (list, model, column);
  else
    add_points (list, column->scale_min, column->scale_max);
}

GPtrArray *
cx_import_meanings_list (CxImportModel *model, guint column)
{
  const CxMappingColumn *mapped = cx_mapping_get_column (cx_import_model_get_mapping (model),
                                                         column);
  GPtrArray *list = g_ptr_array_new_with_free_func (free_meaning);

  add (list, NULL, NULL, _ ("As it stands"));
  add_by_type (list, model, mapped);
  /* Without a list to choose from, a value can become any other. */
  if (list->len == 1 && mapped->target != CX_TARGET_IGNORE)
    add_other (list);
  if (mapped->target == CX_TARGET_QUESTION || mapped->target == CX_TARGET_NEW)
    {
      add (list, CX_RECODE_UNANSWERED, NULL, _ ("No answer"));
      add (list, CX_RECODE_NOT_APPLICABLE, NULL, _ ("Not applicable"));
      add (list, CX_RECODE_REFUSED, NULL, _ ("Refused to say"));
    }
  if (mapped->target != CX_TARGET_IGNORE)
    add (list, CX_RECODE_IGNORE, NULL, _ ("As if blank"));
  add (list, CX_RECODE_LEAVE_OUT, NULL, _ ("Leave the whole row out"));
  return list;
}

guint
cx_import_meanings_find (const GPtrArray *meanings, const CxRecode *recode)
{
  if (recode == NULL)
    return 0;
  for (guint i = 1; i < meanings->len; i++)
    if (g_strcmp0 (((const CxImportMeaning *) g_ptr_array_index (meanings, i))->to, recode->to) ==
        0)
      return i;
  return G_MAXUINT;
}

/* --- Values ------------------------------------------------------------------------------------
 */

static void
free_value (gpointer data)
{
  CxImportValue *value = data;

  g_free (value->from);
  g_free (value);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const CxImportValue *first = *(CxImportValue *const *) a;
  const CxImportValue *second = *(CxImportValue *const *) b;

  return first->count < second->count ? 1 : first->count > second->count ? -1 : 0;
}

static CxImportValue *
make_value (const char *from, gint64 count, const CxRecode *recode)
{
  CxImportValue *value = g_new0 (CxImportValue, 1);

  value->from = g_strdup (from);
  value->count = count;
  value->recode = recode;
  return value;
}

/* A number where numbers are expected needs no meaning. */
static gboolean
speaks_for_itself (const CxMappingColumn *column, const char *text)
{
  const CxQuestionType *type = cx_question_type_find (column->type);
  gboolean numeric = column->target != CX_TARGET_FIELD && type != NULL &&
                     (type->flags & (CX_TYPE_IS_SCALE | CX_TYPE_IS_NUMERIC)) != 0 &&
                     (type->flags & CX_TYPE_HAS_CHOICES) == 0;
  double number;

  if (column->part == CX_PART_RANK || (column->part == CX_PART_ROW && !isnan (column->scale_min)))
    numeric = TRUE;
  if (!numeric || !cx_number_parse_human (text, strlen (text), column->decimal, &number))
    return FALSE;
  return isnan (column->scale_min) || (number >= column->scale_min && number <= column->scale_max);
}

/* Values of the sample that the mapping does not speak of. */
static GPtrArray *
list_others (const CxMappingColumn *column, const CxColumnSample *sample, GHashTable *listed)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < sample->values->len; i++)
    {
      const CxSampleValue *value = cx_column_sample_get (sample, i);
      g_autofree char *key = cx_text_key (value->text);

      if (!g_hash_table_contains (listed, key) && !speaks_for_itself (column, value->text))
        g_ptr_array_add (others, make_value (value->text, value->count, NULL));
    }
  g_ptr_array_sort (others, compare_counts);
  return others;
}

GPtrArray *
cx_import_values_list (CxImportModel *model, guint column, guint most, guint *beyond)
{
  const CxImportReading *reading = cx_import_model_get_reading (model);
  const CxMappingColumn *mapped = cx_mapping_get_column (reading->mapping, column);
  GPtrArray *list = g_ptr_array_new_with_free_func (free_value);
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) others = NULL;

  for (guint i = 0; i < mapped->recodes->len; i++)
    {
      const CxRecode *recode = g_ptr_array_index (mapped->recodes, i);

      g_ptr_array_add (list, make_value (recode->from, recode->count, recode));
      g_hash_table_add (listed, cx_text_key (recode->from));
    }
  /* A cell of several options is no value; each option stands in the list already. */
  if (mapped->part != CX_PART_JOINED && column < reading->sample->n_columns)
    {
      others = list_others (mapped, &reading->sample->columns[column], listed);
      for (guint i = 0; i < others->len; i++)
        g_ptr_array_add (list, g_ptr_array_index (others, i));
    }
  *beyond = list->len > most ? list->len - most : 0;
  if (list->len > most)
    g_ptr_array_set_size (list, (int) most);
  return list;
}
