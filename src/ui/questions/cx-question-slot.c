#include "config.h"

#include "cx-question-slot.h"

#include "cx-question-type.h"

/* Rows that were never seen are taken to be as high as such questions mostly are. */
#define BASE_HEIGHT 88
#define HEADING_HEIGHT 56
#define LINE_HEIGHT 24
#define MIN_WIDTH 240
#define NATURAL_WIDTH 720

struct _CxQuestionSlot
{
  GtkWidget parent_instance;

  CxQuestionEntry *entry; /* nullable */
  CxQuestionRowView *row; /* nullable */
  gboolean stale;         /* the row shows what was */
  char *name;             /* of the item, as it was told */
};

G_DEFINE_FINAL_TYPE (CxQuestionSlot, cx_question_slot, GTK_TYPE_WIDGET)

static guint unsettled_signal;

static void
tell (CxQuestionSlot *self)
{
  g_signal_emit (self, unsettled_signal, 0);
}

/* The item of the list is what assistive tools go to; it has a name also while there is no row. */
static void
name_item (CxQuestionSlot *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = cx_question_entry_make_name (self->entry);

  if (item == NULL || g_strcmp0 (name, self->name) == 0)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (self->name);
  self->name = g_steal_pointer (&name);
}

static void
entry_changed_cb (CxQuestionSlot *self)
{
  self->stale = TRUE;
  name_item (self);
  tell (self);
}

/* --- Size --- */

static int
guess_height (const CxQuestionEntry *entry)
{
  const CxQuestion *question = entry->question;
  const CxQuestionTypeFlags flags = question != NULL && question->type != NULL
                                        ? question->type->flags
                                        : 0;

  if (question == NULL)
    return entry->page != NULL ? HEADING_HEIGHT : BASE_HEIGHT;
  if ((flags & CX_TYPE_HAS_ROWS) != 0)
    return BASE_HEIGHT + LINE_HEIGHT * (int) MIN (question->rows->len + 1, 5);
  if ((flags & CX_TYPE_HAS_CHOICES) != 0)
    return BASE_HEIGHT + LINE_HEIGHT * (int) MIN (question->choices->len, 6);
  return BASE_HEIGHT + LINE_HEIGHT;
}

static void
cx_question_slot_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  CxQuestionSlot *self = CX_QUESTION_SLOT (widget);
  CxQuestionEntry *entry = self->entry;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      if (self->row != NULL)
        gtk_widget_measure (GTK_WIDGET (self->row), orientation, -1, minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, MIN_WIDTH);
      *natural = MAX (*minimum, NATURAL_WIDTH);
      return;
    }
  if (self->row != NULL)
    gtk_widget_measure (GTK_WIDGET (self->row), orientation, for_size, minimum, NULL, NULL, NULL);
  else
    *minimum = entry == NULL ? 0 : entry->height > 0 ? entry->height : guess_height (entry);
  if (self->row != NULL && entry != NULL && !self->stale && for_size > 0)
    entry->height = *minimum;
  *natural = *minimum;
}

static void
cx_question_slot_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CxQuestionSlot *self = CX_QUESTION_SLOT (widget);

  if (self->row != NULL)
    gtk_widget_allocate (GTK_WIDGET (self->row), width, height, baseline, NULL);
  tell (self);
}

static GtkSizeRequestMode
cx_question_slot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- Class --- */

static void
cx_question_slot_dispose (GObject *object)
{
  CxQuestionSlot *self = CX_QUESTION_SLOT (object);
  GtkWidget *row = self->row != NULL ? GTK_WIDGET (self->row) : NULL;

  self->row = NULL;
  g_clear_pointer (&row, gtk_widget_unparent);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (cx_question_slot_parent_class)->dispose (object);
}

static void
cx_question_slot_finalize (GObject *object)
{
  g_free (CX_QUESTION_SLOT (object)->name);
  G_OBJECT_CLASS (cx_question_slot_parent_class)->finalize (object);
}

static void
cx_question_slot_class_init (CxQuestionSlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_question_slot_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_question_slot_finalize;
  widget_class->measure = cx_question_slot_measure;
  widget_class->size_allocate = cx_question_slot_size_allocate;
  widget_class->get_request_mode = cx_question_slot_get_request_mode;
  unsettled_signal = g_signal_new ("unsettled", CX_TYPE_QUESTION_SLOT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_question_slot_init (CxQuestionSlot *self)
{
}

GtkWidget *
cx_question_slot_new (void)
{
  return g_object_new (CX_TYPE_QUESTION_SLOT, NULL);
}

void
cx_question_slot_set_entry (CxQuestionSlot *self, CxQuestionEntry *entry)
{
  if (self->entry == entry)
    return;
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_func (self->entry, entry_changed_cb, self);
  g_set_object (&self->entry, entry);
  self->stale = TRUE;
  if (entry == NULL)
    return;
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  name_item (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell (self);
}

gboolean
cx_question_slot_has_entry (CxQuestionSlot *self)
{
  return self->entry != NULL;
}

gboolean
cx_question_slot_is_stale (CxQuestionSlot *self)
{
  return self->row == NULL || self->stale;
}

gboolean
cx_question_slot_is_filled (CxQuestionSlot *self)
{
  return self->row != NULL;
}

void
cx_question_slot_fill (CxQuestionSlot *self, CxQuestionRowView *row)
{
  if (self->row == NULL)
    {
      self->row = row;
      gtk_widget_set_parent (GTK_WIDGET (row), GTK_WIDGET (self));
      g_object_unref (row);
    }
  self->stale = FALSE;
  cx_question_row_view_show (self->row, self->entry);
}

CxQuestionRowView *
cx_question_slot_empty (CxQuestionSlot *self)
{
  CxQuestionRowView *row = g_object_ref (self->row);

  self->row = NULL;
  gtk_widget_unparent (GTK_WIDGET (row));
  cx_question_row_view_show (row, NULL);
  return row;
}
