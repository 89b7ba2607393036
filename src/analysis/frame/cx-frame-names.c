#include "config.h"

#include "cx-frame-names.h"

#include "cx-response-repo.h"

static const CxExprType types[] = {
  [CX_VARIABLE_SCALE] = CX_EXPR_TYPE_NUMBER,     [CX_VARIABLE_CHOICE] = CX_EXPR_TYPE_TEXT,
  [CX_VARIABLE_SET] = CX_EXPR_TYPE_SET,          [CX_VARIABLE_NUMBER] = CX_EXPR_TYPE_NUMBER,
  [CX_VARIABLE_TEXT] = CX_EXPR_TYPE_TEXT,        [CX_VARIABLE_DATE] = CX_EXPR_TYPE_DATE,
  [CX_VARIABLE_MOMENT] = CX_EXPR_TYPE_DATE_TIME,
};

static const char *const *
get_choice_codes (CxFrameNames *names, CxQuestion *question)
{
  const char **codes = g_hash_table_lookup (names->choices, question);

  if (codes != NULL)
    return codes;

  codes = g_new0 (const char *, question->choices->len + 1);
  for (guint i = 0; i < question->choices->len; i++)
    codes[i] = ((CxChoice *) g_ptr_array_index (question->choices, i))->code;
  g_hash_table_insert (names->choices, question, codes);
  return codes;
}

static gboolean
resolve (const CxExprSchema *schema, const char *name, CxExprName *found)
{
  CxFrameNames *names = schema->user_data;
  CxVariable variable;

  if (!cx_variable_find_exact (names->survey, name, &variable) ||
      variable.kind == CX_VARIABLE_WHOLE)
    return FALSE;

  *found = (CxExprName){ .type = types[variable.kind] };
  if (variable.kind == CX_VARIABLE_CHOICE || variable.kind == CX_VARIABLE_SET)
    found->choices = get_choice_codes (names, variable.question);
  return TRUE;
}

static void
each_name (const CxExprSchema *schema,
           void (*func) (const char *name, gpointer data),
           gpointer data)
{
  CxFrameNames *names = schema->user_data;

  for (guint i = 0; i < names->survey->questions->len; i++)
    func (((CxQuestion *) g_ptr_array_index (names->survey->questions, i))->code, data);
  for (CxResponseField i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    func (cx_response_field_info (i)->name, data);
}

void
cx_frame_names_init (CxFrameNames *names, CxSurvey *survey)
{
  *names = (CxFrameNames){
    .schema = { .resolve = resolve, .each_name = each_name },
    .survey = survey,
    .choices = g_hash_table_new_full (NULL, NULL, NULL, g_free),
  };
  names->schema.user_data = names;
}

void
cx_frame_names_clear (CxFrameNames *names)
{
  g_clear_pointer (&names->choices, g_hash_table_unref);
}
