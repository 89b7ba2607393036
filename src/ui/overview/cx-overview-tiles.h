/* The tiles of the overview. */
#pragma once

#include "cx-overview-digest.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @tiles with what @digest knows; those that are there are used again. */
void cx_overview_show_tiles (GtkFlowBox *tiles, const CxOverviewDigest *digest);

G_END_DECLS
