#include "config.h"

#include "cx-questions-tab.h"

#include "cx-i18n.h"
#include "cx-ui.h"

struct _CxQuestionsTab
{
  GtkWidget parent_instance;

  CxSession *session;
};

static void
cx_questions_tab_go (CxWindowPage *page, const char *place)
{
}

static void
cx_questions_tab_window_page_init (CxWindowPageInterface *iface)
{
  iface->go = cx_questions_tab_go;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxQuestionsTab,
                               cx_questions_tab,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_questions_tab_window_page_init))

static void
cx_questions_tab_dispose (GObject *object)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_QUESTIONS_TAB);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_questions_tab_parent_class)->dispose (object);
}

static void
cx_questions_tab_class_init (CxQuestionsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_questions_tab_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/questions/cx-questions-tab.ui");
}

static void
cx_questions_tab_init (CxQuestionsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_page (CxSession *session)
{
  CxQuestionsTab *self = g_object_new (CX_TYPE_QUESTIONS_TAB, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_questions_tab_type = {
  .id = "questions",
  .title = N_ ("Questions"),
  .icon_name = "cx-questions-symbolic",
  .help = "questions",
  .in_sidebar = FALSE,
  .create = create_page,
};
