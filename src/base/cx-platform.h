/* Everything that differs between systems. No file but cx-platform*.c calls the system past GLib.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* To be called by a child process at its very start, before it touches foreign data: at most
 * @megabytes of memory, @seconds of processor time and @output_megabytes in any file it writes; no
 * core file. 0: no limit. TRUE if the system keeps them; on Windows FALSE: there the parent
 * watches the clock. */
gboolean cx_platform_limit_child (guint megabytes, guint seconds, guint output_megabytes);

/* The most memory this process has held, in bytes; 0 if the system does not say. */
gint64 cx_platform_peak_memory (void);

/* From now on Ctrl+C (and a polite kill) cancels @cancellable instead of ending the program; a
 * second one ends it. NULL gives the interrupt back to the system. Keeps a reference. */
void cx_platform_cancel_on_interrupt (GCancellable *cancellable);

/* Puts @tmp in the place of @path (same folder) in one step, after its bytes are safe on the disk.
 * On failure @path is as it was and @tmp still there. CX_ERROR_FULL, CX_ERROR_READ_ONLY,
 * CX_ERROR_LOCKED (open in another program), CX_ERROR_NOT_FOUND or CX_ERROR_FAILED. */
gboolean cx_platform_replace_file (const char *tmp, const char *path, GError **error);

/* Waits until the bytes of @path, and its name in its folder, are safe on the disk. */
gboolean cx_platform_sync_file (const char *path, GError **error);

/* Sets @error to what the system error number @number (an errno) means for @path (nullable: not
 * known here), with @doing, a translated sentence such as "The workbook could not be written". */
void cx_platform_set_error (GError **error, int number, const char *path, const char *doing);

/* Who is sitting here, for history: the full name, else the login name. Free with g_free (). */
char *cx_platform_user_name (void);

/* Messages in @lang ("vi", "en") whatever the system's own language is; NULL keeps the system's.
 * Numbers stay in the C style either way. To be called before any message is made. */
void cx_platform_set_utf8_locale (const char *lang);

/* TRUE if @path (or, where it is not there yet, its folder) lies on a network file system, where
 * a database must not share memory between programs. */
gboolean cx_platform_is_network_path (const char *path);

/* The number of this process. */
gint64 cx_platform_process_id (void);

/* Goes on as the program @path with the words @argv (the first is its name): in this very process
 * where the system can do that, so that whoever watches or ends it meets the new program; else as a
 * child whose exit code this one ends with. Returns only when it could not be started. */
void cx_platform_become (const char *path, char **argv, GError **error);

/* While hushed, nothing that is written to standard error is seen: for libraries that print there
 * what they also return. It holds for the whole process, so keep it short; calls do not nest.
 * @hushed is what the first returned; -1: standard error could not be turned away. */
int cx_platform_hush (void);
void cx_platform_unhush (int hushed);

/* TRUE if standard output or standard error (1, 2) goes to a terminal that a person sees. */
gboolean cx_platform_is_terminal (int descriptor);

/* How many letters fit into a line of the terminal behind @descriptor (1, 2); 0: not known. */
guint cx_platform_terminal_width (int descriptor);

/* Standard output takes bytes as they are from now on; Windows would write CR LF for LF. */
void cx_platform_write_bytes (void);

G_END_DECLS
