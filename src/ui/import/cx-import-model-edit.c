#include "config.h"

#include "cx-import-model-private.h"

#include "cx-column-date.h"
#include "cx-i18n.h"
#include "cx-text.h"

#include <math.h>

/* --- Corrections -------------------------------------------------------------------------------
 */

static CxMappingColumn *
get_column (CxImportModel *self, guint column)
{
  return cx_mapping_get_column (self->reading->mapping, column);
}

static CxMappingFacts
get_facts (CxImportModel *self)
{
  const CxMappingFacts facts = { .sample = self->reading->sample,
                                 .survey = self->reading->survey,
                                 .zone = cx_project_get_zone (
                                     cx_session_get_project (self->session)) };

  return facts;
}

static void
touch (CxImportModel *self, guint column, guint what)
{
  g_array_index (self->touched, guint, column) |= what;
  cx_import_model_count_soon (self);
  cx_import_model_emit (self, CX_IMPORT_CHANGED_COLUMNS);
}

/* The columns that make one question with @column say the same of its text, scale and values. */
typedef void (*ShareFunc) (CxMappingColumn *column, gpointer data);

static void
share (CxImportModel *self, guint column, guint what, ShareFunc func, gpointer data)
{
  const CxMappingColumn *first = get_column (self, column);

  for (guint i = 0; i < self->touched->len; i++)
    if (i != column && cx_mapping_shares_question (first, get_column (self, i)))
      {
        func (get_column (self, i), data);
        g_array_index (self->touched, guint, i) |= what;
      }
  func (get_column (self, column), data);
  touch (self, column, what);
}

void
cx_import_model_ignore_column (CxImportModel *self, guint column)
{
  cx_mapping_ignore_column (self->reading->mapping, column);
  touch (self, column, CX_TOUCHED_TARGET);
}

void
cx_import_model_send_to_field (CxImportModel *self, guint column, CxResponseField field)
{
  const CxMappingFacts facts = get_facts (self);

  cx_mapping_send_to_field (self->reading->mapping, column, field, &facts);
  touch (self, column, CX_TOUCHED_TARGET);
}

void
cx_import_model_send_to_question (CxImportModel *self, guint column, const char *code)
{
  const CxMappingFacts facts = get_facts (self);
  CxQuestion *question;

  g_return_if_fail (facts.survey != NULL);

  question = cx_survey_find_question (facts.survey, code, NULL);
  g_return_if_fail (question != NULL);
  cx_mapping_send_to_question (self->reading->mapping, column, question, &facts);
  touch (self, column, CX_TOUCHED_TARGET);
}

void
cx_import_model_send_to_new (CxImportModel *self, guint column, const char *type)
{
  const CxMappingFacts facts = get_facts (self);

  cx_mapping_send_to_new (self->reading->mapping, column, type, &facts);
  touch (self, column, CX_TOUCHED_TARGET);
}

static void
set_text (CxMappingColumn *column, gpointer data)
{
  g_free (column->text);
  column->text = g_strdup (data);
}

void
cx_import_model_set_text (CxImportModel *self, guint column, const char *text)
{
  if (g_strcmp0 (get_column (self, column)->text, text) != 0)
    share (self, column, CX_TOUCHED_TEXT, set_text, (gpointer) text);
}

static void
set_scale (CxMappingColumn *column, gpointer data)
{
  const double *ends = data;

  column->scale_min = ends[0];
  column->scale_max = ends[1];
}

void
cx_import_model_set_scale (CxImportModel *self, guint column, double low, double high)
{
  const CxMappingColumn *mapped = get_column (self, column);
  double ends[2] = { low, high };

  if (mapped->scale_min != low || mapped->scale_max != high)
    share (self, column, CX_TOUCHED_SCALE, set_scale, ends);
}

