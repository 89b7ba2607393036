/* What a name in an expression means among a survey's answers. */
#pragma once

#include "cx-expr.h"
#include "cx-response-repo.h"

G_BEGIN_DECLS

/* The answer that a name stands for. All pointers are borrowed from the survey.
 *
 *   ${code}         a question: its answer; several choices and rankings are a set, a ranking in
 * the order of its ranks; a grid as a whole has no answer
 *   ${code/row}     one row of a grid, by the row's code or text
 *   ${code/choice}  one option of several: 1 chosen, 0 not; of a ranking its rank
 *   ${name}         a field of the response: branch, submitted, weight …
 *   ${column}       an item by its readable column name, such as the text beside "other"
 *
 * In filters a choice may also be named by its code in another case or by its exact text
 * (cx_expr_settle_choices ()). A single choice is the text of its code, a scale or number a number,
 * dates are dates. Every coded non-answer is empty, and so is a number that no choice has. */
typedef struct
{
  CxExprType type;
  gboolean is_choice;   /* of a TEXT: the code of one of the question's choices */
  CxQuestion *question; /* NULL: a field */
  CxItem *item;         /* NULL: a set of several items, or a field */
  CxQuestionRow *row;   /* of the grid, nullable */
  CxResponseField field;
} CxQueryName;

/* Names are exact: no titles, no other case. FALSE if there is none. */
gboolean cx_query_name_find (CxSurvey *survey, const char *name, CxQueryName *found);

/* TRUE if @item is one of the options that make up the set @name. */
gboolean cx_query_name_has_item (const CxQueryName *name, const CxItem *item);

/* The names of a survey for cx_expr_check (). Valid as long as the survey. */
typedef struct
{
  CxExprSchema schema;
  CxSurvey *survey;
  GHashTable *choices; /* CxQuestion → codes */
} CxQuerySchema;

void cx_query_schema_init (CxQuerySchema *schema, CxSurvey *survey);
void cx_query_schema_clear (CxQuerySchema *schema);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxQuerySchema, cx_query_schema_clear)

G_END_DECLS
