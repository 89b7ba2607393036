#include "config.h"

#include "cx-split-view.h"

#include <adwaita.h>

struct _CxSplitView
{
  GtkWidget parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *sidebar, *line, *content; /* borrowed from the leaflet */
  gboolean show_sidebar;
};

G_DEFINE_FINAL_TYPE (CxSplitView, cx_split_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_FOLDED,
  PROP_SHOW_CONTENT,
  PROP_SHOW_SIDEBAR,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* Folded, it is a page of its own and always there. */
static void
update_sidebar (CxSplitView *self)
{
  const gboolean visible = self->show_sidebar || cx_split_view_get_folded (self);

  if (self->sidebar == NULL)
    return;
  gtk_widget_set_visible (self->sidebar, visible);
  gtk_widget_set_visible (self->line, visible);
}

static void
folded_cb (CxSplitView *self)
{
  update_sidebar (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDED]);
}

static void
visible_child_cb (CxSplitView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_CONTENT]);
}

static void
put_sidebar (CxSplitView *self, GtkWidget *widget)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  gtk_widget_set_size_request (widget, 220, -1);
  self->sidebar = widget;
  self->line = line;
  adw_leaflet_prepend (self->leaflet, line);
  adw_leaflet_page_set_navigatable (adw_leaflet_get_page (self->leaflet, line), FALSE);
  adw_leaflet_prepend (self->leaflet, widget);
}

static void
put_content (CxSplitView *self, GtkWidget *widget)
{
  gtk_widget_set_hexpand (widget, TRUE);
  self->content = widget;
  adw_leaflet_append (self->leaflet, widget);
  adw_leaflet_set_visible_child (self->leaflet, widget);
}

static void
cx_split_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CxSplitView *self = CX_SPLIT_VIEW (object);

  if (id == PROP_SIDEBAR)
    put_sidebar (self, g_value_get_object (value));
  else if (id == PROP_CONTENT)
    put_content (self, g_value_get_object (value));
  else if (id == PROP_SHOW_SIDEBAR)
    cx_split_view_set_show_sidebar (self, g_value_get_boolean (value));
  else
    cx_split_view_set_show_content (self, g_value_get_boolean (value));
}

static void
cx_split_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CxSplitView *self = CX_SPLIT_VIEW (object);

  if (id == PROP_SIDEBAR)
    g_value_set_object (value, self->sidebar);
  else if (id == PROP_CONTENT)
    g_value_set_object (value, self->content);
  else if (id == PROP_FOLDED)
    g_value_set_boolean (value, cx_split_view_get_folded (self));
  else if (id == PROP_SHOW_SIDEBAR)
    g_value_set_boolean (value, self->show_sidebar);
  else
    g_value_set_boolean (value, cx_split_view_get_show_content (self));
}

static void
cx_split_view_dispose (GObject *object)
{
  CxSplitView *self = CX_SPLIT_VIEW (object);

  if (self->leaflet != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->leaflet));
  self->leaflet = NULL;
  G_OBJECT_CLASS (cx_split_view_parent_class)->dispose (object);
}

static void
cx_split_view_class_init (CxSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = cx_split_view_dispose;
  object_class->set_property = cx_split_view_set_property;
  object_class->get_property = cx_split_view_get_property;
  props[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET,
                                             flags | G_PARAM_READWRITE);
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                             flags | G_PARAM_READWRITE);
  props[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags | G_PARAM_READABLE);
  props[PROP_SHOW_CONTENT] = g_param_spec_boolean ("show-content", NULL, NULL, TRUE,
                                                   flags | G_PARAM_READWRITE);
  props[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE,
                                                   flags | G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cx_split_view_init (CxSplitView *self)
{
  self->show_sidebar = TRUE;
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  adw_leaflet_set_can_unfold (self->leaflet, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::visible-child", G_CALLBACK (visible_child_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
cx_split_view_new (void)
{
  return g_object_new (CX_TYPE_SPLIT_VIEW, NULL);
}

gboolean
cx_split_view_get_folded (CxSplitView *self)
{
  return adw_leaflet_get_folded (self->leaflet);
}

void
cx_split_view_set_show_content (CxSplitView *self, gboolean show)
{
  GtkWidget *child = show ? self->content : self->sidebar;

  if (child != NULL)
    adw_leaflet_set_visible_child (self->leaflet, child);
}

gboolean
cx_split_view_get_show_content (CxSplitView *self)
{
  return adw_leaflet_get_visible_child (self->leaflet) == self->content;
}

void
cx_split_view_set_show_sidebar (CxSplitView *self, gboolean show)
{
  if (self->show_sidebar == show)
    return;
  self->show_sidebar = show;
  update_sidebar (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_SIDEBAR]);
}

gboolean
cx_split_view_get_show_sidebar (CxSplitView *self)
{
  return self->show_sidebar;
}
