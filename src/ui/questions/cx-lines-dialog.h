/* Asks for questions, one a line. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @type_id: of questions that have no choices below them. */
typedef void (*CxLinesFunc) (const char *text, const char *type_id, gpointer user_data);

/* Calls @func (not if the person thinks better of it) while @owner, which is @user_data, lives. */
void cx_lines_dialog_present (GtkWidget *owner, CxLinesFunc func);

G_END_DECLS
