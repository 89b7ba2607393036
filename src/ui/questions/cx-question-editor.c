#include "config.h"

#include "cx-question-editor.h"

#include "cx-change.h"
#include "cx-error.h"
#include "cx-field-row.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-part-list.h"
#include "cx-question-check.h"
#include "cx-question-type.h"
#include "cx-survey-edit-repo.h"
#include "cx-text-row.h"
#include "cx-ui.h"

#include <math.h>

struct _CxQuestionEditor
{
  GtkWidget parent_instance;

  CxSession *session;
  CxSurvey *survey;
  CxQuestion *question;
  GCancellable *cancellable; /* of asking for answers */
  gboolean showing;          /* controls are being set, not by a person */
  GHashTable *wrong;         /* keys of fields that hold what does not fit */
  GHashTable *fields;        /* key → CxFieldRow, borrowed */

  GtkLabel *heading, *code;
  GtkListBox *basics, *settings, *logic;
  GtkWidget *settings_box;
  AdwComboRow *type;
  AdwActionRow *required_row, *fixed_type;
  GtkSwitch *required, *hidden;
  GtkBox *parts;
  CxTextRow *text, *hint, *message;
  CxPartList *rows, *choices; /* nullable */
};

G_DEFINE_FINAL_TYPE (CxQuestionEditor, cx_question_editor, GTK_TYPE_WIDGET)

/* What every scale has. */
static const CxField scale_fields[] = {
  { "scale_min", CX_FIELD_INTEGER, N_ ("Lowest point"), NULL, -1000, 1000, NULL, NULL },
  { "scale_max", CX_FIELD_INTEGER, N_ ("Highest point"), NULL, -1000, 1000, NULL, NULL },
};

static const CxField logic_fields[] = {
  { "relevant", CX_FIELD_TEXT, N_ ("Asked only if"), NULL, 0, 0, NULL,
    N_ ("A condition such as ${nps} <= 6. Empty: always.") },
  { "validation", CX_FIELD_TEXT, N_ ("An answer must fit"), NULL, 0, 0, NULL,
    N_ ("A condition in which a dot is the answer, such as . > 0. Empty: any.") },
};

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
type_cb (CxQuestionEditor *self)
{
  const guint selected = adw_combo_row_get_selected (self->type);
  guint n;
  const CxQuestionType *const *types = cx_question_types (&n);

  if (!self->showing && selected < n && types[selected] != self->question->type)
    cx_change_question_type (self->session, self->survey, self->question, types[selected]->id);
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

/* What does not fit is said in its row and goes no further. */
static gboolean
check (CxQuestionEditor *self, CxFieldRow *row, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;
  const gboolean dot = g_str_equal (key, "validation");

  if (value != NULL && (dot || g_str_equal (key, "relevant")) &&
      !cx_question_check (self->survey, dot ? self->question : NULL, value, &error))
    {
      cx_field_row_set_error (row, error->message);
      g_hash_table_add (self->wrong, (gpointer) key);
      return FALSE;
    }
  g_hash_table_remove (self->wrong, key);
  return TRUE;
}

static void
field_edited_cb (CxQuestionEditor *self, const char *value, CxFieldRow *row)
{
  const char *key = cx_field_row_get_field (row)->key;

  if (check (self, row, key, value))
    change (self, key, value);
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

/* --- Whether the type may still change --- */

typedef struct
{
  gint64 survey, question;
} AnswersRequest;

static gpointer
ask_answers (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  const AnswersRequest *ask = request;
  CxSurvey *survey = cx_workspace_get_survey (workspace, ask->survey, error);
  CxQuestion *question = survey != NULL ? cx_survey_get_question (survey, ask->question) : NULL;
  CxDb *db = cx_workspace_get_db (workspace, error);
  gboolean answered = FALSE;

  if (question == NULL || db == NULL ||
      !cx_survey_repo_has_answers (db, survey, question, &answered, error))
    return NULL;
  return GINT_TO_POINTER (answered ? 2 : 1);
}

static void
answers_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxQuestionEditor) self = user_data;
  const int found = GPOINTER_TO_INT (cx_session_run_finish (CX_SESSION (object), result, NULL));
  GtkWidget *cells;

  if (self->session == NULL || found == 0 ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->type), found == 1);
  gtk_widget_set_visible (GTK_WIDGET (self->fixed_type), found == 2);
  cells = g_hash_table_lookup (self->fields, "cells");
  if (cells != NULL)
    gtk_widget_set_sensitive (cells, found == 1);
}

