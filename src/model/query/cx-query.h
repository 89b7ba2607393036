/* An expression over the answers to a survey, as a condition of SQL.
 *
 * What SQL can say the same is said in SQL: comparisons, arithmetic, choices, dates, texts. The
 * rest (patterns, rounding, texts made of numbers …) is left out of the condition in such a way
 * that it lets through too much and never too little; then the query is not exact, and each
 * response it lets through has to be evaluated. cx_query_each_id () and cx_query_count () do that
 * themselves. Either way a response belongs to the result exactly if the evaluator says so. */
#pragma once

#include "cx-query-name.h"

G_BEGIN_DECLS

typedef struct _CxQuery CxQuery;

/* Reads and checks @expression as a condition over the answers to @survey, which must outlive the
 * query. @zone (NULL: UTC) cuts days and @now (ms UTC) is what now () and today () say. Errors as
 * those of cx_expr_parse () and cx_expr_check_condition (). */
CxQuery *cx_query_new (CxSurvey *survey,
                       const char *expression,
                       GTimeZone *zone,
                       gint64 now,
                       GError **error);
void cx_query_free (CxQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxQuery, cx_query_free)

/* TRUE if the condition alone tells. */
gboolean cx_query_is_exact (const CxQuery *query);

/* For statements of one's own: " FROM answers_7 AS p1 …" with the tables that the condition needs,
 * the condition itself, which is never NULL, and its parameters (:q1, :q2 …). Such a statement gets
 * too many rows if the query is not exact. (transfer none) */
const char *cx_query_get_from (const CxQuery *query);
const char *cx_query_get_condition (const CxQuery *query);
void cx_query_bind (const CxQuery *query, CxStatement *statement);

/* Calls @func with the id of each response for which the expression holds, in the order of the ids,
 * until it returns FALSE. */
typedef gboolean (*CxQueryIdFunc) (gint64 id, gpointer user_data);
gboolean
cx_query_each_id (CxQuery *query, CxDb *db, CxQueryIdFunc func, gpointer user_data, GError **error);
/* How many there are. */
gboolean cx_query_count (CxQuery *query, CxDb *db, gint64 *count, GError **error);

G_END_DECLS
