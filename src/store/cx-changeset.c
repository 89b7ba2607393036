#include "config.h"

#include "cx-undo-private.h"

#include "cx-i18n.h"
#include "cx-row-image.h"

#include <string.h>

static gboolean
values_equal (sqlite3_value *a, sqlite3_value *b)
{
  int type = sqlite3_value_type (a);

  if (type != sqlite3_value_type (b))
    return FALSE;
  switch (type)
    {
    case SQLITE_INTEGER:
      return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
    case SQLITE_FLOAT:
      return memcmp (&(double){ sqlite3_value_double (a) }, &(double){ sqlite3_value_double (b) },
                     sizeof (double)) == 0;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return sqlite3_value_bytes (a) == sqlite3_value_bytes (b) &&
             (sqlite3_value_bytes (a) == 0 ||
              memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b),
                      (size_t) sqlite3_value_bytes (a)) == 0);
    default:
      return TRUE;
    }
}

/* An update of which a part is done: deleting a page has set its questions' page to NULL before
 * their own change, to that and more, is reached. */
static gboolean
is_partly_done (sqlite3_changeset_iter *change, int n_columns)
{
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *wanted = NULL;
      sqlite3_value *expected = NULL;
      sqlite3_value *found = NULL;

      if (sqlite3changeset_new (change, i, &wanted) != SQLITE_OK)
        return FALSE;
      if (wanted == NULL)
        continue;
      if (sqlite3changeset_conflict (change, i, &found) != SQLITE_OK ||
          sqlite3changeset_old (change, i, &expected) != SQLITE_OK)
        return FALSE;
      if (!values_equal (wanted, found) && (expected == NULL || !values_equal (expected, found)))
        return FALSE;
    }
  return TRUE;
}

/* A row to be deleted that differs only where a reference was emptied, by the deletion of what it
 * pointed to in this same changeset. */
static gboolean
only_lost_references (sqlite3_changeset_iter *change, int n_columns)
{
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *expected = NULL;
      sqlite3_value *found = NULL;

      if (sqlite3changeset_old (change, i, &expected) != SQLITE_OK ||
          sqlite3changeset_conflict (change, i, &found) != SQLITE_OK)
        return FALSE;
      if (sqlite3_value_type (found) != SQLITE_NULL && !values_equal (expected, found))
        return FALSE;
    }
  return TRUE;
}

static int
resolve_cb (gpointer user_data, int conflict, sqlite3_changeset_iter *change)
{
  const char *table;
  int n_columns, operation, indirect;

  if (conflict == SQLITE_CHANGESET_FOREIGN_KEY ||
      sqlite3changeset_op (change, &table, &n_columns, &operation, &indirect) != SQLITE_OK)
    return SQLITE_CHANGESET_ABORT;

  switch (conflict)
    {
    case SQLITE_CHANGESET_NOTFOUND:
      /* A cascade has deleted it already. */
      return operation == SQLITE_DELETE ? SQLITE_CHANGESET_OMIT : SQLITE_CHANGESET_ABORT;
    case SQLITE_CHANGESET_DATA:
      if (operation == SQLITE_UPDATE && is_partly_done (change, n_columns))
        return SQLITE_CHANGESET_REPLACE;
      if (operation == SQLITE_DELETE && only_lost_references (change, n_columns))
        return SQLITE_CHANGESET_REPLACE;
      return SQLITE_CHANGESET_ABORT;
    default:
      return SQLITE_CHANGESET_ABORT;
    }
}

static CxStatement *
find_changeset (CxEdit *edit, gint64 entry_id, GError **error)
{
  g_autoptr (CxStatement) statement = cx_db_prepare (
      edit->db, "SELECT changeset FROM change_log WHERE id = :id", error);

  if (statement == NULL)
    return NULL;
  cx_statement_bind_int (statement, ":id", entry_id);
  if (!cx_statement_step (statement, NULL, error))
    return NULL;
  return g_steal_pointer (&statement);
}

