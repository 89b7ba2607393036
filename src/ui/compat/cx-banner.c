#include "config.h"

#include "cx-banner.h"

struct _CxBanner
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *title;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (CxBanner, cx_banner, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  PROP_REVEALED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint clicked_signal;

static void
clicked_cb (CxBanner *self)
{
  g_signal_emit (self, clicked_signal, 0);
}

static void
cx_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CxBanner *self = CX_BANNER (object);

  if (id == PROP_TITLE)
    cx_banner_set_title (self, g_value_get_string (value));
  else if (id == PROP_BUTTON_LABEL)
    cx_banner_set_button_label (self, g_value_get_string (value));
  else if (id == PROP_ACTION_NAME)
    cx_banner_set_action_name (self, g_value_get_string (value));
  else
    cx_banner_set_revealed (self, g_value_get_boolean (value));
}

static void
cx_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CxBanner *self = CX_BANNER (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_label (self->title));
  else if (id == PROP_BUTTON_LABEL)
    g_value_set_string (value, gtk_button_get_label (self->button));
  else if (id == PROP_ACTION_NAME)
    g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
  else
    g_value_set_boolean (value, cx_banner_get_revealed (self));
}

static void
cx_banner_dispose (GObject *object)
{
  CxBanner *self = CX_BANNER (object);

  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;
  G_OBJECT_CLASS (cx_banner_parent_class)->dispose (object);
}

static void
cx_banner_class_init (CxBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = cx_banner_dispose;
  object_class->set_property = cx_banner_set_property;
  object_class->get_property = cx_banner_get_property;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  props[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  props[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  props[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  clicked_signal = g_signal_new ("button-clicked", CX_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
cx_banner_init (CxBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  self->title = GTK_LABEL (gtk_label_new (""));
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_xalign (self->title, 0.5f);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
  gtk_widget_add_css_class (box, "cx-banner");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_revealer_set_child (self->revealer, box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_banner_new (void)
{
  return g_object_new (CX_TYPE_BANNER, NULL);
}

void
cx_banner_set_title (CxBanner *self, const char *title)
{
  if (g_strcmp0 (gtk_label_get_label (self->title), title) == 0)
    return;
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->title), -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

void
cx_banner_set_button_label (CxBanner *self, const char *label)
{
  if (g_strcmp0 (gtk_button_get_label (self->button), label) == 0)
    return;
  gtk_button_set_label (self->button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL && *label != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUTTON_LABEL]);
}

void
cx_banner_set_action_name (CxBanner *self, const char *name)
{
  GtkActionable *button = GTK_ACTIONABLE (self->button);

  if (g_strcmp0 (gtk_actionable_get_action_name (button), name) == 0)
    return;
  gtk_actionable_set_action_name (button, name);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTION_NAME]);
}

void
cx_banner_set_revealed (CxBanner *self, gboolean revealed)
{
  if (cx_banner_get_revealed (self) == revealed)
    return;
  gtk_revealer_set_reveal_child (self->revealer, revealed);
  /* What is folded away would still be read out. */
  gtk_widget_set_visible (GTK_WIDGET (self), revealed);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVEALED]);
}

gboolean
cx_banner_get_revealed (CxBanner *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}
