#include "config.h"

#include "cx-import-preview-grid.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-ui.h"

#include <string.h>

/* Columns that stand in the grid at once: a table may have thousands. */
#define AT_ONCE 12
#define COLUMN_WIDTH 180
#define ROWS_AT_ONCE 6

struct _CxImportPreviewGrid
{
  GtkWidget parent_instance;

  CxImportModel *model;
  GArray *columns;     /* guint: those that go somewhere */
  guint first;         /* of them, the one that stands first */
  GtkStringList *rows; /* empty texts: a row is known by its place */
  guint filled;        /* of them, those that show the newest preview */
  guint filler;        /* brings them up to date while nothing else is to be done */

  GtkLabel *caption, *place;
  GtkWidget *pager, *previous, *next, *scroller;
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (CxImportPreviewGrid, cx_import_preview_grid, GTK_TYPE_WIDGET)

/* --- Cells
 * ---------------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* One label a cell: there are hundreds of them. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, make_label (NULL));
}

/* The second line is smaller and paler. */
static void
style_second_line (GtkWidget *label, gsize start)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  PangoAttribute *const attributes[] = { pango_attr_scale_new (0.85),
                                         pango_attr_foreground_alpha_new (G_MAXUINT16 * 3 / 5) };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = (guint) start;
      pango_attr_list_insert (list, attributes[i]);
    }
  gtk_label_set_attributes (GTK_LABEL (label), list);
}

/* What the cell holds now, and below it what stands in the file where that looks otherwise. */
static void
show_cell (GtkWidget *label, const CxPreviewCell *cell)
{
  gboolean refused = cell->state == CX_PREVIEW_REFUSED;
  const char *file = cell->original != NULL ? cell->original : "";
  const char *shown = cell->value != NULL ? cell->value : "";
  gboolean differs = *file != '\0' && !g_str_equal (file, shown);
  g_autofree char *first = refused ? g_strdup_printf ("⚠ %s", file) : g_strdup (shown);
  g_autofree char *second = refused ? g_strdup (_ ("Cannot be read")) : g_strdup (file);
  g_autofree char *text = NULL;
  g_autofree char *tip = NULL;

  g_strdelimit (first, "\n\r", ' ');
  g_strdelimit (second, "\n\r", ' ');
  text = refused || differs ? g_strjoin ("\n", first, second, NULL) : g_strdup (first);
  gtk_label_set_label (GTK_LABEL (label), text);
  style_second_line (label, strlen (first));
  if (refused)
    gtk_widget_add_css_class (label, "error");
  else
    gtk_widget_remove_css_class (label, "error");
  if (refused)
    tip = g_strdup_printf ("%s\n%s", file, cell->message != NULL ? cell->message : "");
  else
    tip = differs ? g_strdup_printf (_ ("%s\nIn the file: %s"), shown, file) : g_strdup (file);
  gtk_widget_set_tooltip_text (label, *tip != '\0' ? tip : NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CxImportPreviewGrid *self)
{
  const CxImportPreview *preview = cx_import_model_get_preview (self->model);
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  guint row = gtk_list_item_get_position (item);

  if (preview != NULL && row < preview->rows && column < preview->columns)
    show_cell (gtk_list_item_get_child (item), cx_import_preview_get (preview, row, column));
}

static void
setup_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = make_label ("dim-label");

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CxImportPreviewGrid *self)
{
  const CxImportPreview *preview = cx_import_model_get_preview (self->model);
  guint row = gtk_list_item_get_position (item);
  g_autofree char *text = NULL;

  if (preview == NULL || row >= preview->rows)
    return;
  text = cx_number_to_human ((double) preview->lines[row], 0, cx_i18n_get_language ());
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

/* --- Columns
 * -------------------------------------------------------------------------------------- */

static void
add_column (CxImportPreviewGrid *self, guint index, gboolean last)
{
  const CxMappingColumn *mapped = cx_mapping_get_column (cx_import_model_get_mapping (self->model),
                                                         index);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  column = gtk_column_view_column_new (mapped->heading, factory);
  gtk_column_view_column_set_fixed_width (column, COLUMN_WIDTH);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, last);
  gtk_column_view_append_column (self->view, column);
}

static void
add_line_column (CxImportPreviewGrid *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_line_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_line_cb), self, 0);
  column = gtk_column_view_column_new (C_ ("of the file", "Line"), factory);
  gtk_column_view_append_column (self->view, column);
}

static void
clear_columns (CxImportPreviewGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

static void
show_place (CxImportPreviewGrid *self)
{
  guint last = MIN (self->first + AT_ONCE, self->columns->len);
  g_autofree char *text = g_strdup_printf (_ ("%u–%u of %u"), self->first + 1, last,
                                           self->columns->len);

  gtk_label_set_label (self->place, text);
  gtk_widget_set_visible (self->pager, self->columns->len > AT_ONCE);
  gtk_widget_set_sensitive (self->previous, self->first > 0);
  gtk_widget_set_sensitive (self->next, last < self->columns->len);
}

static void
show_columns (CxImportPreviewGrid *self)
{
  guint last;

  /* Columns that come and go change every row there is: without rows that is quick. */
  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                          NULL);
  clear_columns (self);
  add_line_column (self);
  last = MIN (self->first + AT_ONCE, self->columns->len);
  for (guint i = self->first; i < last; i++)
    add_column (self, g_array_index (self->columns, guint, i), i + 1 == last);
  show_place (self);
}

