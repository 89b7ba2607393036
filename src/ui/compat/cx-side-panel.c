#include "config.h"

#include "cx-side-panel.h"

#include <adwaita.h>

struct _CxSidePanel
{
  GtkWidget parent_instance;

  AdwFlap *flap;
};

G_DEFINE_FINAL_TYPE (CxSidePanel, cx_side_panel, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTENT,
  PROP_PANEL,
  PROP_REVEALED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
revealed_cb (CxSidePanel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVEALED]);
}

static void
cx_side_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CxSidePanel *self = CX_SIDE_PANEL (object);

  if (id == PROP_CONTENT)
    adw_flap_set_content (self->flap, g_value_get_object (value));
  else if (id == PROP_PANEL)
    adw_flap_set_flap (self->flap, g_value_get_object (value));
  else
    cx_side_panel_set_revealed (self, g_value_get_boolean (value));
}

static void
cx_side_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CxSidePanel *self = CX_SIDE_PANEL (object);

  if (id == PROP_CONTENT)
    g_value_set_object (value, adw_flap_get_content (self->flap));
  else if (id == PROP_PANEL)
    g_value_set_object (value, adw_flap_get_flap (self->flap));
  else
    g_value_set_boolean (value, cx_side_panel_get_revealed (self));
}

static void
cx_side_panel_dispose (GObject *object)
{
  CxSidePanel *self = CX_SIDE_PANEL (object);

  if (self->flap != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->flap));
  self->flap = NULL;
  G_OBJECT_CLASS (cx_side_panel_parent_class)->dispose (object);
}

static void
cx_side_panel_class_init (CxSidePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = cx_side_panel_dispose;
  object_class->set_property = cx_side_panel_set_property;
  object_class->get_property = cx_side_panel_get_property;
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cx_side_panel_init (CxSidePanel *self)
{
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_reveal_flap (self->flap, FALSE);
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_fold_threshold_policy (self->flap, ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->flap), GTK_WIDGET (self));
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_side_panel_new (void)
{
  return g_object_new (CX_TYPE_SIDE_PANEL, NULL);
}

void
cx_side_panel_set_revealed (CxSidePanel *self, gboolean revealed)
{
  adw_flap_set_reveal_flap (self->flap, revealed);
}

gboolean
cx_side_panel_get_revealed (CxSidePanel *self)
{
  return adw_flap_get_reveal_flap (self->flap);
}

gboolean
cx_side_panel_get_folded (CxSidePanel *self)
{
  return adw_flap_get_folded (self->flap);
}
