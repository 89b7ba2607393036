#include "config.h"

#include "cx-column-type-private.h"

#include "cx-i18n.h"
#include "cx-text.h"

void
cx_column_set_type (CxMappingColumn *column, const char *type, const char *reason)
{
  /* Either may be the column's own. */
  char *new_type = g_strdup (type);
  char *new_reason = g_strdup (reason);

  g_free (column->type);
  column->type = new_type;
  g_free (column->reason);
  column->reason = new_reason;
}

void
cx_column_set_scale (CxMappingColumn *column, double scale_min, double scale_max)
{
  column->scale_min = scale_min;
  column->scale_max = scale_max;
}

void
cx_column_type_add_missing (CxMappingColumn *column, const CxColumnSample *sample)
{
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      const char *word = cx_sample_value_get_missing (value);

      if (word != NULL)
        cx_mapping_column_add_recode (column, value->text, word, NULL, value->count, FALSE);
    }
}

gint64
cx_type_count_answers (const CxColumnSample *sample, guint *distinct)
{
  gint64 cells = 0;

  *distinct = 0;
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);

      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      cells += value->count;
      (*distinct)++;
    }
  return cells + sample->beyond;
}

static void
decide (CxTypeQuestion *question)
{
  const CxColumnSample *sample = question->sample;
  gboolean closed = (question->hints & CX_HINT_TEXT) == 0;
  guint distinct;

  if (sample->values->len == 0 && sample->beyond == 0)
    {
      cx_column_set_type (question->column, "text",
                          _ ("The column is empty, so it is kept as text."));
      return;
    }
  if (cx_type_count_answers (sample, &distinct) == 0)
    {
      cx_column_type_add_missing (question->column, sample);
      cx_column_set_type (question->column, "text",
                          _ ("The column holds no answer, so it is kept as text."));
      return;
    }
  cx_number_facts_read (&question->numbers, sample);
  if (closed && (question->hints & CX_HINT_JOINED) != 0 && cx_type_decide_joined (question))
    return;
  if (closed && cx_type_decide_ranking (question))
    return;
  if (closed && question->numbers.bad == 0 && cx_type_decide_strayed_scale (question))
    return;
  if (cx_type_decide_contact (question) || (closed && cx_type_decide_yes_no (question)) ||
      cx_type_decide_number (question) || cx_type_decide_time (question) ||
      cx_type_decide_date (question) || cx_type_decide_nearly_number (question))
    return;
  if (closed && (cx_type_decide_scale_words (question) || cx_type_decide_strayed_scale (question) ||
                 cx_type_decide_joined (question)))
    return;
  if (cx_type_decide_id (question) || (closed && cx_type_decide_single (question)))
    return;
  cx_column_set_type (question->column, "text", _ ("The values are texts."));
}

gboolean
cx_column_type_decide (CxMappingColumn *column,
                       const CxColumnSample *sample,
                       const char *text,
                       guint hints,
                       const char *separators,
                       CxDateOrder order)
{
  g_autofree char *folded = cx_text_fold (text);
  CxTypeQuestion question = {
    .column = column,
    .sample = sample,
    .text = text,
    .folded = folded,
    .hints = hints,
    .separators = separators,
    .order = order,
  };

  decide (&question);
  return question.doubtful;
}
