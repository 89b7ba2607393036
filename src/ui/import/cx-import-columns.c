#include "config.h"

#include "cx-import-columns.h"

#include "cx-i18n.h"
#include "cx-import-column-row.h"
#include "cx-import-words.h"
#include "cx-text.h"
#include "cx-ui.h"

#include <string.h>

/* Columns that are shown at once, and how many of them are made between two frames. */
#define STEP 30
#define AT_ONCE 2

struct _CxImportColumns
{
  GtkWidget parent_instance;

  CxImportModel *model;
  CxImportTargets *targets; /* nullable */
  GArray *matches;          /* guint: columns that are searched for */
  guint n_made;             /* of them, rows that stand there */
  guint n_wanted;           /* rows that shall stand there */
  guint maker;              /* makes rows while nothing else is to be done */
  char *wanted;             /* folded search */

  GtkSearchEntry *search;
  GtkToggleButton *look;
  GtkListBox *list;
  GtkLabel *nothing;
  GtkButton *more;
};

G_DEFINE_FINAL_TYPE (CxImportColumns, cx_import_columns, GTK_TYPE_WIDGET)

/* --- Which ---------------------------------------------------------------------------------------
 */

static gboolean
matches (CxImportColumns *self, guint column)
{
  const CxImportReading *reading = cx_import_model_get_reading (self->model);
  const CxMappingColumn *mapped = cx_mapping_get_column (reading->mapping, column);
  g_autofree char *folded = NULL;

  if (gtk_toggle_button_get_active (self->look) &&
      !cx_import_model_needs_look (self->model, column, NULL))
    return FALSE;
  if (self->wanted == NULL || *self->wanted == '\0')
    return TRUE;
  folded = cx_text_fold (mapped->heading);
  if (strstr (folded, self->wanted) != NULL)
    return TRUE;
  g_free (folded);
  folded = cx_text_fold (mapped->text != NULL ? mapped->text : "");
  return strstr (folded, self->wanted) != NULL;
}

static void
show_look (CxImportColumns *self)
{
  guint n = 0, columns = cx_import_model_get_mapping (self->model)->columns->len;
  g_autofree char *text = NULL;

  for (guint i = 0; i < columns; i++)
    n += cx_import_model_needs_look (self->model, i, NULL);
  text = n > 0 ? g_strdup_printf (_ ("Needs a look (%u)"), n) : g_strdup (_ ("Needs a look"));
  gtk_button_set_label (GTK_BUTTON (self->look), text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->look),
                            n > 0 || gtk_toggle_button_get_active (self->look));
}

/* --- Rows ----------------------------------------------------------------------------------------
 */

static void
show_more_button (CxImportColumns *self)
{
  guint rest = self->matches->len - MIN (self->matches->len, self->n_wanted);
  g_autofree char *text = g_strdup_printf (
      ngettext ("Show more (%u column)", "Show more (%u columns)", rest), rest);

  gtk_button_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), rest > 0);
}

static gboolean
make_rows_cb (gpointer data)
{
  CxImportColumns *self = data;
  guint last = MIN (self->matches->len, self->n_wanted);

  for (guint i = 0; i < AT_ONCE && self->n_made < last; i++)
    gtk_list_box_append (self->list, cx_import_column_row_new (
                                         self->model, self->targets,
                                         g_array_index (self->matches, guint, self->n_made++)));
  if (self->n_made < last)
    return G_SOURCE_CONTINUE;
  self->maker = 0;
  return G_SOURCE_REMOVE;
}

static void
make_rows (CxImportColumns *self)
{
  show_more_button (self);
  /* The first ones at once, so that the list is never empty for a moment. */
  if (make_rows_cb (self) == G_SOURCE_REMOVE)
    return;
  if (self->maker == 0)
    self->maker = g_idle_add (make_rows_cb, self);
}

static void
clear_rows (CxImportColumns *self)
{
  GtkListBoxRow *row;

  g_clear_handle_id (&self->maker, g_source_remove);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_made = 0;
}

/* The columns that match, from the beginning. */
static void
rebuild (CxImportColumns *self)
{
  const CxMapping *mapping = cx_import_model_get_mapping (self->model);

  clear_rows (self);
  g_array_set_size (self->matches, 0);
  if (mapping == NULL)
    return;
  for (guint i = 0; i < mapping->columns->len; i++)
    if (matches (self, i))
      g_array_append_val (self->matches, i);
  self->n_wanted = STEP;
  gtk_label_set_label (self->nothing, gtk_toggle_button_get_active (self->look)
                                          ? _ ("Nothing is left that needs a look.")
                                          : _ ("No column has this name."));
  show_look (self);
  make_rows (self);
}

static void
update_rows (CxImportColumns *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    cx_import_column_row_update (CX_IMPORT_COLUMN_ROW (row));
  show_look (self);
}

/* --- Signals
 * -------------------------------------------------------------------------------------- */

static void
update_look (CxImportColumns *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    cx_import_column_row_update_look (CX_IMPORT_COLUMN_ROW (row));
  show_look (self);
}

static void
more_cb (CxImportColumns *self)
{
  guint first = self->n_made;
  GtkListBoxRow *row;

  self->n_wanted += STEP;
  make_rows (self);
  /* The button may be gone: one goes on with the first of the new ones. */
  row = gtk_list_box_get_row_at_index (self->list, (int) first);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
search_cb (CxImportColumns *self)
{
  g_free (self->wanted);
  self->wanted = cx_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  rebuild (self);
}

static void
model_changed_cb (CxImportColumns *self, guint changes)
{
  if ((changes & CX_IMPORT_CHANGED_READING) != 0)
    {
      g_clear_object (&self->targets);
      self->targets = cx_import_targets_new (cx_import_model_get_reading (self->model));
      rebuild (self);
    }
  else if ((changes & CX_IMPORT_CHANGED_LOOK) != 0 && self->targets != NULL)
    update_look (self);
  else if ((changes & (CX_IMPORT_CHANGED_COLUMNS | CX_IMPORT_CHANGED_REPAIRS)) != 0 &&
           self->targets != NULL)
    update_rows (self);
}

/* --- The widget
 * ----------------------------------------------------------------------------------- */

static void
cx_import_columns_dispose (GObject *object)
{
  CxImportColumns *self = CX_IMPORT_COLUMNS (object);

  g_clear_handle_id (&self->maker, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_IMPORT_COLUMNS);
  g_clear_object (&self->targets);
  g_clear_object (&self->model);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (cx_import_columns_parent_class)->dispose (object);
}

static void
cx_import_columns_class_init (CxImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_columns_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/import/cx-import-columns.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "box", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumns, search);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumns, look);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumns, list);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumns, nothing);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumns, more);
}

static void
cx_import_columns_init (CxImportColumns *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->look, "toggled", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
}

void
cx_import_columns_set_model (CxImportColumns *self, CxImportModel *model)
{
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (cx_import_model_get_reading (model) != NULL)
    model_changed_cb (self, CX_IMPORT_CHANGED_READING);
}

void
cx_import_columns_search (CxImportColumns *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
