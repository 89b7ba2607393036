#include "config.h"

#include "cx-response-cell.h"

#include "cx-response-editor.h"

/* Every row is as high as this, so that both views of the grid stay level, also while one edits. */
#define HEIGHT 28
#define INDENT 6

struct _CxResponseCell
{
  GtkWidget parent_instance;

  CxResponseSlot *slot;
  CxResponseLine *line; /* nullable */
  GtkWidget *text;
  GtkWidget *editor; /* nullable */
  gboolean dim;
};

G_DEFINE_FINAL_TYPE (CxResponseCell, cx_response_cell, GTK_TYPE_WIDGET)

enum
{
  PRESSED,
  EDITED,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The row may still hold the values of other columns. */
static gboolean
read_value (CxResponseCell *self, CxListValue *value)
{
  CxPagedItem *item = cx_response_cell_get_item (self);

  if (item == NULL || self->slot->column == NULL || cx_paged_item_is_gone (item) ||
      cx_paged_item_get_int (item, CX_LIST_LAYOUT) != self->slot->layout)
    return FALSE;
  cx_list_value_from_item (value, item, self->slot->index);
  return TRUE;
}

static void
set_dim (CxResponseCell *self, gboolean dim)
{
  if (self->dim == dim)
    return;
  self->dim = dim;
  if (dim)
    gtk_widget_add_css_class (self->text, "dim-label");
  else
    gtk_widget_remove_css_class (self->text, "dim-label");
}

static void tell_value (CxResponseCell *self);

static void
show_value (CxResponseCell *self)
{
  CxListValue value = { CX_VALUE_NULL };
  g_autofree char *text = NULL;
  const CxListColumn *column;

  if (!read_value (self, &value))
    {
      gtk_inscription_set_text (GTK_INSCRIPTION (self->text), NULL);
      return;
    }
  column = cx_grid_column_get (self->slot->column);
  text = cx_response_value_to_text (self->slot->words, column, &value);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->text),
                              cx_grid_column_is_numeric (column) ? 1 : 0);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), text);
  set_dim (self, cx_response_value_is_missing (&value) || column->kind == CX_LIST_NUMBER);
  cx_list_value_clear (&value);
}

void
cx_response_cell_refresh (CxResponseCell *self)
{
  show_value (self);
  if (gtk_widget_is_focus (GTK_WIDGET (self)))
    tell_value (self);
}

/* --- Events ----------------------------------------------------------------------------------- */

static void
released_cb (CxResponseCell *self, int n, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));

  if (self->editor != NULL)
    return;
  /* The list would select by the line on the screen, which is not the row. */
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[PRESSED], 0, n, (guint) state);
}

static gboolean
query_tooltip_cb (CxResponseCell *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (self->text));
  CxListValue value = { CX_VALUE_NULL };
  const char *missing;

  if (self->editor != NULL || !read_value (self, &value))
    return FALSE;
  missing = cx_response_value_describe_missing (&value);
  cx_list_value_clear (&value);
  if (missing == NULL &&
      (text == NULL || g_utf8_strlen (text, -1) * 7 < gtk_widget_get_width (self->text)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, missing != NULL ? missing : text);
  return TRUE;
}

/* What a screen reader says of the cell; told only where somebody is, because there are thousands.
 */
static void
tell_value (CxResponseCell *self)
{
  CxListValue value = { CX_VALUE_NULL };
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (self->text));
  const char *missing = NULL;
  g_autofree char *label = NULL;

  if (self->slot->column == NULL)
    return;
  if (read_value (self, &value))
    missing = cx_response_value_describe_missing (&value);
  cx_list_value_clear (&value);
  label = g_strdup_printf ("%s: %s", cx_grid_column_get_full_title (self->slot->column),
                           missing != NULL ? missing
                           : text != NULL  ? text
                                           : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
cx_response_cell_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 4 * INDENT;
}

/* One line of text, or an editor as high as it must be, in the middle. */
static void
allocate_child (GtkWidget *child, int x, int width, int height)
{
  GtkAllocation place = { x, 0, MAX (width, 0), height };
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  place.height = GTK_IS_INSCRIPTION (child) ? least : MAX (height, least);
  place.y = (height - place.height) / 2;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.width = MAX (place.width, least);
  gtk_widget_size_allocate (child, &place, -1);
}

