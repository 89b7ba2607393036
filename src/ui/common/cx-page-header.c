#include "config.h"

#include "cx-page-header.h"

#include "cx-banner.h"
#include "cx-i18n.h"
#include "cx-ui.h"

#include <adwaita.h>

struct _CxPageHeader
{
  GtkWidget parent_instance;

  AdwHeaderBar *bar;
  AdwWindowTitle *title;
  GtkWidget *sidebar, *back, *undo, *redo;
  GtkWidget *name;    /* the title, where tabs stand in its place */
  CxBanner *banner;   /* the file cannot be changed */
  CxSession *session; /* nullable */
  gboolean tabs;
};

static void cx_page_header_buildable_init (GtkBuildableIface *iface);
static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (CxPageHeader,
                               cx_page_header,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      cx_page_header_buildable_init))

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_TITLE_WIDGET,
  PROP_SHOW_BACK,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
cx_page_header_add_child (GtkBuildable *buildable,
                          GtkBuilder *builder,
                          GObject *child,
                          const char *type)
{
  CxPageHeader *self = CX_PAGE_HEADER (buildable);

  if (self->bar == NULL || !GTK_IS_WIDGET (child) || type == NULL)
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_str_equal (type, "end"))
    cx_page_header_pack_end (self, GTK_WIDGET (child));
  else if (g_str_equal (type, "start"))
    cx_page_header_pack_start (self, GTK_WIDGET (child));
  else
    cx_page_header_set_title_widget (self, GTK_WIDGET (child));
}

static void
cx_page_header_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = cx_page_header_add_child;
}

static void
cx_page_header_dispose (GObject *object)
{
  CxPageHeader *self = CX_PAGE_HEADER (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_PAGE_HEADER);
  G_OBJECT_CLASS (cx_page_header_parent_class)->dispose (object);
}

static void
cx_page_header_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CxPageHeader *self = CX_PAGE_HEADER (object);
  GtkWidget *title = adw_header_bar_get_title_widget (self->bar);

  if (id == PROP_TITLE)
    g_value_set_string (value, adw_window_title_get_title (self->title));
  else if (id == PROP_SUBTITLE)
    g_value_set_string (value, adw_window_title_get_subtitle (self->title));
  else if (id == PROP_TITLE_WIDGET)
    g_value_set_object (value, title == GTK_WIDGET (self->title) ? NULL : title);
  else
    g_value_set_boolean (value, gtk_widget_get_visible (self->back));
}

static void
cx_page_header_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CxPageHeader *self = CX_PAGE_HEADER (object);
  const char *title = adw_window_title_get_title (self->title);
  const char *subtitle = adw_window_title_get_subtitle (self->title);

  if (id == PROP_TITLE)
    cx_page_header_set_title (self, g_value_get_string (value), subtitle);
  else if (id == PROP_SUBTITLE)
    cx_page_header_set_title (self, title, g_value_get_string (value));
  else if (id == PROP_TITLE_WIDGET)
    cx_page_header_set_title_widget (self, g_value_get_object (value));
  else
    cx_page_header_set_show_back (self, g_value_get_boolean (value));
}

