#include "config.h"

#include "cx-response-card-private.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-response-changes.h"
#include "cx-response-template.h"
#include "cx-ui.h"

G_DEFINE_FINAL_TYPE (CxResponseCard, cx_response_card, GTK_TYPE_WIDGET)

static gboolean
is_read_only (CxResponseCard *self)
{
  return self->session == NULL || cx_session_is_read_only (self->session);
}

/* --- Values ----------------------------------------------------------------------------------- */

static gboolean
read_values (CxResponseCard *self, GError **error)
{
  CxDb *db = cx_project_get_db (cx_session_get_project (self->session));
  g_autoptr (GPtrArray) stored = g_ptr_array_new ();
  GArray *values;

  for (guint i = 0; i < self->columns->len; i++)
    if (cx_response_card_is_stored (self, g_ptr_array_index (self->columns, i)))
      g_ptr_array_add (stored, g_ptr_array_index (self->columns, i));
  values = cx_response_list_read (db, self->words.survey,
                                  (const CxListColumn *const *) stored->pdata, stored->len,
                                  self->id, error);
  if (values == NULL)
    return FALSE;
  g_clear_pointer (&self->values, g_array_unref);
  self->values = values;
  return TRUE;
}

void
cx_response_card_show_value (CxResponseCard *self, CxResponseRow *row)
{
  static const CxListValue nothing = { CX_VALUE_NULL };
  const CxListColumn *column = cx_response_row_get_column (row);
  const CxListValue *value = &nothing;
  guint at = 0;

  for (guint i = 0; i < self->columns->len && self->values != NULL; i++)
    {
      const CxListColumn *other = g_ptr_array_index (self->columns, i);

      if (!cx_response_card_is_stored (self, other))
        continue;
      if (other == column && at < self->values->len)
        value = &g_array_index (self->values, CxListValue, at);
      at++;
    }
  cx_response_row_set_value (row, value);
  cx_response_row_set_editable (row, !is_read_only (self));
}

static void
show_header (CxResponseCard *self)
{
  g_autofree char *title = NULL;

  if (self->is_new)
    title = g_strdup (_ ("New response"));
  else if (self->id == 0)
    title = g_strdup ("");
  else
    {
      g_autofree char *number = cx_number_to_human ((double) self->id, 0, cx_i18n_get_language ());

      title = g_strdup_printf (_ ("Response %s"), number);
    }
  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (self->steps, self->id != 0);
  gtk_widget_set_visible (self->menu, self->id != 0);
  gtk_widget_set_visible (self->save, self->is_new);
  gtk_widget_set_visible (self->discard, self->is_new);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.delete",
                                 !is_read_only (self) && self->id != 0);
}

void
cx_response_card_finish_editing (CxResponseCard *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    cx_response_row_finish (g_ptr_array_index (self->rows, i));
}

void
cx_response_card_show (CxResponseCard *self, gint64 id)
{
  gboolean was_new = self->is_new;
  g_autoptr (GError) error = NULL;

  if (id != self->id)
    cx_response_card_finish_editing (self);
  if (was_new)
    {
      /* The rows of a form are not those of a card. */
      g_clear_handle_id (&self->building, g_source_remove);
      g_ptr_array_set_size (self->rows, 0);
    }
  self->is_new = FALSE;
  self->id = id;
  show_header (self);
  if (id == 0 || self->words.survey == NULL || !read_values (self, &error))
    {
      g_clear_pointer (&self->values, g_array_unref);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "card");
  if (self->rows->len == 0)
    cx_response_card_build (self);
  for (guint i = 0; i < self->rows->len; i++)
    cx_response_card_show_value (self, g_ptr_array_index (self->rows, i));
}

void
cx_response_card_focus (CxResponseCard *self)
{
  if (self->rows->len > 0)
    cx_response_row_focus (g_ptr_array_index (self->rows, 0));
}

gint64
cx_response_card_get_id (CxResponseCard *self)
{
  return self->id;
}

void
cx_response_card_start_new (CxResponseCard *self)
{
  cx_response_card_finish_editing (self);
  self->is_new = TRUE;
  self->id = 0;
  g_clear_pointer (&self->values, g_array_unref);
  show_header (self);
  gtk_stack_set_visible_child_name (self->stack, "card");
  cx_response_card_build (self);
}

gboolean
cx_response_card_is_new (CxResponseCard *self)
{
  return self->is_new;
}

gboolean
cx_response_card_has_draft (CxResponseCard *self)
{
  g_autoptr (GPtrArray) changes = cx_response_changes_new ();

  for (guint i = 0; self->is_new && i < self->rows->len; i++)
    if (cx_response_row_get_column (g_ptr_array_index (self->rows, i))->question != NULL &&
        !cx_response_row_collect (g_ptr_array_index (self->rows, i), changes, NULL))
      return TRUE;
  return changes->len > 0;
}

/* --- Changes ---------------------------------------------------------------------------------- */

void
cx_response_card_changed_cb (CxResponseRow *row, GPtrArray *changes, CxResponseCard *self)
{
  g_autofree char *label = g_strdup_printf (_ ("Change an answer: %s"),
                                            cx_response_row_get_title (row));

  cx_response_changes_set (self->session, self->words.survey->id, self->id,
                           g_ptr_array_ref (changes), label);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (CxResponseCard) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = cx_response_changes_add_finish (CX_SESSION (object), result, &error);

  gtk_widget_set_sensitive (self->save, TRUE);
  gtk_widget_set_sensitive (self->discard, TRUE);
  if (error != NULL)
    cx_session_fail (CX_SESSION (object), _ ("The response could not be added"), error);
  else if (self->session != NULL)
    {
      self->is_new = FALSE;
      g_signal_emit_by_name (self, "added", id);
    }
}

