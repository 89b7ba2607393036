#include "config.h"

#include "cx-response-bar.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-response-bulk.h"
#include "cx-response-tagging.h"
#include "cx-response-template.h"
#include "cx-ui.h"

struct _CxResponseBar
{
  GtkWidget parent_instance;

  CxGridColumns *columns;
  GTimeZone *zone;
  CxGridColumn *proposed; /* nullable */
  GStrv tags;             /* nullable */
  guint n_rows;
  /* Made when they are opened first. */
  CxResponseBulk *bulk;       /* nullable */
  CxResponseTagging *tagging; /* nullable */

  GtkRevealer *revealer;
  GtkLabel *selected;
  GtkWidget *changes;
  GtkMenuButton *edit, *tag;
  GtkMenuButton *row;
  GtkEntry *row_entry;
  GtkWidget *pager;
  GtkLabel *shown;
};

G_DEFINE_FINAL_TYPE (CxResponseBar, cx_response_bar, GTK_TYPE_WIDGET)

static char *
format (guint64 number)
{
  return cx_number_to_human ((double) number, 0, cx_i18n_get_language ());
}

/* --- Columns ---------------------------------------------------------------------------------- */

static void
update_columns (CxResponseBar *self)
{
  guint first = cx_grid_columns_get_first (self->columns);
  guint n = cx_grid_columns_get_group (self->columns)->len;
  guint all = cx_grid_columns_get_n_shown (self->columns);
  g_autofree char *text = g_strdup_printf (_ ("Columns %u–%u of %u"), MIN (first + 1, all),
                                           first + n, all);

  gtk_label_set_text (self->shown, text);
  gtk_widget_set_visible (self->pager, all > n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bar.previous-columns", first > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bar.next-columns", first + n < all);
}

static void
previous_columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseBar *self = CX_RESPONSE_BAR (widget);

  cx_grid_columns_go (self->columns,
                      cx_grid_columns_get_first (self->columns) - CX_GRID_COLUMNS_GROUP);
}

static void
next_columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseBar *self = CX_RESPONSE_BAR (widget);

  cx_grid_columns_go (self->columns,
                      cx_grid_columns_get_first (self->columns) + CX_GRID_COLUMNS_GROUP);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
row_entered_cb (CxResponseBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->row_entry));
  guint64 row = g_ascii_strtoull (text, NULL, 10);

  if (row < 1 || row > self->n_rows)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->row_entry), "error");
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gtk_menu_button_popdown (self->row);
  g_signal_emit_by_name (self, "go", (guint) row - 1);
}

static void
row_edited_cb (CxResponseBar *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->row_entry), "error");
}

void
cx_response_bar_set_row (CxResponseBar *self, guint position, guint n_rows)
{
  g_autofree char *all = format (n_rows);
  g_autofree char *text = NULL;

  self->n_rows = n_rows;
  if (position < n_rows)
    {
      g_autofree char *row = format ((guint64) position + 1);

      text = g_strdup_printf (_ ("Row %s of %s"), row, all);
    }
  else
    text = g_strdup_printf (ngettext ("%s row", "%s rows", n_rows), all);
  gtk_menu_button_set_label (self->row, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->row), n_rows > 0);
}

void
cx_response_bar_ask_row (CxResponseBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->row_entry), "");
  gtk_menu_button_popup (self->row);
  gtk_widget_grab_focus (GTK_WIDGET (self->row_entry));
}

/* --- What is selected ------------------------------------------------------------------------- */

static void
bulk_cb (CxResponseBar *self, GPtrArray *changes)
{
  gtk_menu_button_popdown (self->edit);
  g_signal_emit_by_name (self, "set-many", changes);
}

static void
tagging_cb (CxResponseBar *self, GStrv add, GStrv remove)
{
  gtk_menu_button_popdown (self->tag);
  g_signal_emit_by_name (self, "tag-many", add, remove);
}

static void
set_popover (GtkMenuButton *button, GtkWidget *child)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), child);
  gtk_menu_button_set_popover (button, popover);
}

