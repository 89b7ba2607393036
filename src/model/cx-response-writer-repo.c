#include "config.h"

#include "cx-answers-private.h"

#include "cx-i18n.h"

#include <string.h>

/* An INSERT of several rows at once, because AUTOINCREMENT costs SQLite a look into its table of
 * sequences per statement: ten rows a statement halve the time of a million. Rows therefore wait
 * here, in one array and one text buffer that are used again and again. */

/* Bound values of one statement, and rows, beyond which more bring nothing. */
#define VALUES_MAX 160
#define ROWS_MAX 16

/* Before the fields and items of a row: batch, row in the batch, fingerprint. */
#define N_HEAD 3

/* Where a value of a row goes. */
typedef struct
{
  CxItem *item; /* NULL: a response field */
  int part;
  int index;         /* of the value among those of its part's row, from 0 */
  int missing_index; /* of a<id>_m; -1: none */
  gboolean coded;
} Slot;

/* A value that waits. Texts stand in the writer's buffer. */
typedef struct
{
  CxValueKind kind;
  union
  {
    gint64 integer;
    double real;
    gsize offset;
  } as;
  gsize length;
} Waiting;

/* One answers table. */
typedef struct
{
  GPtrArray *columns; /* char *, in the order of a row's values */
  CxStatement *insert;
  CxStatement *insert_many; /* NULL where rows go one by one */
  CxStatement *update;
  char *table;
} Part;

struct _CxResponseWriter
{
  CxEdit *edit;
  CxSurvey *survey;
  guint n_fields, n_items;
  Slot *slots; /* of the fields, then of the items */
  Part *parts; /* from 1 */
  int n_parts;

  guint rows_max;   /* rows of one INSERT */
  guint rows;       /* waiting */
  guint width;      /* values of a row of the first part */
  Waiting *waiting; /* rows_max × width; of one row: all parts' values one after the other */
  guint *starts;    /* where each part's values begin in one row */
  guint total;      /* values of a row over all parts */
  GString *texts;
};

static void
clear_part (Part *part)
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

/* --- Statements
 * ----------------------------------------------------------------------------------- */

static int
add_column (Part *part, char *column)
{
  g_ptr_array_add (part->columns, column);
  return (int) part->columns->len - 1;
}

