/* What the files of the column share. */
#pragma once

#include "cx-card-column.h"
#include "cx-card-slot.h"

G_BEGIN_DECLS

#define CX_CARD_SPACING 18

typedef struct
{
  char *key, *title;
  int y, height;     /* as they were allocated, or are expected */
  CxCardSlot *slot;  /* nullable until there was time for it */
  gboolean outdated; /* the card shows something else than it should */
  gboolean waiting;  /* it does not show yet what it is for */
} CxCardPlace;

struct _CxCardColumn
{
  GtkWidget parent_instance;

  const CxCardFuncs *funcs;
  gpointer data;
  GPtrArray *places; /* CxCardPlace in their order */
  GHashTable *keys;  /* key → CxCardPlace */
  guint n_slots;     /* of places, from the first on, that have a slot for sure */
  guint first, last; /* near, as it was told */
  int shift;         /* what the scrolled window has yet to catch up with */
  guint tick;

  char *target; /* nullable: stays at the top until somebody scrolls */
  gboolean focus_target;
  gboolean scrolling; /* by ourselves */

  GtkScrolledWindow *scroller; /* borrowed; NULL while not in one */
};

/* cx-card-column-scroll.c: where one is. */
/* The part of the column that is seen: from *@top on, so high. */
gboolean cx_card_column_get_view (CxCardColumn *self, int *top, int *height);
void cx_card_column_scroll_by (CxCardColumn *self, int distance);
/* The first that is seen; @n_places if none is. */
guint cx_card_column_find_at (CxCardColumn *self, int y);
void cx_card_column_keep_target (CxCardColumn *self);

/* cx-card-column-fill.c: makes, brings up to date and drops cards, a little in each frame. */
void cx_card_column_fill_soon (CxCardColumn *self);
void cx_card_column_drop_card (CxCardColumn *self, CxCardPlace *place);

G_END_DECLS
