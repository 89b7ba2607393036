#include "config.h"

#include "cx-undo-private.h"

#include "cx-i18n.h"

#include <string.h>

/* Begin. */

static int
is_recorded_cb (gpointer user_data, const char *table)
{
  CxEdit *self = user_data;

  return cx_sqlite_is_recorded_table (table, self->bulk);
}

static void
note_table_cb (gpointer user_data,
               int what,
               const char *database,
               const char *table,
               sqlite3_int64 row_id)
{
  CxEdit *self = user_data;

  if (G_LIKELY (table == self->last_table) || !g_str_equal (database, "main"))
    return;
  self->last_table = table;
  cx_edit_note_table (self, table);
}

void
cx_edit_note_table (CxEdit *edit, const char *table)
{
  if (!g_ptr_array_find_with_equal_func (edit->tables, table, g_str_equal, NULL))
    g_ptr_array_add (edit->tables, g_strdup (table));
}

static gboolean
start_session (CxEdit *self, GError **error)
{
  int rc = sqlite3session_create (self->db->handle, "main", &self->session);

  /* All tables through a filter by name: that also catches answers tables made in this edit. */
  if (rc == SQLITE_OK)
    rc = sqlite3session_attach (self->session, NULL);
  if (rc != SQLITE_OK)
    return cx_db_fail (self->db, rc, error);
  sqlite3session_table_filter (self->session, is_recorded_cb, self);
  return TRUE;
}

CxEdit *
cx_edit_new_unrecorded (CxStore *store, const char *label, GError **error)
{
  g_autoptr (CxEdit) self = NULL;

  g_return_val_if_fail (CX_IS_STORE (store), NULL);
  g_return_val_if_fail (store->file != NULL, NULL);

  if (store->read_only)
    {
      cx_error_set (error, CX_ERROR_READ_ONLY, _ ("Open the file for writing."),
                    _ ("The business file is open for reading only."));
      cx_error_place (error, store->path, 0, NULL);
      return NULL;
    }
  if (!cx_store_file_take_turn (store->file, error))
    return NULL;

  self = g_new0 (CxEdit, 1);
  self->store = g_object_ref (store);
  self->file = cx_store_file_ref (store->file);
  self->db = self->file->writer;
  self->label = g_strdup (label);
  self->tables = g_ptr_array_new_with_free_func (g_free);
  if (!cx_db_exec (self->db, "BEGIN IMMEDIATE", error))
    return NULL;
  self->db->in_edit = TRUE;
  sqlite3_update_hook (self->db->handle, note_table_cb, self);
  if (!cx_history_make_time (self->db, &self->at, error))
    return NULL;
  return g_steal_pointer (&self);
}

