#include "config.h"

#include "cx-column-sample.h"

#include "cx-i18n.h"
#include "cx-text.h"
#include "cx-value-words.h"

#include <string.h>

/* Memory for the texts of one column. */
#define MEMORY_LIMIT (1024 * 1024)
/* Spellings that fold into one tidy value are remembered too, up to this many. */
#define SPELLINGS (2 * CX_SAMPLE_DISTINCT)

static void
free_value (gpointer data)
{
  CxSampleValue *value = data;

  g_free (value->text);
  g_free (value->lines);
  g_free (value);
}

void
cx_column_sample_init (CxColumnSample *sample)
{
  memset (sample, 0, sizeof *sample);
  sample->values = g_ptr_array_new_with_free_func (free_value);
  sample->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
cx_column_sample_clear (CxColumnSample *sample)
{
  g_clear_pointer (&sample->index, g_hash_table_unref);
  g_clear_pointer (&sample->values, g_ptr_array_unref);
}

/* Blanks made one line by line; NULL for a text of one line. */
static char *
tidy_lines (const char *text)
{
  g_autoptr (GString) tidy = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (strchr (text, '\n') == NULL)
    return NULL;
  tidy = g_string_new (NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = cx_text_tidy (lines[i]);

      if (*line != '\0')
        g_string_append_printf (tidy, n++ > 0 ? "\n%s" : "%s", line);
    }
  return n > 1 ? g_string_free (g_steal_pointer (&tidy), FALSE) : NULL;
}

static CxSampleValue *
insert_value (CxColumnSample *sample, const CxCell *cell)
{
  g_autofree char *tidy = NULL;
  CxSampleValue *value;

  if (sample->values->len >= CX_SAMPLE_DISTINCT || g_hash_table_size (sample->index) >= SPELLINGS ||
      cell->length > CX_SAMPLE_LENGTH || sample->memory > MEMORY_LIMIT)
    return NULL;
  tidy = cx_text_tidy (cell->text);
  value = g_hash_table_lookup (sample->index, tidy);
  if (value == NULL)
    {
      value = g_new0 (CxSampleValue, 1);
      value->text = g_strdup (tidy);
      value->lines = tidy_lines (cell->text);
      g_ptr_array_add (sample->values, value);
      g_hash_table_insert (sample->index, g_strdup (tidy), value);
      sample->memory += 2 * strlen (tidy) + sizeof *value;
    }
  if (!g_str_equal (tidy, cell->text))
    {
      g_hash_table_insert (sample->index, g_strdup (cell->text), value);
      sample->memory += cell->length;
    }
  return value;
}

static gboolean
is_blank (const CxCell *cell)
{
  if (cell->kind == CX_CELL_EMPTY || cell->length == 0)
    return TRUE;
  /* NBSP is the only blank beyond ASCII that form tools leave behind in empty cells. */
  for (const char *at = cell->text; *at != '\0';)
    {
      if (g_ascii_isspace (*at))
        at++;
      else if ((guint8) at[0] == 0xC2 && (guint8) at[1] == 0xA0)
        at += 2;
      else
        return FALSE;
    }
  return TRUE;
}

void
cx_column_sample_add (CxColumnSample *sample, const CxCell *cell)
{
  CxSampleValue *value;

  sample->rows++;
  if (is_blank (cell))
    return;
  if (cell->kind == CX_CELL_ERROR)
    {
      sample->errors++;
      return;
    }
  sample->filled++;
  sample->length += cell->length;
  sample->dates += cell->kind == CX_CELL_DATE;
  value = g_hash_table_lookup (sample->index, cell->text);
  if (value == NULL)
    value = insert_value (sample, cell);
  if (value == NULL)
    {
      sample->beyond++;
      return;
    }
  value->count++;
  value->typed_date |= cell->kind == CX_CELL_DATE;
}

static gboolean
read_blocks (CxSample *sample, CxTable *table, CxProgress *progress, GError **error)
{
  gint64 enough = MAX (CX_SAMPLE_ROWS, CX_SAMPLE_CELLS / MAX (1, table->columns));

  while (sample->rows < enough)
    {
      CxRowBlock *block;

      if (!cx_table_next (table, &block, progress, error))
        return FALSE;
      if (block == NULL)
        {
          sample->complete = TRUE;
          return TRUE;
        }
      for (guint row = 0; row < block->rows; row++)
        for (guint i = 0; i < MIN (block->columns, sample->n_columns); i++)
          cx_column_sample_add (&sample->columns[i],
                                &block->cells[(gsize) row * block->columns + i]);
      sample->rows += block->rows;
      if (!cx_progress_step (progress, sample->rows, error))
        return FALSE;
    }
  return TRUE;
}

CxSample *
cx_sample_read (CxTable *table, CxProgress *progress, GError **error)
{
  g_autoptr (CxSample) sample = g_new0 (CxSample, 1);

  sample->n_columns = table->columns;
  sample->columns = g_new0 (CxColumnSample, table->columns);
  for (guint i = 0; i < sample->n_columns; i++)
    cx_column_sample_init (&sample->columns[i]);
  cx_progress_begin (progress, _ ("Looking at the columns"), 0);
  if (!read_blocks (sample, table, progress, error) || !cx_table_rewind (table, error))
    return NULL;
  return g_steal_pointer (&sample);
}

void
cx_sample_free (CxSample *sample)
{
  if (sample == NULL)
    return;
  for (guint i = 0; i < sample->n_columns; i++)
    cx_column_sample_clear (&sample->columns[i]);
  g_free (sample->columns);
  g_free (sample);
}

CxSampleValue *
cx_column_sample_get (const CxColumnSample *sample, guint index)
{
  g_assert (index < sample->values->len);
  return g_ptr_array_index (sample->values, index);
}

const char *
cx_sample_value_get_missing (CxSampleValue *value)
{
  if (!value->judged)
    {
      value->missing = cx_value_get_missing (value->text);
      value->judged = TRUE;
    }
  return value->missing;
}

const char *
cx_sample_value_get_cell (const CxSampleValue *value, const char *separator)
{
  return *separator == '\n' && value->lines != NULL ? value->lines : value->text;
}

CxSampleValue *
cx_column_sample_find (const CxColumnSample *sample, const char *text)
{
  return g_hash_table_lookup (sample->index, text);
}

static gboolean
points_to (G_GNUC_UNUSED gpointer key, gpointer value, gpointer user_data)
{
  return value == user_data;
}

void
cx_column_sample_rename (CxColumnSample *sample, CxSampleValue *value, const char *text)
{
  CxSampleValue *other = cx_column_sample_find (sample, text);

  if (other == value)
    return;
  if (other == NULL)
    {
      g_free (value->text);
      value->text = g_strdup (text);
      g_clear_pointer (&value->lines, g_free);
      value->judged = FALSE;
      g_hash_table_insert (sample->index, g_strdup (text), value);
      return;
    }
  other->count += value->count;
  other->typed_date |= value->typed_date;
  g_hash_table_foreach_remove (sample->index, points_to, value);
  g_ptr_array_remove (sample->values, value);
}

void
cx_column_sample_merge (CxColumnSample *sample, const CxColumnSample *other)
{
  for (guint i = 0; i < other->values->len; i++)
    {
      const CxSampleValue *added = cx_column_sample_get (other, i);
      CxSampleValue *value = cx_column_sample_find (sample, added->text);

      if (value == NULL)
        {
          value = g_new0 (CxSampleValue, 1);
          value->text = g_strdup (added->text);
          value->lines = g_strdup (added->lines);
          value->missing = added->missing;
          value->judged = added->judged;
          g_ptr_array_add (sample->values, value);
          g_hash_table_insert (sample->index, g_strdup (added->text), value);
        }
      value->count += added->count;
      value->typed_date |= added->typed_date;
    }
  sample->rows += other->rows;
  sample->filled += other->filled;
  sample->beyond += other->beyond;
  sample->dates += other->dates;
  sample->errors += other->errors;
  sample->length += other->length;
}

gboolean
cx_column_sample_is_unique (const CxColumnSample *sample)
{
  for (guint i = 0; i < sample->values->len; i++)
    if (cx_column_sample_get (sample, i)->count > 1)
      return FALSE;
  return sample->values->len > 0;
}
