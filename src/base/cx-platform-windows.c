#include "config.h"

#include "cx-platform.h"

#include "cx-platform-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <io.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>
/* Needs windows.h before it. */
#include <psapi.h>

/* The locale's name, and whether this thread had one of its own. */
typedef struct
{
  int config;
  char *locale;
} Before;

gpointer
cx_system_enter_c_numbers (void)
{
  Before *before = g_new (Before, 1);

  before->config = _configthreadlocale (_ENABLE_PER_THREAD_LOCALE);
  before->locale = g_strdup (setlocale (LC_NUMERIC, NULL));
  setlocale (LC_NUMERIC, "C");
  return before;
}

void
cx_system_leave_c_numbers (gpointer before)
{
  Before *kept = before;

  setlocale (LC_NUMERIC, kept->locale);
  _configthreadlocale (kept->config);
  g_free (kept->locale);
  g_free (kept);
}

void
cx_system_set_utf8_locale (void)
{
  setlocale (LC_ALL, ".UTF-8");
}

static int
errno_from_windows (DWORD number)
{
  switch (number)
    {
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
      return ENOSPC;
    case ERROR_SHARING_VIOLATION:
    case ERROR_LOCK_VIOLATION:
    case ERROR_USER_MAPPED_FILE:
      return EBUSY;
    case ERROR_ACCESS_DENIED:
    case ERROR_WRITE_PROTECT:
      return EACCES;
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
      return ENOENT;
    default:
      return EIO;
    }
}

int
cx_system_sync_file (const char *path)
{
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  HANDLE file = CreateFileW ((const wchar_t *) wide, GENERIC_WRITE, FILE_SHARE_READ, NULL,
                             OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
  int result = 0;

  if (file == INVALID_HANDLE_VALUE)
    return errno_from_windows (GetLastError ());
  if (!FlushFileBuffers (file))
    result = errno_from_windows (GetLastError ());
  CloseHandle (file);
  return result;
}

/* NTFS writes names through its journal; there is nothing to wait for. */
int
cx_system_sync_folder (G_GNUC_UNUSED const char *path)
{
  return 0;
}

int
cx_system_replace (const char *tmp, const char *path)
{
  g_autofree gunichar2 *from = g_utf8_to_utf16 (tmp, -1, NULL, NULL, NULL);
  g_autofree gunichar2 *to = g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);

  if (MoveFileExW ((const wchar_t *) from, (const wchar_t *) to,
                   MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
    return 0;
  /* Windows says "access denied" of a target that another program holds open. */
  if (GetLastError () == ERROR_ACCESS_DENIED && g_access (path, W_OK) == 0)
    return EBUSY;
  return errno_from_windows (GetLastError ());
}

gboolean
cx_platform_limit_child (G_GNUC_UNUSED guint megabytes,
                         G_GNUC_UNUSED guint seconds,
                         G_GNUC_UNUSED guint output_megabytes)
{
  SetErrorMode (SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
  return FALSE;
}

gint64
cx_platform_peak_memory (void)
{
  PROCESS_MEMORY_COUNTERS counters = { .cb = sizeof counters };

  if (!GetProcessMemoryInfo (GetCurrentProcess (), &counters, sizeof counters))
    return 0;
  return (gint64) counters.PeakWorkingSetSize;
}

/* Windows runs this in a thread of its own. */
static BOOL WINAPI
interrupted_cb (DWORD kind)
{
  static volatile LONG times = 0;

  if ((kind != CTRL_C_EVENT && kind != CTRL_BREAK_EVENT) || InterlockedIncrement (&times) > 1)
    return FALSE;
  cx_system_interrupted ();
  return TRUE;
}

void
cx_system_watch_interrupts (gboolean on)
{
  SetConsoleCtrlHandler (interrupted_cb, on);
}

gboolean
cx_platform_is_network_path (const char *path)
{
  return g_str_has_prefix (path, "\\\\") || g_str_has_prefix (path, "//");
}

gboolean
cx_platform_is_terminal (int descriptor)
{
  return _isatty (descriptor) != 0;
}

guint
cx_platform_terminal_width (int descriptor)
{
  CONSOLE_SCREEN_BUFFER_INFO info;
  HANDLE console = (HANDLE) _get_osfhandle (descriptor);

  if (!GetConsoleScreenBufferInfo (console, &info))
    return 0;
  return (guint) (info.srWindow.Right - info.srWindow.Left + 1);
}

void
cx_platform_write_bytes (void)
{
  fflush (stdout);
  _setmode (_fileno (stdout), _O_BINARY);
}

int
cx_platform_hush (void)
{
  int kept, nowhere;

  fflush (stderr);
  kept = _dup (_fileno (stderr));
  nowhere = g_open ("NUL", O_WRONLY, 0);
  if (kept >= 0 && nowhere >= 0)
    _dup2 (nowhere, _fileno (stderr));
  if (nowhere >= 0)
    _close (nowhere);
  return kept;
}

void
cx_platform_unhush (int hushed)
{
  if (hushed < 0)
    return;
  fflush (stderr);
  _dup2 (hushed, _fileno (stderr));
  _close (hushed);
}

gint64
cx_platform_process_id (void)
{
  return GetCurrentProcessId ();
}

void
cx_platform_become (const char *path, char **argv, GError **error)
{
  g_auto (GStrv) words = g_strdupv (argv);
  int status = 0;

  g_free (words[0]);
  words[0] = g_strdup (path);
  if (g_spawn_sync (NULL, words, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL, NULL,
                    &status, error))
    exit (status);
}