/* --- The whole
 * ------------------------------------------------------------------------------------ */

static gboolean
list_columns (CxImportPreviewGrid *self)
{
  const CxMapping *mapping = cx_import_model_get_mapping (self->model);
  g_autoptr (GArray) before = g_array_copy (self->columns);

  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < mapping->columns->len; i++)
    if (cx_mapping_get_column (mapping, i)->target != CX_TARGET_IGNORE)
      g_array_append_val (self->columns, i);
  return before->len != self->columns->len ||
         (before->len > 0 &&
          memcmp (before->data, self->columns->data, before->len * sizeof (guint)) != 0);
}

/* A grid makes all its cells at once, so it is given a few rows between two frames. Those that are
 * there stay until theirs come: nothing jumps. */
static gboolean
fill_cb (gpointer data)
{
  CxImportPreviewGrid *self = data;
  const CxImportPreview *preview = cx_import_model_get_preview (self->model);
  const char *const fresh[ROWS_AT_ONCE + 1] = { "", "", "", "", "", "", NULL };
  guint rows = preview != NULL ? preview->rows : 0;
  guint there = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n = MIN (ROWS_AT_ONCE, rows - MIN (rows, self->filled));

  if (n > 0)
    {
      guint old = MIN (n, there - MIN (there, self->filled));

      gtk_string_list_splice (self->rows, self->filled, old, fresh + ROWS_AT_ONCE - n);
      self->filled += n;
      return G_SOURCE_CONTINUE;
    }
  if (there > rows)
    gtk_string_list_splice (self->rows, rows, there - rows, NULL);
  self->filler = 0;
  return G_SOURCE_REMOVE;
}

static void
fill (CxImportPreviewGrid *self)
{
  self->filled = 0;
  if (self->filler == 0)
    self->filler = g_idle_add (fill_cb, self);
}

static void
update (CxImportPreviewGrid *self, gboolean anew)
{
  const CxImportPreview *preview = cx_import_model_get_preview (self->model);
  g_autofree char *caption = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), preview != NULL);
  if (preview == NULL)
    return;
  if (list_columns (self) || anew)
    {
      if (anew || self->first >= self->columns->len)
        self->first = 0;
      show_columns (self);
    }
  fill (self);
  caption = g_strdup_printf (
      ngettext ("The first row as it will be stored; below each value, what the file says.",
                "The first %u rows as they will be stored; below each value, what the file says.",
                preview->rows),
      preview->rows);
  gtk_label_set_label (self->caption, caption);
}

static void
previous_cb (CxImportPreviewGrid *self)
{
  self->first -= MIN (self->first, AT_ONCE);
  show_columns (self);
  fill (self);
}

static void
next_cb (CxImportPreviewGrid *self)
{
  self->first += AT_ONCE;
  show_columns (self);
  fill (self);
}

static void
model_changed_cb (CxImportPreviewGrid *self, guint changes)
{
  if ((changes & (CX_IMPORT_CHANGED_PREVIEW | CX_IMPORT_CHANGED_READING)) != 0)
    update (self, (changes & CX_IMPORT_CHANGED_READING) != 0);
}

static void
cx_import_preview_grid_dispose (GObject *object)
{
  CxImportPreviewGrid *self = CX_IMPORT_PREVIEW_GRID (object);

  g_clear_handle_id (&self->filler, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_IMPORT_PREVIEW_GRID);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);
  g_clear_pointer (&self->columns, g_array_unref);
  G_OBJECT_CLASS (cx_import_preview_grid_parent_class)->dispose (object);
}

static void
cx_import_preview_grid_class_init (CxImportPreviewGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_preview_grid_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/import/cx-import-preview-grid.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "box", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, CxImportPreviewGrid, caption);
  gtk_widget_class_bind_template_child (widget_class, CxImportPreviewGrid, place);
  gtk_widget_class_bind_template_child (widget_class, CxImportPreviewGrid, pager);
  gtk_widget_class_bind_template_child (widget_class, CxImportPreviewGrid, previous);
  gtk_widget_class_bind_template_child (widget_class, CxImportPreviewGrid, next);
  gtk_widget_class_bind_template_child (widget_class, CxImportPreviewGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, CxImportPreviewGrid, view);
}

static void
cx_import_preview_grid_init (CxImportPreviewGrid *self)
{
  GtkSelectionModel *selection;

  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
  g_signal_connect_object (self->previous, "clicked", G_CALLBACK (previous_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
}

void
cx_import_preview_grid_set_model (CxImportPreviewGrid *self, CxImportModel *model)
{
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self, TRUE);
}
