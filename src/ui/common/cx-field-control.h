/* The control with which a person sets one field: a switch, a number, a text, a list, a date or a
 * colour. For cx-field-row.c. */
#pragma once

#include "cx-field.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @changed is called with @data (swapped) whenever the person changes something. */
GtkWidget *cx_field_control_new (const CxField *field, GCallback changed, gpointer data);
/* The wheel over @spin turns the page that it stands on, and never changes the number by the way. */
void cx_spin_leave_wheel (GtkSpinButton *spin);
/* FALSE: it can be read only. */
void cx_field_control_set_editable (const CxField *field, GtkWidget *control, gboolean editable);
/* What the keyboard goes to, which carries the accessible name. (transfer none) */
GtkWidget *cx_field_control_get_input (const CxField *field, GtkWidget *control);
/* TRUE where a value grows letter by letter, so that it is not done with the first of them. */
gboolean cx_field_control_is_typed (const CxField *field);
/* Shows @value (as fields hold it; NULL: none) without telling anyone. */
void cx_field_control_show (const CxField *field, GtkWidget *control, const char *value);
/* What stands there, as fields hold it, or as it was typed where that makes no sense; NULL:
 * nothing. g_free (). */
char *cx_field_control_read (const CxField *field, GtkWidget *control);

G_END_DECLS
