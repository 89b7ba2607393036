/* One choice or row in the list of them. */
#pragma once

#include "cx-draft-text.h"
#include "cx-survey.h"

G_BEGIN_DECLS

#define CX_TYPE_PART_ROW (cx_part_row_get_type ())
G_DECLARE_FINAL_TYPE (CxPartRow, cx_part_row, CX, PART_ROW, GtkListBoxRow)

/* Signals:
 * "set" (const char *key, const char *value): as cx_change_part () takes them;
 * "enter" (), "pasted" (const char *const *lines), "move" (int by): of its text;
 * "dropped" (gint64 part, gboolean behind): another one of the list was dropped here;
 * "remove" (). */

/* What may be said of it. */
typedef enum
{
  CX_PART_CAN_SCORE = 1 << 0,
  CX_PART_CAN_EXCLUDE = 1 << 1, /* several choices may be chosen */
  CX_PART_CAN_BE_OTHER = 1 << 2,
  CX_PART_CAN_NOT_COUNT = 1 << 3,
  CX_PART_IS_FIXED = 1 << 4, /* it can only be read */
} CxPartAbilities;

GtkWidget *cx_part_row_new (void);
/* @part: a choice or a row; @label: its accessible name. */
void
cx_part_row_show (CxPartRow *self, GObject *part, const char *label, CxPartAbilities abilities);
gint64 cx_part_row_get_id (CxPartRow *self);
CxDraftText *cx_part_row_get_draft (CxPartRow *self);

G_END_DECLS
