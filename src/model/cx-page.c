#include "config.h"

#include "cx-survey.h"

#include "cx-store.h"

G_DEFINE_FINAL_TYPE (CxPage, cx_page, G_TYPE_OBJECT)

static void
cx_page_finalize (GObject *object)
{
  CxPage *self = CX_PAGE (object);

  g_free (self->uuid);
  g_free (self->code);
  g_free (self->title);
  g_free (self->description);
  g_free (self->relevant);
  g_free (self->properties);
  G_OBJECT_CLASS (cx_page_parent_class)->finalize (object);
}

static void
cx_page_class_init (CxPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_page_finalize;
}

static void
cx_page_init (CxPage *self)
{
}

CxPage *
cx_page_new (void)
{
  CxPage *self = g_object_new (CX_TYPE_PAGE, NULL);

  self->uuid = cx_uuid_new ();
  return self;
}