static void
cx_response_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CxResponseCell *self = CX_RESPONSE_CELL (widget);

  allocate_child (self->text, INDENT, width - 2 * INDENT, height);
  if (self->editor != NULL)
    allocate_child (self->editor, 0, width, height);
}

static void
cx_response_cell_dispose (GObject *object)
{
  CxResponseCell *self = CX_RESPONSE_CELL (object);

  if (self->line != NULL)
    cx_response_cell_unbind (self);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  G_OBJECT_CLASS (cx_response_cell_parent_class)->dispose (object);
}

static void
cx_response_cell_class_init (CxResponseCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_response_cell_dispose;
  widget_class->measure = cx_response_cell_measure;
  widget_class->size_allocate = cx_response_cell_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "response-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  signals[PRESSED] = g_signal_new ("pressed", CX_TYPE_RESPONSE_CELL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_UINT);
  signals[EDITED] = g_signal_new ("edited", CX_TYPE_RESPONSE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", CX_TYPE_RESPONSE_CELL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_response_cell_init (CxResponseCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->text = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->text), 1);
  gtk_widget_add_css_class (self->text, "numeric");
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (tell_value), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
cx_response_cell_new (CxResponseSlot *slot)
{
  CxResponseCell *self = g_object_new (CX_TYPE_RESPONSE_CELL, NULL);

  self->slot = slot;
  return GTK_WIDGET (self);
}

CxResponseSlot *
cx_response_cell_get_slot (CxResponseCell *self)
{
  return self->slot;
}

void
cx_response_cell_bind (CxResponseCell *self, CxResponseLine *line)
{
  self->line = g_object_ref (line);
  g_signal_connect_swapped (line, "changed", G_CALLBACK (cx_response_cell_refresh), self);
  g_ptr_array_add (self->slot->cells, self);
  cx_response_cell_refresh (self);
}

void
cx_response_cell_unbind (CxResponseCell *self)
{
  cx_response_cell_stop (self);
  g_ptr_array_remove_fast (self->slot->cells, self);
  g_signal_handlers_disconnect_by_func (self->line, cx_response_cell_refresh, self);
  g_clear_object (&self->line);
}

guint
cx_response_cell_get_position (CxResponseCell *self)
{
  return self->line != NULL ? cx_response_line_get_position (self->line)
                            : GTK_INVALID_LIST_POSITION;
}

CxPagedItem *
cx_response_cell_get_item (CxResponseCell *self)
{
  return self->line != NULL ? cx_response_line_get_item (self->line) : NULL;
}

/* --- Editing ---------------------------------------------------------------------------------- */

static void
editor_done_cb (CxResponseCell *self, int step)
{
  g_signal_emit (self, signals[EDITED], 0, step);
}

static void
editor_dropped_cb (CxResponseCell *self)
{
  g_signal_emit (self, signals[DROPPED], 0);
}

gboolean
cx_response_cell_edit (CxResponseCell *self)
{
  CxListValue value = { CX_VALUE_NULL };
  const CxListColumn *column;

  if (self->editor != NULL)
    return TRUE;
  if (!read_value (self, &value))
    return FALSE;
  column = cx_grid_column_get (self->slot->column);
  if (!cx_list_column_is_editable (column))
    {
      cx_list_value_clear (&value);
      return FALSE;
    }
  self->editor = cx_response_editor_new (self->slot->words, column, &value, CX_EDITOR_IN_CELL);
  cx_list_value_clear (&value);
  gtk_widget_set_visible (self->text, FALSE);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  g_signal_connect_object (self->editor, "done", G_CALLBACK (editor_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "dropped", G_CALLBACK (editor_dropped_cb), self,
                           G_CONNECT_SWAPPED);
  cx_response_editor_start (CX_RESPONSE_EDITOR (self->editor));
  return TRUE;
}

gboolean
cx_response_cell_is_editing (CxResponseCell *self)
{
  return self->editor != NULL;
}

gboolean
cx_response_cell_collect (CxResponseCell *self, GPtrArray *changes, GError **error)
{
  return self->editor == NULL ||
         cx_response_editor_collect (CX_RESPONSE_EDITOR (self->editor), changes, error);
}

void
cx_response_cell_stop (CxResponseCell *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);

  if (editor == NULL)
    return;
  gtk_widget_set_visible (self->text, TRUE);
  gtk_widget_unparent (editor);
}
