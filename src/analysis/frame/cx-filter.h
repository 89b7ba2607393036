/* Expressions over a frame, a block of rows at a time. */
#pragma once

#include "cx-expr.h"
#include "cx-frame-private.h"

G_BEGIN_DECLS

typedef struct
{
  CxFrame *frame; /* borrowed */
  CxExpr *expr;
  guint n_slots;
  CxVariable *variables; /* what each reference stands for */
  const CxCodes **codes; /* NULL: too many different values, or a moment */
  CxExprContext context;
  gboolean by_row; /* lookup gives the values of row, else those of indices */
  gsize row;
  guint *indices;   /* of each slot's codes */
  gboolean changes; /* depends on the time of day or on chance */
} CxFilter;

/* Reads and checks @text. */
gboolean cx_filter_init (CxFilter *filter, CxFrame *frame, const char *text, GError **error);
void cx_filter_clear (CxFilter *filter);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxFilter, cx_filter_clear)

/* What it reads. */
void cx_filter_add_columns (const CxFilter *filter, CxColumnSet *set);

/* The rows for which it holds; its columns are loaded. (transfer full) */
CxBitset *cx_filter_run (CxFilter *filter, GError **error);

/* What follows is between the filter's own files. TRUE if every row gets a value of its own from
 * @call. */
gboolean cx_filter_is_random (CxExprCall call);
/* Makes the codes of the slots, where they can be had. */
void cx_filter_prepare (CxFilter *filter);
/* The context's lookup: the answer at the filter's row or indices. */
gboolean cx_filter_lookup (CxExprContext *context,
                           const CxExprNode *reference,
                           CxExprValue *value,
                           GError **error);
char *cx_filter_choice_name (CxExprContext *context, const CxExprNode *reference, const char *code);

/* The rows for which @slot, which has too many values for codes, compares to @constant with @op.
 * FALSE if that cannot be told from the column alone. */
gboolean cx_filter_compare_column (CxFilter *filter,
                                   guint slot,
                                   CxExprOp op,
                                   const CxExprValue *constant,
                                   CxBitset *result);

G_END_DECLS
