/* What one can do with a card: its menu, its keys, dragging it. */
#include "config.h"

#include "cx-result-card-private.h"

#include "cx-i18n.h"

/* --- Menu ------------------------------------------------------------------------------------- */

static GMenuModel *
make_period_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("By day"), "result.view::period:day");
  g_menu_append (menu, _ ("By week"), "result.view::period:week");
  g_menu_append (menu, _ ("By month"), "result.view::period:month");
  g_menu_append (menu, _ ("By quarter"), "result.view::period:quarter");
  return G_MENU_MODEL (menu);
}

/* Made when it opens: a page may have a hundred cards. */
static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  CxResultCard *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) views = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();
  g_autoptr (GMenuModel) periods = make_period_menu ();

  if (!cx_comments_are_of (self->question) && self->question->type != NULL)
    {
      g_menu_append (views, _ ("All answers"), "result.view::");
      if (self->by_menu != NULL)
        g_menu_append_submenu (views, _ ("By …"), self->by_menu);
      g_menu_append_submenu (views, _ ("Over time"), periods);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (views));
    }
  g_menu_append (order, _ ("Move up"), "card.move-up");
  g_menu_append (order, _ ("Move down"), "card.move-down");
  g_menu_append (order, _ ("Hide this question"), "card.hide");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append (copy, _ ("Copy the table"), "card.copy-table");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
view_changed_cb (CxResultCard *self)
{
  if (self->restoring)
    return;
  /* The menu closes: keys go on with this card. */
  gtk_widget_grab_focus (GTK_WIDGET (self->menu));
  g_signal_emit_by_name (self, "view-changed");
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "move", g_str_equal (name, "card.move-up") ? -1 : 1);
}

static void
hide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "hide-question");
}

static void
copy_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResultCard *self = CX_RESULT_CARD (widget);
  g_autofree char *text = NULL;

  if (self->result == NULL)
    return;
  text = cx_result_rows_to_text (self->result->rows, gtk_label_get_label (self->title));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  cx_session_toast (self->session, _ ("The table was copied."), FALSE);
}

/* --- Dragging --------------------------------------------------------------------------------- */

static GdkContentProvider *
prepare_drag_cb (CxResultCard *self)
{
  return gdk_content_provider_new_typed (CX_TYPE_RESULT_CARD, self);
}

static void
begin_drag_cb (CxResultCard *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
drop_cb (CxResultCard *self, const GValue *value)
{
  CxResultCard *other = g_value_get_object (value);

  if (other == NULL || other == self)
    return FALSE;
  g_signal_emit_by_name (self, "dropped", other);
  return TRUE;
}

void
cx_result_card_init_dragging (CxResultCard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (CX_TYPE_RESULT_CARD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_drag_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_drag_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  /* Before the button takes the press for a click. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->handle), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- Putting it in ---------------------------------------------------------------------------- */

void
cx_result_card_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "card.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "card.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "card.hide", NULL, hide_action);
  gtk_widget_class_install_action (widget_class, "card.copy-table", NULL, copy_table_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "card.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "card.move-down",
                                       NULL);
}

void
cx_result_card_init_menu (CxResultCard *self)
{
  g_autoptr (GSimpleAction) view = g_simple_action_new_stateful ("view", G_VARIANT_TYPE_STRING,
                                                                 g_variant_new_string (""));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (view));
  g_signal_connect_object (view, "notify::state", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "result", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_create_popup_func (self->menu, make_menu_cb, self, NULL);
}