/* Skip logic may leave a question out, so only those that everybody is asked must be answered. */
static gboolean
is_required (const CxListColumn *column)
{
  return column->question != NULL && g_strcmp0 (column->question->required, "1") == 0 &&
         column->question->relevant == NULL &&
         (column->item == NULL || column->item->kind != CX_ITEM_OTHER);
}

static CxResponseRow *
collect (CxResponseCard *self, GPtrArray *changes)
{
  CxResponseRow *wrong = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      CxResponseRow *row = g_ptr_array_index (self->rows, i);
      guint before = changes->len;
      gboolean good = cx_response_row_collect (row, changes, NULL);

      if (good && changes->len == before && is_required (cx_response_row_get_column (row)))
        {
          cx_response_row_set_problem (row, _ ("This question has to be answered."));
          good = FALSE;
        }
      if (!good && wrong == NULL)
        wrong = row;
    }
  return wrong;
}

/* A field that the person has left as it was proposed. */
static void
add_default (GPtrArray *changes, CxResponseField field, const CxValue *value)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CxResponseChange *change = g_ptr_array_index (changes, i);

      if (change->item_id == 0 && change->field == field)
        return;
    }
  g_ptr_array_add (changes, cx_response_change_new (0, field, value));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseCard *self = CX_RESPONSE_CARD (widget);
  GPtrArray *changes = cx_response_changes_new ();
  CxResponseRow *wrong = self->is_new ? collect (self, changes) : NULL;
  CxValue channel = { CX_VALUE_TEXT, .text = "entry", .length = 5 };
  CxValue now = { CX_VALUE_INTEGER, .integer = g_get_real_time () / 1000 };

  if (!self->is_new || wrong != NULL || self->building != 0)
    {
      if (wrong != NULL)
        cx_response_row_focus (wrong);
      g_ptr_array_unref (changes);
      return;
    }
  add_default (changes, CX_FIELD_OF_CHANNEL, &channel);
  add_default (changes, CX_FIELD_OF_SUBMITTED, &now);
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_widget_set_sensitive (self->discard, FALSE);
  cx_response_changes_add (self->session, self->words.survey->id, changes, added_cb,
                           g_object_ref (self));
}

/* --- Actions ---------------------------------------------------------------------------------- */

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "close");
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "step", -1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "step", 1);
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cx_response_card_show (CX_RESPONSE_CARD (widget), 0);
  g_signal_emit_by_name (widget, "close");
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseCard *self = CX_RESPONSE_CARD (widget);

  cx_response_changes_delete (self->session, self->words.survey->id, self->id);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseCard *self = CX_RESPONSE_CARD (widget);
  g_autoptr (GString) text = g_string_new (gtk_label_get_text (self->title));

  g_string_append (text, "\n\n");
  for (guint i = 0; i < self->rows->len; i++)
    {
      CxResponseRow *row = g_ptr_array_index (self->rows, i);

      g_string_append_printf (text, "%s\n%s\n\n", cx_response_row_get_title (row),
                              cx_response_row_get_text (row));
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  cx_session_toast (self->session, _ ("Response copied"), FALSE);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
cx_response_card_dispose (GObject *object)
{
  CxResponseCard *self = CX_RESPONSE_CARD (object);

  g_clear_handle_id (&self->building, g_source_remove);
  cx_response_dispose_template (GTK_WIDGET (self), CX_TYPE_RESPONSE_CARD);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->words.survey);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->language, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_response_card_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "card.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "card.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "card.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "card.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "card.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "card.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "card.discard", NULL, discard_action);
}

static void
cx_response_card_class_init (CxResponseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_response_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/responses/cx-response-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CxResponseCard, title);
  gtk_widget_class_bind_template_child (widget_class, CxResponseCard, steps);
  gtk_widget_class_bind_template_child (widget_class, CxResponseCard, menu);
  gtk_widget_class_bind_template_child (widget_class, CxResponseCard, save);
  gtk_widget_class_bind_template_child (widget_class, CxResponseCard, discard);
  gtk_widget_class_bind_template_child (widget_class, CxResponseCard, stack);
  gtk_widget_class_bind_template_child (widget_class, CxResponseCard, body);
  install_actions (widget_class);
  g_signal_new ("close", CX_TYPE_RESPONSE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  g_signal_new ("step", CX_TYPE_RESPONSE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_INT);
  g_signal_new ("added", CX_TYPE_RESPONSE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_INT64);
}

static void
cx_response_card_init (CxResponseCard *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_response_card_new (void)
{
  return g_object_new (CX_TYPE_RESPONSE_CARD, NULL);
}

void
cx_response_card_set_session (CxResponseCard *self, CxSession *session)
{
  g_set_object (&self->session, session);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (cx_project_get_zone (cx_session_get_project (session)));
  self->words.zone = self->zone;
  g_signal_connect_object (session, "closing", G_CALLBACK (cx_response_card_finish_editing), self,
                           G_CONNECT_SWAPPED);
}
