/* What is made in each frame. */
#include "config.h"

#include "cx-card-column-private.h"

/* Cards that are made although they are not near stay while there are at most so many. */
#define CARDS_KEPT 24
/* What one frame has for slots, in microseconds, and how many are made between looks at the clock.
 */
#define SLOTS_TIME 4000
#define SLOTS_AT_ONCE 4

static GtkWidget *
get_card (const CxCardPlace *place)
{
  return place->slot != NULL ? cx_card_slot_get_card (place->slot) : NULL;
}

void
cx_card_column_drop_card (CxCardColumn *self, CxCardPlace *place)
{
  GtkWidget *card = get_card (place);

  if (card == NULL)
    return;
  self->funcs->drop (place->key, card, self->data);
  cx_card_slot_set_card (place->slot, NULL);
}

/* From one page above what is seen to one page below. */
static void
find_near (CxCardColumn *self)
{
  guint first, last;
  int top, height;

  if (!cx_card_column_get_view (self, &top, &height))
    return;
  first = cx_card_column_find_at (self, top - height);
  last = MIN (cx_card_column_find_at (self, top + 2 * height) + 1, self->places->len);
  if (first == self->first && last == self->last)
    return;
  self->first = first;
  self->last = last;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "near-changed");
}

/* The slot stands after the nearest one before it that is there. */
static void
make_slot (CxCardColumn *self, guint index)
{
  CxCardPlace *place = g_ptr_array_index (self->places, index);
  GtkWidget *previous = NULL;

  if (place->slot != NULL)
    return;
  for (guint i = index; i > 0 && previous == NULL; i--)
    previous = (GtkWidget *) ((CxCardPlace *) g_ptr_array_index (self->places, i - 1))->slot;
  place->slot = CX_CARD_SLOT (cx_card_slot_new (place->title));
  gtk_widget_insert_after (GTK_WIDGET (place->slot), GTK_WIDGET (self), previous);
}

/* TRUE while some are missing. */
static gboolean
make_slots (CxCardColumn *self)
{
  gint64 end = g_get_monotonic_time () + SLOTS_TIME;

  for (guint i = self->first; i < self->last; i++)
    make_slot (self, i);
  while (self->n_slots < self->places->len && g_get_monotonic_time () < end)
    for (guint i = 0; i < SLOTS_AT_ONCE && self->n_slots < self->places->len; i++)
      make_slot (self, self->n_slots++);
  return self->n_slots < self->places->len;
}

/* What is seen first, then what is near. G_MAXUINT: all are up to date. */
static guint
find_next (CxCardColumn *self)
{
  guint next = G_MAXUINT, next_distance = G_MAXUINT, seen;
  int top, height;

  if (!cx_card_column_get_view (self, &top, &height))
    return G_MAXUINT;
  seen = cx_card_column_find_at (self, top);
  for (guint i = self->first; i < self->last; i++)
    {
      const CxCardPlace *place = g_ptr_array_index (self->places, i);
      guint distance = i >= seen ? i - seen : self->last + seen - i;

      if ((get_card (place) == NULL || place->outdated) && distance < next_distance)
        {
          next = i;
          next_distance = distance;
        }
    }
  return next;
}

/* A new card has a frame for itself, and what it shows has the next one. */
static gboolean
fill_next (CxCardColumn *self)
{
  guint index = find_next (self);
  CxCardPlace *place;

  if (index == G_MAXUINT)
    return FALSE;
  place = g_ptr_array_index (self->places, index);
  if (get_card (place) == NULL)
    {
      cx_card_slot_set_card (place->slot, self->funcs->make (place->key, self->data));
      place->outdated = place->waiting = TRUE;
    }
  else
    {
      place->outdated = FALSE;
      place->waiting = !self->funcs->update (place->key, get_card (place), self->data);
    }
  return TRUE;
}

static guint
get_distance (const CxCardColumn *self, guint index)
{
  return index < self->first   ? self->first - index
         : index >= self->last ? index - self->last + 1
                               : 0;
}

/* The farthest first, one at a time; never the one that has the focus. TRUE if one went. */
static gboolean
drop_far (CxCardColumn *self)
{
  guint n = 0, farthest = G_MAXUINT, most = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      const CxCardPlace *place = g_ptr_array_index (self->places, i);

      if (get_card (place) == NULL)
        continue;
      n++;
      if (get_distance (self, i) > most &&
          gtk_widget_get_focus_child (GTK_WIDGET (self)) != GTK_WIDGET (place->slot))
        {
          most = get_distance (self, i);
          farthest = i;
        }
    }
  if (n <= CARDS_KEPT || farthest == G_MAXUINT)
    return FALSE;
  cx_card_column_drop_card (self, g_ptr_array_index (self->places, farthest));
  return TRUE;
}

/* What was put off by the last layout. */
static void
catch_up (CxCardColumn *self)
{
  int shift = self->shift;

  if (shift == 0)
    return;
  self->shift = 0;
  cx_card_column_scroll_by (self, -shift);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
fill_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CxCardColumn *self = CX_CARD_COLUMN (widget);
  gboolean more;

  catch_up (self);
  cx_card_column_keep_target (self);
  find_near (self);
  more = make_slots (self);
  more |= fill_next (self);
  more |= drop_far (self);
  if (more)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

void
cx_card_column_fill_soon (CxCardColumn *self)
{
  if (self->tick == 0 && self->scroller != NULL)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
}
