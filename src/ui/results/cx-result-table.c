#include "config.h"

#include "cx-result-table.h"

#include "cx-ui.h"

/* Rows made at once: what one frame has time for. */
#define CHUNK 12

struct _CxResultTable
{
  GtkWidget parent_instance;

  CxQuestionResult *result; /* nullable */
  guint made;               /* rows, the headings are row 0 */
  guint source;

  GtkScrolledWindow *scroller;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (CxResultTable, cx_result_table, GTK_TYPE_WIDGET)

static void
clear_grid (CxResultTable *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->made = 0;
}

static void
attach (CxResultTable *self, const char *text, guint column, gboolean heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_selectable (GTK_LABEL (label), !heading);
  gtk_widget_set_focusable (label, FALSE);
  if (column == 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
      gtk_widget_set_tooltip_text (label, text);
      gtk_label_set_width_chars (GTK_LABEL (label), 12);
      gtk_widget_set_hexpand (label, TRUE);
    }
  if (heading)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption-heading");
    }
  else
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, (int) column, (int) self->made, 1, 1);
}

static void
make_row (CxResultTable *self)
{
  const CxResultRows *rows = self->result->rows;

  if (self->made == 0)
    for (guint i = 0; i < rows->headings->len; i++)
      attach (self, g_ptr_array_index (rows->headings, i), i, TRUE);
  else
    {
      char *const *cells = g_ptr_array_index (rows->rows, self->made - 1);

      for (guint i = 0; cells[i] != NULL; i++)
        attach (self, cells[i], i, FALSE);
    }
  self->made++;
}

static gboolean
make_some_cb (gpointer user_data)
{
  CxResultTable *self = user_data;

  for (guint i = 0; i < CHUNK && self->made <= self->result->rows->rows->len; i++)
    make_row (self);
  if (self->made <= self->result->rows->rows->len)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
fill (CxResultTable *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  clear_grid (self);
  if (self->result != NULL && self->result->rows->rows->len > 0 && make_some_cb (self))
    self->source = g_idle_add (make_some_cb, self);
}

static void
cx_result_table_map (GtkWidget *widget)
{
  CxResultTable *self = CX_RESULT_TABLE (widget);

  GTK_WIDGET_CLASS (cx_result_table_parent_class)->map (widget);
  if (self->made == 0)
    fill (self);
}

static void
cx_result_table_dispose (GObject *object)
{
  CxResultTable *self = CX_RESULT_TABLE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->result, cx_question_result_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_RESULT_TABLE);
  G_OBJECT_CLASS (cx_result_table_parent_class)->dispose (object);
}

static void
cx_result_table_class_init (CxResultTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_result_table_dispose;
  widget_class->map = cx_result_table_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/results/cx-result-table.ui");
  gtk_widget_class_bind_template_child (widget_class, CxResultTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, CxResultTable, grid);
}

static void
cx_result_table_init (CxResultTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cx_result_table_set_result (CxResultTable *self, CxQuestionResult *result)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->result, cx_question_result_unref);
  self->result = result != NULL ? cx_question_result_ref (result) : NULL;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
  else
    clear_grid (self);
}
