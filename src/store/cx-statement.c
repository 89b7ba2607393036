#include "config.h"

#include "cx-db-private.h"

#include <string.h>

#define MAX_IDLE 64

struct _CxStatement
{
  CxDb *db;
  sqlite3_stmt *raw;
  char *sql;
  GList link;      /* in the connection's idle_order while idle */
  int bind_result; /* the first bind that failed, reported by the next step */
  gboolean done;
};

static void
destroy (CxStatement *self)
{
  sqlite3_finalize (self->raw);
  g_free (self->sql);
  g_free (self);
}

static CxStatement *
take_idle (CxDb *db, const char *sql)
{
  CxStatement *self = g_hash_table_lookup (db->idle, sql);

  if (self != NULL)
    {
      g_hash_table_remove (db->idle, sql);
      g_queue_unlink (&db->idle_order, &self->link);
    }
  return self;
}

static void
give_back (CxDb *db, CxStatement *self)
{
  if (g_hash_table_contains (db->idle, self->sql))
    {
      destroy (self);
      return;
    }
  g_hash_table_insert (db->idle, self->sql, self);
  g_queue_push_head_link (&db->idle_order, &self->link);
  if (db->idle_order.length > MAX_IDLE)
    destroy (take_idle (db, ((CxStatement *) g_queue_peek_tail (&db->idle_order))->sql));
}

void
cx_db_drop_statements (CxDb *db)
{
  CxStatement *self;

  while ((self = g_queue_peek_head (&db->idle_order)) != NULL)
    destroy (take_idle (db, self->sql));
}

CxStatement *
cx_db_prepare_any (CxDb *db, const char *sql, GError **error)
{
  CxStatement *self = take_idle (db, sql);
  sqlite3_stmt *raw = NULL;
  int rc;

  if (self == NULL)
    {
      rc = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, NULL);
      if (rc != SQLITE_OK)
        {
          cx_db_fail (db, rc, error);
          return NULL;
        }
      if (raw == NULL)
        g_error ("Not a statement: \"%s\"", sql);
      self = g_new0 (CxStatement, 1);
      self->raw = raw;
      self->sql = g_strdup (sql);
      self->link.data = self;
    }
  self->db = cx_db_ref (db);
  return self;
}

CxStatement *
cx_db_prepare (CxDb *db, const char *sql, GError **error)
{
  CxStatement *self = cx_db_prepare_any (db, sql, error);

  if (self != NULL && !sqlite3_stmt_readonly (self->raw))
    {
      cx_error_set (error, CX_ERROR_USAGE, NULL, "Writing needs an edit: %s", sql);
      cx_statement_free (self);
      return NULL;
    }
  return self;
}

void
cx_statement_free (CxStatement *statement)
{
  CxDb *db;

  if (statement == NULL)
    return;

  db = g_steal_pointer (&statement->db);
  cx_statement_reset (statement);
  sqlite3_clear_bindings (statement->raw);
  statement->bind_result = SQLITE_OK;
  give_back (db, statement);
  cx_db_unref (db);
}

sqlite3_stmt *
cx_statement_get_raw (CxStatement *statement)
{
  return statement->raw;
}

int
cx_statement_find (CxStatement *statement, const char *name)
{
  int index = sqlite3_bind_parameter_index (statement->raw, name);

  if (index == 0)
    g_error ("No parameter %s in \"%s\"", name, statement->sql);
  return index;
}

static void
note_bind (CxStatement *self, int rc)
{
  if (rc == SQLITE_OK)
    return;
  if ((rc & 0xff) == SQLITE_RANGE || (rc & 0xff) == SQLITE_MISUSE)
    g_error ("Bound outside the parameters, or during a run, of \"%s\"", self->sql);
  if (self->bind_result == SQLITE_OK)
    self->bind_result = rc;
}

void
cx_statement_set_int (CxStatement *statement, int index, gint64 value)
{
  note_bind (statement, sqlite3_bind_int64 (statement->raw, index, value));
}

void
cx_statement_set_double (CxStatement *statement, int index, double value)
{
  note_bind (statement, sqlite3_bind_double (statement->raw, index, value));
}

void
cx_statement_set_text_static (CxStatement *statement, int index, const char *value, gssize length)
{
  gsize size = length < 0 && value != NULL ? strlen (value) : (gsize) length;

  if (value == NULL)
    cx_statement_set_null (statement, index);
  else
    note_bind (statement, sqlite3_bind_text64 (statement->raw, index, value, size, SQLITE_STATIC,
                                               SQLITE_UTF8));
}

void
cx_statement_set_null (CxStatement *statement, int index)
{
  note_bind (statement, sqlite3_bind_null (statement->raw, index));
}

CxStatement *
cx_statement_bind_int (CxStatement *statement, const char *name, gint64 value)
{
  cx_statement_set_int (statement, cx_statement_find (statement, name), value);
  return statement;
}