static void
ask_for_answers (CxQuestionEditor *self)
{
  AnswersRequest request = { self->survey->id, self->question->id };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cx_session_run (self->session, CX_LANE_READ, ask_answers, g_memdup2 (&request, sizeof request),
                  g_free, NULL, self->cancellable, NULL, answers_cb, g_object_ref (self));
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

static void
add_field (CxQuestionEditor *self, GtkListBox *list, const CxField *field)
{
  GtkWidget *row = cx_field_row_new (field);

  gtk_list_box_append (list, row);
  g_hash_table_insert (self->fields, (gpointer) field->key, row);
  g_signal_connect_object (row, "edited", G_CALLBACK (field_edited_cb), self, G_CONNECT_SWAPPED);
}

static CxPartList *
add_parts (CxQuestionEditor *self, gboolean rows)
{
  GtkWidget *list = cx_part_list_new (self->session, rows);

  gtk_box_append (self->parts, list);
  return CX_PART_LIST (list);
}

static void
clear_type (CxQuestionEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts))) != NULL)
    gtk_box_remove (self->parts, child);
  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->settings, 0))) != NULL)
    {
      g_hash_table_remove (self->fields, cx_field_row_get_field (CX_FIELD_ROW (child))->key);
      gtk_list_box_remove (self->settings, child);
    }
  self->rows = self->choices = NULL;
}

/* A grid may ask for points instead of choices. */
static gboolean
has_scale (const CxQuestion *question)
{
  const CxQuestionTypeFlags flags = question->type != NULL ? question->type->flags : 0;

  return (flags & CX_TYPE_IS_SCALE) != 0 ||
         ((flags & CX_TYPE_HAS_ROWS) != 0 && question->choices->len == 0 &&
          !isnan (question->scale_min));
}

/* What belongs to the type alone. */
static void
make_type (CxQuestionEditor *self, const CxQuestion *question)
{
  const CxQuestionType *type = question->type;
  const CxQuestionTypeFlags flags = type != NULL ? type->flags : 0;
  const gboolean scale = has_scale (question);

  clear_type (self);
  if ((flags & CX_TYPE_HAS_ROWS) != 0)
    self->rows = add_parts (self, TRUE);
  if ((flags & CX_TYPE_HAS_CHOICES) != 0 && !scale)
    self->choices = add_parts (self, FALSE);
  for (guint i = 0; scale && i < G_N_ELEMENTS (scale_fields); i++)
    add_field (self, self->settings, &scale_fields[i]);
  for (guint i = 0; type != NULL && i < type->n_fields; i++)
    add_field (self, self->settings, &type->fields[i]);
  gtk_widget_set_visible (self->settings_box,
                          gtk_list_box_get_row_at_index (self->settings, 0) != NULL);
}

static GListModel *
list_types (void)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  guint n;
  const CxQuestionType *const *types = cx_question_types (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (titles, _ (types[i]->title));
  return G_LIST_MODEL (titles);
}

/* --- Showing --- */

static char *
get_value (CxQuestion *question, const char *key)
{
  char buffer[CX_NUMBER_BUFFER];
  const gboolean low = g_str_equal (key, "scale_min");

  if (low || g_str_equal (key, "scale_max"))
    {
      const double end = low ? question->scale_min : question->scale_max;

      return isnan (end) ? NULL : g_strdup (cx_number_to_text (end, buffer));
    }
  if (g_str_equal (key, "relevant"))
    return g_strdup (question->relevant);
  if (g_str_equal (key, "validation"))
    return g_strdup (question->validation);
  return cx_question_get_property (question, key);
}

static void
show_fields (CxQuestionEditor *self)
{
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      g_autofree char *value = get_value (self->question, key);

      if (!g_hash_table_contains (self->wrong, key))
        cx_field_row_set_value (CX_FIELD_ROW (row), value);
    }
}

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
show_type (CxQuestionEditor *self)
{
  guint n;
  const CxQuestionType *const *types = cx_question_types (&n);
  guint i = 0;

  while (i < n && types[i] != self->question->type)
    i++;
  adw_combo_row_set_selected (self->type, i < n ? i : GTK_INVALID_LIST_POSITION);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fixed_type),
                                 i < n ? _ (types[i]->title) : self->question->type_id);
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
  show_type (self);
  show_required (self);
  gtk_switch_set_active (self->hidden, self->question->hidden);
  show_fields (self);
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
    clear_type (self);
  g_set_object (&self->survey, survey);
  g_set_object (&self->question, question);
  if (retyped)
    make_type (self, question);
  show_values (self, number);
  if (other)
    ask_for_answers (self);
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
  g_autoptr (GListModel) types = list_types ();

  self->wrong = g_hash_table_new (g_str_hash, g_str_equal);
  self->fields = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->text = add_text_row (self, self->basics, 0, _ ("Question"), G_CALLBACK (text_edited_cb));
  self->hint = add_text_row (self, self->basics, 1, _ ("Hint"), G_CALLBACK (hint_edited_cb));
  self->showing = TRUE;
  adw_combo_row_set_model (self->type, types);
  self->showing = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (logic_fields); i++)
    add_field (self, self->logic, &logic_fields[i]);
  self->message = add_text_row (self, self->logic, -1, _ ("Message when an answer does not fit"),
                                G_CALLBACK (message_edited_cb));
  g_signal_connect_object (self->type, "notify::selected", G_CALLBACK (type_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->required, "notify::active", G_CALLBACK (required_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hidden, "notify::active", G_CALLBACK (hidden_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_question_editor_new (CxSession *session)
{
  CxQuestionEditor *self = g_object_new (CX_TYPE_QUESTION_EDITOR, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
