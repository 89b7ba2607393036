/* What a person changes one answer with: a list of choices, several of them, or an entry, by what
 * the column is. In a cell of the grid, on the card and for many responses at once. */
#pragma once

#include "cx-response-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_EDITOR (cx_response_editor_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseEditor, cx_response_editor, CX, RESPONSE_EDITOR, GtkWidget)

/* Signals: "done" (int step): the person is ready; step 1: and goes on to the next answer, -1: to
 * the one before, 0: stays. "dropped" (): the person wants none of it. "edited" (): the draft
 * changed. */

/* @words and @column live as long as the editor. @value (nullable): what it shows at first.
 * @in_cell: without a frame, and a chosen choice is done at once. */
GtkWidget *cx_response_editor_new (const CxResponseWords *words,
                                   const CxListColumn *column,
                                   const CxListValue *value,
                                   gboolean in_cell);

/* Adds the CxResponseChanges of the draft to @changes: none where it is as it was. FALSE with
 * @error where it cannot be used; the editor then shows why. */
gboolean cx_response_editor_collect (CxResponseEditor *self, GPtrArray *changes, GError **error);
/* Puts the focus where one writes. */
void cx_response_editor_start (CxResponseEditor *self);

G_END_DECLS
