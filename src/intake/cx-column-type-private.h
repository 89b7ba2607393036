/* The steps of typing a column: each decides one kind of column, or leaves it to the next. */
#pragma once

#include "cx-column-number.h"
#include "cx-column-type.h"

G_BEGIN_DECLS

/* What is asked of one column, handed through the deciders. */
typedef struct
{
  CxMappingColumn *column;
  const CxColumnSample *sample;
  const char *text;
  const char *folded;
  guint hints;
  const char *separators;
  CxDateOrder order;
  gboolean doubtful;
  CxNumberFacts numbers;
} CxTypeQuestion;

/* Cells with an answer, and how many different ones. */
gint64 cx_type_count_answers (const CxColumnSample *sample, guint *distinct);
/* A heading that begins or ends with a word for an identifier: "Customer ID", "Mã đơn hàng". */
gboolean cx_type_is_id_heading (const char *text, const char *folded);

/* Each sets the column and returns TRUE if the values are of its kind. */
gboolean cx_type_decide_contact (CxTypeQuestion *question);
gboolean cx_type_decide_id (CxTypeQuestion *question);
gboolean cx_type_decide_yes_no (CxTypeQuestion *question);
gboolean cx_type_decide_number (CxTypeQuestion *question);
/* Whole numbers of the scale that the heading speaks of, beside few cells that are not on it: these
 * are rejected and shown. */
gboolean cx_type_decide_strayed_scale (CxTypeQuestion *question);
gboolean cx_type_decide_nearly_number (CxTypeQuestion *question);
gboolean cx_type_decide_time (CxTypeQuestion *question);
gboolean cx_type_decide_date (CxTypeQuestion *question);
gboolean cx_type_decide_scale_words (CxTypeQuestion *question);
gboolean cx_type_decide_joined (CxTypeQuestion *question);
/* Every cell holds the same items, in different orders. */
gboolean cx_type_decide_ranking (CxTypeQuestion *question);
gboolean cx_type_decide_single (CxTypeQuestion *question);

G_END_DECLS
