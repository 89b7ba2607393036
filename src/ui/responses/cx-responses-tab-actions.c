/* What can be done with responses: the group of actions "responses", the menu and the keys. */
#include "config.h"

#include "cx-i18n.h"
#include "cx-response-changes.h"
#include "cx-responses-tab-private.h"
#include "cx-ui.h"

void
cx_responses_tab_show_panel (CxResponsesTab *self, const char *name)
{
  guint position;
  gint64 id;

  gtk_stack_set_visible_child_name (self->panels, name);
  if (g_str_equal (name, "card") && !cx_response_card_is_new (self->card))
    {
      cx_response_grid_get_cursor (self->grid, &position, &id);
      cx_response_card_show (self->card, id);
    }
  cx_side_panel_set_revealed (self->panel, TRUE);
  cx_responses_tab_update_actions (self);
}

static gboolean
is_shown (CxResponsesTab *self, const char *name)
{
  return cx_side_panel_get_revealed (self->panel) &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->panels), name) == 0;
}

static void
toggle_panel (CxResponsesTab *self, const char *name)
{
  if (!is_shown (self, name))
    cx_responses_tab_show_panel (self, name);
  else
    {
      cx_side_panel_set_revealed (self->panel, FALSE);
      cx_response_grid_focus (self->grid);
    }
}

/* --- Actions ---------------------------------------------------------------------------------- */

/* The panel may still be on its way. */
static gboolean
focus_form_cb (GtkWidget *card, GdkFrameClock *clock, gpointer data)
{
  if (!gtk_widget_get_mapped (card) && cx_response_card_is_new (CX_RESPONSE_CARD (card)))
    return G_SOURCE_CONTINUE;
  if (gtk_widget_get_mapped (card))
    cx_response_card_focus (CX_RESPONSE_CARD (card));
  return G_SOURCE_REMOVE;
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxResponsesTab *self = data;

  gtk_stack_set_visible_child_name (self->pages, "list");
  if (!cx_response_card_is_new (self->card))
    cx_response_card_start_new (self->card);
  cx_responses_tab_show_panel (self, "card");
  gtk_widget_add_tick_callback (GTK_WIDGET (self->card), focus_form_cb, NULL, NULL);
}

static void
card_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  toggle_panel (data, "card");
}

static void
step (CxResponsesTab *self, int step)
{
  cx_response_card_finish_editing (self->card);
  if (!cx_response_card_is_new (self->card))
    cx_response_grid_step (self->grid, step);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, -1);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, 1);
}

static void
columns_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  toggle_panel (data, "columns");
}

static void
row_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxResponsesTab *self = data;

  cx_response_bar_ask_row (self->bar);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  cx_window_page_search (CX_WINDOW_PAGE (data));
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxResponsesTab *self = data;
  g_autoptr (CxAnswerFilter) everything = cx_answer_filter_new ();

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  cx_filter_bar_set_filter (self->filter, everything);
  cx_responses_tab_list_rows (self);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (data), "win.import",
                                      g_variant_new_strv (NULL, 0));
}

static void
batches_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxResponsesTab *self = data;

  cx_response_batches_show (self->batches, self->survey_id);
  gtk_stack_set_visible_child_name (self->pages, "batches");
}

static void
deleted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (CxResponsesTab) self = data;

  g_task_propagate_boolean (G_TASK (result), NULL);
  if (self->session != NULL)
    cx_activity_bar_set_activity (self->activity_bar, NULL);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CxResponsesTab *self = data;
  g_autoptr (GArray) ids = cx_response_grid_get_selected (self->grid);
  g_autoptr (CxActivity) activity = NULL;

  if (ids->len == 1)
    cx_response_changes_delete (self->session, self->survey_id, g_array_index (ids, gint64, 0));
  if (ids->len <= 1)
    return;
  activity = cx_activity_new ();
  cx_activity_bar_set_activity (self->activity_bar, activity);
  cx_response_changes_delete_many (self->session, self->survey_id, g_steal_pointer (&ids), activity,
                                   deleted_cb, g_object_ref (self));
}

static const GActionEntry entries[] = {
  { "add", add_cb },
  { "card", card_cb, NULL, "false" },
  { "previous", previous_cb },
  { "next", next_cb },
  { "columns", columns_cb, NULL, "false" },
  { "go-to-row", row_cb },
  { "search", search_cb },
  { "show-all", show_all_cb },
  { "import", import_cb },
  { "batches", batches_cb },
  { "delete", delete_cb },
};

static GSimpleAction *
find_action (CxResponsesTab *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

void
cx_responses_tab_update_actions (CxResponsesTab *self)
{
  gboolean read_only = self->session == NULL || cx_session_is_read_only (self->session);
  gboolean any = self->model != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0;

  if (self->actions == NULL)
    return;
  g_simple_action_set_enabled (find_action (self, "add"), !read_only && self->survey != NULL);
  g_simple_action_set_enabled (find_action (self, "import"), !read_only);
  g_simple_action_set_enabled (find_action (self, "delete"),
                               !read_only && cx_response_grid_get_n_selected (self->grid) > 0);
  g_simple_action_set_enabled (find_action (self, "go-to-row"), any);
  g_simple_action_set_enabled (find_action (self, "card"), any);
  g_simple_action_set_state (find_action (self, "card"),
                             g_variant_new_boolean (is_shown (self, "card")));
  g_simple_action_set_state (find_action (self, "columns"),
                             g_variant_new_boolean (is_shown (self, "columns")));
}

/* The key is meant for responses only where they are; in an entry it deletes letters. */
static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  CxResponsesTab *self = CX_RESPONSES_TAB (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *card = GTK_WIDGET (self->card);
  GtkWidget *grid = GTK_WIDGET (self->grid);

  if (focus == NULL || GTK_IS_EDITABLE (focus) ||
      (focus != grid && !gtk_widget_is_ancestor (focus, grid) &&
       (cx_response_card_is_new (self->card) || !gtk_widget_is_ancestor (focus, card))))
    return FALSE;
  return gtk_widget_activate_action (widget, "responses.delete", NULL);
}

static void
add_keys (CxResponsesTab *self)
{
  static const struct
  {
    const char *keys, *action;
  } keys[] = {
    { "<Control>g", "responses.go-to-row" }, { "<Control><Shift>n", "responses.add" },
    { "<Alt>Return", "responses.card" },     { "<Alt>Up", "responses.previous" },
    { "<Alt>Down", "responses.next" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys),
                          gtk_named_action_new (keys[i].action)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                        gtk_callback_action_new (delete_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
cx_responses_tab_make_actions (CxResponsesTab *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "responses", G_ACTION_GROUP (self->actions));
  add_keys (self);
  cx_responses_tab_update_actions (self);
}

/* The header is not inside the tab, so it is given the actions too. */
GtkWidget *
cx_responses_tab_make_header (CxResponsesTab *self)
{
  g_autoptr (GtkBuilder)
      builder = gtk_builder_new_from_resource (CX_UI_RESOURCE "/responses/cx-responses-header.ui");
  GtkWidget *header = GTK_WIDGET (g_object_ref (gtk_builder_get_object (builder, "header")));

  gtk_widget_insert_action_group (header, "responses", G_ACTION_GROUP (self->actions));
  return header;
}
