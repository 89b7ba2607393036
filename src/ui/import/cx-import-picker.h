/* A button that shows what was chosen and lets choose from a long list, which is built when it is
 * opened: hundreds of these cost nothing. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_PICKER (cx_import_picker_get_type ())
G_DECLARE_FINAL_TYPE (CxImportPicker, cx_import_picker, CX, IMPORT_PICKER, GtkWidget)

/* Signal "picked" (guint position): a person chose another one. */
GtkWidget *cx_import_picker_new (const char *accessible_name);

/* What can be chosen, shared by many. @selected GTK_INVALID_LIST_POSITION: none of them, and
 * @text (nullable) is shown. */
void cx_import_picker_set_choices (CxImportPicker *self,
                                   GtkStringList *choices,
                                   guint selected,
                                   const char *text);
void cx_import_picker_set_tooltip (CxImportPicker *self, const char *text);

G_END_DECLS
