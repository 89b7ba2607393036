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

G_END_DECLS
