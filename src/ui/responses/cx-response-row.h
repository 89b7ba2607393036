/* One answer on the card: the question and what was said; turned into its editor to change it. */
#pragma once

#include "cx-response-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_ROW (cx_response_row_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseRow, cx_response_row, CX, RESPONSE_ROW, GtkListBoxRow)

/* Signal "changed" (GPtrArray *changes): of CxResponseChange, to be kept by whoever listens. */

/* @words and @column live as long as the row. @title: the question. */
GtkWidget *
cx_response_row_new (const CxResponseWords *words, const CxListColumn *column, const char *title);
const CxListColumn *cx_response_row_get_column (CxResponseRow *self);
const char *cx_response_row_get_title (CxResponseRow *self);

/* What was answered. Another answer than before drops the editor that is open. */
void cx_response_row_set_value (CxResponseRow *self, const CxListValue *value);
void cx_response_row_set_editable (CxResponseRow *self, gboolean editable);
/* As text. (transfer none) */
const char *cx_response_row_get_text (CxResponseRow *self);

/* Begins to change the answer. */
void cx_response_row_edit (CxResponseRow *self);
/* Keeps what was written, if it can be used. */
void cx_response_row_finish (CxResponseRow *self);
/* In a form the editor always stands there: nothing is told, all is collected at the end. */
void cx_response_row_fill_in (CxResponseRow *self, const CxListValue *value);
/* Gives the focus to what the answer is written in. */
void cx_response_row_focus (CxResponseRow *self);
/* FALSE with @error: the editor shows why it cannot be used. */
gboolean cx_response_row_collect (CxResponseRow *self, GPtrArray *changes, GError **error);
/* Says that something is missing; NULL: all is well. */
void cx_response_row_set_problem (CxResponseRow *self, const char *problem);

G_END_DECLS
