/* A row of a boxed list with a text to write: what it is, above it in small; where it is a
 * translation, the text to translate, and what is to be known of it. */
#pragma once

#include "cx-draft-text.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_TEXT_ROW (cx_text_row_get_type ())
G_DECLARE_FINAL_TYPE (CxTextRow, cx_text_row, CX, TEXT_ROW, AdwPreferencesRow)

/* Signal "edited" (const char *text). @lines: Enter begins a new line. */
GtkWidget *cx_text_row_new (const char *title, gboolean lines);
CxDraftText *cx_text_row_get_draft (CxTextRow *self);
/* @base and @note nullable. */
void cx_text_row_set_base (CxTextRow *self, const char *base, const char *note);

G_END_DECLS
