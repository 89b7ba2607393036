/* The inside of an edit, for the files of this folder. */
#pragma once

#include "cx-store-private.h"

G_BEGIN_DECLS

struct _CxEdit
{
  CxStore *store;
  CxStoreFile *file;
  CxDb *db; /* the writer */
  char *label;
  gint64 at;
  gboolean bulk;
  gint64 batch_id;
  gboolean kept_rows; /* cx_edit_keep_before () was called */
  sqlite3_session *session;

  /* Names of the tables written so far; @last_table is the name that the hook saw last, compared
   * by address because the hook runs once a row. */
  GPtrArray *tables;
  const char *last_table;
};

/* Opens the transaction with no session: undo and redo write without being recorded. @label is
 * nullable. */
CxEdit *cx_edit_new_unrecorded (CxStore *store, const char *label, GError **error);
/* Commits without adding a step to history. Consumes @edit. */
gboolean cx_edit_commit_unrecorded (CxEdit *edit, GError **error);
/* Says that @table was written, where SQLite's hook does not see it. */
void cx_edit_note_table (CxEdit *edit, const char *table);
/* Writing SQL that is run once and not worth keeping prepared. */
gboolean cx_edit_exec (CxEdit *edit, const char *sql, GError **error);

/* cx-bulk.c. What remains to be written before a bulk edit is committed. */
gboolean cx_bulk_finish (CxEdit *edit, GError **error);
/* The tables of which batch @batch_id keeps rows. (element-type utf8) (transfer full) */
GPtrArray *cx_bulk_list_kept_tables (CxEdit *edit, gint64 batch_id, GError **error);

G_END_DECLS
