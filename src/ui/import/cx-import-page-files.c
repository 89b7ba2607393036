#include "config.h"

#include "cx-import-page-private.h"

#include "cx-import-file-view.h"
#include "cx-import-queue-row.h"
#include "cx-place.h"

guint
cx_import_page_count_files (CxImportPage *self)
{
  return g_list_model_get_n_items (cx_import_queue_get_models (self->queue));
}

static void
row_activated_cb (CxImportPage *self, GtkListBoxRow *row)
{
  cx_import_page_show_file (self, cx_import_queue_row_get_model (CX_IMPORT_QUEUE_ROW (row)));
}

static void
remove_cb (CxImportPage *self, CxImportQueueRow *row)
{
  g_autoptr (CxImportModel) model = g_object_ref (cx_import_queue_row_get_model (row));

  cx_import_queue_remove (self->queue, model);
}

static GtkWidget *
make_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = cx_import_queue_row_new (item);

  g_signal_connect_object (row, "remove-requested", G_CALLBACK (remove_cb), user_data,
                           G_CONNECT_SWAPPED);
  return row;
}

static gboolean
is_queued (CxImportPage *self, CxImportModel *model)
{
  guint n = cx_import_page_count_files (self);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CxImportModel)
          other = g_list_model_get_item (cx_import_queue_get_models (self->queue), i);

      if (other == model)
        return TRUE;
    }
  return FALSE;
}

static void
drop_views (CxImportPage *self)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->files)); child != NULL;
       child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (!is_queued (self, cx_import_file_view_get_model (CX_IMPORT_FILE_VIEW (child))))
        gtk_stack_remove (self->files, child);
    }
}

static void
queue_changed_cb (CxImportPage *self)
{
  g_autoptr (CxImportModel) first = NULL;

  drop_views (self);
  if (self->current == NULL || !is_queued (self, self->current))
    {
      first = g_list_model_get_item (cx_import_queue_get_models (self->queue), 0);
      cx_import_page_show_file (self, first);
      return;
    }
  cx_import_page_update (self);
}

/* Files that are done make room for new ones. */
static void
drop_done (CxImportPage *self)
{
  for (guint i = cx_import_page_count_files (self); i-- > 0;)
    {
      g_autoptr (CxImportModel)
          model = g_list_model_get_item (cx_import_queue_get_models (self->queue), i);
      CxImportState state = cx_import_model_get_state (model);

      if (state == CX_IMPORT_DONE || state == CX_IMPORT_UNDONE)
        cx_import_queue_remove (self->queue, model);
    }
}

void
cx_import_page_add_paths (CxImportPage *self, GPtrArray *paths, const char *survey)
{
  CxImportModel *first = NULL;

  if (paths->len == 0)
    return;
  if (!cx_import_queue_is_importing (self->queue))
    drop_done (self);
  for (guint i = 0; i < paths->len; i++)
    {
      CxImportModel *model = cx_import_queue_add (self->queue, g_ptr_array_index (paths, i),
                                                  survey);

      if (first == NULL)
        first = model;
    }
  cx_import_page_show_file (self, first);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
list_paths (const CxPlace *place, GPtrArray *paths)
{
  const char *files = cx_place_get_param (place, "files");
  const char *file = cx_place_get_param (place, "file");
  g_auto (GStrv) lines = files != NULL ? g_strsplit (files, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (paths, g_strdup (lines[i]));
  for (guint i = 2; file != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("file%u", i);

      g_ptr_array_add (paths, g_strdup (file));
      file = cx_place_get_param (place, name);
    }
}

/* A file that was imported and exported anew since is another one. */
static void
read_stale (CxImportPage *self)
{
  for (guint i = 0; i < cx_import_page_count_files (self); i++)
    {
      g_autoptr (CxImportModel)
          model = g_list_model_get_item (cx_import_queue_get_models (self->queue), i);

      if (!cx_import_page_is_under_way (model) && cx_import_model_is_stale (model))
        cx_import_model_read (model);
    }
}

/* Coming back to the place shows what has become of its files. */
void
cx_import_page_go (CxWindowPage *page, const char *place)
{
  CxImportPage *self = CX_IMPORT_PAGE (page);
  g_autoptr (CxPlace) parsed = cx_place_parse (place);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  if (g_strcmp0 (self->place, place) == 0 && cx_import_page_count_files (self) > 0)
    {
      read_stale (self);
      return;
    }
  g_free (self->place);
  self->place = g_strdup (place);
  list_paths (parsed, paths);
  cx_import_page_add_paths (self, paths, cx_place_get_param (parsed, "survey"));
}

void
cx_import_page_watch_files (CxImportPage *self)
{
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->list, cx_import_queue_get_models (self->queue), make_row_cb, self,
                           NULL);
  g_signal_connect_object (self->queue, "changed", G_CALLBACK (queue_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