void
cx_import_model_set_date_pattern (CxImportModel *self, guint column, const char *pattern)
{
  CxMappingColumn *mapped = get_column (self, column);

  if (g_strcmp0 (mapped->date_pattern, pattern) == 0 && !mapped->date_doubtful)
    return;
  if (g_strcmp0 (mapped->date_pattern, pattern) != 0)
    {
      g_free (mapped->date_pattern);
      mapped->date_pattern = g_strdup (pattern);
    }
  mapped->date_doubtful = FALSE;
  touch (self, column, CX_TOUCHED_DATE);
}

void
cx_import_model_set_decimal (CxImportModel *self, guint column, CxDecimal decimal)
{
  if (get_column (self, column)->decimal == decimal)
    return;
  get_column (self, column)->decimal = decimal;
  touch (self, column, CX_TOUCHED_DECIMAL);
}

void
cx_import_model_set_separator (CxImportModel *self, guint column, const char *separator)
{
  const CxMappingFacts facts = get_facts (self);

  if (*separator == '\0' || g_strcmp0 (get_column (self, column)->separator, separator) == 0)
    return;
  cx_mapping_set_separator (self->reading->mapping, column, separator, &facts);
  touch (self, column, CX_TOUCHED_SEPARATOR);
}

static const char *
find_option_text (CxImportModel *self, const CxMappingColumn *column, const char *code)
{
  CxQuestion *question = NULL;
  CxQuestionRow *row;
  CxChoice *choice;

  if (self->reading->survey != NULL && column->target == CX_TARGET_QUESTION)
    question = cx_survey_find_question (self->reading->survey, column->question, NULL);
  if (question == NULL)
    return NULL;
  row = cx_question_find_row (question, code);
  choice = cx_question_find_choice (question, code);
  return row != NULL ? row->text : choice != NULL ? choice->text : NULL;
}

void
cx_import_model_set_option (CxImportModel *self, guint column, const char *code)
{
  CxMappingColumn *mapped = get_column (self, column);
  const char *text = find_option_text (self, mapped, code);

  if (g_strcmp0 (mapped->option, code) == 0)
    return;
  /* Two columns cannot fill one place: the other one takes the place that becomes free. */
  for (guint i = 0; i < self->touched->len; i++)
    {
      CxMappingColumn *other = get_column (self, i);

      if (!cx_mapping_shares_question (mapped, other) || other->part != mapped->part ||
          g_strcmp0 (other->option, code) != 0)
        continue;
      g_free (other->option);
      g_free (other->option_text);
      other->option = g_strdup (mapped->option);
      other->option_text = g_strdup (mapped->option_text);
      g_array_index (self->touched, guint, i) |= CX_TOUCHED_OPTION;
    }
  g_free (mapped->option);
  mapped->option = g_strdup (code);
  if (text != NULL)
    {
      g_free (mapped->option_text);
      mapped->option_text = g_strdup (text);
    }
  touch (self, column, CX_TOUCHED_OPTION);
}

/* --- Values ------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *from, *to, *label;
  gint64 count;
} RecodeWish;

static gint64
count_value (CxImportModel *self, guint column, const char *text)
{
  const CxSample *sample = self->reading->sample;
  const CxSampleValue *value = column < sample->n_columns
                                   ? cx_column_sample_find (&sample->columns[column], text)
                                   : NULL;

  return value != NULL ? value->count : 0;
}

static void
set_recode (CxMappingColumn *column, gpointer data)
{
  const RecodeWish *wish = data;
  g_autofree char *key = cx_text_key (wish->from);

  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);
      g_autofree char *other = cx_text_key (recode->from);

      if (!g_str_equal (key, other))
        continue;
      if (wish->to == NULL)
        {
          g_ptr_array_remove_index (column->recodes, i);
          return;
        }
      g_free (recode->to);
      recode->to = g_strdup (wish->to);
      g_free (recode->label);
      recode->label = g_strdup (wish->label);
      recode->guessed = FALSE;
      return;
    }
  if (wish->to != NULL)
    cx_mapping_column_add_recode (column, wish->from, wish->to, wish->label, wish->count, FALSE);
}

void
cx_import_model_set_recode (CxImportModel *self,
                            guint column,
                            const char *from,
                            const char *to,
                            const char *label)
{
  const CxMappingColumn *mapped = get_column (self, column);
  RecodeWish wish = { .from = from, .to = to, .label = label };

  wish.count = count_value (self, column, from);
  if (mapped->part == CX_PART_ROW || mapped->part == CX_PART_PLACE)
    {
      share (self, column, CX_TOUCHED_RECODES, set_recode, &wish);
      return;
    }
  set_recode (get_column (self, column), &wish);
  touch (self, column, CX_TOUCHED_RECODES);
}

/* --- Repairs -----------------------------------------------------------------------------------
 */

