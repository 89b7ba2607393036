#include "config.h"

#include "cx-scale-words.h"

#include "cx-value-words.h"

#include <math.h>
#include <string.h>

/* A scale that is not known yet has no more values. */
#define MAX_LABELS 30

void
cx_scale_reading_free (CxScaleReading *reading)
{
  if (reading == NULL)
    return;
  g_free (reading->values);
  g_free (reading);
}

static gboolean
read_plain (const char *text, double *value)
{
  return cx_number_parse (text, strlen (text), value) && *value == floor (*value);
}

/* "4/5", "★★★". */
static gboolean
is_score (const char *text)
{
  return strchr (text, '/') != NULL || g_utf8_get_char (text) >= 0x2600;
}

static gboolean
has_scale_words (const char *text)
{
  double value;

  for (int words = 0; words < CX_WORDS_DEGREE; words++)
    for (int points = 5; points <= 7; points += 2)
      if (cx_vocabulary_words_value (text, (CxWords) words, points, &value))
        return TRUE;
  return FALSE;
}

/* Labels that carry their number, and speak of a scale or stand beside bare numbers: "1. Hà Nội",
 * "2. Đà Nẵng" are numbered choices. */
static gboolean
read_numbered (CxScaleReading *reading, const CxColumnSample *sample)
{
  guint bare = 0, speaking = 0, n = 0;

  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      const char *text = value->text;

      reading->values[i] = NAN;
      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      n++;
      if (read_plain (text, &reading->values[i]))
        bare++;
      else if (!cx_vocabulary_leading_number (text, &reading->values[i]))
        return FALSE;
      else
        speaking += is_score (text) || has_scale_words (text);
      if (reading->values[i] < 0 || reading->values[i] > 10)
        return FALSE;
    }
  reading->worded = bare < n;
  return n > 0 && (bare * 2 >= n || bare >= 3 || speaking > 0);
}

/* "1 - Very satisfied" counts backwards: there the words say what is best. */
static void
turn_backwards (CxScaleReading *reading, const CxColumnSample *sample, int points)
{
  for (guint i = 0; i < reading->n_values; i++)
    {
      double value;

      if (!isnan (reading->values[i]) &&
          cx_vocabulary_scale_value (cx_column_sample_get (sample, i)->text, points, &value) &&
          value == points + 1 - reading->values[i])
        reading->values[i] = value;
    }
}

static gboolean
read_words (CxScaleReading *reading, const CxColumnSample *sample)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < sample->values->len; i++)
    g_ptr_array_add (labels, cx_column_sample_get (sample, i)->text);
  if (!cx_vocabulary_find_scale ((const char *const *) labels->pdata, labels->len, &reading->words,
                                 &reading->points))
    return FALSE;
  for (guint i = 0; i < labels->len; i++)
    {
      const char *text = g_ptr_array_index (labels, i);

      reading->values[i] = NAN;
      if (cx_sample_value_get_missing (cx_column_sample_get (sample, i)) == NULL &&
          !cx_vocabulary_words_value (text, reading->words, reading->points, &reading->values[i]))
        return FALSE;
    }
  reading->worded = TRUE;
  reading->ordinal = reading->words == CX_WORDS_FREQUENCY ||
                     reading->words == CX_WORDS_IMPORTANCE || reading->words == CX_WORDS_DEGREE;
  return TRUE;
}

/* On a scale that is known each label may stand for itself. */
static gboolean
read_for (CxScaleReading *reading, const CxColumnSample *sample, double scale_max)
{
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      const char *text = value->text;

      reading->values[i] = NAN;
      if (cx_sample_value_get_missing (value) != NULL || read_plain (text, &reading->values[i]))
        continue;
      if (!cx_vocabulary_scale_value (text, scale_max == 10 ? 11 : (int) scale_max,
                                      &reading->values[i]))
        return FALSE;
      reading->worded = TRUE;
    }
  return TRUE;
}

