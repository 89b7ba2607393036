/* A list of any length over a query: the ids are loaded once, in a thread; rows come in pages as
 * they are asked for, and a bounded number of pages is kept. Sorting and filtering are done by the
 * query, never by another model on top. Lives in the thread that opened the store. */
#pragma once

#include "cx-paged-item.h"
#include "cx-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CX_PAGED_MODEL_PAGE 128

/* Binds what @statement's SQL asks for. Called in another thread. */
typedef void (*CxPagedBindFunc) (CxStatement *statement, gpointer user_data);

/* Puts the ids of a list into @ids (gint64), in their order. Called in another thread. */
typedef gboolean (*CxPagedLoadFunc) (CxDb *db, GArray *ids, gpointer user_data, GError **error);

/* What a list shows. */
typedef struct
{
  const char *ids;   /* SQL: one column, the ids in the order of the list */
  const char *rows;  /* SQL: the id and then what is shown, for the ids in the JSON array :ids:
                      * SELECT id, … WHERE id IN (SELECT value FROM json_each (:ids)) */
  const char *table; /* when this table changes, the list is loaded anew; NULL: at every change */
  CxPagedBindFunc bind; /* nullable; for @ids */
  gpointer user_data;   /* handed to @bind and @load; nothing may change it while the list lives */
  GDestroyNotify destroy; /* nullable; for @user_data */
  CxPagedLoadFunc load;   /* nullable; in place of @ids, where one statement cannot say it */
} CxPagedQuery;

#define CX_TYPE_PAGED_MODEL (cx_paged_model_get_type ())
G_DECLARE_FINAL_TYPE (CxPagedModel, cx_paged_model, CX, PAGED_MODEL, GObject)

/* Properties: "loading" (boolean, read only). A GListModel of CxPagedItem.
 * Signal: "failed" (const GError *), when the ids could not be loaded; the list stays as it was. */

/* Copies @query and begins to load. */
CxPagedModel *cx_paged_model_new (CxStore *store, const CxPagedQuery *query);

/* Another sort or filter. What is being loaded is dropped; the old rows stay until the new ids are
 * there. */
void cx_paged_model_set_query (CxPagedModel *self, const CxPagedQuery *query);
/* Other columns of the same rows, as @rows of CxPagedQuery: the ids stay, rows in memory are read
 * again a page at a time. */
void cx_paged_model_set_rows (CxPagedModel *self, const char *rows);
/* Loads the ids again. */
void cx_paged_model_reload (CxPagedModel *self);
/* Stops loading; the list stays as it was. */
void cx_paged_model_cancel (CxPagedModel *self);

/* TRUE until the ids are there. */
gboolean cx_paged_model_is_loading (CxPagedModel *self);
/* Where the row with @id is; FALSE if it is not in the list. */
gboolean cx_paged_model_find (CxPagedModel *self, gint64 id, guint *position);
gint64 cx_paged_model_get_id (CxPagedModel *self, guint position);
/* How many pages are in memory now. */
guint cx_paged_model_get_pages (CxPagedModel *self);

G_END_DECLS
