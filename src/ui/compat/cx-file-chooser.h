/* Asking for a file or folder. The only place that knows with which dialog this is done.
 *
 * Each question remembers the folder of the answer, and the next one begins there. For tests: where
 * the environment variable CLIENTELE_TEST_FILE_CHOOSER is set, its value is the answer and no
 * dialog is shown; "@FILE" means the lines of FILE at that moment, and no line that it was
 * dismissed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One kind of file to choose. A list of them ends with a name of NULL; the first is chosen. */
typedef struct
{
  const char *name;     /* N_() */
  const char *suffixes; /* "csv;tsv", any case; NULL: all files */
} CxFileFilter;

/* @filters is nullable. @callback is called in any case, with @parent (nullable) as its source; the
 * question keeps @parent alive. */
void cx_file_chooser_open (GtkWindow *parent,
                           const char *title,
                           const CxFileFilter *filters,
                           gboolean multiple,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* @name is the suggested name; an existing file is asked about. */
void cx_file_chooser_save (GtkWindow *parent,
                           const char *title,
                           const CxFileFilter *filters,
                           const char *name,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void cx_file_chooser_folder (GtkWindow *parent,
                             const char *title,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* The files chosen (element-type GFile), at least one; NULL: dismissed. (transfer full) */
GListModel *cx_file_chooser_finish_files (GAsyncResult *result);
/* The first of them. (transfer full) (nullable) */
GFile *cx_file_chooser_finish (GAsyncResult *result);

/* The folder that was used last, else the documents folder. (transfer full) */
GFile *cx_file_chooser_get_folder (void);
/* Remembers the folder of @file, which was chosen in another way, such as by a drop. */
void cx_file_chooser_remember (GFile *file);

G_END_DECLS
