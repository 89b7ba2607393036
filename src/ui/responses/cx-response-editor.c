#include "config.h"

#include "cx-response-editor.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-response-changes.h"
#include "cx-response-checks.h"
#include "cx-text.h"

#include <string.h>

/* Behind the choices of a list. */
static const int missing_codes[] = { CX_ANSWER_UNANSWERED, CX_ANSWER_NOT_APPLICABLE,
                                     CX_ANSWER_REFUSED };

struct _CxResponseEditor
{
  GtkWidget parent_instance;

  CxResponseWords words;
  const CxListColumn *column;
  CxEditorPlace place;

  GtkWidget *child; /* GtkDropDown, CxResponseChecks or GtkEntry */
  char *before;     /* of an entry or of checks; nullable */
  guint selected;   /* of a list */
  guint opening;    /* tick callback: the list opens once it has its place */
  guint ending;     /* idle source: the list was closed */
};

G_DEFINE_FINAL_TYPE (CxResponseEditor, cx_response_editor, GTK_TYPE_WIDGET)

enum
{
  DONE,
  DROPPED,
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
cx_response_editor_dispose (GObject *object)
{
  CxResponseEditor *self = CX_RESPONSE_EDITOR (object);

  if (self->opening != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->opening);
  self->opening = 0;
  g_clear_handle_id (&self->ending, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->before, g_free);
  G_OBJECT_CLASS (cx_response_editor_parent_class)->dispose (object);
}

static void
cx_response_editor_class_init (CxResponseEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_response_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "response-editor");
  signals[DONE] = g_signal_new ("done", CX_TYPE_RESPONSE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", CX_TYPE_RESPONSE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITED] = g_signal_new ("edited", CX_TYPE_RESPONSE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

/* In a cell the keys end the editing; on a card Tab goes to the next question as anywhere. */
static gboolean
key_pressed_cb (CxResponseEditor *self, guint key, guint code, GdkModifierType state)
{
  gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;
  int step = 0;

  if (key == GDK_KEY_Escape)
    {
      g_signal_emit (self, signals[DROPPED], 0);
      return self->place != CX_EDITOR_IN_FORM;
    }
  if (self->place != CX_EDITOR_IN_CELL || !plain)
    return FALSE;
  if (key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab)
    step = 1;
  else if (key == GDK_KEY_ISO_Left_Tab)
    step = -1;
  else
    return FALSE;
  g_signal_emit (self, signals[DONE], 0, step);
  return TRUE;
}

static void
cx_response_editor_init (CxResponseEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
edited_cb (CxResponseEditor *self)
{
  gtk_widget_remove_css_class (self->child, "error");
  gtk_widget_set_tooltip_text (self->child, NULL);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
done_cb (CxResponseEditor *self)
{
  g_signal_emit (self, signals[DONE], 0, 0);
}

/* --- A list of choices ------------------------------------------------------------------------ */

static const char *
get_missing_label (int code)
{
  if (code == CX_ANSWER_NOT_APPLICABLE)
    return _ ("Does not apply");
  return code == CX_ANSWER_REFUSED ? _ ("Did not want to answer") : _ ("Not answered");
}

static gboolean
end_cb (gpointer data)
{
  CxResponseEditor *self = data;

  self->ending = 0;
  done_cb (self);
  return G_SOURCE_REMOVE;
}

/* A list closes before it tells what was chosen. */
static void
closed_cb (CxResponseEditor *self)
{
  if (self->ending == 0)
    self->ending = g_idle_add (end_cb, self);
}

static void
end_with_list (CxResponseEditor *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->child); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      g_signal_connect_object (child, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

static guint
find_selected (CxResponseEditor *self, const CxListValue *value)
{
  GPtrArray *choices = self->column->question->choices;

  for (guint i = 0; i < choices->len && value->kind == CX_VALUE_INTEGER; i++)
    if (((CxChoice *) g_ptr_array_index (choices, i))->number == value->integer)
      return i;
  for (guint i = 0; i < G_N_ELEMENTS (missing_codes); i++)
    if (value->kind == CX_VALUE_MISSING && value->integer == missing_codes[i])
      return choices->len + i;
  return GTK_INVALID_LIST_POSITION;
}

static void
make_list (CxResponseEditor *self, const CxListValue *value)
{
  GPtrArray *choices = self->column->question->choices;
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    gtk_string_list_append (
        labels, cx_response_choice_label (&self->words, g_ptr_array_index (choices, i)));
  for (guint i = 0; i < G_N_ELEMENTS (missing_codes); i++)
    gtk_string_list_append (labels, get_missing_label (missing_codes[i]));
  self->child = gtk_drop_down_new (
      G_LIST_MODEL (labels), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->child), choices->len > 12);
  self->selected = find_selected (self, value);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->child), self->selected);
  g_signal_connect_swapped (self->child, "notify::selected", G_CALLBACK (edited_cb), self);
  if (self->place != CX_EDITOR_IN_FORM)
    end_with_list (self);
}

static gboolean
collect_list (CxResponseEditor *self, GPtrArray *changes)
{
  GPtrArray *choices = self->column->question->choices;
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->child));
  CxValue value = { CX_VALUE_INTEGER };

  if (selected == self->selected || selected == GTK_INVALID_LIST_POSITION)
    return TRUE;
  if (selected < choices->len)
    value.integer = ((CxChoice *) g_ptr_array_index (choices, selected))->number;
  else
    value = (CxValue){ CX_VALUE_MISSING, .integer = missing_codes[selected - choices->len] };
  g_ptr_array_add (changes, cx_response_change_new (self->column->item->id, 0, &value));
  return TRUE;
}

