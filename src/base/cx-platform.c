/* pipe2 () */
#define _GNU_SOURCE

#include "config.h"

#include "cx-platform.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-number.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>

#ifdef G_OS_WIN32
#include <io.h>
#include <psapi.h>
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif
#endif

/* Numbers in the C style. */

typedef struct
{
  guint depth;
#ifdef G_OS_WIN32
  int config;
  char *locale;
#else
  locale_t before;
#endif
} CNumbers;

static GPrivate c_numbers = G_PRIVATE_INIT (g_free);

static CNumbers *
get_c_numbers (void)
{
  CNumbers *numbers = g_private_get (&c_numbers);

  if (numbers == NULL)
    {
      numbers = g_new0 (CNumbers, 1);
      g_private_set (&c_numbers, numbers);
    }
  return numbers;
}

#ifdef G_OS_WIN32

static void
enter_c_numbers (CNumbers *numbers)
{
  numbers->config = _configthreadlocale (_ENABLE_PER_THREAD_LOCALE);
  numbers->locale = g_strdup (setlocale (LC_NUMERIC, NULL));
  setlocale (LC_NUMERIC, "C");
}

static void
leave_c_numbers (CNumbers *numbers)
{
  setlocale (LC_NUMERIC, numbers->locale);
  g_clear_pointer (&numbers->locale, g_free);
  _configthreadlocale (numbers->config);
}

#else

/* Made once and kept: it serves every thread until the program ends. */
static locale_t
get_c_locale (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0));
  return (locale_t) once;
}

static void
enter_c_numbers (CNumbers *numbers)
{
  numbers->before = uselocale (get_c_locale ());
}

static void
leave_c_numbers (CNumbers *numbers)
{
  uselocale (numbers->before);
}

#endif

void
cx_c_numbers_begin (void)
{
  CNumbers *numbers = get_c_numbers ();

  if (numbers->depth++ == 0)
    enter_c_numbers (numbers);
}

void
cx_c_numbers_end (void)
{
  CNumbers *numbers = get_c_numbers ();

  g_assert (numbers->depth > 0);
  if (--numbers->depth == 0)
    leave_c_numbers (numbers);
}

/* Errors of the system in the words of a user. */

void
cx_platform_set_error (GError **error, int number, const char *path, const char *doing)
{
  g_autofree char *name = g_filename_display_name (path);
  CxErrorCode code = CX_ERROR_FAILED;
  const char *mend = NULL;

  switch (number)
    {
    case ENOSPC:
    case EFBIG:
#ifdef EDQUOT
    case EDQUOT:
#endif
      code = CX_ERROR_FULL;
      mend = _ ("Free some space on the disk, or choose another place, and try again.");
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      code = CX_ERROR_READ_ONLY;
      mend = _ ("Choose a folder in which you may write, or ask for the right to write there.");
      break;
    case ENOENT:
    case ENOTDIR:
      code = CX_ERROR_NOT_FOUND;
      mend = _ ("Check the name and the folder.");
      break;
    case EBUSY:
#ifdef ETXTBSY
    case ETXTBSY:
#endif
      code = CX_ERROR_LOCKED;
      mend = _ ("The file is open in another program; close it there and try again.");
      break;
    default:
      break;
    }
  cx_error_set (error, code, mend, _ ("%s: %s (%s)"), name, doing, g_strerror (number));
  cx_error_place (error, name, 0, NULL);
}

#ifdef G_OS_WIN32

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

static int
sync_path (const char *path)
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
static int
sync_folder (G_GNUC_UNUSED const char *path)
{
  return 0;
}

static int
replace_path (const char *tmp, const char *path)
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

#else

static int
sync_open (const char *path, int flags)
{
  int descriptor = open (path, flags | O_CLOEXEC);
  int result = 0;

  if (descriptor < 0)
    return errno;
  /* File systems that cannot sync (some network ones) say EINVAL: they have no better to offer. */
  if (fsync (descriptor) != 0 && errno != EINVAL)
    result = errno;
  if (close (descriptor) != 0 && result == 0)
    result = errno;
  return result;
}

static int
sync_path (const char *path)
{
  return sync_open (path, O_RDONLY);
}

static int
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int result = sync_open (folder, O_RDONLY | O_DIRECTORY);

  /* A folder that may be written but not read cannot be synced; the rename itself held. */
  return result == EACCES ? 0 : result;
}

static int
replace_path (const char *tmp, const char *path)
{
  return g_rename (tmp, path) == 0 ? 0 : errno;
}

#endif

gboolean
cx_platform_sync_file (const char *path, GError **error)
{
  int number = sync_path (path);

  if (number == 0)
    number = sync_folder (path);
  if (number == 0)
    return TRUE;
  cx_platform_set_error (error, number, path, _ ("The file could not be written to the disk"));
  return FALSE;
}

gboolean
cx_platform_replace_file (const char *tmp, const char *path, GError **error)
{
  int number = sync_path (tmp);

  if (number == 0)
    number = replace_path (tmp, path);
  if (number == 0)
    number = sync_folder (path);
  if (number == 0)
    return TRUE;
  cx_platform_set_error (error, number, path, _ ("The file could not be written"));
  return FALSE;
}

/* The process. */

#ifdef G_OS_WIN32

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

#else

static gboolean
set_limit (int resource, guint64 most)
{
  struct rlimit limit = { most, most };

  return setrlimit (resource, &limit) == 0;
}

