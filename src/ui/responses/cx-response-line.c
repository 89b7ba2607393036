#include "config.h"

#include "cx-response-line.h"

struct _CxResponseLine
{
  GObject parent_instance;

  guint position;
  CxPagedItem *item; /* nullable */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxResponseLine, cx_response_line, G_TYPE_OBJECT)

static void
item_changed_cb (CxResponseLine *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
forget_item (CxResponseLine *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, item_changed_cb, self);
  g_clear_object (&self->item);
}

static void
cx_response_line_dispose (GObject *object)
{
  forget_item (CX_RESPONSE_LINE (object));
  G_OBJECT_CLASS (cx_response_line_parent_class)->dispose (object);
}

static void
cx_response_line_class_init (CxResponseLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_response_line_dispose;
  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_RESPONSE_LINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_response_line_init (CxResponseLine *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
}

CxResponseLine *
cx_response_line_new (void)
{
  return g_object_new (CX_TYPE_RESPONSE_LINE, NULL);
}

void
cx_response_line_show (CxResponseLine *self, guint position, CxPagedItem *item)
{
  gboolean same = self->item == item;

  self->position = position;
  if (same)
    {
      g_clear_object (&item);
      return;
    }
  forget_item (self);
  self->item = item;
  if (item != NULL)
    g_signal_connect_swapped (item, "changed", G_CALLBACK (item_changed_cb), self);
  g_signal_emit (self, signals[CHANGED], 0);
}

guint
cx_response_line_get_position (CxResponseLine *self)
{
  return self->position;
}

CxPagedItem *
cx_response_line_get_item (CxResponseLine *self)
{
  return self->item;
}
