#include "config.h"

#include "cx-window-page.h"

G_DEFINE_INTERFACE (CxWindowPage, cx_window_page, GTK_TYPE_WIDGET)

static void
cx_window_page_default_init (CxWindowPageInterface *iface)
{
}

#define PREPARED "clientele-page-prepared"

gboolean
cx_window_page_prepare (CxWindowPage *self)
{
  CxWindowPageInterface *iface = CX_WINDOW_PAGE_GET_IFACE (self);

  if (cx_window_page_is_prepared (self))
    return FALSE;
  g_object_set_data (G_OBJECT (self), PREPARED, self);
  if (iface->prepare != NULL)
    iface->prepare (self);
  return TRUE;
}

gboolean
cx_window_page_is_prepared (CxWindowPage *self)
{
  return g_object_get_data (G_OBJECT (self), PREPARED) != NULL;
}

void
cx_window_page_go (CxWindowPage *self, const char *place)
{
  CxWindowPageInterface *iface = CX_WINDOW_PAGE_GET_IFACE (self);

  if (iface->go != NULL)
    iface->go (self, place);
}

gboolean
cx_window_page_search (CxWindowPage *self)
{
  CxWindowPageInterface *iface = CX_WINDOW_PAGE_GET_IFACE (self);

  return iface->search != NULL && iface->search (self);
}

GtkWidget *
cx_window_page_get_actions (CxWindowPage *self)
{
  CxWindowPageInterface *iface = CX_WINDOW_PAGE_GET_IFACE (self);

  return iface->get_actions != NULL ? iface->get_actions (self) : NULL;
}

const char *
cx_window_page_get_help (CxWindowPage *self)
{
  CxWindowPageInterface *iface = CX_WINDOW_PAGE_GET_IFACE (self);

  return iface->get_help != NULL ? iface->get_help (self) : NULL;
}
