#include "config.h"

#include "cx-filter-chip.h"

#include "cx-i18n.h"
#include "cx-ui.h"

struct _CxFilterChip
{
  GtkWidget parent_instance;

  char *key;
  CxFilterChipFunc func;
  gpointer user_data;

  GtkMenuButton *button;
  GtkImage *icon;
  GtkLabel *label;
  GtkPopover *popover;
  GtkButton *remove;
};

G_DEFINE_FINAL_TYPE (CxFilterChip, cx_filter_chip, GTK_TYPE_WIDGET)

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_cb (CxFilterChip *self)
{
  gtk_popover_set_child (self->popover, self->func (self, self->user_data));
}

static void
removed_cb (CxFilterChip *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
cx_filter_chip_dispose (GObject *object)
{
  CxFilterChip *self = CX_FILTER_CHIP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_FILTER_CHIP);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (cx_filter_chip_parent_class)->dispose (object);
}

static void
cx_filter_chip_class_init (CxFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_filter_chip_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/common/cx-filter-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, CxFilterChip, button);
  gtk_widget_class_bind_template_child (widget_class, CxFilterChip, icon);
  gtk_widget_class_bind_template_child (widget_class, CxFilterChip, label);
  gtk_widget_class_bind_template_child (widget_class, CxFilterChip, popover);
  gtk_widget_class_bind_template_child (widget_class, CxFilterChip, remove);
  signals[REMOVED] = g_signal_new ("removed", CX_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cx_filter_chip_init (CxFilterChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "show", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_filter_chip_new (const char *key, CxFilterChipFunc func, gpointer user_data)
{
  CxFilterChip *self = g_object_new (CX_TYPE_FILTER_CHIP, NULL);

  self->key = g_strdup (key);
  self->func = func;
  self->user_data = user_data;
  return GTK_WIDGET (self);
}

const char *
cx_filter_chip_get_key (CxFilterChip *self)
{
  return self->key;
}

static void
set_class (CxFilterChip *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

void
cx_filter_chip_set (CxFilterChip *self, const char *text, gboolean active, gboolean wrong)
{
  g_autofree char *remove = g_strdup_printf (_ ("Remove the filter “%s”"), text);

  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), active ? text : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->remove), active);
  set_class (self, "cx-chip-active", active);
  set_class (self, "cx-chip-wrong", wrong);
}

void
cx_filter_chip_set_icon (CxFilterChip *self, const char *icon_name)
{
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), TRUE);
}

gboolean
cx_filter_chip_is_open (CxFilterChip *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

void
cx_filter_chip_close (CxFilterChip *self)
{
  gtk_popover_popdown (self->popover);
}

void
cx_filter_chip_replace (CxFilterChip *self, GtkWidget *editor)
{
  gtk_popover_set_child (self->popover, editor);
  gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
}
