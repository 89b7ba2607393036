#include "config.h"

#include "cx-question-editor-private.h"

#include "cx-change.h"
#include "cx-i18n.h"
#include "cx-ui.h"

G_DEFINE_FINAL_TYPE (CxQuestionEditor, cx_question_editor, GTK_TYPE_WIDGET)

static void
change (CxQuestionEditor *self, const char *key, const char *value)
{
  cx_change_question (self->session, self->survey, self->question, key, value);
}

/* --- What a person does --- */

static void
text_edited_cb (CxQuestionEditor *self, const char *text)
{
  if (*text == '\0')
    cx_draft_text_set_text (cx_text_row_get_draft (self->text), self->question->text);
  else
    change (self, "text", text);
}

static void
hint_edited_cb (CxQuestionEditor *self, const char *text)
{
  change (self, "hint", *text != '\0' ? text : NULL);
}

static void
message_edited_cb (CxQuestionEditor *self, const char *text)
{
  change (self, "validation_message", *text != '\0' ? text : NULL);
}

static void
required_cb (CxQuestionEditor *self)
{
  if (!self->showing)
    change (self, "required", gtk_switch_get_active (self->required) ? "1" : NULL);
}

static void
hidden_cb (CxQuestionEditor *self)
{
  if (!self->showing)
    change (self, "hidden", gtk_switch_get_active (self->hidden) ? "true" : "false");
}

static void
move (CxQuestionEditor *self, int by)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "questions.move", "(xi)", self->question->id, by);
}

static void
up_cb (CxQuestionEditor *self)
{
  move (self, -1);
}

static void
down_cb (CxQuestionEditor *self)
{
  move (self, 1);
}

static void
duplicate_cb (CxQuestionEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "questions.duplicate", "x", self->question->id);
}

static void
delete_cb (CxQuestionEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "questions.delete", "x", self->question->id);
}

/* --- Making --- */

static CxTextRow *
add_text_row (CxQuestionEditor *self,
              GtkListBox *list,
              int position,
              const char *title,
              GCallback edited)
{
  GtkWidget *row = cx_text_row_new (title, FALSE);

  gtk_list_box_insert (list, row, position);
  g_signal_connect_object (row, "edited", edited, self, G_CONNECT_SWAPPED);
  return CX_TEXT_ROW (row);
}

/* --- Showing --- */

static void
show_required (CxQuestionEditor *self)
{
  const char *required = self->question->required;
  g_autofree char *condition = NULL;

  if (required != NULL && !g_str_equal (required, "1"))
    condition = g_strdup_printf (_ ("Only if %s"), required);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->required_row), FALSE);
  adw_action_row_set_subtitle (self->required_row, condition != NULL ? condition : "");
  gtk_switch_set_active (self->required, required != NULL);
}

static void
show_parts (CxQuestionEditor *self)
{
  g_autofree char *cells = cx_question_get_property (self->question, "cells");
  const gboolean chosen = g_strcmp0 (cells, "number") != 0 && g_strcmp0 (cells, "text") != 0;

  if (self->rows != NULL)
    cx_part_list_show (self->rows, self->survey, self->question);
  if (self->choices != NULL)
    cx_part_list_show (self->choices, self->survey, self->question);
  if (self->choices != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->choices), chosen);
}

static void
show_values (CxQuestionEditor *self, guint number)
{
  g_autofree char *heading = g_strdup_printf (_ ("Question %u"), number);

  self->showing = TRUE;
  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->code, self->question->code);
  cx_draft_text_set_text (cx_text_row_get_draft (self->text), self->question->text);
  cx_draft_text_set_text (cx_text_row_get_draft (self->hint), self->question->hint);
  cx_draft_text_set_text (cx_text_row_get_draft (self->message),
                          self->question->validation_message);
  cx_question_editor_show_type (self);
  show_required (self);
  gtk_switch_set_active (self->hidden, self->question->hidden);
  cx_question_editor_show_fields (self);
  show_parts (self);
  self->showing = FALSE;
}

