/* The rows of a paged model that are in memory. */
#pragma once

#include "cx-paged-item.h"

G_BEGIN_DECLS

typedef struct _CxPagedPages CxPagedPages;

/* Empty; reads over @db, which it holds. (transfer full) */
CxPagedPages *cx_paged_pages_new (CxDb *db);
void cx_paged_pages_free (CxPagedPages *self);
/* The SQL for the rows whose ids are in the JSON array :ids. */
void cx_paged_pages_set_rows (CxPagedPages *self, const char *rows);

/* The item at @position of @ids (transfer full), never NULL: where its page cannot be read, @error
 * is set and the item has no values. */
CxPagedItem *cx_paged_pages_get (CxPagedPages *self, GArray *ids, guint position, GError **error);
/* The ids from @position on are going to be others. */
void cx_paged_pages_drop_from (CxPagedPages *self, guint position);

/* All rows may have changed: each page is read again by one call of refresh_one (), which returns
 * FALSE when all are done. */
void cx_paged_pages_mark_stale (CxPagedPages *self);
gboolean cx_paged_pages_refresh_one (CxPagedPages *self, GError **error);

/* Pages in memory. */
guint cx_paged_pages_count (CxPagedPages *self);

G_END_DECLS
