/* Opening and making business files in a thread: bringing one up to date, or waiting for a slow
 * disk, must not stop the window. What they give belongs to the main thread. */
#pragma once

#include "cx-activity.h"
#include "cx-project.h"

G_BEGIN_DECLS

void cx_open_async (const char *path,
                    CxStoreFlags flags,
                    GAsyncReadyCallback callback,
                    gpointer user_data);

/* A new business; as cx_project_create (). */
typedef struct
{
  char *path, *name, *currency, *time_zone, *language;
} CxNewBusiness;
void cx_new_business_free (CxNewBusiness *business);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxNewBusiness, cx_new_business_free)

/* Takes @business. A file that is there is replaced: the person was asked; it is kept beside under
 * another name. */
void cx_open_new_async (CxNewBusiness *business, GAsyncReadyCallback callback, gpointer user_data);

/* The sample business in a new file of @folder (nullable: the documents folder, else where the
 * program may write). @activity is told of progress and can stop it. */
void cx_open_sample_async (const char *folder,
                           CxActivity *activity,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* Of all three. (transfer full) */
CxProject *cx_open_finish (GAsyncResult *result, GError **error);

/* TRUE if both paths lead to one file, by links or otherwise. */
gboolean cx_open_is_same_file (const char *a, const char *b);

G_END_DECLS
