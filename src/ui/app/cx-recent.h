/* The businesses that were opened lately, as they are remembered for a person. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *uri;
  char *path;
  char *name;     /* of the file, without its suffix */
  char *folder;   /* for people: "~/Documents" */
  gint64 changed; /* ms UTC; 0: not known */
  gboolean missing;
} CxRecent;
void cx_recent_free (CxRecent *recent);

/* Puts it on top. */
void cx_recent_add (const char *path);
void cx_recent_remove (const char *uri);
/* It was found again elsewhere. */
void cx_recent_move (const char *uri, GFile *file);
/* Addresses, the newest first. */
char **cx_recent_list (void);

/* Looks after the files in a thread; a disk may be slow to answer. */
void
cx_recent_look_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* (element-type CxRecent) (transfer full); NULL: cancelled. */
GPtrArray *cx_recent_look_finish (GAsyncResult *result);

/* "Café" of the path ".../Café.clientele"; and its folder for people. g_free (). */
char *cx_recent_make_name (const char *path);
char *cx_recent_make_folder (const char *path);

G_END_DECLS
