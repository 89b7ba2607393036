/* What a name stands for in a survey's responses: a question, one row of a grid, one option, or one
 * of the response's own fields. */
#pragma once

#include "cx-response-repo.h"

G_BEGIN_DECLS

typedef enum
{
  CX_VARIABLE_SCALE,  /* the answer is its number: scales, ranks, an option chosen (1) or not (0) */
  CX_VARIABLE_CHOICE, /* one of the question's choices, by number */
  CX_VARIABLE_SET,    /* several of them; of a ranking in the order of their ranks */
  CX_VARIABLE_NUMBER,
  CX_VARIABLE_TEXT,
  CX_VARIABLE_DATE, /* a text YYYY-MM-DD */
  CX_VARIABLE_MOMENT,
  CX_VARIABLE_WHOLE, /* a grid as a whole: it has no value of its own, only its rows have */
} CxVariableKind;

typedef struct
{
  CxVariableKind kind;
  CxQuestion *question;  /* borrowed from the survey, as all below; NULL: a response field */
  CxItem *item;          /* NULL for sets made of several items, wholes and fields */
  CxQuestionRow *row;    /* of a grid; nullable */
  CxChoice *choice;      /* one option alone; nullable */
  CxResponseField field; /* where question is NULL */
} CxVariable;

/* The columns that are to be loaded together. */
typedef struct
{
  guint fields;     /* bits 1 << CxResponseField */
  GPtrArray *items; /* CxItem, borrowed */
} CxColumnSet;

void cx_column_set_init (CxColumnSet *set);
void cx_column_set_clear (CxColumnSet *set);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxColumnSet, cx_column_set_clear)
/* The column of a field; the columns of all items that @variable is made of. */
void cx_column_set_add_field (CxColumnSet *set, CxResponseField field);
void cx_column_set_add (CxColumnSet *set, const CxVariable *variable);

/* Finds @name: a question (code, code ignoring case, title), a response field, "field:NAME", an
 * item's readable name, or "question/row" (or option; code or text). FALSE with NOT_FOUND or
 * AMBIGUOUS. */
gboolean
cx_variable_find (CxSurvey *survey, const char *name, CxVariable *variable, GError **error);

/* The same for names in expressions, which are exact: no titles, no other case. */
gboolean cx_variable_find_exact (CxSurvey *survey, const char *name, CxVariable *variable);

/* @question as a whole. */
void cx_variable_of_question (CxQuestion *question, CxVariable *variable);
/* One item of @question. */
void cx_variable_of_item (CxQuestion *question, CxItem *item, CxVariable *variable);

/* "code", "code/row" or a field's name. Free with g_free (). */
char *cx_variable_get_name (const CxVariable *variable);

G_END_DECLS
