#include "config.h"

#include "cx-results-tab.h"

#include "cx-i18n.h"
#include "cx-ui.h"

struct _CxResultsTab
{
  GtkWidget parent_instance;

  CxSession *session;
};

static void
cx_results_tab_go (CxWindowPage *page, const char *place)
{
}

static void
cx_results_tab_window_page_init (CxWindowPageInterface *iface)
{
  iface->go = cx_results_tab_go;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxResultsTab,
                               cx_results_tab,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_results_tab_window_page_init))

static void
cx_results_tab_dispose (GObject *object)
{
  CxResultsTab *self = CX_RESULTS_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_RESULTS_TAB);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_results_tab_parent_class)->dispose (object);
}

static void
cx_results_tab_class_init (CxResultsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_results_tab_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/results/cx-results-tab.ui");
}

static void
cx_results_tab_init (CxResultsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_page (CxSession *session)
{
  CxResultsTab *self = g_object_new (CX_TYPE_RESULTS_TAB, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_results_tab_type = {
  .id = "results",
  .title = N_ ("Results"),
  .icon_name = "cx-results-symbolic",
  .help = "results",
  .in_sidebar = FALSE,
  .create = create_page,
};
