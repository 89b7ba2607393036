/* What the search over everything looks through. */
#pragma once

#include "cx-search-item.h"
#include "cx-session.h"

G_BEGIN_DECLS

/* Commands and pages. (element-type CxSearchItem) (transfer full) */
GPtrArray *cx_search_list_commands (void);

/* For cx_session_run (): surveys and their questions; no request. What is finished is as above. */
gpointer cx_search_list_surveys (CxWorkspace *workspace,
                                 gpointer request,
                                 CxProgress *progress,
                                 GError **error);
/* The same for responses; the request is what was typed. */
gpointer cx_search_find_responses (CxWorkspace *workspace,
                                   gpointer request,
                                   CxProgress *progress,
                                   GError **error);

G_END_DECLS
