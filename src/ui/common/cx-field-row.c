#include "config.h"

#include "cx-field-row.h"

#include "cx-error.h"
#include "cx-field-control.h"
#include "cx-i18n.h"

#define TYPING_MS 500

struct _CxFieldRow
{
  AdwActionRow parent_instance;

  const CxField *field; /* borrowed from its table */
  GtkWidget *control;   /* borrowed from the row */
  char *value;          /* nullable */
  guint timeout;        /* a value is being typed */
  gboolean showing;     /* the control is being set, not by a person */
};

G_DEFINE_FINAL_TYPE (CxFieldRow, cx_field_row, ADW_TYPE_ACTION_ROW)

static guint edited_signal;

static GtkWidget *
get_input (CxFieldRow *self)
{
  return cx_field_control_get_input (self->field, self->control);
}

void
cx_field_row_set_error (CxFieldRow *self, const char *message)
{
  GtkAccessible *input = GTK_ACCESSIBLE (get_input (self));
  const char *help = self->field->help != NULL ? _ (self->field->help) : "";

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), message != NULL ? message : help);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (
      input, GTK_ACCESSIBLE_STATE_INVALID,
      message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (input, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : help, -1);
}

/* TRUE if it fits; else the row says why not. */
static gboolean
check (CxFieldRow *self, const char *value)
{
  g_autoptr (GError) error = NULL;
  const CxErrorPlace *place;

  if (value == NULL || cx_field_validate (self->field, value, &error))
    {
      cx_field_row_set_error (self, NULL);
      return TRUE;
    }
  /* The row has the field's name already: how to mend it is what helps. */
  place = cx_error_get_place (error);
  cx_field_row_set_error (self,
                          place != NULL && place->mend != NULL ? place->mend : error->message);
  return FALSE;
}

static void
take_over (CxFieldRow *self)
{
  g_autofree char *value = cx_field_control_read (self->field, self->control);

  if (!check (self, value) || g_strcmp0 (value, self->value) == 0)
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  g_signal_emit (self, edited_signal, 0, value);
}

void
cx_field_row_flush (CxFieldRow *self)
{
  if (self->timeout == 0)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  take_over (self);
}

static gboolean
typed_cb (gpointer data)
{
  CxFieldRow *self = CX_FIELD_ROW (data);

  self->timeout = 0;
  take_over (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CxFieldRow *self)
{
  if (self->showing)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (cx_field_control_is_typed (self->field))
    self->timeout = g_timeout_add (TYPING_MS, typed_cb, self);
  else
    take_over (self);
}

static void
cx_field_row_dispose (GObject *object)
{
  CxFieldRow *self = CX_FIELD_ROW (object);

  /* What was typed last is not lost with the window. */
  if (self->control != NULL)
    cx_field_row_flush (self);
  self->control = NULL;
  G_OBJECT_CLASS (cx_field_row_parent_class)->dispose (object);
}

static void
cx_field_row_finalize (GObject *object)
{
  g_free (CX_FIELD_ROW (object)->value);
  G_OBJECT_CLASS (cx_field_row_parent_class)->finalize (object);
}

static void
cx_field_row_class_init (CxFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_field_row_finalize;
  edited_signal = g_signal_new ("edited", CX_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cx_field_row_init (CxFieldRow *self)
{
}

/* What is written gets a line of its own: beside a long label neither would have room. */
static void
put_below (CxFieldRow *self)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = g_object_ref (gtk_list_box_row_get_child (row));

  gtk_list_box_row_set_child (row, NULL);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->control);
  gtk_list_box_row_set_child (row, box);
  gtk_widget_set_hexpand (self->control, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cx-stacked");
  g_object_unref (header);
}

static void
add_control (CxFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *input;

  self->control = cx_field_control_new (self->field, G_CALLBACK (changed_cb), self);
  input = get_input (self);
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  g_signal_connect_object (focus, "leave", G_CALLBACK (cx_field_row_flush), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  if (self->field->kind == CX_FIELD_TEXT || self->field->kind == CX_FIELD_EXPRESSION)
    put_below (self);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->control);
  /* The row's title is then its accessible name, too. */
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), input);
}

GtkWidget *
cx_field_row_new (const CxField *field)
{
  /* The keyboard goes to the control, which has the row's name: a row that had it as well would be
   * read out a second time. */
  CxFieldRow *self = g_object_new (CX_TYPE_FIELD_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                   "focusable", FALSE, NULL);

  self->field = field;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (field->label));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  add_control (self);
  cx_field_row_set_error (self, NULL);
  cx_field_row_set_value (self, NULL);
  return GTK_WIDGET (self);
}

const CxField *
cx_field_row_get_field (CxFieldRow *self)
{
  return self->field;
}

void
cx_field_row_set_value (CxFieldRow *self, const char *value)
{
  g_autofree char *copy = g_strdup (value);

  if (self->timeout != 0)
    return;
  g_free (self->value);
  self->value = g_steal_pointer (&copy);
  self->showing = TRUE;
  cx_field_control_show (self->field, self->control, self->value);
  self->showing = FALSE;
  check (self, self->value);
}

const char *
cx_field_row_get_value (CxFieldRow *self)
{
  return self->value;
}

void
cx_field_row_set_editable (CxFieldRow *self, gboolean editable)
{
  cx_field_control_set_editable (self->field, self->control, editable);
}
