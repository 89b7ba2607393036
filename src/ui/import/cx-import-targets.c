#include "config.h"

#include "cx-import-targets.h"

#include "cx-i18n.h"
#include "cx-question-type.h"
#include "cx-text.h"

enum
{
  AT_NEW,
  AT_NOWHERE,
  FIRST_FIELD,
};

struct _CxImportTargets
{
  GObject parent_instance;

  GtkStringList *list;
  GArray *fields;   /* CxResponseField, from FIRST_FIELD on */
  GPtrArray *codes; /* char *: questions, behind the fields */
  GtkStringList *types;
  GPtrArray *type_ids; /* const char * */
};

G_DEFINE_FINAL_TYPE (CxImportTargets, cx_import_targets, G_TYPE_OBJECT)

static void
cx_import_targets_finalize (GObject *object)
{
  CxImportTargets *self = CX_IMPORT_TARGETS (object);

  g_object_unref (self->list);
  g_object_unref (self->types);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->type_ids);
  G_OBJECT_CLASS (cx_import_targets_parent_class)->finalize (object);
}

static void
cx_import_targets_class_init (CxImportTargetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_import_targets_finalize;
}

static void
cx_import_targets_init (CxImportTargets *self)
{
  self->list = gtk_string_list_new (NULL);
  self->types = gtk_string_list_new (NULL);
  self->fields = g_array_new (FALSE, FALSE, sizeof (CxResponseField));
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->type_ids = g_ptr_array_new ();
}

static void
list_questions (CxImportTargets *self, CxSurvey *survey)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const CxQuestion *question = g_ptr_array_index (survey->questions, i);
      g_autofree char *text = NULL;

      if (question->hidden)
        continue;
      text = cx_text_strip_html (question->text != NULL ? question->text : question->code);
      gtk_string_list_take (self->list, g_strdup_printf (_ ("Question: %s"), text));
      g_ptr_array_add (self->codes, g_strdup (question->code));
    }
}

/* A grid is made by several columns together, never by one. */
static void
list_types (CxImportTargets *self)
{
  guint n;
  const CxQuestionType *const *types = cx_question_types (&n);

  for (guint i = 0; i < n; i++)
    if ((types[i]->flags & CX_TYPE_HAS_ROWS) == 0)
      {
        gtk_string_list_append (self->types, _ (types[i]->title));
        g_ptr_array_add (self->type_ids, (gpointer) types[i]->id);
      }
}

CxImportTargets *
cx_import_targets_new (const CxImportReading *reading)
{
  CxImportTargets *self = g_object_new (CX_TYPE_IMPORT_TARGETS, NULL);

  gtk_string_list_append (self->list, _ ("New question"));
  gtk_string_list_append (self->list, _ ("Left out"));
  for (CxResponseField field = 0; field < CX_N_RESPONSE_FIELDS; field++)
    {
      /* The offset comes with the moment it belongs to. */
      if (field == CX_FIELD_OF_OFFSET)
        continue;
      gtk_string_list_append (self->list, _ (cx_response_field_info (field)->label));
      g_array_append_val (self->fields, field);
    }
  if (reading->survey != NULL)
    list_questions (self, reading->survey);
  list_types (self);
  return self;
}

GtkStringList *
cx_import_targets_get_list (CxImportTargets *self)
{
  return self->list;
}

static guint
find_field (CxImportTargets *self, CxResponseField field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, CxResponseField, i) == field)
      return FIRST_FIELD + i;
  return GTK_INVALID_LIST_POSITION;
}

static guint
find_question (CxImportTargets *self, const char *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->codes, i), code) == 0)
      return FIRST_FIELD + self->fields->len + i;
  return GTK_INVALID_LIST_POSITION;
}

guint
cx_import_targets_find (CxImportTargets *self, const CxMappingColumn *column)
{
  switch (column->target)
    {
    case CX_TARGET_NEW:
      return AT_NEW;
    case CX_TARGET_FIELD:
      return find_field (self, column->field);
    case CX_TARGET_QUESTION:
      return find_question (self, column->question);
    case CX_TARGET_IGNORE:
    default:
      return AT_NOWHERE;
    }
}

void
cx_import_targets_apply (CxImportTargets *self, CxImportModel *model, guint column, guint position)
{
  guint first_question = FIRST_FIELD + self->fields->len;

  if (position == AT_NEW)
    cx_import_model_send_to_new (model, column, NULL);
  else if (position == AT_NOWHERE)
    cx_import_model_ignore_column (model, column);
  else if (position < first_question)
    cx_import_model_send_to_field (
        model, column, g_array_index (self->fields, CxResponseField, position - FIRST_FIELD));
  else
    cx_import_model_send_to_question (model, column,
                                      g_ptr_array_index (self->codes, position - first_question));
}

GtkStringList *
cx_import_targets_get_types (CxImportTargets *self)
{
  return self->types;
}

guint
cx_import_targets_find_type (CxImportTargets *self, const char *type)
{
  for (guint i = 0; i < self->type_ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->type_ids, i), type) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

const char *
cx_import_targets_get_type_id (CxImportTargets *self, guint position)
{
  return g_ptr_array_index (self->type_ids, position);
}