static void
cx_page_header_class_init (CxPageHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = cx_page_header_dispose;
  object_class->get_property = cx_page_header_get_property;
  object_class->set_property = cx_page_header_set_property;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  props[PROP_TITLE_WIDGET] = g_param_spec_object ("title-widget", NULL, NULL, GTK_TYPE_WIDGET,
                                                  flags);
  props[PROP_SHOW_BACK] = g_param_spec_boolean ("show-back", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (CX_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/common/cx-page-header.ui");
  gtk_widget_class_bind_template_child (widget_class, CxPageHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, CxPageHeader, title);
  gtk_widget_class_bind_template_child (widget_class, CxPageHeader, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CxPageHeader, back);
  gtk_widget_class_bind_template_child (widget_class, CxPageHeader, undo);
  gtk_widget_class_bind_template_child (widget_class, CxPageHeader, redo);
  gtk_widget_class_bind_template_child (widget_class, CxPageHeader, name);
  gtk_widget_class_bind_template_child (widget_class, CxPageHeader, banner);
}

/* The window enables win.show-sidebar only while the sidebar is away; else the buttons of the
 * window that belong on the left stand above it. Without the sidebar there is little room: the
 * title then gets what an undo or redo that has nothing to do would take. */
static void
update_start (CxPageHeader *self)
{
  CxSession *session = self->session;
  gboolean away;

  /* The button says a last word while the header is taken down. */
  if (self->sidebar == NULL)
    return;
  away = gtk_widget_get_sensitive (self->sidebar);
  gtk_widget_set_visible (self->sidebar, away);
  adw_header_bar_set_show_start_title_buttons (self->bar, away);
  gtk_widget_set_visible (self->name, !away && self->tabs);
  if (session == NULL)
    return;
  gtk_widget_set_visible (self->undo, !away || cx_session_get_undo_label (session) != NULL);
  gtk_widget_set_visible (self->redo, !away || cx_session_get_redo_label (session) != NULL);
}

static void
cx_page_header_init (CxPageHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->sidebar, "notify::sensitive", G_CALLBACK (update_start), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_page_header_new (void)
{
  return g_object_new (CX_TYPE_PAGE_HEADER, NULL);
}

static gboolean
undo_tip_cb (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *label = g_value_get_string (from);

  g_value_take_string (to, label != NULL ? g_strdup_printf (_ ("Undo: %s"), label)
                                         : g_strdup (_ ("Undo")));
  return TRUE;
}

static gboolean
redo_tip_cb (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *label = g_value_get_string (from);

  g_value_take_string (to, label != NULL ? g_strdup_printf (_ ("Redo: %s"), label)
                                         : g_strdup (_ ("Redo")));
  return TRUE;
}

static gboolean
seen_cb (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_double (to, g_value_get_boolean (from) ? 0.0 : 1.0);
  return TRUE;
}

void
cx_page_header_set_session (CxPageHeader *self, CxSession *session)
{
  g_object_bind_property_full (session, "undo-label", self->undo, "tooltip-text",
                               G_BINDING_SYNC_CREATE, undo_tip_cb, NULL, NULL, NULL);
  g_object_bind_property_full (session, "redo-label", self->redo, "tooltip-text",
                               G_BINDING_SYNC_CREATE, redo_tip_cb, NULL, NULL, NULL);
  cx_banner_set_revealed (self->banner, cx_session_is_read_only (session));
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "notify::undo-label", G_CALLBACK (update_start), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::redo-label", G_CALLBACK (update_start), self,
                           G_CONNECT_SWAPPED);
  update_start (self);
}

void
cx_page_header_set_title (CxPageHeader *self, const char *title, const char *subtitle)
{
  adw_window_title_set_title (self->title, title != NULL ? title : "");
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUBTITLE]);
}

/* Tabs take the title's place, but where they have little room themselves: the title then stands
 * at the start. It keeps its room while it is not seen, so that the tabs do not come and go with
 * it. */
static void
show_name_of_tabs (CxPageHeader *self, GtkWidget *tabs)
{
  g_object_bind_property (tabs, "title", self->name, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (tabs, "title", self->name, "tooltip-text", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (tabs, "title-visible", self->name, "opacity", G_BINDING_SYNC_CREATE,
                               seen_cb, NULL, NULL, NULL);
}

void
cx_page_header_set_title_widget (CxPageHeader *self, GtkWidget *widget)
{
  adw_header_bar_set_title_widget (self->bar, widget != NULL ? widget : GTK_WIDGET (self->title));
  self->tabs = ADW_IS_VIEW_SWITCHER_TITLE (widget);
  if (self->tabs)
    show_name_of_tabs (self, widget);
  update_start (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE_WIDGET]);
}

void
cx_page_header_set_show_back (CxPageHeader *self, gboolean show)
{
  if (gtk_widget_get_visible (self->back) == show)
    return;
  gtk_widget_set_visible (self->back, show);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_BACK]);
}

void
cx_page_header_pack_start (CxPageHeader *self, GtkWidget *widget)
{
  adw_header_bar_pack_start (self->bar, widget);
}

void
cx_page_header_pack_end (CxPageHeader *self, GtkWidget *widget)
{
  adw_header_bar_pack_end (self->bar, widget);
}
