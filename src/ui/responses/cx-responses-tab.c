#include "config.h"

#include "cx-responses-tab.h"

#include "cx-i18n.h"
#include "cx-ui.h"

struct _CxResponsesTab
{
  GtkWidget parent_instance;

  CxSession *session;
};

static void
cx_responses_tab_go (CxWindowPage *page, const char *place)
{
}

static void
cx_responses_tab_window_page_init (CxWindowPageInterface *iface)
{
  iface->go = cx_responses_tab_go;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxResponsesTab,
                               cx_responses_tab,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_responses_tab_window_page_init))

static void
cx_responses_tab_dispose (GObject *object)
{
  CxResponsesTab *self = CX_RESPONSES_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_RESPONSES_TAB);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_responses_tab_parent_class)->dispose (object);
}

static void
cx_responses_tab_class_init (CxResponsesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_responses_tab_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/responses/cx-responses-tab.ui");
}

static void
cx_responses_tab_init (CxResponsesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_page (CxSession *session)
{
  CxResponsesTab *self = g_object_new (CX_TYPE_RESPONSES_TAB, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_responses_tab_type = {
  .id = "responses",
  .title = N_ ("Responses"),
  .icon_name = "cx-responses-symbolic",
  .help = "responses",
  .in_sidebar = FALSE,
  .create = create_page,
};
