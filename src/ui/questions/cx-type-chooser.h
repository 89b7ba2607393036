/* The types of question to choose from, in a popover that can be searched. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_TYPE_CHOOSER (cx_type_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CxTypeChooser, cx_type_chooser, CX, TYPE_CHOOSER, GtkPopover)

/* What is chosen is told by the action questions.add-type (s). */
GtkWidget *cx_type_chooser_new (void);

G_END_DECLS
