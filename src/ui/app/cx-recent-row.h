/* A business that was opened lately, on the start page. */
#pragma once

#include "cx-recent.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_RECENT_ROW (cx_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (CxRecentRow, cx_recent_row, CX, RECENT_ROW, AdwActionRow)

/* Copies what it needs of @recent. */
GtkWidget *cx_recent_row_new (const CxRecent *recent);

G_END_DECLS
