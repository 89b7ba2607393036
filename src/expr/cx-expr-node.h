/* The tree of a parsed expression, for those who walk it: the type check, the evaluator, the
 * translation into SQL, the rule builder. Nodes belong to their CxExpr and never change. */
#pragma once

#include "cx-expr-value.h"

G_BEGIN_DECLS

typedef enum
{
  CX_EXPR_NODE_NUMBER,    /* 9: number */
  CX_EXPR_NODE_TEXT,      /* 'web': text */
  CX_EXPR_NODE_BOOLEAN,   /* true (), false (): number 1 or 0 */
  CX_EXPR_NODE_REFERENCE, /* ${name}: text is the name, slot its place in cx_expr_references () */
  CX_EXPR_NODE_CURRENT,   /* . the answer being given */
  CX_EXPR_NODE_PARENT,    /* .. only inside position () and index () */
  CX_EXPR_NODE_NEGATE,    /* -x: one child */
  CX_EXPR_NODE_OPERATOR,  /* op; two children, for and/or two or more */
  CX_EXPR_NODE_CALL,      /* function, and children as its arguments */
} CxExprNodeKind;

typedef enum
{
  CX_EXPR_CALL_ABS,
  CX_EXPR_CALL_BOOLEAN,
  CX_EXPR_CALL_BOOLEAN_FROM_STRING,
  CX_EXPR_CALL_CEILING,
  CX_EXPR_CALL_CHOICE_NAME, /* jr:choice-name */
  CX_EXPR_CALL_COALESCE,
  CX_EXPR_CALL_CONCAT,
  CX_EXPR_CALL_CONTAINS,
  CX_EXPR_CALL_COUNT,
  CX_EXPR_CALL_COUNT_NON_EMPTY,
  CX_EXPR_CALL_COUNT_SELECTED,
  CX_EXPR_CALL_DATE,
  CX_EXPR_CALL_DATE_TIME,
  CX_EXPR_CALL_DECIMAL_DATE_TIME,
  CX_EXPR_CALL_DECIMAL_TIME,
  CX_EXPR_CALL_ENDS_WITH,
  CX_EXPR_CALL_EXP,
  CX_EXPR_CALL_EXP10,
  CX_EXPR_CALL_FALSE,
  CX_EXPR_CALL_FLOOR,
  CX_EXPR_CALL_FORMAT_DATE,
  CX_EXPR_CALL_FORMAT_DATE_TIME,
  CX_EXPR_CALL_IF,
  CX_EXPR_CALL_INDEX,
  CX_EXPR_CALL_INT,
  CX_EXPR_CALL_JOIN,
  CX_EXPR_CALL_LOG,
  CX_EXPR_CALL_LOG10,
  CX_EXPR_CALL_MAX,
  CX_EXPR_CALL_MIN,
  CX_EXPR_CALL_NORMALIZE_SPACE,
  CX_EXPR_CALL_NOT,
  CX_EXPR_CALL_NOW,
  CX_EXPR_CALL_NUMBER,
  CX_EXPR_CALL_ONCE,
  CX_EXPR_CALL_PI,
  CX_EXPR_CALL_POSITION,
  CX_EXPR_CALL_POW,
  CX_EXPR_CALL_PULLDATA,
  CX_EXPR_CALL_RANDOM,
  CX_EXPR_CALL_REGEX,
  CX_EXPR_CALL_ROUND,
  CX_EXPR_CALL_SELECTED,
  CX_EXPR_CALL_SELECTED_AT,
  CX_EXPR_CALL_SQRT,
  CX_EXPR_CALL_STARTS_WITH,
  CX_EXPR_CALL_STRING,
  CX_EXPR_CALL_STRING_LENGTH,
  CX_EXPR_CALL_SUBSTR,
  CX_EXPR_CALL_SUBSTRING_AFTER,
  CX_EXPR_CALL_SUBSTRING_BEFORE,
  CX_EXPR_CALL_SUM,
  CX_EXPR_CALL_TODAY,
  CX_EXPR_CALL_TRANSLATE,
  CX_EXPR_CALL_TRUE,
  CX_EXPR_CALL_UUID,
} CxExprCall;

typedef struct _CxExprNode CxExprNode;
typedef struct _CxExprFunction CxExprFunction;

struct _CxExprNode
{
  CxExprNodeKind kind;
  CxExprOp op;
  CxExprCall call;
  guint start, end; /* characters of the text from 0; end is past the last */
  double number;
  char *text; /* owned */
  guint slot;
  gboolean quoted; /* a reference written '${name}': the question itself is meant, not its answer */
  const CxExprFunction *function;
  gpointer regex; /* of regex () with its pattern written out: compiled once */
  guint depth;    /* levels of the tree below and with this node */
  guint n_children;
  CxExprNode **children;
};

/* TRUE for the text '' written out: compared with it, a value is tested for being empty. */
#define cx_expr_node_is_empty_text(node)                                                           \
  ((node)->kind == CX_EXPR_NODE_TEXT && (node)->text[0] == '\0')

/* "selected", "jr:choice-name" … */
const char *cx_expr_call_get_name (CxExprCall call);
/* "and", "=", "div" … */
const char *cx_expr_op_get_name (CxExprOp op);
/* What stands between the sides when they are exchanged: "<" becomes ">"; any other operator than
 * the four of order stays. */
CxExprOp cx_expr_op_turn (CxExprOp op);

G_END_DECLS
