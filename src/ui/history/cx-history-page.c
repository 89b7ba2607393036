#include "config.h"

#include "cx-history-page.h"

#include "cx-activity-bar.h"
#include "cx-error.h"
#include "cx-history-list.h"
#include "cx-history-row.h"
#include "cx-i18n.h"
#include "cx-page-header.h"
#include "cx-time-words.h"
#include "cx-ui.h"

#define STEPS_A_TIME 100

struct _CxHistoryPage
{
  GtkWidget parent_instance;

  CxSession *session;
  GCancellable *reading; /* nullable */
  guint limit;
  gboolean stale; /* changed while it was not shown */

  CxPageHeader *header;
  GtkWidget *clamp;
  CxActivityBar *activity_bar;
  GtkStack *stack;
  GtkBox *days;
  GtkWidget *older;
};

static void read_history (CxHistoryPage *self);

static void
cx_history_page_go (CxWindowPage *page, const char *place)
{
  CxHistoryPage *self = CX_HISTORY_PAGE (page);

  if (self->stale)
    read_history (self);
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

/* Showing. */

static AdwPreferencesGroup *
add_day (CxHistoryPage *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->days, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
show_list (CxHistoryPage *self, CxHistoryList *list)
{
  const gboolean changeable = !cx_session_is_read_only (self->session);
  AdwPreferencesGroup *group = NULL;
  gint64 day, last_day = 0;
  gboolean newest = TRUE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, child);
  for (guint i = 0; i < list->steps->len; i++)
    {
      const CxHistoryStep *step = list->steps->pdata[i];
      const gboolean undone = g_str_equal (step->entry->state, "undone");
      const gboolean reachable = changeable && step->entry->id >= list->horizon;
      g_autofree char *title = cx_time_words_day (step->entry->at, list->zone, &day);

      if (group == NULL || day != last_day)
        group = add_day (self, title);
      last_day = day;
      adw_preferences_group_add (
          group, cx_history_row_new (step, list->zone, newest && !undone, reachable));
      newest = newest && undone;
    }
  gtk_widget_set_visible (self->older, list->more);
  gtk_stack_set_visible_child_name (self->stack, list->steps->len > 0 ? "list" : "empty");
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxHistoryPage) self = CX_HISTORY_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxHistoryList) list = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->reading == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return; /* disposed, or asked again meanwhile */
  if (list != NULL)
    show_list (self, list);
  else
    cx_session_fail (self->session, _ ("The history cannot be read"), error);
}

static void
read_history (CxHistoryPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  self->stale = FALSE;
  cx_history_list_read (self->session, self->limit, self->reading, read_cb, g_object_ref (self));
}

static void
changed_cb (CxHistoryPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_history (self);
  else
    self->stale = TRUE;
}

/* Working. */

static void
update_writing (CxHistoryPage *self)
{
  const gboolean can = !cx_session_is_writing (self->session) &&
                       !cx_session_is_read_only (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.travel", can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.undo-batch", can);
}

static void
travelled_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxHistoryPage) self = CX_HISTORY_PAGE (user_data);
  CxSession *session = CX_SESSION (object);
  g_autoptr (GError) error = NULL;
  g_autofree char *stuck = NULL;
  g_autofree char *text = NULL;
  const guint steps = cx_history_travel_finish (session, result, &stuck, &error);

  if (self->activity_bar != NULL)
    cx_activity_bar_set_activity (self->activity_bar, NULL);
  if (stuck != NULL && !g_error_matches (error, CX_ERROR, CX_ERROR_CANCELLED))
    {
      text = g_strdup_printf (_ ("Stopped at “%s”"), stuck);
      cx_session_fail (session, text, error);
      return;
    }
  if (error != NULL && steps == 0)
    {
      cx_session_fail (session, _ ("History"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("Went through %u step", "Went through %u steps", steps), steps);
  cx_session_toast (session, text, FALSE);
}

static void
travel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxHistoryPage *self = CX_HISTORY_PAGE (widget);
  g_autoptr (CxActivity) activity = cx_activity_new ();

  cx_activity_bar_set_activity (self->activity_bar, activity);
  cx_history_travel (self->session, g_variant_get_int64 (parameter), activity, travelled_cb,
                     g_object_ref (self));
}

static void
batch_undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxHistoryPage) self = CX_HISTORY_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->activity_bar != NULL)
    cx_activity_bar_set_activity (self->activity_bar, NULL);
  if (text != NULL)
    cx_session_toast (CX_SESSION (object), text, FALSE);
  else
    cx_session_fail (CX_SESSION (object), _ ("It could not be undone"), error);
}

static void
undo_batch_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxHistoryPage *self = CX_HISTORY_PAGE (widget);
  g_autoptr (CxActivity) activity = cx_activity_new ();

  cx_activity_bar_set_activity (self->activity_bar, activity);
  cx_history_undo_batch (self->session, g_variant_get_int64 (parameter), activity, batch_undone_cb,
                         g_object_ref (self));
}

static void
older_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxHistoryPage *self = CX_HISTORY_PAGE (widget);

  self->limit += STEPS_A_TIME;
  read_history (self);
}

/* The widget. */

static void
cx_history_page_dispose (GObject *object)
{
  CxHistoryPage *self = CX_HISTORY_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
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
  g_type_ensure (CX_TYPE_ACTIVITY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/history/cx-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPage, header);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPage, activity_bar);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPage, days);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPage, older);
  gtk_widget_class_install_action (widget_class, "history.travel", "x", travel_action);
  gtk_widget_class_install_action (widget_class, "history.undo-batch", "x", undo_batch_action);
  gtk_widget_class_install_action (widget_class, "history.older", NULL, older_action);
}

static void
cx_history_page_init (CxHistoryPage *self)
{
  self->limit = STEPS_A_TIME;
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_page (CxSession *session)
{
  CxHistoryPage *self = g_object_new (CX_TYPE_HISTORY_PAGE, NULL);

  self->session = g_object_ref (session);
  cx_page_header_set_session (self->header, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::writing", G_CALLBACK (update_writing), self,
                           G_CONNECT_SWAPPED);
  update_writing (self);
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