/* --- Several choices -------------------------------------------------------------------------- */

static void
make_checks (CxResponseEditor *self, const CxListValue *value)
{
  self->child = cx_response_checks_new (&self->words, self->column, value);
  self->before = cx_response_checks_get_numbers (CX_RESPONSE_CHECKS (self->child));
  g_signal_connect_swapped (self->child, "edited", G_CALLBACK (edited_cb), self);
  if (self->place != CX_EDITOR_IN_FORM)
    g_signal_connect_swapped (self->child, "closed", G_CALLBACK (closed_cb), self);
}

static gboolean
collect_checks (CxResponseEditor *self, GPtrArray *changes)
{
  g_autofree char *numbers = cx_response_checks_get_numbers (CX_RESPONSE_CHECKS (self->child));

  if (g_strcmp0 (numbers, self->before) != 0)
    cx_response_value_choose (self->column, numbers, changes);
  return TRUE;
}

/* --- An entry --------------------------------------------------------------------------------- */

static void
day_chosen_cb (GtkCalendar *calendar, CxResponseEditor *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");
  CxListValue value = { CX_VALUE_TEXT, .text = iso };
  g_autofree char *text = cx_response_value_to_entry (&self->words, self->column, &value);

  gtk_editable_set_text (GTK_EDITABLE (self->child), text);
  gtk_popover_popdown (
      GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER)));
}

static void
popover_closed_cb (GtkPopover *popover)
{
  gtk_widget_unparent (GTK_WIDGET (popover));
}

static void
show_calendar_cb (CxResponseEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_widget_set_parent (popover, self->child);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_chosen_cb), self, 0);
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
make_entry (CxResponseEditor *self, const CxListValue *value)
{
  self->child = gtk_entry_new ();
  self->before = cx_response_value_to_entry (&self->words, self->column, value);
  gtk_editable_set_text (GTK_EDITABLE (self->child), self->before);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->child), 6);
  gtk_entry_set_has_frame (GTK_ENTRY (self->child), self->place != CX_EDITOR_IN_CELL);
  if (cx_list_column_is_date (self->column))
    {
      gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->child), GTK_ENTRY_ICON_SECONDARY,
                                         "x-office-calendar-symbolic");
      gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->child), GTK_ENTRY_ICON_SECONDARY,
                                       _ ("Choose a day"));
      g_signal_connect_swapped (self->child, "icon-press", G_CALLBACK (show_calendar_cb), self);
    }
  g_signal_connect_swapped (self->child, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->child, "activate", G_CALLBACK (done_cb), self);
}

static void
expect_nothing (CxResponseEditor *self)
{
  g_clear_pointer (&self->before, g_free);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->child), _ ("Left empty, the answer is removed"));
}

static gboolean
collect_entry (CxResponseEditor *self, GPtrArray *changes, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->child));

  if (g_strcmp0 (text, self->before) == 0)
    return TRUE;
  return cx_response_value_parse (&self->words, self->column, text, changes, error);
}

/* --- The editor ------------------------------------------------------------------------------- */

GtkWidget *
cx_response_editor_new (const CxResponseWords *words,
                        const CxListColumn *column,
                        const CxListValue *value,
                        CxEditorPlace place)
{
  static const CxListValue nothing = { CX_VALUE_NULL };
  CxResponseEditor *self = g_object_new (CX_TYPE_RESPONSE_EDITOR, NULL);

  self->words = *words;
  self->column = column;
  self->place = place;
  if (cx_list_column_is_choice (column))
    make_list (self, value != NULL ? value : &nothing);
  else if (column->kind != CX_LIST_FIELD && cx_list_column_is_list (column))
    make_checks (self, value != NULL ? value : &nothing);
  else
    make_entry (self, value != NULL ? value : &nothing);
  if (value == NULL && GTK_IS_ENTRY (self->child))
    expect_nothing (self);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

gboolean
cx_response_editor_collect (CxResponseEditor *self, GPtrArray *changes, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  const CxErrorPlace *place;
  gboolean done;

  if (GTK_IS_DROP_DOWN (self->child))
    return collect_list (self, changes);
  if (CX_IS_RESPONSE_CHECKS (self->child))
    return collect_checks (self, changes);
  done = collect_entry (self, changes, &local_error);
  if (!done)
    {
      g_autofree char *tip = NULL;

      place = cx_error_get_place (local_error);
      tip = g_strjoin (" ", local_error->message,
                       place != NULL && place->mend != NULL ? place->mend : "", NULL);
      gtk_widget_add_css_class (self->child, "error");
      gtk_widget_set_tooltip_text (self->child, tip);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return done;
}

static gboolean
open_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CxResponseEditor *self = CX_RESPONSE_EDITOR (widget);

  if (gtk_widget_get_width (self->child) <= 0)
    return G_SOURCE_CONTINUE;
  self->opening = 0;
  if (GTK_IS_DROP_DOWN (self->child))
    g_signal_emit_by_name (self->child, "activate");
  else
    cx_response_checks_open (CX_RESPONSE_CHECKS (self->child));
  return G_SOURCE_REMOVE;
}

void
cx_response_editor_start (CxResponseEditor *self)
{
  gtk_widget_grab_focus (self->child);
  if (GTK_IS_ENTRY (self->child))
    gtk_editable_select_region (GTK_EDITABLE (self->child), 0, -1);
  else if (self->place != CX_EDITOR_IN_FORM && self->opening == 0)
    self->opening = gtk_widget_add_tick_callback (GTK_WIDGET (self), open_cb, NULL, NULL);
}
