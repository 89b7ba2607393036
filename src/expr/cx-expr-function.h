/* The table of functions. A function is one row of it. Only inside expr/. */
#pragma once

#include "cx-expr.h"

G_BEGIN_DECLS

#define CX_EXPR_ANY_NUMBER G_MAXUINT

/* One call that is being evaluated. */
typedef struct
{
  const CxExprNode *node;
  CxExprValue *args; /* node->n_children values, cleared by the caller; NULL for lazy functions,
                      * which evaluate the children they need */
  CxExprContext *context;
  CxExprValue *result; /* fresh */
} CxExprRun;

typedef gboolean (*CxExprRunFunc) (CxExprRun *run, GError **error);

/* Types: the result's letter, then one for each argument, the last one repeated:
 * b boolean, n number, t text, d date, m date or moment, s set or text, a anything; a result of A
 * has the type that the arguments have in common. */
struct _CxExprFunction
{
  const char *name;
  const char *types;
  guint min_args, max_args;
  gboolean lazy;
  CxExprRunFunc evaluate;
};

/* By name; NULL if there is no such function. */
const CxExprFunction *cx_expr_function_find (const char *name, CxExprCall *call);
/* The function's name nearest to @name, or NULL. (transfer none) */
const char *cx_expr_function_suggest (const char *name);

/* Number of single letters to add, drop or change to make @b of @a. */
guint cx_expr_distance (const char *a, const char *b);
/* The choice whose code is nearest to @code, or NULL. Free with g_free (). */
char *cx_expr_suggest_choice (const char *const *choices, const char *code);

/* A pattern of regex () that must fit the whole text, with limits on what a match may cost.
 * NULL with CX_ERROR_INVALID for a pattern that is none. */
GRegex *cx_expr_compile_pattern (const char *pattern, GError **error);

/* Conditions and choice of values. */
gboolean cx_expr_run_if (CxExprRun *run, GError **error);
gboolean cx_expr_run_coalesce (CxExprRun *run, GError **error);
gboolean cx_expr_run_once (CxExprRun *run, GError **error);
gboolean cx_expr_run_boolean (CxExprRun *run, GError **error);
gboolean cx_expr_run_count (CxExprRun *run, GError **error);
gboolean cx_expr_run_empty (CxExprRun *run, GError **error);

/* Choices. */
gboolean cx_expr_run_selected (CxExprRun *run, GError **error);
gboolean cx_expr_run_selected_at (CxExprRun *run, GError **error);
gboolean cx_expr_run_count_selected (CxExprRun *run, GError **error);
gboolean cx_expr_run_choice_name (CxExprRun *run, GError **error);

/* Numbers. */
gboolean cx_expr_run_number (CxExprRun *run, GError **error);
gboolean cx_expr_run_constant (CxExprRun *run, GError **error);
gboolean cx_expr_run_round (CxExprRun *run, GError **error);
gboolean cx_expr_run_pow (CxExprRun *run, GError **error);
gboolean cx_expr_run_aggregate (CxExprRun *run, GError **error);
gboolean cx_expr_run_random (CxExprRun *run, GError **error);

/* Texts. */
gboolean cx_expr_run_string (CxExprRun *run, GError **error);
gboolean cx_expr_run_string_length (CxExprRun *run, GError **error);
gboolean cx_expr_run_concat (CxExprRun *run, GError **error);
gboolean cx_expr_run_join (CxExprRun *run, GError **error);
gboolean cx_expr_run_match (CxExprRun *run, GError **error);
gboolean cx_expr_run_regex (CxExprRun *run, GError **error);
gboolean cx_expr_run_substr (CxExprRun *run, GError **error);
gboolean cx_expr_run_substring (CxExprRun *run, GError **error);
gboolean cx_expr_run_normalize_space (CxExprRun *run, GError **error);
gboolean cx_expr_run_translate (CxExprRun *run, GError **error);
gboolean cx_expr_run_uuid (CxExprRun *run, GError **error);

/* Dates. */
gboolean cx_expr_run_clock (CxExprRun *run, GError **error);
gboolean cx_expr_run_date (CxExprRun *run, GError **error);
gboolean cx_expr_run_decimal (CxExprRun *run, GError **error);
gboolean cx_expr_run_format_date (CxExprRun *run, GError **error);

G_END_DECLS
