#include "config.h"

#include "cx-response-writer-private.h"

/* An INSERT of several rows at once, because AUTOINCREMENT costs SQLite a look into its table of
 * sequences per statement: ten rows a statement halve the time of a million. Rows therefore wait
 * here, in one array and one text buffer that are used again and again. */

/* Bound values of one statement, and rows, beyond which more bring nothing. */
#define VALUES_MAX 160
#define ROWS_MAX 16

static void
clear_part (CxWriterPart *part)
{
  g_clear_pointer (&part->columns, g_ptr_array_unref);
  g_clear_pointer (&part->insert, cx_statement_free);
  g_clear_pointer (&part->insert_many, cx_statement_free);
  g_clear_pointer (&part->update, cx_statement_free);
  g_clear_pointer (&part->table, g_free);
}

void
cx_response_writer_free (CxResponseWriter *writer)
{
  if (writer == NULL)
    return;
  for (int i = 1; i <= writer->n_parts; i++)
    clear_part (&writer->parts[i]);
  g_free (writer->parts);
  g_free (writer->slots);
  g_free (writer->waiting);
  g_free (writer->starts);
  g_string_free (writer->texts, TRUE);
  g_object_unref (writer->survey);
  g_free (writer);
}

static int
add_column (CxWriterPart *part, char *column)
{
  g_ptr_array_add (part->columns, column);
  return (int) part->columns->len - 1;
}

static void
make_slots (CxResponseWriter *self, const CxResponseField *fields, CxItem *const *items)
{
  static const char *const head[CX_WRITER_HEAD] = { "batch_id", "batch_row", "fingerprint" };

  for (guint i = 0; i < CX_WRITER_HEAD; i++)
    add_column (&self->parts[1], g_strdup (head[i]));
  for (guint i = 0; i < self->n_fields; i++)
    self->slots[i] = (CxWriterSlot){
      .part = 1,
      .index = add_column (&self->parts[1], g_strdup (cx_response_field_info (fields[i])->column)),
      .missing_index = -1,
    };
  for (guint i = 0; i < self->n_items; i++)
    {
      CxWriterSlot *slot = &self->slots[self->n_fields + i];
      CxWriterPart *part = &self->parts[items[i]->part];

      slot->item = items[i];
      slot->part = items[i]->part;
      slot->coded = items[i]->coded;
      slot->index = add_column (part, g_strdup (items[i]->column));
      slot->missing_index = -1;
      if (items[i]->has_missing)
        slot->missing_index = add_column (part, g_strdup_printf ("%s_m", items[i]->column));
    }
}

static CxStatement *
prepare_insert (CxResponseWriter *self, CxWriterPart *part, guint rows, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (", part->table);
  for (guint i = 0; i < part->columns->len; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "",
                            (char *) g_ptr_array_index (part->columns, i));
  g_string_append (sql, ") VALUES ");
  for (guint row = 0; row < rows; row++)
    {
      g_string_append (sql, row > 0 ? ", (" : "(");
      for (guint i = 0; i < part->columns->len; i++)
        g_string_append (sql, i > 0 ? ", ?" : "?");
      g_string_append_c (sql, ')');
    }
  return cx_edit_prepare (self->edit, sql->str, error);
}

/* Overwrites what is named; the row of a later part may not be there yet. */
static CxStatement *
prepare_update (CxResponseWriter *self, int number, GError **error)
{
  CxWriterPart *part = &self->parts[number];
  guint first = number == 1 ? CX_WRITER_HEAD - 1 : 1;
  g_autoptr (GString) sql = g_string_new (NULL);

  if (number == 1)
    g_string_append_printf (sql, "UPDATE %s SET ", part->table);
  else
    {
      g_string_append_printf (sql, "INSERT INTO %s (id", part->table);
      for (guint i = first; i < part->columns->len; i++)
        g_string_append_printf (sql, ", %s", (char *) g_ptr_array_index (part->columns, i));
      g_string_append (sql, ") VALUES (?");
      for (guint i = first; i < part->columns->len; i++)
        g_string_append (sql, ", ?");
      g_string_append (sql, ") ON CONFLICT (id) DO UPDATE SET ");
    }
  for (guint i = first; i < part->columns->len; i++)
    {
      const char *column = g_ptr_array_index (part->columns, i);

      g_string_append_printf (sql, "%s%s = ", i > first ? ", " : "", column);
      if (number == 1)
        g_string_append_c (sql, '?');
      else
        g_string_append_printf (sql, "excluded.%s", column);
    }
  if (number == 1)
    g_string_append (sql, " WHERE id = ?");
  return cx_edit_prepare (self->edit, sql->str, error);
}

static gboolean
prepare_part (CxResponseWriter *self, int number, GError **error)
{
  CxWriterPart *part = &self->parts[number];

  if (number > 1 && part->columns->len == 1)
    return TRUE; /* nothing goes there */
  part->insert = prepare_insert (self, part, 1, error);
  if (part->insert == NULL)
    return FALSE;
  if (number == 1 && self->rows_max > 1)
    {
      part->insert_many = prepare_insert (self, part, self->rows_max, error);
      if (part->insert_many == NULL)
        return FALSE;
    }
  part->update = prepare_update (self, number, error);
  return part->update != NULL;
}

/* Rows of several tables go one by one, because the others need the first's id. */
static gboolean
prepare (CxResponseWriter *self, GError **error)
{
  gboolean several = FALSE;

  self->starts = g_new0 (guint, (gsize) self->n_parts + 1);
  for (int i = 1; i <= self->n_parts; i++)
    {
      self->starts[i] = self->total;
      self->total += self->parts[i].columns->len;
      several = several || (i > 1 && self->parts[i].columns->len > 1);
    }
  self->width = self->parts[1].columns->len;
  self->rows_max = several ? 1 : CLAMP (VALUES_MAX / self->width, 1, ROWS_MAX);
  self->waiting = g_new0 (CxWaiting, (gsize) self->rows_max * self->total);

  for (int i = 1; i <= self->n_parts; i++)
    if (!prepare_part (self, i, error))
      return FALSE;
  return TRUE;
}

CxResponseWriter *
cx_response_writer_new (CxEdit *edit,
                        CxSurvey *survey,
                        const CxResponseField *fields,
                        guint n_fields,
                        CxItem *const *items,
                        guint n_items,
                        GError **error)
{
  g_autoptr (CxResponseWriter) self = g_new0 (CxResponseWriter, 1);

  self->edit = edit;
  self->survey = g_object_ref (survey);
  self->n_fields = n_fields;
  self->n_items = n_items;
  self->texts = g_string_new (NULL);
  self->slots = g_new0 (CxWriterSlot, (gsize) n_fields + n_items);
  self->n_parts = MAX (survey->parts, 1);
  self->parts = g_new0 (CxWriterPart, (gsize) self->n_parts + 1);
  for (int i = 1; i <= self->n_parts; i++)
    {
      self->parts[i].table = cx_survey_answers_table (survey, i);
      self->parts[i].columns = g_ptr_array_new_with_free_func (g_free);
      if (i > 1)
        add_column (&self->parts[i], g_strdup ("id"));
    }
  make_slots (self, fields, items);
  if (!prepare (self, error))
    return NULL;
  return g_steal_pointer (&self);
}
