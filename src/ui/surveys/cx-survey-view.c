#include "config.h"

#include "cx-survey-view.h"

#include "cx-i18n.h"
#include "cx-page-header.h"
#include "cx-place.h"
#include "cx-questions-tab.h"
#include "cx-responses-tab.h"
#include "cx-results-tab.h"
#include "cx-ui.h"

#include <adwaita.h>

/* The tabs, in their order. */
static const CxWindowPageType *const tabs[] = {
  &cx_results_tab_type,
  &cx_responses_tab_type,
  &cx_questions_tab_type,
};

struct _CxSurveyView
{
  GtkWidget parent_instance;

  CxSession *session;
  gint64 id;
  GHashTable *places; /* tab id → where it was gone to last */
  gboolean going;     /* the tab is being switched by us */
  guint filling;      /* the source that makes a tab that is shown for the first time */

  CxPageHeader *header;
  AdwViewSwitcherTitle *switcher;
  GtkWidget *bar; /* bound so that the template lets go of it */
  AdwViewStack *stack;
  AdwBin *actions;
};

G_DEFINE_FINAL_TYPE (CxSurveyView, cx_survey_view, GTK_TYPE_WIDGET)

static const CxWindowPageType *
find_tab (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_strcmp0 (tabs[i]->id, id) == 0)
      return tabs[i];
  return NULL;
}

static const CxWindowPageType *
get_type (CxSurveyView *self)
{
  return find_tab (adw_view_stack_get_visible_child_name (self->stack));
}

CxWindowPage *
cx_survey_view_get_tab (CxSurveyView *self)
{
  GtkWidget *bin = adw_view_stack_get_visible_child (self->stack);
  GtkWidget *child = bin != NULL ? adw_bin_get_child (ADW_BIN (bin)) : NULL;

  return child != NULL ? CX_WINDOW_PAGE (child) : NULL;
}

const char *
cx_survey_view_get_help (CxSurveyView *self)
{
  const CxWindowPageType *type = get_type (self);
  CxWindowPage *tab = cx_survey_view_get_tab (self);
  const char *help = tab != NULL ? cx_window_page_get_help (tab) : NULL;

  return help != NULL ? help : type != NULL ? type->help : NULL;
}

static void
enter_tab (CxSurveyView *self, CxWindowPage *tab)
{
  adw_bin_set_child (self->actions, cx_window_page_get_actions (tab));
  cx_window_page_go (tab, g_hash_table_lookup (self->places, get_type (self)->id));
}

/* A tab is made at one time, made ready at the next and gone to at the third, because all together
 * takes longer than a frame. */
static gboolean
fill_tab_cb (gpointer data)
{
  CxSurveyView *self = data;
  CxWindowPage *tab = cx_survey_view_get_tab (self);

  if (tab == NULL)
    {
      adw_bin_set_child (ADW_BIN (adw_view_stack_get_visible_child (self->stack)),
                         get_type (self)->create (self->session));
      return G_SOURCE_CONTINUE;
    }
  if (cx_window_page_prepare (tab))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  enter_tab (self, tab);
  return G_SOURCE_REMOVE;
}

static void
show_tab (CxSurveyView *self, const CxWindowPageType *type, const char *place)
{
  CxWindowPage *tab;

  g_clear_handle_id (&self->filling, g_source_remove);
  self->going = TRUE;
  adw_view_stack_set_visible_child_name (self->stack, type->id);
  self->going = FALSE;
  g_hash_table_insert (self->places, g_strdup (type->id), g_strdup (place));
  tab = cx_survey_view_get_tab (self);
  if (tab != NULL && cx_window_page_is_prepared (tab))
    {
      enter_tab (self, tab);
      return;
    }
  adw_bin_set_child (self->actions, NULL);
  self->filling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_tab_cb, self, NULL);
}

/* A person switched: by way of the window, so that Back knows. */
static void
switched_cb (CxSurveyView *self)
{
  const CxWindowPageType *type = get_type (self);
  g_autofree char *place = NULL;

  if (self->going || type == NULL || self->id == 0)
    return;
  place = g_strdup (g_hash_table_lookup (self->places, type->id));
  if (place == NULL)
    place = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/%s", self->id, type->id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", place);
}

static gpointer
read_title (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxSurvey *survey = cx_workspace_get_survey (workspace, *(gint64 *) request, error);

  if (survey != NULL && survey->hidden)
    cx_error_set (error, CX_ERROR_NOT_FOUND, NULL, _ ("The survey was deleted."));
  return survey != NULL && !survey->hidden ? g_strdup (survey->title) : NULL;
}

static void
title_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxSurveyView) self = user_data;
  g_autofree char *title = cx_session_run_finish (CX_SESSION (object), result, NULL);

  if (self->session == NULL)
    return;
  if (title != NULL)
    adw_view_switcher_title_set_title (self->switcher, title);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", "surveys");
}

static void
update_title (CxSurveyView *self)
{
  if (self->id != 0)
    cx_session_run (self->session, CX_LANE_READ, read_title, g_memdup2 (&self->id, sizeof self->id),
                    g_free, g_free, NULL, NULL, title_read_cb, g_object_ref (self));
}

void
cx_survey_view_go (CxSurveyView *self, const char *place)
{
  g_autoptr (CxPlace) parsed = cx_place_parse (place);
  gint64 id = cx_place_get_id (parsed, 1);
  const CxWindowPageType *type = find_tab (cx_place_get_part (parsed, 2));
  g_autofree char *whole = NULL;

  if (id != self->id)
    {
      self->id = id;
      g_hash_table_remove_all (self->places);
      adw_view_switcher_title_set_title (self->switcher, "");
      update_title (self);
    }
  if (type == NULL)
    {
      type = get_type (self) != NULL ? get_type (self) : tabs[0];
      whole = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/%s", id, type->id);
    }
  show_tab (self, type, whole != NULL ? whole : place);
}

static void
cx_survey_view_dispose (GObject *object)
{
  CxSurveyView *self = CX_SURVEY_VIEW (object);

  self->id = 0;
  g_clear_handle_id (&self->filling, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_SURVEY_VIEW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->places, g_hash_table_unref);
  G_OBJECT_CLASS (cx_survey_view_parent_class)->dispose (object);
}

static void
cx_survey_view_class_init (CxSurveyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_survey_view_dispose;
  g_type_ensure (CX_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/surveys/cx-survey-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CxSurveyView, header);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyView, switcher);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyView, bar);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyView, stack);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyView, actions);
}

static void
cx_survey_view_init (CxSurveyView *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->going = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    adw_view_stack_add_titled (self->stack, adw_bin_new (), tabs[i]->id, _ (tabs[i]->title));
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    adw_view_stack_page_set_icon_name (
        adw_view_stack_get_page (self->stack,
                                 adw_view_stack_get_child_by_name (self->stack, tabs[i]->id)),
        tabs[i]->icon_name);
  self->going = FALSE;
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
}

void
cx_survey_view_set_session (CxSurveyView *self, CxSession *session)
{
  self->session = g_object_ref (session);
  cx_page_header_set_session (self->header, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
}
