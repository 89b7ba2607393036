#include "config.h"

#include "cx-question-editor-private.h"

#include "cx-change.h"
#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-question-check.h"
#include "cx-question-type.h"

#include <math.h>

/* The settings of a question that are rows of fields, and what else belongs to its type. */

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
    cx_change_question (self->session, self->survey, self->question, key, value);
}

static void
add_field (CxQuestionEditor *self, GtkListBox *list, const CxField *field)
{
  GtkWidget *row = cx_field_row_new (field);

  gtk_list_box_append (list, row);
  g_hash_table_insert (self->fields, (gpointer) field->key, row);
  g_signal_connect_object (row, "edited", G_CALLBACK (field_edited_cb), self, G_CONNECT_SWAPPED);
}

void
cx_question_editor_lock_fields (CxQuestionEditor *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    cx_field_row_set_editable (CX_FIELD_ROW (row), FALSE);
}

static CxPartList *
add_parts (CxQuestionEditor *self, gboolean rows)
{
  GtkWidget *list = cx_part_list_new (self->session, rows);

  gtk_box_append (self->parts, list);
  return CX_PART_LIST (list);
}

void
cx_question_editor_clear_type (CxQuestionEditor *self)
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

void
cx_question_editor_make_type (CxQuestionEditor *self, const CxQuestion *question)
{
  const CxQuestionType *type = question->type;
  const CxQuestionTypeFlags flags = type != NULL ? type->flags : 0;
  const gboolean scale = has_scale (question);

  cx_question_editor_clear_type (self);
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
  if (cx_session_is_read_only (self->session))
    cx_question_editor_lock_fields (self);
}

void
cx_question_editor_make_conditions (CxQuestionEditor *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (logic_fields); i++)
    add_field (self, self->logic, &logic_fields[i]);
}

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

void
cx_question_editor_show_fields (CxQuestionEditor *self)
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
