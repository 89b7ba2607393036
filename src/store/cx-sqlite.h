/* What the files of this folder share about SQLite. Nothing above the store includes it. */
#pragma once

#include "cx-error.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Sets @error from the result code @rc of a call on @handle (nullable), in the user's words: what
 * SQLite calls CORRUPT is DAMAGED, FULL is FULL, and so on. @path (nullable) names the file. Always
 * returns FALSE. */
gboolean cx_sqlite_set_error (GError **error, sqlite3 *handle, int rc, const char *path);

/* Runs @sql, which gives no rows. */
gboolean cx_sqlite_exec (sqlite3 *handle, const char *sql, const char *path, GError **error);

/* The first column of the first row of @sql as an integer; @fallback if there is none. */
gboolean cx_sqlite_get_int (sqlite3 *handle,
                            const char *sql,
                            const char *path,
                            gint64 fallback,
                            gint64 *value,
                            GError **error);

/* The tables, in @schema's steps, that @handle does not have. Empty where all are there.
 * (element-type utf8) (transfer full) */
GPtrArray *cx_sqlite_find_missing_tables (sqlite3 *handle);

/* TRUE for answers_<digits> and answers_<digits>_<digits>, the tables that model/ makes. */
gboolean cx_sqlite_is_answers_table (const char *name);

/* answers_7_2 holds more columns of the rows of answers_7: that is its root. Any other table is its
 * own root. Free with g_free (). */
char *cx_sqlite_get_root_table (const char *name);
gboolean cx_sqlite_is_root_table (const char *name);

/* TRUE if edits of table @name are kept in change_log: the tables of cx_schema_recorded_tables ()
 * and, unless @bulk, answers tables. */
gboolean cx_sqlite_is_recorded_table (const char *name, gboolean bulk);

/* Makes known to SQL: cx_sort_key (TEXT), the key whose order is the Vietnamese dictionary's; and
 * cx_find_text (FOLDED, TEXT, …), 1 if one of the texts holds what cx_text_fold () made. */
void cx_sqlite_add_functions (sqlite3 *handle);

G_END_DECLS
