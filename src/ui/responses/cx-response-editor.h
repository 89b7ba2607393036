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

/* Where it stands says how it ends. */
typedef enum
{
  CX_EDITOR_IN_FORM, /* it stays, and what is in it is collected in the end */
  CX_EDITOR_IN_ROW,  /* a list opens by itself, and what is chosen in it is done at once */
  CX_EDITOR_IN_CELL, /* the same; without a frame, and Tab goes on to the next cell */
} CxEditorPlace;

/* @words and @column live as long as the editor. @value: what it shows at first; NULL: nothing is
 * known, so that an entry that is left empty removes what was answered. */
GtkWidget *cx_response_editor_new (const CxResponseWords *words,
                                   const CxListColumn *column,
                                   const CxListValue *value,
                                   CxEditorPlace place);

/* Adds the CxResponseChanges of the draft to @changes: none where it is as it was. FALSE with
 * @error where it cannot be used; the editor then shows why. */
gboolean cx_response_editor_collect (CxResponseEditor *self, GPtrArray *changes, GError **error);
/* Puts the focus where one writes. */
void cx_response_editor_start (CxResponseEditor *self);

G_END_DECLS
