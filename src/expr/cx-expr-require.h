/* What each place of an expression takes, for the type check. Each sets @error with the position.
 */
#pragma once

#include "cx-expr.h"

G_BEGIN_DECLS

/* FALSE if @node, which @found is known of, cannot stand where a value of type @letter is needed
 * (cx-expr-function.h). */
gboolean
cx_expr_require (char letter, const CxExprNode *node, const CxExprName *found, GError **error);

/* FALSE if @node is written out and none of @choices (nullable). */
gboolean cx_expr_check_choice (const CxExprNode *node, const char *const *choices, GError **error);

/* FALSE if the two sides of the comparison @node can never be compared in earnest. */
gboolean cx_expr_check_comparison (const CxExprNode *node,
                                   const CxExprName *left,
                                   const CxExprName *right,
                                   GError **error);

G_END_DECLS
