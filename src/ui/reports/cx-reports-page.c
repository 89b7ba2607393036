#include "config.h"

#include "cx-reports-page.h"

#include "cx-i18n.h"
#include "cx-page-header.h"
#include "cx-ui.h"

struct _CxReportsPage
{
  GtkWidget parent_instance;

  CxSession *session;
  CxPageHeader *header;
};

static void
cx_reports_page_go (CxWindowPage *page, const char *place)
{
}

static void
cx_reports_page_window_page_init (CxWindowPageInterface *iface)
{
  iface->go = cx_reports_page_go;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxReportsPage,
                               cx_reports_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_reports_page_window_page_init))

static void
cx_reports_page_dispose (GObject *object)
{
  CxReportsPage *self = CX_REPORTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_REPORTS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_reports_page_parent_class)->dispose (object);
}

static void
cx_reports_page_class_init (CxReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_reports_page_dispose;
  g_type_ensure (CX_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/reports/cx-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CxReportsPage, header);
}

static void
cx_reports_page_init (CxReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_page (CxSession *session)
{
  CxReportsPage *self = g_object_new (CX_TYPE_REPORTS_PAGE, NULL);

  self->session = g_object_ref (session);
  cx_page_header_set_session (self->header, session);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_reports_page_type = {
  .id = "reports",
  .title = N_ ("Reports"),
  .icon_name = "cx-reports-symbolic",
  .help = "reports",
  .in_sidebar = FALSE,
  .create = create_page,
};
