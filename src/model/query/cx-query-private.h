/* What the files that write conditions share. */
#pragma once

#include "cx-query.h"
#include "cx-response-context.h"

G_BEGIN_DECLS

struct _CxQuery
{
  CxSurvey *survey; /* borrowed */
  CxExpr *expr;
  CxResponseContext *context;
  GArray *parameters; /* CxExprValue: numbers and texts */
  gboolean *parts;    /* answers tables that are used, from 1 */
  gboolean exact;
  char *from;
  char *condition;
};

/* Where writing stood, to go back to when something cannot be said in SQL. */
typedef struct
{
  gsize length;
  guint parameters;
} CxQueryMark;

/* Here. */
CxQueryMark cx_query_mark (CxQuery *query, GString *sql);
/* Takes back what was written since. Returns: FALSE, for return statements. */
gboolean cx_query_rewind (CxQuery *query, GString *sql, CxQueryMark mark);

/* A parameter with that value. */
void cx_query_write_parameter (CxQuery *query, GString *sql, const CxExprValue *value);
void cx_query_write_number_parameter (CxQuery *query, GString *sql, double number);
void cx_query_write_text_parameter (CxQuery *query, GString *sql, const char *text);
/* The column of an item, as it is stored. */
void cx_query_write_item (CxQuery *query, GString *sql, const CxItem *item);
/* The answer that a name stands for (no set, no choice), NULL where it is empty. */
void cx_query_write_answer (CxQuery *query, GString *sql, const CxQueryName *name);
/* @terms (char *, each a term) with @op between, as a balanced tree: SQLite allows only so much
 * depth. @nothing if there are none. */
void cx_query_write_balanced (GString *sql, GPtrArray *terms, const char *op, const char *nothing);

/* The name that @node refers to; NULL if it is no reference. */
const CxQueryName *cx_query_get_name (CxQuery *query, const CxExprNode *node);
/* TRUE if @node does not depend on the response, with its value. */
gboolean cx_query_get_constant (CxQuery *query, const CxExprNode *node, CxExprValue *value);

/* Each of these writes an SQL expression for @node, or nothing and returns FALSE if SQL cannot say
 * the same. Conditions are 1 or 0, numbers NULL where they are empty. */
gboolean cx_query_write_number (CxQuery *query, GString *sql, const CxExprNode *node);
gboolean cx_query_write_operand (CxQuery *query, GString *sql, const CxExprNode *node);
gboolean cx_query_write_exactly (CxQuery *query, GString *sql, const CxExprNode *node);
gboolean cx_query_write_comparison (CxQuery *query, GString *sql, const CxExprNode *node);
gboolean cx_query_write_empty (CxQuery *query, GString *sql, const CxExprNode *node);
gboolean cx_query_write_selected (CxQuery *query, GString *sql, const CxExprNode *node);
gboolean cx_query_write_match (CxQuery *query, GString *sql, const CxExprNode *node);
/* The same from the truth of @node for each choice of the one single choice that it looks at. */
gboolean cx_query_write_by_choice (CxQuery *query, GString *sql, const CxExprNode *node);

/* Sets of several options. */
void cx_query_write_any (CxQuery *query, GString *sql, const CxQueryName *name);
void cx_query_write_chosen (CxQuery *query, GString *sql, const CxQueryName *name);
gboolean cx_query_write_set_comparison (CxQuery *query,
                                        GString *sql,
                                        const CxQueryName *name,
                                        CxExprOp op,
                                        const CxExprValue *constant);

/* Any condition. What SQL cannot say is written as 1 where @grow, else 0, and the query is no
 * longer exact. */
void cx_query_write_condition (CxQuery *query, GString *sql, const CxExprNode *node, gboolean grow);

G_END_DECLS
