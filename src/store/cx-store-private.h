/* The inside of a store, for the files of this folder and their tests. */
#pragma once

#include "cx-db-private.h"
#include "cx-lock.h"
#include "cx-schema.h"
#include "cx-store.h"

G_BEGIN_DECLS

/* The file itself: the writer's lock and connection. The store and every read connection hold it,
 * so that the last one to go makes it one file again. */
typedef struct
{
  gatomicrefcount refs;
  char *path;
  CxLock *lock;  /* NULL: read only */
  CxDb *writer;  /* NULL: read only */
  CxDbMode mode; /* of read connections */

  /* Edits wait here for their turn, in the order in which they came. */
  GMutex mutex;
  GCond cond;
  guint64 next_ticket;
  guint64 serving;
  GThread *owner; /* the thread whose edit is open */
} CxStoreFile;

struct _CxStore
{
  GObject parent_instance;

  char *path;
  gboolean read_only;
  int version;
  CxStoreFile *file; /* NULL once closed */
  CxDb *db;
  GMainContext *context;
  GThread *thread; /* the one that opened it */
  GSource *poll;   /* looks for what other programs write; read-only stores only */
  gint64 polled;
};

CxStoreFile *cx_store_file_new (const char *path, CxLock *lock, CxDb *writer, CxDbMode mode);
CxStoreFile *cx_store_file_ref (CxStoreFile *file);
void cx_store_file_unref (CxStoreFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxStoreFile, cx_store_file_unref)
/* A read connection that holds @file. */
CxDb *cx_store_file_open_db (CxStoreFile *file, GError **error);
/* Waits for the writer connection. FALSE where this thread already has it. */
gboolean cx_store_file_take_turn (CxStoreFile *file, GError **error);
void cx_store_file_end_turn (CxStoreFile *file);

/* Opens a connection on @path that was found to be a sound business file: its header, length and
 * version. *@version gets the schema's. */
CxDb *cx_store_open_checked (const char *path, CxDbMode mode, int *version, GError **error);

/* A readable file is at @path; its folder is there; the folder is there and nothing is at @path. */
gboolean cx_store_check_exists (const char *path, GError **error);
gboolean cx_store_check_folder (const char *path, GError **error);
gboolean cx_store_check_free (const char *path, GError **error);

/* cx-migrate.c. The steps of this program; tests put longer lists in (NULL: the real ones again).
 */
const CxSchemaStep *const *cx_migrate_get_steps (void);
void cx_migrate_set_steps (const CxSchemaStep *const *steps);
int cx_migrate_get_newest (void);
/* Lays all steps in the new, empty database of @db. */
gboolean cx_migrate_create (CxDb *db, GError **error);
/* Brings the database of @db from @version to the newest, after a copy beside the file. */
gboolean cx_migrate_upgrade (CxDb *db, int version, GError **error);

/* cx-notify.c. Emits "changed" in the store's context; @tables nullable (transfer full). */
void cx_store_notify (CxStore *store, GPtrArray *tables);
void cx_store_start_polling (CxStore *store);

/* cx-history.c. */
typedef enum
{
  CX_HISTORY_UNDO,
  CX_HISTORY_REDO,
} CxHistorySide;
/* The step that would be undone or redone next; NULL without @error: there is none. */
CxHistoryEntry *cx_history_find (CxDb *db, CxHistorySide side, GError **error);
/* The step that made batch @batch_id, in the same way. */
CxHistoryEntry *cx_history_find_batch (CxDb *db, gint64 batch_id, GError **error);
/* Drops what could be redone until now: a new step has taken its place. */
gboolean cx_history_forget_undone (CxDb *writer, GError **error);
/* Nothing older can be undone any more. */
gboolean cx_history_set_horizon (CxDb *writer, const char *label, GError **error);
/* Adds a step. @changeset nullable. */
gboolean cx_history_add (CxDb *writer,
                         gint64 at,
                         const char *label,
                         gint64 batch_id,
                         const void *changeset,
                         int size,
                         GError **error);
/* A time that is later than every step of history, even if the clock was set back. */
gboolean cx_history_make_time (CxDb *writer, gint64 *at, GError **error);

G_END_DECLS
