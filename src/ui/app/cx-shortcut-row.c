#include "config.h"

#include "cx-shortcut-row.h"

struct _CxShortcutRow
{
  AdwActionRow parent_instance;

  GtkWidget *keys;
};

enum
{
  PROP_0,
  PROP_ACCELERATOR,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (CxShortcutRow, cx_shortcut_row, ADW_TYPE_ACTION_ROW)

static void
cx_shortcut_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CxShortcutRow *self = CX_SHORTCUT_ROW (object);

  gtk_shortcut_label_set_accelerator (GTK_SHORTCUT_LABEL (self->keys), g_value_get_string (value));
}

static void
cx_shortcut_row_class_init (CxShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = cx_shortcut_row_set_property;
  props[PROP_ACCELERATOR] = g_param_spec_string ("accelerator", NULL, NULL, NULL,
                                                 G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cx_shortcut_row_init (CxShortcutRow *self)
{
  self->keys = gtk_shortcut_label_new ("");
  gtk_widget_set_valign (self->keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->keys);
}
