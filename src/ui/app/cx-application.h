/* The program: one for all windows. */
#pragma once

#include "cx-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_APPLICATION (cx_application_get_type ())
G_DECLARE_FINAL_TYPE (CxApplication, cx_application, CX, APPLICATION, AdwApplication)

CxApplication *cx_application_new (void);

/* Opens @path in a window of its own, or shows the window that has it, and hands it @files
 * (nullable) to import. @from (nullable) is the start page that was used; it goes once the window
 * is there. What fails is told there. */
void cx_application_open_path (CxApplication *self,
                               GtkWindow *from,
                               const char *path,
                               CxStoreFlags flags,
                               const char *const *files);
/* The same for a business that is open already. */
void cx_application_show_project (CxApplication *self,
                                  GtkWindow *from,
                                  CxProject *project,
                                  const char *const *files);
/* Business files are opened, exports of form tools imported: into the business of @from where that
 * is a window of one, else the start page asks into which. @files: paths, NULL-terminated. */
void cx_application_open_files (CxApplication *self, GtkWindow *from, const char *const *files);
/* The window that has the file open; NULL: none. */
GtkWindow *cx_application_find_window (CxApplication *self, const char *path);
/* Shows the start page. Returns: (transfer none) */
GtkWindow *cx_application_show_start (CxApplication *self);

/* Shows a window that was just made: to make it and to show it for the first time are each nearly
 * as long as a frame. */
void cx_application_present_soon (GtkWindow *window);

/* The path of each file of @list (element-type GFile) that has one. g_strfreev (). */
char **cx_application_list_paths (GListModel *list);

G_END_DECLS
