/* A text that a person may change where it stands: told of half a second after the last key or when
 * it is left; Escape takes back what was not told yet. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_DRAFT_TEXT (cx_draft_text_get_type ())
G_DECLARE_FINAL_TYPE (CxDraftText, cx_draft_text, CX, DRAFT_TEXT, GtkWidget)

/* Signals:
 * "edited" (const char *text): tidy at its ends, perhaps empty;
 * "enter" (): Enter, where the text has one line; what was typed was not told yet;
 * "pasted" (const char *const *lines): several lines were pasted into a text of one line;
 * "move" (int by): Alt with an arrow, -1 up or 1 down. */

/* @label: its accessible name. @lines: Enter begins a new line. */
GtkWidget *cx_draft_text_new (const char *label, gboolean lines);
void cx_draft_text_set_label (CxDraftText *self, const char *label);
/* FALSE: it can be read and copied only. */
void cx_draft_text_set_editable (CxDraftText *self, gboolean editable);
/* Shows @text (nullable) unless a draft is being written. */
void cx_draft_text_set_text (CxDraftText *self, const char *text);
/* What stands there, told or not. g_free (). */
char *cx_draft_text_get_text (CxDraftText *self);
/* Shows again what was told last. */
void cx_draft_text_restore (CxDraftText *self);
/* Tells now what waits for the half second. */
void cx_draft_text_flush (CxDraftText *self);
/* Forgets what waits: somebody else takes the text over. g_free (). */
char *cx_draft_text_take (CxDraftText *self);
void cx_draft_text_focus (CxDraftText *self, gboolean select_all);

G_END_DECLS
