/* Loading the ids of a paged model in a thread. */
#pragma once

#include "cx-paged-model.h"
#include "cx-store-private.h"

G_BEGIN_DECLS

/* A copy of a query, shared by the model and its loads. */
typedef struct
{
  gatomicrefcount refs;
  char *ids;
  char *rows;
  char *table;
  CxPagedBindFunc bind;
  CxPagedLoadFunc load;
  gpointer user_data;
  GDestroyNotify destroy;
} CxPagedPlan;

/* A copy of @query that threads may share; the last reference calls its destroy (). */
CxPagedPlan *cx_paged_plan_new (const CxPagedQuery *query);
CxPagedPlan *cx_paged_plan_ref (CxPagedPlan *plan);
void cx_paged_plan_unref (CxPagedPlan *plan);

/* Runs @plan's query on a read connection of its own. */
void cx_paged_load_async (CxStoreFile *file,
                          CxPagedPlan *plan,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/* The ids. (element-type gint64) (transfer full); NULL with @error. */
GArray *cx_paged_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
