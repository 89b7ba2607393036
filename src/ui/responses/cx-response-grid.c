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
  g_type_ensure (CX_TYPE_RESPONSE_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/responses/cx-response-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, CxResponseGrid, frozen_scroller);
  gtk_widget_class_bind_template_child (widget_class, CxResponseGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, CxResponseGrid, frozen_rows);
  gtk_widget_class_bind_template_child (widget_class, CxResponseGrid, rows);
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
  gtk_scrolled_window_set_vadjustment (self->frozen_scroller,
                                       gtk_scrolled_window_get_vadjustment (self->scroller));
  cx_response_rows_set_follower (self->rows, self->frozen_rows);
  g_signal_connect_data (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                         G_CALLBACK (cx_response_grid_keep_focus), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
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
  g_signal_connect_object (session, "closing", G_CALLBACK (cx_response_grid_finish_editing), self,
                           G_CONNECT_SWAPPED);
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

/* The list has other rows: they are shown, and the cursor looks for its response. */
static void
rows_changed_cb (CxResponseGrid *self)
{
  cx_response_rows_update (self->rows);
  cx_response_grid_settle_cursor (self);
}

/* What is being written belongs to the row that goes. */
static void
rows_go_cb (CxResponseGrid *self)
{
  cx_response_grid_finish_editing (self);
}

static void
marks_changed_cb (CxResponseGrid *self)
{
  cx_response_grid_update_actions (self);
  g_signal_emit_by_name (self, "selection-changed");
}

static void
forget_model (CxResponseGrid *self)
{
  if (self->model == NULL)
    return;
  cx_response_grid_stop_editing (self);
  g_signal_handlers_disconnect_by_data (self->lines, self);
  g_signal_handlers_disconnect_by_data (self->marks, self);
  cx_response_rows_set_lines (self->rows, NULL);
  self->marks = NULL;
  g_clear_object (&self->lines);
  g_clear_object (&self->model);
}

void
cx_response_grid_set_model (CxResponseGrid *self, CxPagedModel *model)
{
  if (self->model == model)
    return;
  forget_model (self);
  self->cursor = self->anchor = GTK_INVALID_LIST_POSITION;
  self->cursor_id = 0;
  if (model == NULL)
    return;
  self->model = g_object_ref (model);
  self->lines = cx_response_lines_new (model);
  self->marks = cx_response_lines_get_marks (self->lines);
  g_signal_connect_object (self->lines, "rows-go", G_CALLBACK (rows_go_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lines, "rows-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (marks_changed_cb), self,
                           G_CONNECT_SWAPPED);
  cx_response_rows_set_lines (self->rows, self->lines);
}

GArray *
cx_response_grid_get_selected (CxResponseGrid *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64),
                                   (guint) cx_response_grid_get_n_selected (self));
  GtkBitsetIter iter;
  guint position;

  if (self->marks != NULL &&
      gtk_bitset_iter_init_first (&iter, cx_response_marks_get (self->marks), &position))
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
  return self->marks != NULL ? cx_response_marks_count (self->marks) : 0;
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

CxGridColumn *
cx_response_grid_get_column (CxResponseGrid *self)
{
  return self->column != NULL ? self->column->column : NULL;
}

void
cx_response_grid_focus (CxResponseGrid *self)
{
  if (self->cursor_id == 0)
    cx_response_grid_set_cursor (self, 0);
  cx_response_grid_show_cursor (self);
}
