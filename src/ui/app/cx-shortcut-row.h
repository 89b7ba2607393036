/* A row that tells what a key does: its title and, at the end, the key as GTK draws it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_SHORTCUT_ROW (cx_shortcut_row_get_type ())
/* Property: "accelerator" (string, write only: as of a GtkShortcutLabel, so that "<Control>1...9"
 * and two keys with a blank between work too). */
G_DECLARE_FINAL_TYPE (CxShortcutRow, cx_shortcut_row, CX, SHORTCUT_ROW, AdwActionRow)

G_END_DECLS
