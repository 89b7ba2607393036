/* A business file: open, create, migrate, check, back up; and the one mechanism for change. */
#pragma once

#include "cx-db.h"

G_BEGIN_DECLS

#define CX_STORE_APPLICATION_ID 0x434c5431 /* "CLT1" */
#define CX_STORE_SUFFIX ".clientele"

#define CX_TYPE_STORE (cx_store_get_type ())
G_DECLARE_FINAL_TYPE (CxStore, cx_store, CX, STORE, GObject)

typedef enum
{
  CX_STORE_READ_WRITE = 0,
  CX_STORE_READ_ONLY = 1 << 0,
} CxStoreFlags;

/* Signals of CxStore:
 * "changed" (const char *const *tables): after a commit, undo or redo, in the thread's default main
 * context that made the store; also when another program changed the file (tables = NULL). */

/* Makes a new business file at the newest schema. CX_ERROR_EXISTS if something is there. The file
 * appears complete or not at all. */
CxStore *cx_store_create (const char *path, GError **error);

/* Opens a file: takes the writer's lock (sidecar .NAME.lock) unless READ_ONLY, migrates an older
 * schema after a copy beside it (NAME-before-<version>). Errors: NOT_FOUND, NOT_A_BUSINESS, NEWER
 * (only when writing was asked; reading opens with what it knows), UNSUPPORTED (an older schema,
 * and only reading was asked), DAMAGED, LOCKED (message says who), READ_ONLY, FULL. A file that is
 * refused is not touched. */
CxStore *cx_store_open (const char *path, CxStoreFlags flags, GError **error);

/* Closes: the file becomes one file again (journal_mode=DELETE), at once or when the last
 * connection of cx_store_open_db () has gone, and the lock is free. Called by dispose too. */
void cx_store_close (CxStore *store);

/* No longer looks for what other programs changed. To be called by the store's own thread before
 * another one closes it. */
void cx_store_stop_polling (CxStore *store);

/* The store belongs to the calling thread and its default main context from now on, as if it had
 * been opened here: for opening in a thread of its own. That thread is done with it, and had pushed
 * a main context of its own as its default. */
void cx_store_adopt (CxStore *store);

/* As it was given; what the schema of the file is, which may be newer than the program's where it
 * was opened for reading. */
const char *cx_store_get_path (CxStore *store);
gboolean cx_store_is_read_only (CxStore *store);
int cx_store_get_schema_version (CxStore *store);

/* The connection of the thread that opened the store. (transfer none) */
CxDb *cx_store_get_db (CxStore *store);
/* A read connection of its own for another thread. (transfer full) */
CxDb *cx_store_open_db (CxStore *store, GError **error);

/* Change. */

/* An open transaction. Every writing function takes one. cx_edit_commit () consumes it; freeing it
 * rolls back. Recorded as one step of undo under @label (translated, what Undo shows). */
typedef struct _CxEdit CxEdit;

/* Waits for an edit of another thread; in the thread whose edit is open it is CX_ERROR_USAGE. */
CxEdit *cx_store_begin (CxStore *store, const char *label, GError **error);

/* A bulk edit: rows of unrecorded tables (cx_edit_keep_before ()) are kept as images in
 * batch_before; recorded tables (survey, question …) written in it are recorded as usual, so that
 * undoing the batch takes both back. @batch_uuid is nullable (made). */
CxEdit *cx_store_begin_bulk (CxStore *store, const char *label, GError **error);

/* Commits, and records one step of history. Consumes @edit also when it fails: then all of it is
 * rolled back. */
gboolean cx_edit_commit (CxEdit *edit, GError **error);
/* Commits what is not to be undone, such as a new file's first rows: history shows it, and nothing
 * up to it can be undone any more. Consumes @edit. */
gboolean cx_edit_commit_for_good (CxEdit *edit, GError **error);
void cx_edit_free (CxEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxEdit, cx_edit_free)

/* (transfer none) */
CxStore *cx_edit_get_store (CxEdit *edit);
/* The writer connection, for reading inside the edit. (transfer none) */
CxDb *cx_edit_get_db (CxEdit *edit);
/* Prepares writing (or reading) SQL on the writer connection; cached. */
CxStatement *cx_edit_prepare (CxEdit *edit, const char *sql, GError **error);
/* Schema changes of answer tables: CREATE TABLE, INDEX or VIEW, DROP INDEX or VIEW, ALTER TABLE …
 * ADD. ALTER must come before the edit's first write of a recorded row (checked); in a bulk edit
 * answers tables may grow at any time. Anything else would break history: CX_ERROR_USAGE. Undo
 * leaves what was made standing. */
gboolean cx_edit_execute_ddl (CxEdit *edit, const char *sql, GError **error);
/* The id that the last INSERT gave. */
gint64 cx_edit_get_last_id (CxEdit *edit);
/* Now in ms, the same for the whole edit: what changed_at gets. */
gint64 cx_edit_get_time (CxEdit *edit);

