#include "config.h"

#include "cx-survey.h"

G_DEFINE_FINAL_TYPE (CxItem, cx_item, G_TYPE_OBJECT)

static void
cx_item_finalize (GObject *object)
{
  CxItem *self = CX_ITEM (object);

  g_free (self->uuid);
  g_free (self->code);
  g_free (self->column);
  g_clear_object (&self->choice);
  g_clear_object (&self->row);
  G_OBJECT_CLASS (cx_item_parent_class)->finalize (object);
}

static void
cx_item_class_init (CxItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_item_finalize;
}

static void
cx_item_init (CxItem *self)
{
}
