/* The inside of the import page, for its files. */
#pragma once

#include "cx-banner.h"
#include "cx-import-page.h"
#include "cx-import-queue.h"
#include "cx-page-header.h"

G_BEGIN_DECLS

struct _CxImportPage
{
  GtkWidget parent_instance;

  CxSession *session;
  CxImportQueue *queue;
  CxImportModel *current; /* nullable: the file that is shown */
  char *place;            /* nullable: the one gone to last */
  guint maker;            /* makes what is shown of it, when there is time */

  CxPageHeader *header;
  CxBanner *banner;
  GtkStack *stack, *files;
  GtkScrolledWindow *scroller;
  GtkWidget *queue_group, *import;
  GtkButton *all;
  GtkListBox *list;
  GtkLabel *sources;
};

/* cx-import-page.c: shows that file, or that there is none. */
void cx_import_page_show_file (CxImportPage *self, CxImportModel *model);
/* TRUE while there is still something to be imported of it. */
gboolean cx_import_page_is_under_way (CxImportModel *model);
/* Shows what can be done now. */
void cx_import_page_update (CxImportPage *self);

/* cx-import-page-files.c */
void cx_import_page_watch_files (CxImportPage *self);
guint cx_import_page_count_files (CxImportPage *self);
/* @survey (nullable): the code of the one they go to. */
void cx_import_page_add_paths (CxImportPage *self, GPtrArray *paths, const char *survey);
/* As CxWindowPageInterface.go. */
void cx_import_page_go (CxWindowPage *page, const char *place);

G_END_DECLS
