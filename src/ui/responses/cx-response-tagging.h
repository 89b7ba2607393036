/* Asks for tags to put on responses or to take off. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_TAGGING (cx_response_tagging_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseTagging, cx_response_tagging, CX, RESPONSE_TAGGING, GtkWidget)

/* Signal "apply" (GStrv add, GStrv remove): one of them is NULL. */
GtkWidget *cx_response_tagging_new (void);
/* Those that are used already. */
void cx_response_tagging_set_tags (CxResponseTagging *self, const char *const *tags);

G_END_DECLS