static void
make_slots (CxResponseWriter *self, const CxResponseField *fields, CxItem *const *items)
{
  static const char *const head[N_HEAD] = { "batch_id", "batch_row", "fingerprint" };

  for (guint i = 0; i < N_HEAD; i++)
    add_column (&self->parts[1], g_strdup (head[i]));
  for (guint i = 0; i < self->n_fields; i++)
    self->slots[i] = (Slot){
      .part = 1,
      .index = add_column (&self->parts[1], g_strdup (cx_response_field_info (fields[i])->column)),
      .missing_index = -1,
    };
  for (guint i = 0; i < self->n_items; i++)
    {
      Slot *slot = &self->slots[self->n_fields + i];
      Part *part = &self->parts[items[i]->part];

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
prepare_insert (CxResponseWriter *self, Part *part, guint rows, GError **error)
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
  Part *part = &self->parts[number];
  guint first = number == 1 ? N_HEAD - 1 : 1;
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
  Part *part = &self->parts[number];

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
  self->waiting = g_new0 (Waiting, (gsize) self->rows_max * self->total);

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
  self->slots = g_new0 (Slot, (gsize) n_fields + n_items);
  self->n_parts = MAX (survey->parts, 1);
  self->parts = g_new0 (Part, (gsize) self->n_parts + 1);
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

/* --- Rows
 * ----------------------------------------------------------------------------------------- */

static gboolean
fail_missing (const CxItem *item, GError **error)
{
  cx_error_set (error, CX_ERROR_FAILED, NULL,
                _ ("Answer “%s” has no place for a code of missing answers."),
                item != NULL ? item->code : "");
  return FALSE;
}

static void
keep (CxResponseWriter *self, Waiting *waiting, const CxValue *value)
{
  waiting->kind = value->kind;
  if (value->kind == CX_VALUE_REAL)
    waiting->as.real = value->real;
  else if (value->kind == CX_VALUE_TEXT)
    {
      waiting->as.offset = self->texts->len;
      waiting->length = value->length;
      g_string_append_len (self->texts, value->text, (gssize) value->length);
    }
  else
    waiting->as.integer = value->integer;
}

static gboolean
keep_values (CxResponseWriter *self,
             Waiting *row,
             const Slot *slots,
             const CxValue *values,
             guint n,
             GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      const Slot *slot = &slots[i];
      Waiting *start = row + self->starts[slot->part];

      if (slot->missing_index >= 0)
        start[slot->missing_index].kind = CX_VALUE_NULL;
      if (values[i].kind != CX_VALUE_MISSING)
        {
          keep (self, &start[slot->index], &values[i]);
          continue;
        }
      if (slot->coded)
        start[slot->index] = (Waiting){ CX_VALUE_INTEGER, { values[i].integer }, 0 };
      else if (slot->missing_index < 0)
        return fail_missing (slot->item, error);
      else
        {
          start[slot->index].kind = CX_VALUE_NULL;
          start[slot->missing_index] = (Waiting){ CX_VALUE_INTEGER, { values[i].integer }, 0 };
        }
    }
  return TRUE;
}

static inline void
bind (CxResponseWriter *self, CxStatement *statement, int index, const Waiting *value)
{
  switch (value->kind)
    {
    case CX_VALUE_NULL:
      break;
    case CX_VALUE_REAL:
      cx_statement_set_double (statement, index, value->as.real);
      break;
    case CX_VALUE_TEXT:
      cx_statement_set_text_static (statement, index, self->texts->str + value->as.offset,
                                    (gssize) value->length);
      break;
    case CX_VALUE_INTEGER:
    case CX_VALUE_MISSING:
    default:
      cx_statement_set_int (statement, index, value->as.integer);
      break;
    }
}

/* TRUE where a later table needs a row for these values. */
static gboolean
has_values (const Waiting *values, guint n)
{
  for (guint i = 1; i < n; i++)
    if (values[i].kind != CX_VALUE_NULL)
      return TRUE;
  return FALSE;
}

static gboolean
insert_row (CxResponseWriter *self, const Waiting *row, GError **error)
{
  gint64 id;

  for (guint i = 0; i < self->width; i++)
    bind (self, self->parts[1].insert, (int) i + 1, &row[i]);
  if (!cx_statement_run (self->parts[1].insert, error))
    return FALSE;

  id = cx_edit_get_last_id (self->edit);
  for (int number = 2; number <= self->n_parts; number++)
    {
      Part *part = &self->parts[number];
      const Waiting *values = row + self->starts[number];

      if (part->insert == NULL || !has_values (values, part->columns->len))
        continue;
      cx_statement_set_int (part->insert, 1, id);
      for (guint i = 1; i < part->columns->len; i++)
        bind (self, part->insert, (int) i + 1, &values[i]);
      if (!cx_statement_run (part->insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_waiting (CxResponseWriter *self, GError **error)
{
  if (self->parts[1].insert_many != NULL && self->rows == self->rows_max)
    {
      for (guint i = 0; i < self->rows * self->width; i++)
        bind (self, self->parts[1].insert_many, (int) i + 1, &self->waiting[i]);
      return cx_statement_run (self->parts[1].insert_many, error);
    }
  for (guint row = 0; row < self->rows; row++)
    if (!insert_row (self, self->waiting + (gsize) row * self->total, error))
      return FALSE;
  return TRUE;
}

gboolean
cx_response_writer_finish (CxResponseWriter *writer, GError **error)
{
  gboolean written = insert_waiting (writer, error);

  writer->rows = 0;
  g_string_truncate (writer->texts, 0);
  return written;
}

gboolean
cx_response_writer_insert (CxResponseWriter *writer,
                           gint64 batch_id,
                           gint64 batch_row,
                           gint64 fingerprint,
                           const CxValue *fields,
                           const CxValue *items,
                           GError **error)
{
  Waiting *row = writer->waiting + (gsize) writer->rows * writer->total;
  gint64 head[N_HEAD] = { batch_id, batch_row, fingerprint };

  for (guint i = 0; i < N_HEAD; i++)
    row[i] = (Waiting){ head[i] != 0 ? CX_VALUE_INTEGER : CX_VALUE_NULL, { head[i] }, 0 };
  if (!keep_values (writer, row, writer->slots, fields, writer->n_fields, error) ||
      !keep_values (writer, row, writer->slots + writer->n_fields, items, writer->n_items, error))
    return FALSE;

  writer->rows++;
  return writer->rows < writer->rows_max || cx_response_writer_finish (writer, error);
}

static gboolean
update_part (CxResponseWriter *self, int number, gint64 id, const Waiting *values, GError **error)
{
  Part *part = &self->parts[number];
  int index = 1;

  if (part->update == NULL)
    return TRUE;
  if (!cx_edit_keep_before (self->edit, part->table, id, error))
    return FALSE;
  if (number > 1)
    cx_statement_set_int (part->update, index++, id);
  for (guint i = number == 1 ? N_HEAD - 1 : 1; i < part->columns->len; i++)
    bind (self, part->update, index++, &values[i]);
  if (number == 1)
    cx_statement_set_int (part->update, index, id);
  return cx_statement_run (part->update, error);
}

gboolean
cx_response_writer_update (CxResponseWriter *writer,
                           gint64 id,
                           gint64 fingerprint,
                           const CxValue *fields,
                           const CxValue *items,
                           GError **error)
{
  g_autofree Waiting *row = NULL;
  gboolean written = TRUE;

  /* Rows that wait keep their places in the array and the texts. */
  if (!cx_response_writer_finish (writer, error))
    return FALSE;
  row = g_new0 (Waiting, writer->total);
  row[N_HEAD - 1] = (Waiting){ fingerprint != 0 ? CX_VALUE_INTEGER : CX_VALUE_NULL,
                               { fingerprint },
                               0 };
  if (!keep_values (writer, row, writer->slots, fields, writer->n_fields, error) ||
      !keep_values (writer, row, writer->slots + writer->n_fields, items, writer->n_items, error))
    return FALSE;
  for (int number = 1; number <= writer->n_parts && written; number++)
    written = update_part (writer, number, id, row + writer->starts[number], error);
  g_string_truncate (writer->texts, 0);
  return written;
}
