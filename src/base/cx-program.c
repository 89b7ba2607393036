#include "config.h"

#include "cx-program.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-output.h"
#include "cx-platform.h"

#include <errno.h>

char **
cx_program_get_arguments (int *argc, char **argv)
{
#ifdef G_OS_WIN32
  char **words = g_win32_get_command_line ();

  *argc = (int) g_strv_length (words);
  return words;
#else
  return g_strdupv (argv);
#endif
}

char *
cx_program_get_path (void)
{
#ifdef G_OS_WIN32
  g_autofree char *folder = g_win32_get_package_installation_directory_of_module (NULL);

  return g_build_filename (folder, "bin", "clientele-cli.exe", NULL);
#else
  return g_file_read_link ("/proc/self/exe", NULL);
#endif
}

char *
cx_program_find_data (const char *name)
{
  g_autofree char *program = cx_program_get_path ();
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *data = NULL;

  if (folder == NULL)
    return NULL;
  data = g_build_filename (folder, "..", "share", name, NULL);
  return g_file_test (data, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&data) : NULL;
}

gboolean
cx_program_write_file (const char *path, const char *text, gsize length, GError **error)
{
  g_autofree char *tmp = NULL;
  FILE *file = cx_output_open (path, &tmp, error);
  gboolean written;

  if (file == NULL)
    return FALSE;
  written = fwrite (text, 1, length, file) == length;
  if (!written)
    cx_platform_set_error (error, errno, path, _ ("The file could not be written"));
  return cx_output_close (file, tmp, path, written, error);
}
