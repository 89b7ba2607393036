#include "config.h"

#include "cx-surveys-page.h"

#include "cx-i18n.h"
#include "cx-place.h"
#include "cx-survey-list.h"
#include "cx-survey-view.h"
#include "cx-ui.h"

struct _CxSurveysPage
{
  GtkWidget parent_instance;

  CxSession *session;

  GtkStack *stack;
  CxSurveyList *list;
  CxSurveyView *survey; /* until it is prepared there is none */
};

static gboolean
is_on_survey (CxSurveysPage *self)
{
  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->survey);
}

static void
cx_surveys_page_prepare (CxWindowPage *page)
{
  CxSurveysPage *self = CX_SURVEYS_PAGE (page);

  self->survey = g_object_new (CX_TYPE_SURVEY_VIEW, NULL);
  cx_survey_view_set_session (self->survey, self->session);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->survey), "survey");
}

static void
cx_surveys_page_go (CxWindowPage *page, const char *place)
{
  CxSurveysPage *self = CX_SURVEYS_PAGE (page);
  g_autoptr (CxPlace) parsed = cx_place_parse (place);

  if (cx_place_get_id (parsed, 1) == 0)
    {
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->list));
      return;
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->survey));
  cx_survey_view_go (self->survey, place);
}

static gboolean
cx_surveys_page_search (CxWindowPage *page)
{
  CxSurveysPage *self = CX_SURVEYS_PAGE (page);

  if (is_on_survey (self))
    return cx_survey_view_get_tab (self->survey) != NULL &&
           cx_window_page_search (cx_survey_view_get_tab (self->survey));
  cx_survey_list_search (self->list);
  return TRUE;
}

static const char *
cx_surveys_page_get_help (CxWindowPage *page)
{
  CxSurveysPage *self = CX_SURVEYS_PAGE (page);

  return is_on_survey (self) ? cx_survey_view_get_help (self->survey) : NULL;
}

static void
cx_surveys_page_window_page_init (CxWindowPageInterface *iface)
{
  iface->prepare = cx_surveys_page_prepare;
  iface->go = cx_surveys_page_go;
  iface->search = cx_surveys_page_search;
  iface->get_help = cx_surveys_page_get_help;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxSurveysPage,
                               cx_surveys_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_surveys_page_window_page_init))

static void
cx_surveys_page_dispose (GObject *object)
{
  CX_SURVEYS_PAGE (object)->survey = NULL;
  g_clear_object (&CX_SURVEYS_PAGE (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_SURVEYS_PAGE);
  G_OBJECT_CLASS (cx_surveys_page_parent_class)->dispose (object);
}

static void
cx_surveys_page_class_init (CxSurveysPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_surveys_page_dispose;
  g_type_ensure (CX_TYPE_SURVEY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/surveys/cx-surveys-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CxSurveysPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CxSurveysPage, list);
}

static void
cx_surveys_page_init (CxSurveysPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_page (CxSession *session)
{
  CxSurveysPage *self = g_object_new (CX_TYPE_SURVEYS_PAGE, NULL);

  cx_survey_list_set_session (self->list, session);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_surveys_page_type = {
  .id = "surveys",
  .title = N_ ("Surveys"),
  .icon_name = "cx-surveys-symbolic",
  .help = "surveys-edit",
  .in_sidebar = TRUE,
  .create = create_page,
};
