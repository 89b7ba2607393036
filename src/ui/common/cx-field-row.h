/* A row of a boxed list with which a person sets one field: its label, its help, and the control
 * that fits its kind. */
#pragma once

#include "cx-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_FIELD_ROW (cx_field_row_get_type ())
G_DECLARE_FINAL_TYPE (CxFieldRow, cx_field_row, CX, FIELD_ROW, AdwActionRow)

/* Signal "edited" (const char *value): the person has set a value that fits the field (as CxField
 * writes values; NULL: none), half a second after the last key or when the row is left. What does
 * not fit is said in the row, and nobody is told. */

/* @field must live as long as the row: it stands in a table. */
GtkWidget *cx_field_row_new (const CxField *field);
const CxField *cx_field_row_get_field (CxFieldRow *self);
/* Shows @value (NULL: none; then the field's default is shown), without a signal. While a person
 * is typing there it is left alone. */
void cx_field_row_set_value (CxFieldRow *self, const char *value);
/* What was set last, by a person or by the above. (nullable) (transfer none) */
const char *cx_field_row_get_value (CxFieldRow *self);
/* Says what is wrong with the value, also to assistive tools; NULL: nothing. */
void cx_field_row_set_error (CxFieldRow *self, const char *message);
/* FALSE: the value can be read only. */
void cx_field_row_set_editable (CxFieldRow *self, gboolean editable);
/* Does now what waits for the half second. */
void cx_field_row_flush (CxFieldRow *self);

G_END_DECLS
