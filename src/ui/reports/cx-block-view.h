/* One block of a report as widgets. */
#pragma once

#include "cx-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* NULL for a block that says nothing on the screen (the list of sheets). */
GtkWidget *cx_block_view_new (const CxBlock *block, const CxDocument *document);

G_END_DECLS