static void
make_bulk_cb (GtkMenuButton *button, gpointer data)
{
  CxResponseBar *self = CX_RESPONSE_BAR (data);

  if (self->bulk != NULL)
    return;
  self->bulk = CX_RESPONSE_BULK (cx_response_bulk_new ());
  cx_response_bulk_set_columns (self->bulk, self->columns, self->zone);
  cx_response_bulk_propose (self->bulk, self->proposed);
  g_signal_connect_object (self->bulk, "apply", G_CALLBACK (bulk_cb), self, G_CONNECT_SWAPPED);
  set_popover (button, GTK_WIDGET (self->bulk));
}

static void
make_tagging_cb (GtkMenuButton *button, gpointer data)
{
  CxResponseBar *self = CX_RESPONSE_BAR (data);

  if (self->tagging != NULL)
    return;
  self->tagging = CX_RESPONSE_TAGGING (cx_response_tagging_new ());
  if (self->tags != NULL)
    cx_response_tagging_set_tags (self->tagging, (const char *const *) self->tags);
  g_signal_connect_object (self->tagging, "apply", G_CALLBACK (tagging_cb), self,
                           G_CONNECT_SWAPPED);
  set_popover (button, GTK_WIDGET (self->tagging));
}

void
cx_response_bar_set_selected (CxResponseBar *self, guint64 n)
{
  g_autofree char *number = format (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s selected", "%s selected", n), number);

  gtk_label_set_text (self->selected, text);
  gtk_revealer_set_reveal_child (self->revealer, n > 1);
}

void
cx_response_bar_propose (CxResponseBar *self, CxGridColumn *column)
{
  g_set_object (&self->proposed, column);
  if (self->bulk != NULL)
    cx_response_bulk_propose (self->bulk, column);
}

void
cx_response_bar_set_editable (CxResponseBar *self, gboolean editable)
{
  gtk_widget_set_visible (self->changes, editable);
}

void
cx_response_bar_set_tags (CxResponseBar *self, const char *const *tags)
{
  g_strfreev (self->tags);
  self->tags = g_strdupv ((GStrv) tags);
  if (self->tagging != NULL)
    cx_response_tagging_set_tags (self->tagging, tags);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
cx_response_bar_dispose (GObject *object)
{
  CxResponseBar *self = CX_RESPONSE_BAR (object);

  self->bulk = NULL;
  self->tagging = NULL;
  cx_response_dispose_template (GTK_WIDGET (self), CX_TYPE_RESPONSE_BAR);
  g_clear_object (&self->columns);
  g_clear_object (&self->proposed);
  g_clear_pointer (&self->tags, g_strfreev);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (cx_response_bar_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CxResponseBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBar, selected);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBar, changes);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBar, edit);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBar, tag);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBar, row);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBar, row_entry);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBar, pager);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBar, shown);
}

static void
cx_response_bar_class_init (CxResponseBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_response_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/responses/cx-response-bar.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "bar.previous-columns", NULL,
                                   previous_columns_action);
  gtk_widget_class_install_action (widget_class, "bar.next-columns", NULL, next_columns_action);
  g_signal_new ("go", CX_TYPE_RESPONSE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_UINT);
  g_signal_new ("set-many", CX_TYPE_RESPONSE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  g_signal_new ("tag-many", CX_TYPE_RESPONSE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRV, G_TYPE_STRV);
}

static void
cx_response_bar_init (CxResponseBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->row_entry, "activate", G_CALLBACK (row_entered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row_entry, "changed", G_CALLBACK (row_edited_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->edit, make_bulk_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->tag, make_tagging_cb, self, NULL);
}

GtkWidget *
cx_response_bar_new (void)
{
  return g_object_new (CX_TYPE_RESPONSE_BAR, NULL);
}

void
cx_response_bar_set_columns (CxResponseBar *self, CxGridColumns *columns, GTimeZone *zone)
{
  self->columns = g_object_ref (columns);
  self->zone = g_time_zone_ref (zone);
  g_signal_connect_object (columns, "changed", G_CALLBACK (update_columns), self,
                           G_CONNECT_SWAPPED);
}
