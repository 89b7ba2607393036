#include "config.h"

#include "cx-card-column-private.h"

G_DEFINE_FINAL_TYPE (CxCardColumn, cx_card_column, GTK_TYPE_WIDGET)

enum
{
  NEAR_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
place_free (CxCardPlace *place)
{
  g_free (place->key);
  g_free (place->title);
  g_free (place);
}

static gboolean
is_made (const CxCardPlace *place)
{
  return place->slot != NULL && cx_card_slot_get_card (place->slot) != NULL;
}

/* --- Layout ----------------------------------------------------------------------------------- */

static GtkSizeRequestMode
cx_card_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_place (const CxCardPlace *place, int width)
{
  int height;

  if (!is_made (place))
    return place->height;
  gtk_widget_measure (GTK_WIDGET (place->slot), GTK_ORIENTATION_VERTICAL, width, NULL, &height,
                      NULL, NULL);
  return place->waiting ? MAX (height, place->height) : height;
}

static void
measure_width (CxCardColumn *self, int *minimum, int *natural)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const CxCardPlace *place = g_ptr_array_index (self->places, i);
      int least, wanted;

      if (!is_made (place))
        continue;
      gtk_widget_measure (GTK_WIDGET (place->slot), GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted,
                          NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
cx_card_column_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  CxCardColumn *self = CX_CARD_COLUMN (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    {
      for (guint i = 0; i < self->places->len; i++)
        *natural += measure_place (g_ptr_array_index (self->places, i), for_size) +
                    (i > 0 ? CX_CARD_SPACING : 0);
      *minimum = *natural;
    }
}

static void
allocate_places (CxCardColumn *self, int width)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const CxCardPlace *place = g_ptr_array_index (self->places, i);
      graphene_point_t origin = GRAPHENE_POINT_INIT (0, (float) (place->y + self->shift));
      int least;

      if (place->slot == NULL)
        continue;
      gtk_widget_measure (GTK_WIDGET (place->slot), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                          NULL, NULL);
      gtk_widget_allocate (GTK_WIDGET (place->slot), MAX (width, least), place->height, -1,
                           gsk_transform_translate (NULL, &origin));
    }
}

/* What is seen at the top stays there. The scrolled window can follow only in the next frame; in
 * this one everything stands so much higher or lower instead. */
static void
cx_card_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CxCardColumn *self = CX_CARD_COLUMN (widget);
  int top = 0, seen = 0, y = 0, before = 0;
  CxCardPlace *anchor = NULL;
  guint index;

  if (cx_card_column_get_view (self, &top, &seen) && top - self->shift > 0)
    {
      index = cx_card_column_find_at (self, top - self->shift);
      anchor = index < self->places->len ? g_ptr_array_index (self->places, index) : NULL;
    }
  before = anchor != NULL ? anchor->y : 0;
  for (guint i = 0; i < self->places->len; i++)
    {
      CxCardPlace *place = g_ptr_array_index (self->places, i);

      place->y = y;
      place->height = measure_place (place, width);
      y += place->height + CX_CARD_SPACING;
    }
  if (anchor != NULL)
    self->shift -= anchor->y - before;
  allocate_places (self, width);
  cx_card_column_fill_soon (self);
}

/* Only what is near: the others lie outside of the window anyway. */
static void
cx_card_column_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CxCardColumn *self = CX_CARD_COLUMN (widget);

  for (guint i = self->first; i < MIN (self->last, self->places->len); i++)
    {
      const CxCardPlace *place = g_ptr_array_index (self->places, i);

      if (place->slot != NULL)
        gtk_widget_snapshot_child (widget, GTK_WIDGET (place->slot), snapshot);
    }
}

/* --- Where it stands -------------------------------------------------------------------------- */

static void
scrolled_cb (CxCardColumn *self)
{
  if (!self->scrolling)
    g_clear_pointer (&self->target, g_free);
  cx_card_column_fill_soon (self);
}

static void
cx_card_column_root (GtkWidget *widget)
{
  CxCardColumn *self = CX_CARD_COLUMN (widget);
  GtkAdjustment *adjustment;

  GTK_WIDGET_CLASS (cx_card_column_parent_class)->root (widget);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW));
  if (self->scroller == NULL)
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (cx_card_column_fill_soon),
                           self, G_CONNECT_SWAPPED);
}

static void
cx_card_column_unroot (GtkWidget *widget)
{
  CxCardColumn *self = CX_CARD_COLUMN (widget);

  if (self->scroller != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (self->scroller),
                                          self);
  self->scroller = NULL;
  GTK_WIDGET_CLASS (cx_card_column_parent_class)->unroot (widget);
}

static void
cx_card_column_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_card_column_parent_class)->map (widget);
  cx_card_column_fill_soon (CX_CARD_COLUMN (widget));
}

