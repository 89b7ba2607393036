#include "config.h"

#include "cx-window-pages.h"

#include "cx-history-page.h"
#include "cx-import-page.h"
#include "cx-overview-page.h"
#include "cx-place.h"
#include "cx-reports-page.h"
#include "cx-surveys-page.h"

static const CxWindowPageType *const pages[] = {
  &cx_overview_page_type, &cx_surveys_page_type, &cx_import_page_type,
  &cx_reports_page_type,  &cx_history_page_type, NULL,
};

const CxWindowPageType *const *
cx_window_pages (void)
{
  return pages;
}

const CxWindowPageType *
cx_window_page_find (const char *place)
{
  g_autoptr (CxPlace) parsed = cx_place_parse (place);
  const char *id = cx_place_get_part (parsed, 0);

  for (guint i = 0; pages[i] != NULL; i++)
    if (g_strcmp0 (pages[i]->id, id) == 0)
      return pages[i];
  return NULL;
}