gboolean
cx_changeset_apply (CxEdit *edit,
                    gint64 entry_id,
                    const char *label,
                    gboolean invert,
                    GError **error)
{
  g_autoptr (CxStatement) statement = find_changeset (edit, entry_id, error);
  g_autofree void *changeset = NULL;
  int size;
  int rc;

  if (statement == NULL)
    return FALSE;
  size = (int) cx_statement_get_bytes (statement, 0);
  if (size == 0)
    return TRUE;

  /* Applying writes, so no statement may be reading the row that holds it. */
  changeset = g_memdup2 (cx_statement_get_blob (statement, 0), (gsize) size);
  cx_statement_reset (statement);
  rc = sqlite3changeset_apply_v2 (edit->db->handle, size, changeset, NULL, resolve_cb, NULL, NULL,
                                  NULL, invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  if (rc == SQLITE_OK)
    return TRUE;
  if ((rc & 0xff) != SQLITE_ABORT && (rc & 0xff) != SQLITE_CONSTRAINT)
    return cx_db_fail (edit->db, rc, error);
  cx_error_set (error, CX_ERROR_CONFLICT,
                invert ? _ ("Undo the later changes first.")
                       : _ ("Undo what was changed in its place first."),
                invert ? _ ("Later changes build on this, so it cannot be undone: %s.")
                       : _ ("Other changes stand in its place, so this cannot be redone: %s."),
                label);
  return FALSE;
}

static sqlite3_value *
get_value (sqlite3_changeset_iter *change, int operation, int column)
{
  sqlite3_value *value = NULL;

  if (operation != SQLITE_DELETE)
    sqlite3changeset_new (change, column, &value);
  if (value == NULL && operation != SQLITE_INSERT)
    sqlite3changeset_old (change, column, &value);
  return value;
}

static int
find_column (CxDb *db, const char *table, const char *column, int n_columns)
{
  g_autoptr (GPtrArray) columns = cx_row_list_columns (db, table, NULL);
  guint index;

  if (columns == NULL || !g_ptr_array_find_with_equal_func (columns, column, g_str_equal, &index))
    return -1;
  return (int) index < n_columns ? (int) index : -1;
}

static gint64
get_survey_of_question (CxDb *db, gint64 question)
{
  g_autoptr (CxStatement)
      statement = cx_db_prepare (db, "SELECT survey_id FROM question WHERE id = :id", NULL);
  gboolean row;

  if (statement == NULL)
    return 0;
  cx_statement_bind_int (statement, ":id", question);
  return cx_statement_step (statement, &row, NULL) && row ? cx_statement_get_int (statement, 0) : 0;
}

static gint64
find_survey_of_row (CxDb *db, const char *table, sqlite3_value *id)
{
  g_autofree char *quoted = cx_sql_identifier (table);
  g_autofree char *sql = g_strdup_printf ("SELECT survey_id FROM %s WHERE id = :id", quoted);
  g_autoptr (CxStatement) statement = cx_db_prepare (db, sql, NULL);
  gboolean row;

  if (statement == NULL || id == NULL)
    return 0;
  cx_statement_bind_int (statement, ":id", sqlite3_value_int64 (id));
  return cx_statement_step (statement, &row, NULL) && row ? cx_statement_get_int (statement, 0) : 0;
}

/* The survey that the current change belongs to: its own row, the one in column survey_id, or that
 * of the question in question_id. An update that does not touch the column belongs to a row that
 * was there before, so its survey is found through the table. */
static gint64
get_survey (CxDb *db, sqlite3_changeset_iter *change)
{
  const char *table;
  int n_columns, operation, indirect;
  int column;
  sqlite3_value *value;

  if (sqlite3changeset_op (change, &table, &n_columns, &operation, &indirect) != SQLITE_OK)
    return 0;
  column = g_str_equal (table, "survey") ? 0 : find_column (db, table, "survey_id", n_columns);
  if (column >= 0)
    {
      value = get_value (change, operation, column);
      return value != NULL ? sqlite3_value_int64 (value)
                           : find_survey_of_row (db, table, get_value (change, operation, 0));
    }
  column = find_column (db, table, "question_id", n_columns);
  value = column >= 0 ? get_value (change, operation, column) : NULL;
  return value != NULL ? get_survey_of_question (db, sqlite3_value_int64 (value)) : 0;
}

GArray *
cx_changeset_find_surveys (CxEdit *edit, gint64 entry_id, GError **error)
{
  g_autoptr (CxStatement) statement = find_changeset (edit, entry_id, error);
  g_autoptr (GArray) surveys = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_changeset_iter *change = NULL;
  int rc;

  if (statement == NULL)
    return NULL;
  rc = sqlite3changeset_start (&change, (int) cx_statement_get_bytes (statement, 0),
                               (void *) cx_statement_get_blob (statement, 0));
  while (rc == SQLITE_OK && (rc = sqlite3changeset_next (change)) == SQLITE_ROW)
    {
      gint64 survey = get_survey (edit->db, change);
      gboolean known = survey == 0;

      for (guint i = 0; i < surveys->len && !known; i++)
        known = g_array_index (surveys, gint64, i) == survey;
      if (!known)
        g_array_append_val (surveys, survey);
      rc = SQLITE_OK;
    }
  sqlite3changeset_finalize (change);
  if (rc != SQLITE_DONE)
    {
      cx_db_fail (edit->db, rc, error);
      return NULL;
    }
  return g_steal_pointer (&surveys);
}
