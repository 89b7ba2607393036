#include "config.h"

#include "cx-drop-area.h"

#include "cx-ui.h"

struct _CxDropArea
{
  GtkWidget parent_instance;

  GtkOverlay *overlay;
  GtkWidget *hint;
  GtkLabel *title, *description;
};

G_DEFINE_FINAL_TYPE (CxDropArea, cx_drop_area, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_CHILD,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint dropped_signal;

static GdkDragAction
enter_cb (CxDropArea *self)
{
  gtk_widget_set_visible (self->hint, TRUE);
  return GDK_ACTION_COPY;
}

static void
leave_cb (CxDropArea *self)
{
  gtk_widget_set_visible (self->hint, FALSE);
}

/* Only what lies in a folder has a path. */
static char **
list_paths (GSList *files)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (GSList *at = files; at != NULL; at = at->next)
    {
      g_autofree char *path = g_file_get_path (at->data);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

static gboolean
drop_cb (CxDropArea *self, const GValue *value)
{
  g_auto (GStrv) paths = list_paths (g_value_get_boxed (value));

  gtk_widget_set_visible (self->hint, FALSE);
  if (paths[0] == NULL)
    return FALSE;
  g_signal_emit (self, dropped_signal, 0, paths);
  return TRUE;
}

static void
set_text (CxDropArea *self, GtkLabel *label, const char *text, GParamSpec *pspec)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) == 0)
    return;
  gtk_label_set_label (label, text != NULL ? text : "");
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
cx_drop_area_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CxDropArea *self = CX_DROP_AREA (object);

  if (id == PROP_TITLE)
    set_text (self, self->title, g_value_get_string (value), pspec);
  else if (id == PROP_DESCRIPTION)
    set_text (self, self->description, g_value_get_string (value), pspec);
  else
    gtk_overlay_set_child (self->overlay, g_value_get_object (value));
}

static void
cx_drop_area_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CxDropArea *self = CX_DROP_AREA (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_label (self->title));
  else if (id == PROP_DESCRIPTION)
    g_value_set_string (value, gtk_label_get_label (self->description));
  else
    g_value_set_object (value, gtk_overlay_get_child (self->overlay));
}

static void
cx_drop_area_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_DROP_AREA);
  G_OBJECT_CLASS (cx_drop_area_parent_class)->dispose (object);
}

static void
cx_drop_area_class_init (CxDropAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = cx_drop_area_dispose;
  object_class->set_property = cx_drop_area_set_property;
  object_class->get_property = cx_drop_area_get_property;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  props[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, "", flags);
  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  dropped_signal = g_signal_new ("dropped", CX_TYPE_DROP_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  gtk_widget_class_set_css_name (widget_class, "cx-drop-area");
  gtk_widget_class_set_template_from_resource (widget_class, CX_UI_RESOURCE "/app/cx-drop-area.ui");
  gtk_widget_class_bind_template_child (widget_class, CxDropArea, overlay);
  gtk_widget_class_bind_template_child (widget_class, CxDropArea, hint);
  gtk_widget_class_bind_template_child (widget_class, CxDropArea, title);
  gtk_widget_class_bind_template_child (widget_class, CxDropArea, description);
}

static void
cx_drop_area_init (CxDropArea *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
