#include "config.h"

#include "cx-overview-page.h"

#include "cx-i18n.h"
#include "cx-page-header.h"
#include "cx-ui.h"

struct _CxOverviewPage
{
  GtkWidget parent_instance;

  CxSession *session;
  CxPageHeader *header;
};

static void
cx_overview_page_go (CxWindowPage *page, const char *place)
{
}

static void
cx_overview_page_window_page_init (CxWindowPageInterface *iface)
{
  iface->go = cx_overview_page_go;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxOverviewPage,
                               cx_overview_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_overview_page_window_page_init))

static void
cx_overview_page_dispose (GObject *object)
{
  CxOverviewPage *self = CX_OVERVIEW_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_overview_page_parent_class)->dispose (object);
}

static void
cx_overview_page_class_init (CxOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_overview_page_dispose;
  g_type_ensure (CX_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/overview/cx-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, header);
}

static void
cx_overview_page_init (CxOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_page (CxSession *session)
{
  CxOverviewPage *self = g_object_new (CX_TYPE_OVERVIEW_PAGE, NULL);

  self->session = g_object_ref (session);
  cx_page_header_set_session (self->header, session);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_overview_page_type = {
  .id = "overview",
  .title = N_ ("Overview"),
  .icon_name = "cx-overview-symbolic",
  .help = "overview",
  .in_sidebar = TRUE,
  .create = create_page,
};