static void
cx_card_column_dispose (GObject *object)
{
  CxCardColumn *self = CX_CARD_COLUMN (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  for (guint i = 0; i < self->places->len; i++)
    {
      CxCardPlace *place = g_ptr_array_index (self->places, i);

      if (place->slot != NULL)
        gtk_widget_unparent (GTK_WIDGET (place->slot));
    }
  g_hash_table_remove_all (self->keys);
  g_ptr_array_set_size (self->places, 0);
  G_OBJECT_CLASS (cx_card_column_parent_class)->dispose (object);
}

static void
cx_card_column_finalize (GObject *object)
{
  CxCardColumn *self = CX_CARD_COLUMN (object);

  g_ptr_array_unref (self->places);
  g_hash_table_unref (self->keys);
  g_free (self->target);
  G_OBJECT_CLASS (cx_card_column_parent_class)->finalize (object);
}

static void
cx_card_column_class_init (CxCardColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cx_card_column_dispose;
  object_class->finalize = cx_card_column_finalize;
  widget_class->get_request_mode = cx_card_column_get_request_mode;
  widget_class->measure = cx_card_column_measure;
  widget_class->size_allocate = cx_card_column_size_allocate;
  widget_class->snapshot = cx_card_column_snapshot;
  widget_class->root = cx_card_column_root;
  widget_class->unroot = cx_card_column_unroot;
  widget_class->map = cx_card_column_map;
  signals[NEAR_CHANGED] = g_signal_new ("near-changed", CX_TYPE_CARD_COLUMN, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
cx_card_column_init (CxCardColumn *self)
{
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
  self->keys = g_hash_table_new (g_str_hash, g_str_equal);
}

/* --- Filling ---------------------------------------------------------------------------------- */

void
cx_card_column_set_funcs (CxCardColumn *self, const CxCardFuncs *funcs, gpointer data)
{
  self->funcs = funcs;
  self->data = data;
}

static CxCardPlace *
take_place (CxCardColumn *self, const CxCardPlan *plan)
{
  CxCardPlace *place = g_hash_table_lookup (self->keys, plan->key);

  if (place != NULL)
    g_hash_table_remove (self->keys, plan->key);
  else
    {
      place = g_new0 (CxCardPlace, 1);
      place->key = g_strdup (plan->key);
      place->height = plan->height;
    }
  if (g_strcmp0 (place->title, plan->title) != 0)
    {
      g_free (place->title);
      place->title = g_strdup (plan->title);
      if (place->slot != NULL)
        cx_card_slot_set_title (place->slot, place->title);
    }
  return place;
}

/* Those that nobody took. */
static void
remove_places (CxCardColumn *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->keys);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      CxCardPlace *place = value;

      cx_card_column_drop_card (self, place);
      if (place->slot != NULL)
        gtk_widget_unparent (GTK_WIDGET (place->slot));
      g_hash_table_iter_remove (&iter);
      place_free (place);
    }
}

/* The order of the children is the order in which they are read and focused. */
static void
sort_slots (CxCardColumn *self)
{
  GtkWidget *previous = NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      const CxCardPlace *place = g_ptr_array_index (self->places, i);
      GtkWidget *slot = GTK_WIDGET (place->slot);

      if (slot == NULL)
        continue;
      if (gtk_widget_get_prev_sibling (slot) != previous)
        gtk_widget_insert_after (slot, GTK_WIDGET (self), previous);
      previous = slot;
    }
}

void
cx_card_column_set_cards (CxCardColumn *self, const CxCardPlan *plans, guint n)
{
  GPtrArray *places = g_ptr_array_new_full (n, (GDestroyNotify) place_free);
  int y = 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (places, take_place (self, &plans[i]));
  remove_places (self);
  g_ptr_array_set_free_func (self->places, NULL);
  g_ptr_array_unref (self->places);
  self->places = places;
  for (guint i = 0; i < n; i++)
    {
      CxCardPlace *place = g_ptr_array_index (places, i);

      place->y = y;
      y += place->height + CX_CARD_SPACING;
      g_hash_table_insert (self->keys, place->key, place);
    }
  sort_slots (self);
  self->n_slots = 0;
  self->first = self->last = 0;
  g_clear_pointer (&self->target, g_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  cx_card_column_fill_soon (self);
}

void
cx_card_column_update (CxCardColumn *self, const char *key)
{
  CxCardPlace *place = g_hash_table_lookup (self->keys, key);

  if (place == NULL)
    return;
  place->outdated = TRUE;
  cx_card_column_fill_soon (self);
}

void
cx_card_column_update_all (CxCardColumn *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      CxCardPlace *place = g_ptr_array_index (self->places, i);

      place->outdated = TRUE;
      if ((i < self->first || i >= self->last) &&
          gtk_widget_get_focus_child (GTK_WIDGET (self)) != GTK_WIDGET (place->slot))
        cx_card_column_drop_card (self, place);
    }
  cx_card_column_fill_soon (self);
}

GtkWidget *
cx_card_column_get_card (CxCardColumn *self, const char *key)
{
  const CxCardPlace *place = g_hash_table_lookup (self->keys, key);

  return place != NULL && place->slot != NULL ? cx_card_slot_get_card (place->slot) : NULL;
}

guint
cx_card_column_get_n_cards (CxCardColumn *self)
{
  return self->places->len;
}

void
cx_card_column_get_near (CxCardColumn *self, guint *first, guint *last)
{
  *first = self->first;
  *last = MIN (self->last, self->places->len);
}
