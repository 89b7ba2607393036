/* Evaluates an expression over single responses. */
#pragma once

#include "cx-query-name.h"

G_BEGIN_DECLS

typedef struct _CxResponseContext CxResponseContext;

/* For the names of @expr (checked; both borrowed) among the answers to @survey. @now in ms UTC.
 * NOT_FOUND for a name that @survey does not have. */
CxResponseContext *cx_response_context_new (CxSurvey *survey,
                                            const CxExpr *expr,
                                            GTimeZone *zone,
                                            gint64 now,
                                            GError **error);
void cx_response_context_free (CxResponseContext *context);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxResponseContext, cx_response_context_free)

/* What is needed of a response, for cx_response_repo_each_row (). (transfer none) */
const CxResponseField *cx_response_context_get_fields (CxResponseContext *context, guint *n);
CxItem *const *cx_response_context_get_items (CxResponseContext *context, guint *n);

/* The meaning of the name with that slot. (transfer none) */
const CxQueryName *cx_response_context_get_name (CxResponseContext *context, guint slot);

/* The response to look at: its fields and then its items stand in @row from column @first on. Kept
 * until the next one, so the row must stay. */
void cx_response_context_set_row (CxResponseContext *context, CxStatement *row, int first);

/* For cx_expr_evaluate (). (transfer none) */
CxExprContext *cx_response_context_get (CxResponseContext *context);

G_END_DECLS
