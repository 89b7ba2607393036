/* The running program: its words and where its data lie. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The command line in UTF-8 on every system; *@argc is set to its length. (transfer full) */
char **cx_program_get_arguments (int *argc, char **argv);

/* "share/<name>" beside the folder of the program, where it is there: a program that was moved with
 * its folder finds its data. (nullable) (transfer full) */
char *cx_program_find_data (const char *name);

/* Full path of the running program. (nullable) (transfer full) */
char *cx_program_get_path (void);

/* Writes @length bytes to @path by way of a file beside it, so that a failure leaves what was
 * there. */
gboolean cx_program_write_file (const char *path, const char *text, gsize length, GError **error);

G_END_DECLS
