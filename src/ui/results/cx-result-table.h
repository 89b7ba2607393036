/* The table under a chart. Rows are made some at a time, when the table is looked at. */
#pragma once

#include "cx-question-result.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESULT_TABLE (cx_result_table_get_type ())
G_DECLARE_FINAL_TYPE (CxResultTable, cx_result_table, CX, RESULT_TABLE, GtkWidget)

/* @result nullable; its rows are shown. */
void cx_result_table_set_result (CxResultTable *self, CxQuestionResult *result);

G_END_DECLS
