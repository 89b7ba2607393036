#include "config.h"

#include "cx-commands.h"

#include "cx-i18n.h"
#include "cx-platform.h"
#include "cx-program.h"

#define FILES_PROGRAM "clientele-cli-files"

#define LIST_COMMAND(id) &cx_command_##id,
#define LEAVE_OUT(id)
static const CxCommand *const commands[] = { CX_COMMANDS (LIST_COMMAND, LEAVE_OUT) NULL };

const CxCommand *const *
cx_commands (void)
{
  return commands;
}

/* Beside this program while it is not installed, else in the libexec folder: of the place that this
 * program was moved to with everything it came with, or of the place that it was built for. */
static char *
find_files_program (void)
{
  g_autofree char *program = cx_program_get_path ();
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *beside = g_build_filename (folder, FILES_PROGRAM EXECUTABLE_SUFFIX, NULL);
  g_autofree char *moved = g_build_filename (folder, "..", "libexec", "clientele",
                                             FILES_PROGRAM EXECUTABLE_SUFFIX, NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  if (g_file_test (moved, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&moved);
  return g_build_filename (LIBEXECDIR, FILES_PROGRAM EXECUTABLE_SUFFIX, NULL);
}

void
cx_commands_go_on (char **argv, GError **error)
{
  g_autofree char *path = find_files_program ();

  /* It lies elsewhere, and would look for translations beside itself. */
  g_setenv ("CLIENTELE_LOCALEDIR", cx_i18n_get_folder (), FALSE);
  cx_platform_become (path, argv, error);
}
