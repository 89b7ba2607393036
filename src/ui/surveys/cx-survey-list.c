#include "config.h"

#include "cx-survey-list.h"

#include "cx-header-button.h"
#include "cx-i18n.h"
#include "cx-page-header.h"
#include "cx-place.h"
#include "cx-search-bar.h"
#include "cx-survey-changes.h"
#include "cx-survey-row.h"
#include "cx-text.h"
#include "cx-ui.h"

#include <adwaita.h>

struct _CxSurveyList
{
  GtkWidget parent_instance;

  CxSession *session;
  GCancellable *cancellable; /* of the reading under way */
  guint reading;             /* source id: read again soon; 0: no need */
  char *wanted;              /* folded words of the search */

  CxPageHeader *header;
  GtkStack *stack;
  GtkListBox *list;
  GtkSearchBar *search_bar;
  GtkEditable *search;
  GtkWidget *search_button;
};

G_DEFINE_FINAL_TYPE (CxSurveyList, cx_survey_list, GTK_TYPE_WIDGET)

static void
go (CxSurveyList *self, gint64 id, const char *tab)
{
  g_autofree char *place = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "%s%s", id,
                                            tab != NULL ? "/" : "", tab != NULL ? tab : "");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", place);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  CxSurveyList *self = CX_SURVEY_LIST (user_data);
  g_autofree char *title = cx_text_fold (cx_survey_row_get_title (CX_SURVEY_ROW (row)));

  return self->wanted == NULL || strstr (title, self->wanted) != NULL;
}

static void
choose_state (CxSurveyList *self)
{
  gboolean any = FALSE, shown = FALSE;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      any = TRUE;
      shown = shown || filter_cb (row, self);
    }
  gtk_stack_set_visible_child_name (self->stack, shown ? "list" : any ? "nothing" : "empty");
  gtk_widget_set_visible (self->search_button, any);
}

static void
search_changed_cb (CxSurveyList *self)
{
  g_autofree char *folded = cx_text_fold (gtk_editable_get_text (self->search));

  g_clear_pointer (&self->wanted, g_free);
  if (*folded != '\0')
    self->wanted = g_steal_pointer (&folded);
  gtk_list_box_invalidate_filter (self->list);
  choose_state (self);
}

/* Rows stay where they are and show the new figures, so that nothing jumps. */
static void
show (CxSurveyList *self, GPtrArray *digests)
{
  GTimeZone *zone = cx_project_get_zone (cx_session_get_project (self->session));
  GtkListBoxRow *row;
  guint n = 0;

  for (; n < digests->len; n++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) n);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (cx_survey_row_new ());
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      cx_survey_row_show (CX_SURVEY_ROW (row), g_ptr_array_index (digests, n), zone);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_invalidate_filter (self->list);
  choose_state (self);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxSurveyList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) digests = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->session == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (digests == NULL)
    cx_session_fail (self->session, _ ("The surveys could not be read"), error);
  else
    show (self, digests);
}

static gboolean
read_now_cb (gpointer data)
{
  CxSurveyList *self = CX_SURVEY_LIST (data);

  self->reading = 0;
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  cx_session_run (self->session, CX_LANE_READ, cx_survey_summaries_read, NULL, NULL,
                  (GDestroyNotify) g_ptr_array_unref, self->cancellable, NULL, read_cb,
                  g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Only while the list is seen: it is read when it comes into view. */
static void
read_soon (CxSurveyList *self)
{
  if (self->reading == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reading = g_timeout_add (50, read_now_cb, self);
}

static void
cx_survey_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_survey_list_parent_class)->map (widget);
  read_soon (CX_SURVEY_LIST (widget));
}

static void
row_activated_cb (CxSurveyList *self, GtkListBoxRow *row)
{
  go (self, cx_survey_row_get_id (CX_SURVEY_ROW (row)), NULL);
}

static void
created_cb (gint64 id, gpointer user_data)
{
  CxSurveyList *self = CX_SURVEY_LIST (user_data);

  if (id != 0)
    go (self, id, "questions");
  g_object_unref (self);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxSurveyList *self = CX_SURVEY_LIST (widget);

  cx_survey_change_create (self->session, _ ("New survey"), created_cb, g_object_ref (self));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.import", "as", NULL);
}

static void
questions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (CX_SURVEY_LIST (widget), g_variant_get_int64 (parameter), "questions");
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *params = cx_place_make ("", "survey", g_variant_get_string (parameter, NULL),
                                           NULL);

  gtk_widget_activate_action (widget, "win.report", "s", params);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cx_survey_change_delete (CX_SURVEY_LIST (widget)->session, g_variant_get_int64 (parameter));
}

static void
rename_response_cb (AdwMessageDialog *dialog, const char *response, CxSurveyList *self)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *title = cx_text_tidy (gtk_editable_get_text (entry));
  gint64 *id = g_object_get_data (G_OBJECT (dialog), "survey");

  if (g_str_equal (response, "rename") && *title != '\0')
    cx_survey_change_rename (self->session, *id, title);
}

static const char *
find_title (CxSurveyList *self, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (cx_survey_row_get_id (CX_SURVEY_ROW (row)) == id)
      return cx_survey_row_get_title (CX_SURVEY_ROW (row));
  return "";
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxSurveyList *self = CX_SURVEY_LIST (widget);
  gint64 id = g_variant_get_int64 (parameter);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                              _ ("Rename the survey"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), find_title (self, id));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Title of the survey"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "rename",
                                    _ ("Rename"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  g_object_set_data_full (G_OBJECT (dialog), "survey", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (rename_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cx_survey_list_dispose (GObject *object)
{
  CxSurveyList *self = CX_SURVEY_LIST (object);

  g_clear_handle_id (&self->reading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_SURVEY_LIST);
  g_clear_object (&self->session);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (cx_survey_list_parent_class)->dispose (object);
}

static void
cx_survey_list_class_init (CxSurveyListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_survey_list_dispose;
  widget_class->map = cx_survey_list_map;
  g_type_ensure (CX_TYPE_HEADER_BUTTON);
  g_type_ensure (CX_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/surveys/cx-survey-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CxSurveyList, header);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyList, stack);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyList, list);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyList, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyList, search);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyList, search_button);
  gtk_widget_class_install_action (widget_class, "survey.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "survey.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "survey.questions", "x", questions_action);
  gtk_widget_class_install_action (widget_class, "survey.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "survey.rename", "x", rename_action);
  gtk_widget_class_install_action (widget_class, "survey.delete", "x", delete_action);
}

static void
cx_survey_list_init (CxSurveyList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

void
cx_survey_list_set_session (CxSurveyList *self, CxSession *session)
{
  static const char *const changing[] = { "survey.new", "survey.import", "survey.rename",
                                          "survey.delete" };

  self->session = g_object_ref (session);
  cx_page_header_set_session (self->header, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (read_soon), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i],
                                   !cx_session_is_read_only (session));
}

void
cx_survey_list_search (CxSurveyList *self)
{
  cx_search_bar_open (self->search_bar, self->search);
}
