#include "config.h"

#include "cx-column-note.h"

#include "cx-choice-order.h"
#include "cx-code.h"
#include "cx-column-number.h"
#include "cx-column-type.h"
#include "cx-i18n.h"
#include "cx-text.h"
#include "cx-value-words.h"
#include "cx-vocabulary.h"

#include <math.h>
#include <string.h>

const CxColumnNote *
cx_column_note_get (CxIntake *intake, guint column)
{
  GPtrArray *notes = intake->table->notes;

  return notes != NULL && column < notes->len ? g_ptr_array_index (notes, column) : NULL;
}

static const char *
get_label (const CxColumnNote *note, const char *value)
{
  return note->value_labels != NULL ? g_hash_table_lookup (note->value_labels, value) : NULL;
}

void
cx_column_note_mark_missing (CxIntake *intake)
{
  for (guint i = 0; i < intake->columns; i++)
    {
      const CxColumnNote *note = cx_column_note_get (intake, i);
      const CxColumnSample *sample = cx_intake_get_sample (intake, i);

      for (guint k = 0; note != NULL && k < sample->values->len; k++)
        {
          CxSampleValue *value = cx_column_sample_get (sample, k);
          const char *label = get_label (note, value->text);
          const char *word = label != NULL ? cx_value_get_missing (label) : NULL;

          if (word == NULL && note->missing != NULL &&
              g_hash_table_contains (note->missing, value->text))
            word = CX_RECODE_UNANSWERED;
          if (word == NULL)
            continue;
          value->missing = word;
          value->judged = TRUE;
        }
    }
}

/* Labels of a few values, such as the two ends of a scale, do not make choices of all. */
static gboolean
labels_all (const CxColumnNote *note, const CxColumnSample *sample)
{
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);

      if (cx_sample_value_get_missing (value) == NULL && get_label (note, value->text) == NULL)
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  const char *value;
  const char *label;
  double number; /* NAN: the value is a text */
} Labelled;

static int
compare_labelled (gconstpointer a, gconstpointer b)
{
  const Labelled *first = a, *second = b;

  if (!isnan (first->number) && !isnan (second->number) && first->number != second->number)
    return first->number < second->number ? -1 : 1;
  return strcmp (first->value, second->value);
}

/* All labels of the file in the order of their values, without those for missing answers. */
static GArray *
list_labels (const CxColumnNote *note)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (Labelled));
  GHashTableIter iter;
  gpointer value, label;

  g_hash_table_iter_init (&iter, note->value_labels);
  while (g_hash_table_iter_next (&iter, &value, &label))
    {
      Labelled labelled = { .value = value, .label = label, .number = NAN };

      if (cx_value_get_missing (label) != NULL ||
          (note->missing != NULL && g_hash_table_contains (note->missing, value)))
        continue;
      cx_number_parse (value, strlen (value), &labelled.number);
      g_array_append_val (labels, labelled);
    }
  g_array_sort (labels, compare_labelled);
  return labels;
}

/* The scale that labelled whole numbers from 0 or 1 on are, where heading or labels speak of one.
 */
static CxScaleKind
guess_scale (const GArray *labels, const char *text, double *low, double *high)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  const Labelled *first = &g_array_index (labels, Labelled, 0);
  const Labelled *last = &g_array_index (labels, Labelled, labels->len - 1);
  CxWords words;
  int points;

  for (guint i = 0; i < labels->len; i++)
    {
      const Labelled *labelled = &g_array_index (labels, Labelled, i);

      if (labelled->number != first->number + i)
        return CX_SCALE_NONE;
      g_ptr_array_add (texts, (gpointer) labelled->label);
    }
  *low = first->number;
  *high = last->number;
  if ((*low != 0 && *low != 1) || (*high != 5 && *high != 7 && *high != 10))
    return CX_SCALE_NONE;
  if (cx_vocabulary_heading_kind (text) == CX_HEADING_NONE &&
      !cx_vocabulary_find_scale ((const char *const *) texts->pdata, texts->len, &words, &points))
    return CX_SCALE_NONE;
  return cx_scale_kind_of (text, *low, *high);
}

static void
add_labels (CxMappingColumn *column,
            const CxColumnSample *sample,
            const GArray *labels,
            gboolean scale)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const Labelled *labelled = &g_array_index (labels, Labelled, i);
      const CxSampleValue *seen = cx_column_sample_find (sample, labelled->value);
      g_autofree char *code = scale ? g_strdup (labelled->value) : cx_text_tidy (labelled->value);

      cx_mapping_column_add_recode (column, labelled->value, code, labelled->label,
                                    seen != NULL ? seen->count : 0, FALSE);
    }
  cx_column_type_add_missing (column, sample);
}

gboolean
cx_column_note_decide (CxIntake *intake, guint index, const char *text)
{
  const CxColumnNote *note = cx_column_note_get (intake, index);
  const CxColumnSample *sample = cx_intake_get_sample (intake, index);
  CxMappingColumn *column = cx_intake_get_column (intake, index);
  g_autoptr (GArray) labels = NULL;
  CxScaleKind kind;
  double low, high;

  if (note == NULL || note->value_labels == NULL || sample->beyond > 0 ||
      !labels_all (note, sample))
    return FALSE;
  labels = list_labels (note);
  if (labels->len < 2)
    return FALSE;
  kind = guess_scale (labels, text, &low, &high);
  add_labels (column, sample, labels, kind != CX_SCALE_NONE);
  if (kind == CX_SCALE_NONE)
    {
      cx_column_set_type (column, "single", _ ("The file labels the values."));
      return TRUE;
    }
  column->scale_min = low;
  column->scale_max = high;
  cx_column_set_type (column, cx_scale_kind_get_type (kind),
                      _ ("The file labels the points of a scale."));
  return TRUE;
}
