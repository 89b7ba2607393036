#include "config.h"

#include "cx-question-rows.h"

#include "cx-question-slot.h"

/* What a frame may take for showing rows, in microseconds; their layout comes on top of it. */
#define BUDGET 3000
/* No more rows than these in one frame, however quick. */
#define ROWS_A_FRAME 3

struct _CxQuestionRows
{
  GObject parent_instance;

  GtkListView *list; /* borrowed; NULL: stopped */
  GPtrArray *slots;  /* CxQuestionSlot, borrowed from the list */
  GPtrArray *spare;  /* CxQuestionRowView */
  guint tick;        /* of the frame clock; 0: everything near is shown */
};

G_DEFINE_FINAL_TYPE (CxQuestionRows, cx_question_rows, G_TYPE_OBJECT)

/* How far a slot is from what is seen, in heights of the list; 0: it is seen. */
static float
get_distance (CxQuestionRows *self, CxQuestionSlot *slot)
{
  const float height = (float) MAX (gtk_widget_get_height (GTK_WIDGET (self->list)), 1);
  graphene_rect_t box;

  if (gtk_widget_get_height (GTK_WIDGET (slot)) == 0 ||
      !gtk_widget_get_mapped (GTK_WIDGET (slot)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (slot), GTK_WIDGET (self->list), &box))
    return G_MAXFLOAT;
  if (box.origin.y >= height)
    return box.origin.y / height - 1;
  return box.origin.y + box.size.height < 0 ? -(box.origin.y + box.size.height) / height : 0;
}

static CxQuestionRowView *
take_spare (CxQuestionRows *self)
{
  return self->spare->len > 0
             ? g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1)
             : g_object_ref_sink (CX_QUESTION_ROW_VIEW (cx_question_row_view_new ()));
}

static void
fill (CxQuestionRows *self, CxQuestionSlot *slot)
{
  cx_question_slot_fill (slot, cx_question_slot_is_filled (slot) ? NULL : take_spare (self));
}

/* Shows stale slots within @near; TRUE if some had to wait for the next frame. */
static gboolean
fill_near (CxQuestionRows *self, const float *distances, float near, gint64 until, guint *room)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      CxQuestionSlot *slot = g_ptr_array_index (self->slots, i);

      if (distances[i] > near || !cx_question_slot_has_entry (slot) ||
          !cx_question_slot_is_stale (slot))
        continue;
      if (*room == 0 || g_get_monotonic_time () > until)
        return TRUE;
      (*room)--;
      fill (self, slot);
    }
  return FALSE;
}

static void
empty_far (CxQuestionRows *self, const float *distances)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      CxQuestionSlot *slot = g_ptr_array_index (self->slots, i);

      if (distances[i] > 3 && cx_question_slot_is_filled (slot))
        g_ptr_array_add (self->spare, cx_question_slot_empty (slot));
    }
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CxQuestionRows *self = CX_QUESTION_ROWS (data);
  const gint64 until = g_get_monotonic_time () + BUDGET;
  g_autofree float *distances = g_new (float, self->slots->len + 1);
  guint room = ROWS_A_FRAME;

  for (guint i = 0; i < self->slots->len; i++)
    distances[i] = get_distance (self, g_ptr_array_index (self->slots, i));
  empty_far (self, distances);
  if (fill_near (self, distances, 0, until, &room) || fill_near (self, distances, 1, until, &room))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
look_again (CxQuestionRows *self)
{
  if (self->tick == 0 && self->list != NULL)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), tick_cb, self, NULL);
}

/* --- The factory --- */

static void
destroy_cb (CxQuestionRows *self, GtkWidget *slot)
{
  g_ptr_array_remove_fast (self->slots, slot);
}

static void
setup_cb (CxQuestionRows *self, GtkListItem *item)
{
  GtkWidget *slot = cx_question_slot_new ();

  g_signal_connect_object (slot, "unsettled", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (slot, "destroy", G_CALLBACK (destroy_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->slots, slot);
  gtk_list_item_set_child (item, slot);
}

static void
bind_cb (CxQuestionRows *self, GtkListItem *item)
{
  cx_question_slot_set_entry (CX_QUESTION_SLOT (gtk_list_item_get_child (item)),
                              gtk_list_item_get_item (item));
}

static void
unbind_cb (CxQuestionRows *self, GtkListItem *item)
{
  cx_question_slot_set_entry (CX_QUESTION_SLOT (gtk_list_item_get_child (item)), NULL);
}

/* --- Class --- */

static void
cx_question_rows_finalize (GObject *object)
{
  CxQuestionRows *self = CX_QUESTION_ROWS (object);

  g_ptr_array_unref (self->slots);
  g_ptr_array_unref (self->spare);
  G_OBJECT_CLASS (cx_question_rows_parent_class)->finalize (object);
}

static void
cx_question_rows_class_init (CxQuestionRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_question_rows_finalize;
}

static void
cx_question_rows_init (CxQuestionRows *self)
{
  self->slots = g_ptr_array_new ();
  self->spare = g_ptr_array_new_with_free_func (g_object_unref);
}

CxQuestionRows *
cx_question_rows_new (GtkListView *list)
{
  CxQuestionRows *self = g_object_new (CX_TYPE_QUESTION_ROWS, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GSignalGroup *scrolled = g_signal_group_new (GTK_TYPE_ADJUSTMENT);

  self->list = list;
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (list, factory);
  g_signal_group_connect_object (scrolled, "value-changed", G_CALLBACK (look_again), self,
                                 G_CONNECT_SWAPPED);
  g_object_bind_property (list, "vadjustment", scrolled, "target", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (list), "scrolled", scrolled, g_object_unref);
  return self;
}

void
cx_question_rows_stop (CxQuestionRows *self)
{
  if (self->list != NULL && self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->tick);
  self->tick = 0;
  self->list = NULL;
}
