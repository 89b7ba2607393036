/* One connection to a business file, for reading. A thread owns its connection; only the writer
 * connection inside a CxEdit may write. */
#pragma once

#include "cx-error.h"
#include "cx-progress.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _CxDb CxDb;
typedef struct _CxStatement CxStatement;

CxDb *cx_db_ref (CxDb *db);
void cx_db_unref (CxDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDb, cx_db_unref)

/* Changes whenever another connection or this one committed: caches use it as a key. */
gint64 cx_db_get_version (CxDb *db);

/* A read transaction, so that several statements see one state. Nests. */
gboolean cx_db_begin_read (CxDb *db, GError **error);
void cx_db_end_read (CxDb *db);

/* Lets @progress (nullable) interrupt long statements on this connection. */
void cx_db_set_progress (CxDb *db, CxProgress *progress);

/* Prepares @sql, from the connection's cache if it was prepared before. Only reading SQL is
 * accepted here (see cx_edit_prepare ()). Free with cx_statement_free (), which gives it back to
 * the cache. */
CxStatement *cx_db_prepare (CxDb *db, const char *sql, GError **error);
void cx_statement_free (CxStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxStatement, cx_statement_free)

/* Binding, by name (":survey") or, for hot loops, by index from 1. A name that is not in the
 * statement is a programming error. Texts and blobs are copied unless _static. NULL text binds
 * NULL. Each returns @statement so that binds can be chained. */
CxStatement *cx_statement_bind_int (CxStatement *statement, const char *name, gint64 value);
CxStatement *cx_statement_bind_double (CxStatement *statement, const char *name, double value);
CxStatement *cx_statement_bind_text (CxStatement *statement, const char *name, const char *value);
CxStatement *
cx_statement_bind_blob (CxStatement *statement, const char *name, const void *data, gsize size);
CxStatement *cx_statement_bind_null (CxStatement *statement, const char *name);
int cx_statement_find (CxStatement *statement, const char *name);
void cx_statement_set_int (CxStatement *statement, int index, gint64 value);
void cx_statement_set_double (CxStatement *statement, int index, double value);
/* @value must stay alive until the step; @length < 0: NUL-terminated. NULL binds NULL. */
void
cx_statement_set_text_static (CxStatement *statement, int index, const char *value, gssize length);
void cx_statement_set_null (CxStatement *statement, int index);

/* Steps: TRUE and *@row TRUE with a row, *@row FALSE at the end; FALSE on error. */
gboolean cx_statement_step (CxStatement *statement, gboolean *row, GError **error);
/* Runs to the end, ignoring rows; then resets and clears the bindings. */
gboolean cx_statement_run (CxStatement *statement, GError **error);
/* Makes it ready for the next run; bindings stay. */
void cx_statement_reset (CxStatement *statement);

/* Columns of the current row, from 0. Texts are valid until the next step. */
int cx_statement_get_columns (CxStatement *statement);
const char *cx_statement_get_name (CxStatement *statement, int column);
gboolean cx_statement_is_null (CxStatement *statement, int column);
gint64 cx_statement_get_int (CxStatement *statement, int column);
/* Both at once: FALSE if it is NULL, and @value is left alone. */
gboolean cx_statement_read_int (CxStatement *statement, int column, gint64 *value);
double cx_statement_get_double (CxStatement *statement, int column);
const char *cx_statement_get_text (CxStatement *statement, int column); /* nullable */
gsize cx_statement_get_bytes (CxStatement *statement, int column);
const void *cx_statement_get_blob (CxStatement *statement, int column);
char *cx_statement_dup_text (CxStatement *statement, int column);
/* Steps to the end. Returns: (transfer full) (element-type utf8) the first column of every row, or
 * NULL with @error. */
GPtrArray *cx_statement_list_texts (CxStatement *statement, GError **error);
/* 'i' integer, 'r' real, 't' text, 'b' blob, 'n' null. */
char cx_statement_get_kind (CxStatement *statement, int column);

/* One value of one row: the first column, or @fallback if there is no row or it is NULL.
 * @value_name is nullable and binds @value to that parameter. */
gboolean cx_db_get_int (CxDb *db, const char *sql, gint64 fallback, gint64 *value, GError **error);

/* A name as an SQL identifier, quoted. Free with g_free (). */
char *cx_sql_identifier (const char *name);

/* For columns of a table: TRUE if @table has @column. */
gboolean cx_db_has_column (CxDb *db, const char *table, const char *column);
gboolean cx_db_has_table (CxDb *db, const char *table);

G_END_DECLS
