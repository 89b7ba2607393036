/* Currencies, time zones and languages to choose from, and which of them fit this computer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lists of labels for drop-downs; what the label at a position stands for is told beside them.
 * @now (nullable) is in the list in any case. (transfer full) */
GtkStringList *cx_places_list_currencies (void);
const char *cx_places_get_currency (guint position);
guint cx_places_find_currency (const char *code);

GtkStringList *cx_places_list_zones (const char *now);
guint cx_places_find_zone (GtkStringList *zones, const char *name);

GtkStringList *cx_places_list_languages (void);
const char *cx_places_get_language (guint position);
guint cx_places_find_language (const char *code);

/* What a new business gets unless told otherwise. (transfer none) */
const char *cx_places_guess_currency (void);
const char *cx_places_guess_zone (void);

G_END_DECLS