gboolean
cx_platform_limit_child (guint megabytes, guint seconds, guint output_megabytes)
{
  gboolean kept = set_limit (RLIMIT_CORE, 0);

  if (megabytes > 0)
    kept = set_limit (RLIMIT_AS, (guint64) megabytes << 20) && kept;
  if (seconds > 0)
    kept = set_limit (RLIMIT_CPU, seconds) && kept;
  if (output_megabytes > 0)
    kept = set_limit (RLIMIT_FSIZE, (guint64) output_megabytes << 20) && kept;
  return kept;
}

gint64
cx_platform_peak_memory (void)
{
  struct rusage usage;

  if (getrusage (RUSAGE_SELF, &usage) != 0)
    return 0;
#ifdef __APPLE__
  return (gint64) usage.ru_maxrss;
#else
  return (gint64) usage.ru_maxrss * 1024;
#endif
}

#endif

/* Interrupts. A handler may do next to nothing, so it leaves a mark that a thread of ours sees. */

static GMutex interrupt_lock;
static GCancellable *interrupt_cancellable;

static void
cancel_interrupted (void)
{
  g_autoptr (GCancellable) cancellable = NULL;

  g_mutex_lock (&interrupt_lock);
  if (interrupt_cancellable != NULL)
    cancellable = g_object_ref (interrupt_cancellable);
  g_mutex_unlock (&interrupt_lock);
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
}

#ifdef G_OS_WIN32

/* Windows runs this in a thread of its own. */
static BOOL WINAPI
interrupted_cb (DWORD kind)
{
  static volatile LONG times = 0;

  if ((kind != CTRL_C_EVENT && kind != CTRL_BREAK_EVENT) || InterlockedIncrement (&times) > 1)
    return FALSE;
  cancel_interrupted ();
  return TRUE;
}

static void
watch_interrupts (gboolean on)
{
  SetConsoleCtrlHandler (interrupted_cb, on);
}

#else

static int interrupt_pipe[2] = { -1, -1 };

static void
interrupted_cb (int number)
{
  int before = errno;

  /* The next one is for the system: a person must be able to end a program that hangs. */
  signal (number, SIG_DFL);
  if (write (interrupt_pipe[1], "", 1) < 0)
    raise (number);
  errno = before;
}

static gpointer
wait_for_interrupts (G_GNUC_UNUSED gpointer data)
{
  char byte;

  while (read (interrupt_pipe[0], &byte, 1) == 1 || errno == EINTR)
    cancel_interrupted ();
  return NULL;
}

static gboolean
open_interrupt_pipe (void)
{
  if (interrupt_pipe[0] >= 0)
    return TRUE;
  if (pipe2 (interrupt_pipe, O_CLOEXEC) != 0)
    return FALSE;
  g_thread_unref (g_thread_new ("interrupts", wait_for_interrupts, NULL));
  return TRUE;
}

static void
watch_interrupts (gboolean on)
{
  struct sigaction action = { 0 };

  if (on && !open_interrupt_pipe ())
    return;
  action.sa_handler = on ? interrupted_cb : SIG_DFL;
  action.sa_flags = SA_RESTART;
  sigemptyset (&action.sa_mask);
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
}

#endif

void
cx_platform_cancel_on_interrupt (GCancellable *cancellable)
{
  g_mutex_lock (&interrupt_lock);
  g_set_object (&interrupt_cancellable, cancellable);
  g_mutex_unlock (&interrupt_lock);
  watch_interrupts (cancellable != NULL);
}

/* The person and the place. */

char *
cx_platform_user_name (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_strcmp0 (name, "Unknown") == 0)
    name = g_get_user_name ();
  return g_utf8_make_valid (name != NULL ? name : "", -1);
}

void
cx_platform_set_utf8_locale (const char *lang)
{
  const char *language = lang;

#ifdef G_OS_WIN32
  setlocale (LC_ALL, ".UTF-8");
#else
  /* gettext looks at LANGUAGE only in a locale that is not "C"; and a system without any UTF-8
   * locale of its own still has C.UTF-8. Only for messages and letters: numbers stay in C. */
  if (setlocale (LC_ALL, "") == NULL || !g_get_charset (NULL))
    setlocale (LC_ALL, "C.UTF-8");
#endif
  setlocale (LC_NUMERIC, "C");
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
}

#ifdef G_OS_WIN32

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

#else

#ifdef __linux__

/* Numbers of <linux/magic.h>, and of FUSE, behind which sshfs and cloud folders stand. */
static const guint32 network_systems[] = {
  0x6969,     /* NFS */
  0x517B,     /* SMB */
  0xFE534D42, /* SMB2 */
  0xFF534D42, /* CIFS */
  0x65735546, /* FUSE */
  0x01021997, /* 9P */
  0x5346414F, /* AFS */
  0x00C36400, /* Ceph */
  0x73757245, /* Coda */
};

static gboolean
is_network_system (const char *path)
{
  struct statfs info;

  if (statfs (path, &info) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (network_systems); i++)
    if ((guint32) info.f_type == network_systems[i])
      return TRUE;
  return FALSE;
}

#else

static gboolean
is_network_system (G_GNUC_UNUSED const char *path)
{
  return FALSE;
}

#endif

gboolean
cx_platform_is_network_path (const char *path)
{
  g_autofree char *folder = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return is_network_system (path);
  folder = g_path_get_dirname (path);
  return is_network_system (folder);
}

gboolean
cx_platform_is_terminal (int descriptor)
{
  return isatty (descriptor) == 1;
}

#endif
