#include "config.h"

#include "cx-card-slot.h"

struct _CxCardSlot
{
  GtkWidget parent_instance;

  GtkWidget *card; /* nullable */
};

G_DEFINE_FINAL_TYPE (CxCardSlot, cx_card_slot, GTK_TYPE_WIDGET)

static void
cx_card_slot_dispose (GObject *object)
{
  g_clear_pointer (&CX_CARD_SLOT (object)->card, gtk_widget_unparent);
  G_OBJECT_CLASS (cx_card_slot_parent_class)->dispose (object);
}

/* An empty slot is a stop of its own, so that the keyboard reaches what is not made yet. */
static gboolean
cx_card_slot_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CxCardSlot *self = CX_CARD_SLOT (widget);

  if (self->card != NULL)
    return gtk_widget_child_focus (self->card, direction);
  return !gtk_widget_is_focus (widget) && gtk_widget_grab_focus (widget);
}

static void
cx_card_slot_class_init (CxCardSlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_card_slot_dispose;
  widget_class->focus = cx_card_slot_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
cx_card_slot_init (CxCardSlot *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
cx_card_slot_new (const char *title)
{
  CxCardSlot *self = g_object_new (CX_TYPE_CARD_SLOT, NULL);

  cx_card_slot_set_title (self, title);
  return GTK_WIDGET (self);
}

void
cx_card_slot_set_title (CxCardSlot *self, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
cx_card_slot_set_card (CxCardSlot *self, GtkWidget *card)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean focused = gtk_widget_is_focus (widget);

  if (self->card == card)
    return;
  g_clear_pointer (&self->card, gtk_widget_unparent);
  self->card = card;
  if (card != NULL)
    gtk_widget_set_parent (card, widget);
  gtk_widget_set_focusable (widget, card == NULL);
  /* The card has a frame of its own. */
  if (card != NULL)
    gtk_widget_remove_css_class (widget, "card");
  else
    gtk_widget_add_css_class (widget, "card");
  if (focused && card != NULL)
    gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
}

GtkWidget *
cx_card_slot_get_card (CxCardSlot *self)
{
  return self->card;
}