void
cx_import_model_set_repair (CxImportModel *self, guint repair, gboolean accepted)
{
  CxMapping *mapping = self->reading->mapping;

  if (cx_mapping_get_repair (mapping, repair)->accepted == accepted)
    return;
  if (accepted)
    cx_mapping_accept_repair (mapping, repair);
  else
    cx_mapping_refuse_repair (mapping, repair);
  cx_import_model_count_soon (self);
  cx_import_model_emit (self, CX_IMPORT_CHANGED_REPAIRS);
}

/* --- What should be looked at ------------------------------------------------------------------
 */

gboolean
cx_import_model_is_corrected (CxImportModel *self, guint column)
{
  return g_array_index (self->touched, guint, column) != 0;
}

static gboolean
is_guessed (const CxMappingColumn *column)
{
  for (guint i = 0; i < column->recodes->len; i++)
    if (((const CxRecode *) g_ptr_array_index (column->recodes, i))->guessed)
      return TRUE;
  return FALSE;
}

gboolean
cx_import_model_is_guess (CxImportModel *self, guint column)
{
  const CxMappingColumn *mapped = get_column (self, column);

  return mapped->target != CX_TARGET_IGNORE && (mapped->date_doubtful || is_guessed (mapped));
}

void
cx_import_model_confirm_column (CxImportModel *self, guint column)
{
  CxMappingColumn *mapped = get_column (self, column);

  for (guint i = 0; i < mapped->recodes->len; i++)
    ((CxRecode *) g_ptr_array_index (mapped->recodes, i))->guessed = FALSE;
  if (mapped->date_doubtful)
    g_array_index (self->touched, guint, column) |= CX_TOUCHED_DATE;
  mapped->date_doubtful = FALSE;
  g_array_index (self->touched, guint, column) |= CX_TOUCHED_RECODES;
  /* Nothing is read otherwise now, so nothing is counted anew. */
  cx_import_model_emit (self, CX_IMPORT_CHANGED_COLUMNS);
}

static char *
find_reason (CxImportModel *self, const CxMappingColumn *column)
{
  const CxSample *sample = self->reading->sample;
  guint refused = self->refused != NULL
                      ? GPOINTER_TO_UINT (g_hash_table_lookup (self->refused, column->heading))
                      : 0;
  gboolean touched = cx_import_model_is_corrected (self, column->index);

  if (refused > 0 && column->target != CX_TARGET_IGNORE)
    return g_strdup_printf (
        ngettext ("%u value cannot be read.", "%u values cannot be read.", refused), refused);
  if (column->date_doubtful)
    return g_strdup (_ ("Nothing in the file tells day from month."));
  if (column->target != CX_TARGET_IGNORE && is_guessed (column))
    return g_strdup (_ ("What some values mean was guessed."));
  if (!touched && column->target == CX_TARGET_IGNORE && column->part != CX_PART_SUMMARY &&
      column->index < sample->n_columns && sample->columns[column->index].filled > 0)
    return g_strdup (column->reason != NULL ? column->reason
                                            : _ ("The column holds something, but is left out."));
  return NULL;
}

gboolean
cx_import_model_needs_look (CxImportModel *self, guint column, char **why)
{
  char *reason = find_reason (self, get_column (self, column));
  gboolean needs = reason != NULL;

  if (why != NULL)
    *why = reason;
  else
    g_free (reason);
  return needs;
}