CxStatement *
cx_statement_bind_double (CxStatement *statement, const char *name, double value)
{
  cx_statement_set_double (statement, cx_statement_find (statement, name), value);
  return statement;
}

CxStatement *
cx_statement_bind_text (CxStatement *statement, const char *name, const char *value)
{
  int index = cx_statement_find (statement, name);

  if (value == NULL)
    cx_statement_set_null (statement, index);
  else
    note_bind (statement, sqlite3_bind_text64 (statement->raw, index, value, strlen (value),
                                               SQLITE_TRANSIENT, SQLITE_UTF8));
  return statement;
}

CxStatement *
cx_statement_bind_blob (CxStatement *statement, const char *name, const void *data, gsize size)
{
  int index = cx_statement_find (statement, name);

  if (data == NULL)
    cx_statement_set_null (statement, index);
  else
    note_bind (statement,
               sqlite3_bind_blob64 (statement->raw, index, data, size, SQLITE_TRANSIENT));
  return statement;
}

CxStatement *
cx_statement_bind_null (CxStatement *statement, const char *name)
{
  cx_statement_set_null (statement, cx_statement_find (statement, name));
  return statement;
}

static int
step_raw (CxStatement *self)
{
  CxDb *db = self->db;

  if (G_UNLIKELY (self->bind_result != SQLITE_OK))
    return self->bind_result;
  if (G_UNLIKELY (db->in_edit && sqlite3_get_autocommit (db->handle)))
    return SQLITE_ABORT_ROLLBACK;
  return sqlite3_step (self->raw);
}

gboolean
cx_statement_step (CxStatement *statement, gboolean *row, GError **error)
{
  int rc = statement->done ? SQLITE_DONE : step_raw (statement);

  if (row != NULL)
    *row = rc == SQLITE_ROW;
  if (rc == SQLITE_ROW)
    return TRUE;

  statement->done = TRUE;
  if (rc == SQLITE_DONE)
    return TRUE;
  cx_db_fail (statement->db, rc, error);
  sqlite3_reset (statement->raw);
  return FALSE;
}

gboolean
cx_statement_run (CxStatement *statement, GError **error)
{
  int rc;

  do
    rc = step_raw (statement);
  while (rc == SQLITE_ROW);

  if (rc != SQLITE_DONE)
    cx_db_fail (statement->db, rc, error);
  cx_statement_reset (statement);
  sqlite3_clear_bindings (statement->raw);
  statement->bind_result = SQLITE_OK;
  return rc == SQLITE_DONE;
}

void
cx_statement_reset (CxStatement *statement)
{
  sqlite3_reset (statement->raw);
  statement->done = FALSE;
}

int
cx_statement_get_columns (CxStatement *statement)
{
  return sqlite3_column_count (statement->raw);
}

const char *
cx_statement_get_name (CxStatement *statement, int column)
{
  return sqlite3_column_name (statement->raw, column);
}

gboolean
cx_statement_is_null (CxStatement *statement, int column)
{
  return sqlite3_column_type (statement->raw, column) == SQLITE_NULL;
}

gint64
cx_statement_get_int (CxStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->raw, column);
}

gboolean
cx_statement_read_int (CxStatement *statement, int column, gint64 *value)
{
  sqlite3_value *found = sqlite3_column_value (statement->raw, column);

  if (sqlite3_value_type (found) == SQLITE_NULL)
    return FALSE;
  *value = sqlite3_value_int64 (found);
  return TRUE;
}

double
cx_statement_get_double (CxStatement *statement, int column)
{
  return sqlite3_column_double (statement->raw, column);
}

const char *
cx_statement_get_text (CxStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (statement->raw, column);
}

gsize
cx_statement_get_bytes (CxStatement *statement, int column)
{
  return (gsize) sqlite3_column_bytes (statement->raw, column);
}

const void *
cx_statement_get_blob (CxStatement *statement, int column)
{
  return sqlite3_column_blob (statement->raw, column);
}

char *
cx_statement_dup_text (CxStatement *statement, int column)
{
  return g_strdup (cx_statement_get_text (statement, column));
}

GPtrArray *
cx_statement_list_texts (CxStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  do
    {
      if (!cx_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (texts, cx_statement_dup_text (statement, 0));
    }
  while (row);
  return g_steal_pointer (&texts);
}

char
cx_statement_get_kind (CxStatement *statement, int column)
{
  switch (sqlite3_column_type (statement->raw, column))
    {
    case SQLITE_INTEGER:
      return 'i';
    case SQLITE_FLOAT:
      return 'r';
    case SQLITE_TEXT:
      return 't';
    case SQLITE_BLOB:
      return 'b';
    default:
      return 'n';
    }
}
