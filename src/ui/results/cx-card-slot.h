/* The place of one card in a column: an item of its list also while the card is not made. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_CARD_SLOT (cx_card_slot_get_type ())
G_DECLARE_FINAL_TYPE (CxCardSlot, cx_card_slot, CX, CARD_SLOT, GtkWidget)

GtkWidget *cx_card_slot_new (const char *title);

void cx_card_slot_set_title (CxCardSlot *self, const char *title);
/* @card (nullable) is taken. Where the slot had the focus, the card gets it. */
void cx_card_slot_set_card (CxCardSlot *self, GtkWidget *card);
GtkWidget *cx_card_slot_get_card (CxCardSlot *self);

G_END_DECLS
