#include "config.h"

#include "cx-history-page.h"

#include "cx-i18n.h"
#include "cx-page-header.h"
#include "cx-ui.h"

struct _CxHistoryPage
{
  GtkWidget parent_instance;

  CxSession *session;
  CxPageHeader *header;
};

static void
cx_history_page_go (CxWindowPage *page, const char *place)
{
}

static void
cx_history_page_window_page_init (CxWindowPageInterface *iface)
{
  iface->go = cx_history_page_go;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxHistoryPage,
                               cx_history_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_history_page_window_page_init))

static void
cx_history_page_dispose (GObject *object)
{
  CxHistoryPage *self = CX_HISTORY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_HISTORY_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_history_page_parent_class)->dispose (object);
}

static void
cx_history_page_class_init (CxHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_history_page_dispose;
  g_type_ensure (CX_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/history/cx-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPage, header);
}

static void
cx_history_page_init (CxHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_page (CxSession *session)
{
  CxHistoryPage *self = g_object_new (CX_TYPE_HISTORY_PAGE, NULL);

  self->session = g_object_ref (session);
  cx_page_header_set_session (self->header, session);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_history_page_type = {
  .id = "history",
  .title = N_ ("History"),
  .icon_name = "cx-history-symbolic",
  .help = "history",
  .in_sidebar = FALSE,
  .create = create_page,
};