/* Savepoints inside one edit. */
gboolean cx_edit_savepoint (CxEdit *edit, const char *name, GError **error);
gboolean cx_edit_release (CxEdit *edit, const char *name, GError **error);
gboolean cx_edit_rollback_to (CxEdit *edit, const char *name, GError **error);

/* Bulk only. The batch this edit makes (row of table batch; made by the first call with @kind
 * "responses", "recode" …). */
gint64 cx_edit_get_batch (CxEdit *edit, const char *kind, GError **error);
/* Keeps the row of @table with @row_id as it is now, before a bulk update or delete of it. A second
 * call for a row does nothing, nor does one for a row that this batch added. */
gboolean cx_edit_keep_before (CxEdit *edit, const char *table, gint64 row_id, GError **error);

/* History. */

typedef struct
{
  gint64 id;
  gint64 at; /* ms UTC */
  char *label;
  char *who;       /* login name */
  char *state;     /* "done", "undone", "horizon" (cannot be undone any more) */
  gint64 batch_id; /* 0: none */
  gint64 undone;   /* the highest is redone next; 0: not undone, or cannot be redone any more */
} CxHistoryEntry;

void cx_history_entry_free (CxHistoryEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxHistoryEntry, cx_history_entry_free)

/* Newest first, at most @limit (0: all). Returns: (element-type CxHistoryEntry) (transfer full) */
GPtrArray *cx_store_get_history (CxStore *store, guint limit, GError **error);
/* The same over any connection, such as another thread's: what came before step @before (0: from
 * the newest). */
GPtrArray *cx_db_get_history (CxDb *db, gint64 before, guint limit, GError **error);
/* What undo or redo would do now; NULL: nothing. (transfer full) */
CxHistoryEntry *cx_store_peek_undo (CxStore *store);
CxHistoryEntry *cx_store_peek_redo (CxStore *store);
/* The same over any connection. */
CxHistoryEntry *cx_db_peek_undo (CxDb *db);
CxHistoryEntry *cx_db_peek_redo (CxDb *db);
/* Undoes the newest done step, or redoes what was undone last. All of it or nothing:
 * CX_ERROR_CONFLICT where later unrecorded changes stand on it, CX_ERROR_NOT_FOUND if there is no
 * such step. A batch is undone as by cx_store_undo_batch () with KEEP_CHANGED. A new step ends
 * redo. @label (nullable) gets what it was. */
gboolean cx_store_undo (CxStore *store, CxProgress *progress, char **label, GError **error);
gboolean cx_store_redo (CxStore *store, CxProgress *progress, char **label, GError **error);

typedef enum
{
  CX_UNDO_KEEP_CHANGED = 0, /* rows changed since the batch stay as they are */
  CX_UNDO_OVERWRITE = 1,
} CxUndoBatchMode;

typedef struct
{
  char *label;
  gint64 removed;  /* rows the batch had added */
  gint64 restored; /* rows it had updated or deleted */
  gint64 kept;     /* rows changed since and left alone */
} CxUndoBatchResult;

/* Undoes batch @batch_id at any later time; it can be redone by cx_store_redo () while it is the
 * newest undone step. A row changed since (its changed_at is later than the batch, it was deleted
 * since, or a later batch holds its image) is kept; with OVERWRITE it is undone as well, but where
 * a later batch changed it, that one must be undone first: CX_ERROR_CONFLICT, nothing is changed.
 * Surveys and questions that the batch made go with it if no row of another origin can be using
 * them and nobody has changed them. */
gboolean cx_store_undo_batch (CxStore *store,
                              gint64 batch_id,
                              CxUndoBatchMode mode,
                              CxProgress *progress,
                              CxUndoBatchResult *result,
                              GError **error);

/* Keeping it sound. */

/* integrity_check, foreign keys, schema, answer tables against items. TRUE if sound; otherwise
 * FALSE with CX_ERROR_DAMAGED, and @problems (nullable, transfer full, element-type utf8) lists
 * them. */
gboolean
cx_store_check (const char *path, CxProgress *progress, GPtrArray **problems, GError **error);

/* A consistent copy, also while others write. Overwrites @output only when the copy is complete and
 * sound: CX_ERROR_DAMAGED leaves an earlier backup alone.
 * With @passphrase (nullable) the copy is encrypted (libsodium secretstream, Argon2id key). */
gboolean cx_store_backup (CxStore *store,
                          const char *output,
                          const char *passphrase,
                          CxProgress *progress,
                          GError **error);
/* Checks @input (decrypting if need be), then puts it at @path; CX_ERROR_EXISTS if @path is there
 * and not @replace, in which case the old file is kept beside it with its date. */
gboolean cx_store_restore (const char *input,
                           const char *path,
                           const char *passphrase,
                           gboolean replace,
                           CxProgress *progress,
                           GError **error);

/* Small things. */

/* A random UUID, 36 characters. Free with g_free (). */
char *cx_uuid_new (void);

G_END_DECLS