static CxEdit *
begin (CxStore *store, const char *label, gboolean bulk, GError **error)
{
  g_autoptr (CxEdit) self = cx_edit_new_unrecorded (store, label, error);

  if (self == NULL)
    return NULL;
  self->bulk = bulk;
  if (bulk && !cx_redo_batch_purge (self, error))
    return NULL;
  if (!start_session (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

CxEdit *
cx_store_begin (CxStore *store, const char *label, GError **error)
{
  return begin (store, label, FALSE, error);
}

CxEdit *
cx_store_begin_bulk (CxStore *store, const char *label, GError **error)
{
  return begin (store, label, TRUE, error);
}

/* End. */

static void
leave (CxEdit *self)
{
  self->db->in_edit = FALSE;
  sqlite3_update_hook (self->db->handle, NULL, NULL);
  g_clear_pointer (&self->session, sqlite3session_delete);
  cx_store_file_end_turn (self->file);
}

static void
destroy (CxEdit *self)
{
  cx_store_file_unref (self->file);
  g_object_unref (self->store);
  g_ptr_array_unref (self->tables);
  g_free (self->label);
  g_free (self);
}

void
cx_edit_free (CxEdit *edit)
{
  if (edit == NULL)
    return;

  /* A full disk or a failing drive may have made SQLite roll back already. */
  if (edit->db->in_edit && !sqlite3_get_autocommit (edit->db->handle))
    sqlite3_exec (edit->db->handle, "ROLLBACK", NULL, NULL, NULL);
  leave (edit);
  destroy (edit);
}

static gboolean
commit_transaction (CxEdit *self, GError **error)
{
  if (sqlite3_get_autocommit (self->db->handle))
    {
      cx_error_set (error, CX_ERROR_FAILED, _ ("Try the change again."),
                    _ ("The change could not be saved; nothing of it was kept."));
      return FALSE;
    }
  return cx_db_exec (self->db, "COMMIT", error);
}

static void
finish (CxEdit *self)
{
  GPtrArray *tables = g_ptr_array_ref (self->tables);
  CxStore *store = g_object_ref (self->store);
  gboolean changed = tables->len > 0;

  leave (self);
  destroy (self);
  /* After the turn has ended, so that what listens may begin its own edit. */
  if (changed)
    cx_store_notify (store, g_steal_pointer (&tables));
  g_clear_pointer (&tables, g_ptr_array_unref);
  g_object_unref (store);
}

gboolean
cx_edit_commit_unrecorded (CxEdit *edit, GError **error)
{
  g_autoptr (CxEdit) self = edit;

  if (!commit_transaction (self, error))
    return FALSE;
  finish (g_steal_pointer (&self));
  return TRUE;
}

/* Writes the step of history inside the same transaction. An edit that changed no recorded row and
 * made no batch is no step. */
static gboolean
record (CxEdit *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  void *changeset = NULL;
  int size = 0;
  int rc = sqlite3session_changeset (self->session, &size, &changeset);
  gboolean done;

  g_clear_pointer (&self->session, sqlite3session_delete);
  if (rc != SQLITE_OK)
    return cx_db_fail (self->db, rc, error);

  done = (size == 0 && self->batch_id == 0) ||
         (cx_history_forget_undone (self->db, error) &&
          cx_history_add (self->db, self->at, self->label, self->batch_id, changeset, size, error));
  sqlite3_free (changeset);
  return done;
}

gboolean
cx_edit_commit (CxEdit *edit, GError **error)
{
  g_autoptr (CxEdit) self = edit;

  if (!cx_bulk_finish (self, error) || !record (self, error) || !commit_transaction (self, error))
    return FALSE;
  finish (g_steal_pointer (&self));
  return TRUE;
}

/* While it is open. */

CxStore *
cx_edit_get_store (CxEdit *edit)
{
  return edit->store;
}

CxDb *
cx_edit_get_db (CxEdit *edit)
{
  return edit->db;
}

CxStatement *
cx_edit_prepare (CxEdit *edit, const char *sql, GError **error)
{
  return cx_db_prepare_any (edit->db, sql, error);
}

gboolean
cx_edit_exec (CxEdit *edit, const char *sql, GError **error)
{
  return cx_db_exec (edit->db, sql, error);
}

gint64
cx_edit_get_last_id (CxEdit *edit)
{
  return sqlite3_last_insert_rowid (edit->db->handle);
}

gint64
cx_edit_get_time (CxEdit *edit)
{
  return edit->at;
}

static gboolean
run_savepoint (CxEdit *self, const char *verb, const char *name, GError **error)
{
  g_autofree char *quoted = cx_sql_identifier (name);
  g_autofree char *sql = g_strdup_printf ("%s %s", verb, quoted);

  return cx_db_exec (self->db, sql, error);
}

gboolean
cx_edit_savepoint (CxEdit *edit, const char *name, GError **error)
{
  return run_savepoint (edit, "SAVEPOINT", name, error);
}

gboolean
cx_edit_release (CxEdit *edit, const char *name, GError **error)
{
  return run_savepoint (edit, "RELEASE", name, error);
}

gboolean
cx_edit_rollback_to (CxEdit *edit, const char *name, GError **error)
{
  return run_savepoint (edit, "ROLLBACK TO", name, error);
}
