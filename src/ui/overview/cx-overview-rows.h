/* The rows of the overview's lists: a matter that needs attention, a comment. */
#pragma once

#include "cx-overview-digest.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *cx_overview_matter_row (const CxOverviewMatter *matter);
GtkWidget *cx_overview_comment_row (const CxOverviewComment *comment);
/* Where a click on the row goes. */
const char *cx_overview_row_get_place (GtkListBoxRow *row);

G_END_DECLS
