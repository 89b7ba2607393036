#include "config.h"

#include "cx-paged-pages.h"

#include "cx-paged-item-private.h"
#include "cx-paged-model.h"

#define MOST_PAGES 64

typedef struct
{
  guint number;
  guint n_items;
  CxPagedItem *items[CX_PAGED_MODEL_PAGE];
  gboolean stale;
  GList link; /* in the pages' recent */
} Page;

/* An item that is alive, in a page or held by who shows it. The same row is always the same item.
 */
typedef struct
{
  gint64 id;
  CxPagedItem *item; /* not owned */
  CxPagedPages *pages;
} Live;

struct _CxPagedPages
{
  CxDb *db;
  char *rows;
  GHashTable *pages; /* number → Page */
  GQueue recent;     /* of Page, the last used first */
  GHashTable *live;  /* id → Live, of every item that somebody holds */
};

/* Items. */

static void
forget_item_cb (gpointer data, GObject *item)
{
  Live *live = data;

  g_hash_table_remove (live->pages->live, &live->id);
  g_free (live);
}

static CxPagedItem *
take_item (CxPagedPages *self, gint64 id)
{
  Live *live = g_hash_table_lookup (self->live, &id);

  if (live != NULL)
    return g_object_ref (live->item);
  live = g_new0 (Live, 1);
  live->id = id;
  live->item = cx_paged_item_new (id);
  live->pages = self;
  g_hash_table_insert (self->live, &live->id, live);
  g_object_weak_ref (G_OBJECT (live->item), forget_item_cb, live);
  return live->item;
}

static void
forget_all_items (CxPagedPages *self)
{
  GHashTableIter iter;
  Live *live;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &live))
    {
      g_object_weak_unref (G_OBJECT (live->item), forget_item_cb, live);
      g_hash_table_iter_remove (&iter);
      g_free (live);
    }
}

/* Pages. */

static void
drop_page (CxPagedPages *self, Page *page)
{
  g_queue_unlink (&self->recent, &page->link);
  g_hash_table_remove (self->pages, GUINT_TO_POINTER (page->number));
  for (guint i = 0; i < page->n_items; i++)
    g_object_unref (page->items[i]);
  g_free (page);
}

void
cx_paged_pages_drop_from (CxPagedPages *self, guint position)
{
  for (GList *link = self->recent.head, *next; link != NULL; link = next)
    {
      Page *page = link->data;

      next = link->next;
      if (page->number * CX_PAGED_MODEL_PAGE + page->n_items > position ||
          page->n_items < CX_PAGED_MODEL_PAGE)
        drop_page (self, page);
    }
}

static char *
make_json (Page *page)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < page->n_items; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            cx_paged_item_get_id (page->items[i]));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static void
update_item (Page *page, CxStatement *row, gboolean *seen)
{
  gint64 id = cx_statement_get_int (row, 0);

  for (guint i = 0; i < page->n_items; i++)
    if (cx_paged_item_get_id (page->items[i]) == id)
      {
        seen[i] = TRUE;
        cx_paged_item_update (page->items[i], row);
        return;
      }
}

/* Reads the rows of @page by their ids. */
static gboolean
fill_page (CxPagedPages *self, Page *page, GError **error)
{
  g_autofree char *json = make_json (page);
  g_autoptr (CxStatement) statement = NULL;
  gboolean seen[CX_PAGED_MODEL_PAGE] = { FALSE };
  gboolean row;

  page->stale = FALSE;
  statement = cx_db_prepare (self->db, self->rows, error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":ids", json);
  do
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        update_item (page, statement, seen);
    }
  while (row);
  for (guint i = 0; i < page->n_items; i++)
    if (!seen[i])
      cx_paged_item_update (page->items[i], NULL);
  return TRUE;
}

static Page *
get_page (CxPagedPages *self, GArray *ids, guint number, GError **error)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  guint first = number * CX_PAGED_MODEL_PAGE;

  if (page != NULL)
    {
      g_queue_unlink (&self->recent, &page->link);
      g_queue_push_head_link (&self->recent, &page->link);
      return page;
    }
  page = g_new0 (Page, 1);
  page->number = number;
  page->link.data = page;
  page->n_items = MIN (CX_PAGED_MODEL_PAGE, ids->len - first);
  for (guint i = 0; i < page->n_items; i++)
    page->items[i] = take_item (self, g_array_index (ids, gint64, first + i));
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_head_link (&self->recent, &page->link);
  fill_page (self, page, error);
  if (self->recent.length > MOST_PAGES)
    drop_page (self, g_queue_peek_tail (&self->recent));
  return page;
}

CxPagedItem *
cx_paged_pages_get (CxPagedPages *self, GArray *ids, guint position, GError **error)
{
  Page *page = get_page (self, ids, position / CX_PAGED_MODEL_PAGE, error);

  return g_object_ref (page->items[position % CX_PAGED_MODEL_PAGE]);
}

guint
cx_paged_pages_count (CxPagedPages *self)
{
  return self->recent.length;
}

void
cx_paged_pages_mark_stale (CxPagedPages *self)
{
  for (GList *link = self->recent.head; link != NULL; link = link->next)
    ((Page *) link->data)->stale = TRUE;
}

gboolean
cx_paged_pages_refresh_one (CxPagedPages *self, GError **error)
{
  for (GList *link = self->recent.head; link != NULL; link = link->next)
    {
      Page *page = link->data;

      if (page->stale)
        {
          fill_page (self, page, error);
          return TRUE;
        }
    }
  return FALSE;
}

void
cx_paged_pages_set_rows (CxPagedPages *self, const char *rows)
{
  g_free (self->rows);
  self->rows = g_strdup (rows);
}

CxPagedPages *
cx_paged_pages_new (CxDb *db)
{
  CxPagedPages *self = g_new0 (CxPagedPages, 1);

  self->db = cx_db_ref (db);
  self->pages = g_hash_table_new (NULL, NULL);
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_queue_init (&self->recent);
  return self;
}

void
cx_paged_pages_free (CxPagedPages *self)
{
  while (self->recent.length > 0)
    drop_page (self, g_queue_peek_head (&self->recent));
  forget_all_items (self);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->live);
  cx_db_unref (self->db);
  g_free (self->rows);
  g_free (self);
}