/* What was being written belongs to the question that goes. */
static void
flush (CxQuestionEditor *self)
{
  GHashTableIter iter;
  gpointer row;

  cx_draft_text_flush (cx_text_row_get_draft (self->text));
  cx_draft_text_flush (cx_text_row_get_draft (self->hint));
  cx_draft_text_flush (cx_text_row_get_draft (self->message));
  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    cx_field_row_flush (CX_FIELD_ROW (row));
  g_hash_table_remove_all (self->wrong);
}

void
cx_question_editor_show (CxQuestionEditor *self,
                         CxSurvey *survey,
                         CxQuestion *question,
                         guint number)
{
  const gboolean other = self->question == NULL || self->question->id != question->id;
  const gboolean retyped = other || self->question->type != question->type;

  if (other && self->question != NULL)
    flush (self);
  /* Rows write what waits in them as they go, still for the question before. */
  if (retyped)
    cx_question_editor_clear_type (self);
  g_set_object (&self->survey, survey);
  g_set_object (&self->question, question);
  if (retyped)
    cx_question_editor_make_type (self, question);
  show_values (self, number);
  if (other && !cx_session_is_read_only (self->session))
    cx_question_editor_ask_for_answers (self);
}

void
cx_question_editor_focus (CxQuestionEditor *self)
{
  cx_draft_text_focus (cx_text_row_get_draft (self->text), TRUE);
}

/* --- Class --- */

static void
cx_question_editor_dispose (GObject *object)
{
  CxQuestionEditor *self = CX_QUESTION_EDITOR (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_QUESTION_EDITOR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->survey);
  g_clear_object (&self->question);
  G_OBJECT_CLASS (cx_question_editor_parent_class)->dispose (object);
}

static void
cx_question_editor_finalize (GObject *object)
{
  CxQuestionEditor *self = CX_QUESTION_EDITOR (object);

  g_hash_table_unref (self->wrong);
  g_hash_table_unref (self->fields);
  G_OBJECT_CLASS (cx_question_editor_parent_class)->finalize (object);
}

static void
cx_question_editor_class_init (CxQuestionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_question_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_question_editor_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/questions/cx-question-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, code);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, buttons);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, basics);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, type);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, fixed_type);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, required_row);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, required);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, hidden);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, parts);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, settings_box);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, settings);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionEditor, logic);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, duplicate_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
cx_question_editor_init (CxQuestionEditor *self)
{
  self->wrong = g_hash_table_new (g_str_hash, g_str_equal);
  self->fields = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->text = add_text_row (self, self->basics, 0, _ ("Question"), G_CALLBACK (text_edited_cb));
  self->hint = add_text_row (self, self->basics, 1, _ ("Hint"), G_CALLBACK (hint_edited_cb));
  cx_question_editor_make_types (self);
  cx_question_editor_make_conditions (self);
  self->message = add_text_row (self, self->logic, -1, _ ("Message when an answer does not fit"),
                                G_CALLBACK (message_edited_cb));
  g_signal_connect_object (self->required, "notify::active", G_CALLBACK (required_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hidden, "notify::active", G_CALLBACK (hidden_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Everything can be read and copied; nothing answers to being changed. */
static void
make_read_only (CxQuestionEditor *self)
{
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->type), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->fixed_type), TRUE);
  adw_action_row_set_subtitle (self->fixed_type, _ ("Type"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->required), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->hidden), FALSE);
  cx_draft_text_set_editable (cx_text_row_get_draft (self->text), FALSE);
  cx_draft_text_set_editable (cx_text_row_get_draft (self->hint), FALSE);
  cx_draft_text_set_editable (cx_text_row_get_draft (self->message), FALSE);
  cx_question_editor_lock_fields (self);
}

GtkWidget *
cx_question_editor_new (CxSession *session)
{
  CxQuestionEditor *self = g_object_new (CX_TYPE_QUESTION_EDITOR, NULL);

  self->session = g_object_ref (session);
  if (cx_session_is_read_only (session))
    make_read_only (self);
  return GTK_WIDGET (self);
}
