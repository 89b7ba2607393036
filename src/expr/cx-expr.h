/* The expression language: the syntax of XLSForm and ODK, for skip logic, validation, calculated
 * answers, segment rules and filters. How values behave stands in cx-expr-value.h.
 *
 *   ${nps} >= 9 and selected(${channel}, 'web')
 *   . > 0 and . <= 120
 *   if(${visits} > 3, 'regular', coalesce(${customer.rfm}, 'new'))
 *
 * From weakest to strongest: or; and; = !=; < <= > >=; + -; * div mod; unary minus. Operators of
 * one strength work from the left. Texts stand in '…' or "…" (curly quotes are accepted), without
 * escapes. Names are case-sensitive and may hold any letters. */
#pragma once

#include "cx-error.h"
#include "cx-expr-node.h"

G_BEGIN_DECLS

/* What is accepted: characters of text, levels of nesting, letters of a name. A chain of and / or
 * is one level, however long. */
#define CX_EXPR_MAX_LENGTH 65536
#define CX_EXPR_MAX_DEPTH 400
#define CX_EXPR_MAX_NAME 255

/* Immutable: any number of threads may use one at the same time. */
typedef struct _CxExpr CxExpr;

/* Reads @text. Function names, numbers of arguments and written-out patterns of regex () are
 * checked here. Errors: CX_ERROR_INVALID whose message names the character from 1, what was
 * expected and what was found, with a mend; CX_ERROR_LIMIT for what is too long or too deep. The
 * place of the error has the character's number as its column. */
CxExpr *cx_expr_parse (const char *text, GError **error);
void cx_expr_free (CxExpr *expr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxExpr, cx_expr_free)

/* The tree. (transfer none) */
const CxExprNode *cx_expr_get_root (const CxExpr *expr);
/* As it was given to cx_expr_parse (). */
const char *cx_expr_get_text (const CxExpr *expr);

/* The canonical writing: single blanks, only the brackets that are needed. Reads back as the same
 * tree. Free with g_free (). */
char *cx_expr_to_text (const CxExpr *expr);
char *cx_expr_node_to_text (const CxExprNode *node);

/* The names used, each once, in the order of their first use; a reference's slot is an index into
 * it. NULL-terminated. (transfer none) */
const char *const *cx_expr_references (const CxExpr *expr, guint *n);
/* TRUE if the current answer (.) is used. */
gboolean cx_expr_uses_current (const CxExpr *expr);

/* @text in quotes as the language wants it. A text that holds every kind of quote becomes a call of
 * concat (). For those who write expressions. Free with g_free (). */
char *cx_expr_quote (const char *text);

/* --- Type check ------------------------------------------------------------------------------- */

/* What a name stands for. */
typedef struct
{
  CxExprType type;            /* EMPTY: any, known only when it is evaluated */
  const char *const *choices; /* codes, NULL-terminated; NULL: no choices */
} CxExprName;

typedef struct _CxExprSchema CxExprSchema;
struct _CxExprSchema
{
  /* TRUE and @found filled if there is that name. */
  gboolean (*resolve) (const CxExprSchema *schema, const char *name, CxExprName *found);
  /* Calls @func with each name there is, for suggestions. */
  void (*each_name) (const CxExprSchema *schema,
                     void (*func) (const char *name, gpointer data),
                     gpointer data);
  const CxExprName *current; /* what . stands for; NULL: there is none here */
  gpointer user_data;
  /* The code of the choice of @name that @text means although it is not its code (transfer full),
   * NULL if there is none or several. Nullable; for cx_expr_settle_choices () alone. */
  char *(*find_choice) (const CxExprSchema *schema, const char *name, const char *text);
};

/* Puts the code in the place of every written-out choice that is compared with a name, or
 * selected () of it, and is named in another way: a label. To be called before anything else looks
 * at @expr; its text stays as it was given. */
void cx_expr_settle_choices (CxExpr *expr, const CxExprSchema *schema);

/* Checks names, types of arguments and written-out choices and dates against @schema. @type
 * (nullable) gets the result's type. CX_ERROR_INVALID, or NOT_FOUND for an unknown name with the
 * nearest known one; both with the position. */
gboolean
cx_expr_check (const CxExpr *expr, const CxExprSchema *schema, CxExprType *type, GError **error);
/* The same, and the result must make sense as a condition. */
gboolean cx_expr_check_condition (const CxExpr *expr, const CxExprSchema *schema, GError **error);

/* The name nearest to @name that @schema has, if one is near enough. Free with g_free (). */
char *cx_expr_suggest (const CxExprSchema *schema, const char *name);

/* --- Evaluation ------------------------------------------------------------------------------- */

typedef struct _CxExprContext CxExprContext;
struct _CxExprContext
{
  /* Sets @value (fresh) for ${…}: @reference has the name and its slot. Leaving it alone means
   * empty. FALSE stops the evaluation with @error. */
  gboolean (*lookup) (CxExprContext *context,
                      const CxExprNode *reference,
                      CxExprValue *value,
                      GError **error);
  /* The label of @code among the choices of the question named by @reference, for
   * jr:choice-name (); NULL: unknown. (transfer full) Nullable: every label is unknown. */
  char *(*choice_name) (CxExprContext *context, const CxExprNode *reference, const char *code);
  const CxExprValue *current; /* the answer being given (.); NULL: empty */
  gint64 now;                 /* ms UTC */
  CxZoneCache zone;
  const char *language; /* of month and day names: "vi", anything else is English */
  guint position;       /* from 1, for position () and index () */
  guint64 random;       /* state of random () and uuid (); the same state gives the same results;
                         * 0: different every time */
  gpointer user_data;
};

/* @zone NULL: UTC. The zone must outlive the context. */
void cx_expr_context_init (CxExprContext *context,
                           GTimeZone *zone,
                           gint64 now,
                           gboolean (*lookup) (CxExprContext *context,
                                               const CxExprNode *reference,
                                               CxExprValue *value,
                                               GError **error),
                           gpointer user_data);

/* Evaluates. @result (fresh or cleared) may borrow text from @expr and from what lookup gave.
 * Fails only if lookup fails or a pattern of regex () is wrong or runs away. */
gboolean
cx_expr_evaluate (const CxExpr *expr, CxExprContext *context, CxExprValue *result, GError **error);
/* A part of an expression alone. */
gboolean cx_expr_evaluate_node (const CxExprNode *node,
                                CxExprContext *context,
                                CxExprValue *result,
                                GError **error);
/* The result as a condition. */
gboolean cx_expr_test (const CxExpr *expr, CxExprContext *context, gboolean *truth, GError **error);

G_END_DECLS
