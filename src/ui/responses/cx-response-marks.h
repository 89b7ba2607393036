/* Which rows of a list are selected, by position. They stay selected when the list gets another
 * order, by their ids. */
#pragma once

#include "cx-paged-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_MARKS (cx_response_marks_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseMarks, cx_response_marks, CX, RESPONSE_MARKS, GObject)

/* Signal "changed" (): other rows are selected, or they stand elsewhere. */
CxResponseMarks *cx_response_marks_new (CxPagedModel *model);

gboolean cx_response_marks_contains (CxResponseMarks *self, guint position);
guint64 cx_response_marks_count (CxResponseMarks *self);
/* (transfer none) Valid until something changes. */
const GtkBitset *cx_response_marks_get (CxResponseMarks *self);

/* These rows, and no others. */
void cx_response_marks_set_range (CxResponseMarks *self, guint position, guint n);
/* Of the rows in @mask those in @selected; the others stay as they are. */
void cx_response_marks_change (CxResponseMarks *self, GtkBitset *selected, GtkBitset *mask);
void cx_response_marks_toggle (CxResponseMarks *self, guint position);

G_END_DECLS
