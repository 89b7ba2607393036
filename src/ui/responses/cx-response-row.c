#include "config.h"

#include "cx-response-row.h"

#include "cx-error.h"
#include "cx-response-changes.h"
#include "cx-response-editor.h"
#include "cx-ui.h"

struct _CxResponseRow
{
  GtkListBoxRow parent_instance;

  const CxResponseWords *words;
  const CxListColumn *column;
  CxListValue value;
  gboolean editable;
  gboolean form;
  gboolean ending;   /* the editor goes as soon as its signal is over */
  GtkWidget *editor; /* nullable, in the box */

  GtkBox *box;
  GtkLabel *title, *text, *problem;
};

G_DEFINE_FINAL_TYPE (CxResponseRow, cx_response_row, GTK_TYPE_LIST_BOX_ROW)

static void
stop (CxResponseRow *self)
{
  self->ending = FALSE;
  cx_response_row_set_problem (self, NULL);
  if (self->editor != NULL)
    gtk_box_remove (self->box, g_steal_pointer (&self->editor));
  gtk_widget_set_visible (GTK_WIDGET (self->text), TRUE);
}

static gboolean
has_focus (CxResponseRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The focus comes back to the row, unless it has gone on by then. */
static gboolean
stop_cb (gpointer data)
{
  CxResponseRow *self = CX_RESPONSE_ROW (data);
  gboolean back = self->ending && has_focus (self);

  if (!self->ending)
    return G_SOURCE_REMOVE;
  stop (self);
  if (back)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
stop_soon (CxResponseRow *self)
{
  self->ending = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, stop_cb, g_object_ref (self), g_object_unref);
}

static void
done_cb (CxResponseRow *self)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (self->form || self->ending || self->editor == NULL)
    return;
  changes = cx_response_changes_new ();
  if (!cx_response_row_collect (self, changes, NULL))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (changes->len > 0)
    g_signal_emit_by_name (self, "changed", changes);
  stop_soon (self);
}

static void
dropped_cb (CxResponseRow *self)
{
  if (!self->form && !self->ending)
    stop_soon (self);
}

static void
edited_cb (CxResponseRow *self)
{
  cx_response_row_set_problem (self, NULL);
}

/* Leaving an editor keeps what was written. */
static void
left_cb (CxResponseRow *self)
{
  done_cb (self);
}

static void
add_editor (CxResponseRow *self, const CxListValue *value)
{
  GtkEventController *focus;

  stop (self);
  self->editor = cx_response_editor_new (self->words, self->column, value,
                                         self->form ? CX_EDITOR_IN_FORM : CX_EDITOR_IN_ROW);
  gtk_box_insert_child_after (self->box, self->editor, GTK_WIDGET (self->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->editor)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->title),
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self->text), FALSE);
  g_signal_connect_object (self->editor, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "dropped", G_CALLBACK (dropped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  if (self->form)
    return;
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, focus);
}

static void
cx_response_row_dispose (GObject *object)
{
  CxResponseRow *self = CX_RESPONSE_ROW (object);

  self->editor = NULL;
  cx_list_value_clear (&self->value);
  G_OBJECT_CLASS (cx_response_row_parent_class)->dispose (object);
}

static void
cx_response_row_class_init (CxResponseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_response_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/responses/cx-response-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxResponseRow, box);
  gtk_widget_class_bind_template_child (widget_class, CxResponseRow, title);
  gtk_widget_class_bind_template_child (widget_class, CxResponseRow, text);
  gtk_widget_class_bind_template_child (widget_class, CxResponseRow, problem);
  g_signal_new ("changed", CX_TYPE_RESPONSE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
cx_response_row_init (CxResponseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_response_row_new (const CxResponseWords *words, const CxListColumn *column, const char *title)
{
  CxResponseRow *self = g_object_new (CX_TYPE_RESPONSE_ROW, NULL);

  self->words = words;
  self->column = column;
  gtk_label_set_text (self->title, title);
  return GTK_WIDGET (self);
}

const CxListColumn *
cx_response_row_get_column (CxResponseRow *self)
{
  return self->column;
}

const char *
cx_response_row_get_title (CxResponseRow *self)
{
  return gtk_label_get_text (self->title);
}

static gboolean
is_same (const CxListValue *a, const CxListValue *b)
{
  return a->kind == b->kind && a->integer == b->integer && a->real == b->real &&
         g_strcmp0 (a->text, b->text) == 0;
}

void
cx_response_row_set_value (CxResponseRow *self, const CxListValue *value)
{
  g_autofree char *text = cx_response_value_to_text (self->words, self->column, value);
  const char *missing = cx_response_value_describe_missing (value);
  g_autofree char *label = NULL;

  /* Something else was changed meanwhile: who is writing here goes on. */
  if (!is_same (&self->value, value))
    stop (self);
  cx_list_value_clear (&self->value);
  self->value = *value;
  self->value.text = g_strdup (value->text);
  gtk_label_set_text (self->text, missing != NULL && self->column->kind != CX_LIST_FIELD ? missing
                                  : missing != NULL                                      ? "–"
                                                                                         : text);
  if (missing != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "dim-label");
  label = g_strdup_printf ("%s: %s", gtk_label_get_text (self->title),
                           gtk_label_get_text (self->text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
cx_response_row_set_editable (CxResponseRow *self, gboolean editable)
{
  self->editable = editable && cx_list_column_is_editable (self->column);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), self->editable);
}

const char *
cx_response_row_get_text (CxResponseRow *self)
{
  return gtk_label_get_text (self->text);
}

void
cx_response_row_edit (CxResponseRow *self)
{
  if (!self->editable || self->form || self->editor != NULL)
    return;
  add_editor (self, &self->value);
  cx_response_editor_start (CX_RESPONSE_EDITOR (self->editor));
}

void
cx_response_row_finish (CxResponseRow *self)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (self->form || self->ending || self->editor == NULL)
    return;
  changes = cx_response_changes_new ();
  if (cx_response_row_collect (self, changes, NULL) && changes->len > 0)
    g_signal_emit_by_name (self, "changed", changes);
  self->ending = TRUE;
  stop_cb (self);
}

void
cx_response_row_fill_in (CxResponseRow *self, const CxListValue *value)
{
  self->form = TRUE;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  add_editor (self, value);
}

void
cx_response_row_focus (CxResponseRow *self)
{
  if (self->editor != NULL)
    cx_response_editor_start (CX_RESPONSE_EDITOR (self->editor));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

gboolean
cx_response_row_collect (CxResponseRow *self, GPtrArray *changes, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *problem = NULL;
  const CxErrorPlace *place;

  if (self->editor == NULL ||
      cx_response_editor_collect (CX_RESPONSE_EDITOR (self->editor), changes, &local_error))
    return TRUE;
  place = cx_error_get_place (local_error);
  problem = g_strjoin (" ", local_error->message, place != NULL ? place->mend : NULL, NULL);
  cx_response_row_set_problem (self, problem);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
cx_response_row_set_problem (CxResponseRow *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}