static void
summarise (CxScaleReading *reading, const CxColumnSample *sample)
{
  gboolean seen[11] = { FALSE };

  reading->min = INFINITY;
  reading->max = -INFINITY;
  for (guint i = 0; i < reading->n_values; i++)
    {
      double value = reading->values[i];

      if (isnan (value))
        continue;
      reading->min = MIN (reading->min, value);
      reading->max = MAX (reading->max, value);
      reading->cells += cx_column_sample_get (sample, i)->count;
      if (value >= 0 && value <= 10)
        seen[(int) value] = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    reading->distinct += seen[i];
}

CxScaleReading *
cx_scale_read (const CxColumnSample *sample, double scale_max)
{
  g_autoptr (CxScaleReading) reading = g_new0 (CxScaleReading, 1);
  gboolean read;

  if (sample->beyond > 0 || sample->values->len == 0 ||
      (isnan (scale_max) && sample->values->len > MAX_LABELS))
    return NULL;
  reading->n_values = sample->values->len;
  reading->values = g_new0 (double, reading->n_values);
  if (!isnan (scale_max))
    read = read_for (reading, sample, scale_max);
  else
    read = read_numbered (reading, sample) || read_words (reading, sample);
  if (!read)
    return NULL;
  if (reading->points == 0 && reading->worded)
    {
      summarise (reading, sample);
      if (reading->min >= 1 && (reading->max == 5 || reading->max == 7))
        turn_backwards (reading, sample, (int) reading->max);
      reading->cells = 0;
      reading->distinct = 0;
    }
  summarise (reading, sample);
  return reading->cells > 0 ? g_steal_pointer (&reading) : NULL;
}

gboolean
cx_scale_reading_get_ends (const CxScaleReading *reading,
                           const char *text,
                           double *scale_min,
                           double *scale_max)
{
  if (reading->points == 0)
    return cx_scale_guess (text, reading->min, reading->max, reading->distinct, reading->cells,
                           TRUE, scale_min, scale_max) != CX_SCALE_NONE;
  if (reading->ordinal && cx_vocabulary_heading_kind (text) == CX_HEADING_NONE)
    return FALSE;
  *scale_min = 1;
  *scale_max = reading->points;
  return TRUE;
}

CxScaleKind
cx_scale_reading_get_kind (const CxScaleReading *reading,
                           const char *text,
                           double scale_min,
                           double scale_max)
{
  CxScaleKind kind = cx_scale_kind_of (text, scale_min, scale_max);

  if (kind != CX_SCALE_RATING || reading->points == 0)
    return kind;
  if (reading->words == CX_WORDS_SATISFACTION && scale_max == 5)
    return CX_SCALE_CSAT;
  return reading->words == CX_WORDS_EASE ? CX_SCALE_CES : CX_SCALE_RATING;
}

typedef struct
{
  guint index;
  double value;
} Point;

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const Point *first = a, *second = b;

  if (first->value != second->value)
    return first->value < second->value ? -1 : 1;
  return first->index < second->index ? -1 : first->index > second->index;
}

void
cx_scale_reading_add_recodes (const CxScaleReading *reading,
                              CxMappingColumn *column,
                              const CxColumnSample *sample)
{
  g_autofree Point *points = g_new0 (Point, reading->n_values);
  guint n = 0;

  for (guint i = 0; i < reading->n_values; i++)
    if (!isnan (reading->values[i]))
      points[n++] = (Point){ .index = i, .value = reading->values[i] };
  qsort (points, n, sizeof *points, compare_points);
  for (guint i = 0; i < n; i++)
    {
      const CxSampleValue *value = cx_column_sample_get (sample, points[i].index);
      char number[CX_NUMBER_BUFFER];
      double plain;

      /* A bare number needs no line of its own. */
      if (read_plain (value->text, &plain) && plain == points[i].value)
        continue;
      cx_number_to_text (points[i].value, number);
      cx_mapping_column_add_recode (column, value->text, number, value->text, value->count,
                                    reading->points != 0);
    }
}
