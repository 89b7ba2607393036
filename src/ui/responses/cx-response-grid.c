#include "config.h"

#include "cx-response-grid-private.h"

#include "cx-response-template.h"
#include "cx-ui.h"

G_DEFINE_FINAL_TYPE (CxResponseGrid, cx_response_grid, GTK_TYPE_WIDGET)

enum
{
  SORT_CHANGED,
  SELECTION_CHANGED,
  OPEN,
  N_SIGNALS
};

static void
cx_response_grid_dispose (GObject *object)
{
  CxResponseGrid *self = CX_RESPONSE_GRID (object);

  g_clear_handle_id (&self->arranging, g_source_remove);
  g_clear_handle_id (&self->levelling, g_source_remove);
  if (self->focusing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focusing);
  self->focusing = 0;
  if (self->view != NULL)
    cx_response_grid_set_model (self, NULL);
  /* Nothing is arranged any more while the views come apart. */
  if (self->columns != NULL)
    g_signal_handlers_disconnect_by_data (self->columns, self);
  g_clear_object (&self->columns);
  cx_response_dispose_template (GTK_WIDGET (self), CX_TYPE_RESPONSE_GRID);
  g_clear_handle_id (&self->arranging, g_source_remove);
  g_clear_handle_id (&self->levelling, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_response_grid_parent_class)->dispose (object);
}

static void
cx_response_grid_finalize (GObject *object)
{
  CxResponseGrid *self = CX_RESPONSE_GRID (object);

  cx_response_grid_free_slots (self);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->sort);
  G_OBJECT_CLASS (cx_response_grid_parent_class)->finalize (object);
}

static void
cx_response_grid_class_init (CxResponseGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_response_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_response_grid_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/responses/cx-response-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, CxResponseGrid, frozen_scroller);
  gtk_widget_class_bind_template_child (widget_class, CxResponseGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, CxResponseGrid, frozen_view);
  gtk_widget_class_bind_template_child (widget_class, CxResponseGrid, view);
  cx_response_grid_install_actions (widget_class);
  g_signal_new ("sort-changed", CX_TYPE_RESPONSE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("selection-changed", CX_TYPE_RESPONSE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("open", CX_TYPE_RESPONSE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

static void
cx_response_grid_init (CxResponseGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cursor = self->anchor = GTK_INVALID_LIST_POSITION;
  cx_response_grid_init_levels (self);
  cx_response_grid_make_slots (self);
  cx_response_grid_init_keys (self);
  cx_response_grid_update_actions (self);
}

GtkWidget *
cx_response_grid_new (void)
{
  return g_object_new (CX_TYPE_RESPONSE_GRID, NULL);
}

void
cx_response_grid_set_session (CxResponseGrid *self, CxSession *session)
{
  g_set_object (&self->session, session);
}

void
cx_response_grid_set_zone (CxResponseGrid *self, GTimeZone *zone)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
  self->words.zone = self->zone;
}

void
cx_response_grid_set_editable (CxResponseGrid *self, gboolean editable)
{
  self->editable = editable;
  cx_response_grid_update_actions (self);
}

void
cx_response_grid_set_columns (CxResponseGrid *self, CxGridColumns *columns)
{
  g_set_object (&self->columns, columns);
  g_signal_connect_object (columns, "changed", G_CALLBACK (cx_response_grid_arrange), self,
                           G_CONNECT_SWAPPED);
}

/* --- Rows ------------------------------------------------------------------------------------- */

/* Rows were added, went or stand in another order: the cursor stays with its response. */
static gboolean
settle_cb (gpointer data)
{
  CxResponseGrid *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint position;

  self->settling = 0;
  if (self->refocus)
    cx_response_grid_show_cursor (self);
  self->refocus = FALSE;
  if (self->cursor_id != 0 && self->cursor < n &&
      cx_paged_model_get_id (self->model, self->cursor) == self->cursor_id)
    return G_SOURCE_REMOVE;
  if (self->cursor_id != 0 && cx_paged_model_find (self->model, self->cursor_id, &position))
    self->cursor = self->anchor = position;
  else if (self->cursor_id != 0 && n > 0)
    {
      /* It is gone: the row that took its place. */
      self->cursor = self->anchor = MIN (self->cursor, n - 1);
      self->cursor_id = cx_paged_model_get_id (self->model, self->cursor);
    }
  else
    {
      self->cursor = self->anchor = GTK_INVALID_LIST_POSITION;
      self->cursor_id = 0;
    }
  g_signal_emit_by_name (self, "selection-changed");
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (CxResponseGrid *self)
{
  self->wait = 2;
  if (self->settling == 0)
    self->settling = g_idle_add (settle_cb, self);
}

/* A row that goes with the focus would hand it to the next one that goes. */
static void
rows_go_cb (CxResponseGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    return;
  self->refocus = TRUE;
  gtk_root_set_focus (root, NULL);
}

static void
selection_cb (CxResponseGrid *self)
{
  cx_response_grid_update_actions (self);
  g_signal_emit_by_name (self, "selection-changed");
}

void
cx_response_grid_set_model (CxResponseGrid *self, CxPagedModel *model)
{
  if (self->model == model)
    return;
  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
      g_signal_handlers_disconnect_by_func (self->selection, selection_cb, self);
      g_signal_handlers_disconnect_by_func (self->selection, rows_go_cb, self);
    }
  g_clear_handle_id (&self->settling, g_source_remove);
  gtk_column_view_set_model (self->view, NULL);
  gtk_column_view_set_model (self->frozen_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  self->cursor = self->anchor = GTK_INVALID_LIST_POSITION;
  self->cursor_id = 0;
  if (model == NULL)
    return;
  self->wait = 2;
  self->model = g_object_ref (model);
  self->selection = cx_response_selection_new (model);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_column_view_set_model (self->frozen_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "rows-go", G_CALLBACK (rows_go_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
}

GArray *
cx_response_grid_get_selected (CxResponseGrid *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->model == NULL)
    return ids;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      {
        gint64 id = cx_paged_model_get_id (self->model, position);

        g_array_append_val (ids, id);
      }
    while (gtk_bitset_iter_next (&iter, &position));
  return ids;
}

guint64
cx_response_grid_get_n_selected (CxResponseGrid *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->model == NULL)
    return 0;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return gtk_bitset_get_size (selected);
}

gboolean
cx_response_grid_get_cursor (CxResponseGrid *self, guint *position, gint64 *id)
{
  *position = self->cursor;
  *id = self->cursor_id;
  return self->cursor_id != 0;
}

void
cx_response_grid_set_cursor (CxResponseGrid *self, guint position)
{
  if (self->model != NULL && position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    cx_response_grid_move (self, position, self->column, FALSE, TRUE);
}

void
cx_response_grid_focus (CxResponseGrid *self)
{
  if (self->cursor_id == 0)
    cx_response_grid_set_cursor (self, 0);
  cx_response_grid_show_cursor (self);
}
