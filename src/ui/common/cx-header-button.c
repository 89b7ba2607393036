#include "config.h"

#include "cx-header-button.h"

#include <adwaita.h>

struct _CxHeaderButton
{
  GtkWidget parent_instance;

  char *label, *icon_name, *action_name;
  GtkWidget *squeezer;
};

G_DEFINE_FINAL_TYPE (CxHeaderButton, cx_header_button, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_ICON_NAME,
  PROP_ACTION_NAME,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static GtkWidget *
make_button (CxHeaderButton *self, gboolean wide)
{
  GtkWidget *button = wide ? gtk_button_new_with_label (self->label)
                           : gtk_button_new_from_icon_name (self->icon_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), self->action_name);
  gtk_widget_add_css_class (button, "suggested-action");
  if (!wide)
    gtk_widget_set_tooltip_text (button, self->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->label, -1);
  return button;
}

static void
cx_header_button_constructed (GObject *object)
{
  CxHeaderButton *self = CX_HEADER_BUTTON (object);

  G_OBJECT_CLASS (cx_header_button_parent_class)->constructed (object);
  self->squeezer = adw_squeezer_new ();
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (self->squeezer), FALSE);
  adw_squeezer_set_switch_threshold_policy (ADW_SQUEEZER (self->squeezer),
                                            ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_squeezer_add (ADW_SQUEEZER (self->squeezer), make_button (self, TRUE));
  adw_squeezer_add (ADW_SQUEEZER (self->squeezer), make_button (self, FALSE));
  gtk_widget_set_parent (self->squeezer, GTK_WIDGET (self));
}

static void
cx_header_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CxHeaderButton *self = CX_HEADER_BUTTON (object);

  if (id == PROP_LABEL)
    self->label = g_value_dup_string (value);
  else if (id == PROP_ICON_NAME)
    self->icon_name = g_value_dup_string (value);
  else
    self->action_name = g_value_dup_string (value);
}

static void
cx_header_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CxHeaderButton *self = CX_HEADER_BUTTON (object);

  g_value_set_string (value, id == PROP_LABEL       ? self->label
                             : id == PROP_ICON_NAME ? self->icon_name
                                                    : self->action_name);
}

static void
cx_header_button_dispose (GObject *object)
{
  g_clear_pointer (&CX_HEADER_BUTTON (object)->squeezer, gtk_widget_unparent);
  G_OBJECT_CLASS (cx_header_button_parent_class)->dispose (object);
}

static void
cx_header_button_finalize (GObject *object)
{
  CxHeaderButton *self = CX_HEADER_BUTTON (object);

  g_free (self->label);
  g_free (self->icon_name);
  g_free (self->action_name);
  G_OBJECT_CLASS (cx_header_button_parent_class)->finalize (object);
}

static void
cx_header_button_class_init (CxHeaderButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = cx_header_button_constructed;
  object_class->set_property = cx_header_button_set_property;
  object_class->get_property = cx_header_button_get_property;
  object_class->dispose = cx_header_button_dispose;
  object_class->finalize = cx_header_button_finalize;
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, "", flags);
  props[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cx_header_button_init (CxHeaderButton *self)
{
}

GtkWidget *
cx_header_button_new (const char *label, const char *icon_name, const char *action_name)
{
  return g_object_new (CX_TYPE_HEADER_BUTTON, "label", label, "icon-name", icon_name, "action-name",
                       action_name, NULL);
}
