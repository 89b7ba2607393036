/* Where one is in the column. */
#include "config.h"

#include "cx-card-column-private.h"

gboolean
cx_card_column_get_view (CxCardColumn *self, int *top, int *height)
{
  GtkWidget *view, *content;
  GtkAdjustment *adjustment;
  graphene_point_t place;

  if (self->scroller == NULL)
    return FALSE;
  view = gtk_scrolled_window_get_child (self->scroller);
  content = GTK_IS_VIEWPORT (view) ? gtk_viewport_get_child (GTK_VIEWPORT (view)) : NULL;
  /* Within what is scrolled the column stands still, wherever it is scrolled to. */
  if (content == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self), content, &GRAPHENE_POINT_INIT (0, 0), &place))
    return FALSE;
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  *top = (int) (gtk_adjustment_get_value (adjustment) - place.y);
  *height = (int) gtk_adjustment_get_page_size (adjustment);
  return TRUE;
}

void
cx_card_column_scroll_by (CxCardColumn *self, int distance)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->scrolling = TRUE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);
  self->scrolling = FALSE;
}

guint
cx_card_column_find_at (CxCardColumn *self, int y)
{
  guint low = 0, high = self->places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CxCardPlace *place = g_ptr_array_index (self->places, middle);

      if (place->y + place->height <= y)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
cx_card_column_keep_target (CxCardColumn *self)
{
  const CxCardPlace *place = self->target != NULL ? g_hash_table_lookup (self->keys, self->target)
                                                  : NULL;
  GtkWidget *card;
  int top, height;

  if (place == NULL || !cx_card_column_get_view (self, &top, &height))
    return;
  if (place->y != top)
    cx_card_column_scroll_by (self, place->y - top);
  card = place->slot != NULL ? cx_card_slot_get_card (place->slot) : NULL;
  if (card == NULL || !self->focus_target)
    return;
  self->focus_target = FALSE;
  self->scrolling = TRUE;
  gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
  self->scrolling = FALSE;
}

void
cx_card_column_go_to (CxCardColumn *self, const char *key, gboolean focus)
{
  g_free (self->target);
  self->target = g_strdup (key);
  self->focus_target = focus;
  cx_card_column_fill_soon (self);
}

void
cx_card_column_reveal (CxCardColumn *self, const char *key)
{
  const CxCardPlace *place = g_hash_table_lookup (self->keys, key);
  int top, height;

  if (place == NULL || !cx_card_column_get_view (self, &top, &height))
    return;
  if (place->y < top || place->height > height)
    cx_card_column_scroll_by (self, place->y - top);
  else if (place->y + place->height > top + height)
    cx_card_column_scroll_by (self, place->y + place->height - top - height);
}
