/* Files that a person asked for appear whole or not at all: they are written under another name
 * beside their place and then moved there, so that what stood there before survives a failure. */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* The name under which @path is written. Free with g_free (). */
char *cx_output_make_tmp (const char *path);

/* Refuses a @path where a business file, or any other database, stands: what a person exports never
 * replaces one. CX_ERROR_EXISTS. Opening and finishing look by themselves. */
gboolean cx_output_check (const char *path, GError **error);
/* TRUE if both names lead to one file that is there. */
gboolean cx_output_is_same_file (const char *a, const char *b);

/* @written: @tmp is whole and takes the place of @path. Else @error is set already. Where there is
 * an error it names @path, and @tmp is gone. Returns: TRUE if the file is in its place. */
gboolean cx_output_finish (const char *tmp, const char *path, gboolean written, GError **error);

/* The same for a stream of bytes: *@tmp gets the name to close it with. NULL with @error if nothing
 * can be written there. */
FILE *cx_output_open (const char *path, char **tmp, GError **error);
/* Closes @file, then as cx_output_finish (). */
gboolean
cx_output_close (FILE *file, const char *tmp, const char *path, gboolean written, GError **error);

G_END_DECLS
