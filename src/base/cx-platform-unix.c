/* pipe2 () and newlocale () */
#define _GNU_SOURCE

#include "config.h"

#include "cx-platform.h"

#include "cx-i18n.h"
#include "cx-platform-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif

/* The thread's locale before, and the one it has meanwhile. */
typedef struct
{
  locale_t before, own;
} Locales;

gpointer
cx_system_enter_c_numbers (void)
{
  Locales *locales = g_new (Locales, 1);

  /* Only numbers change: messages are still made in the person's language. */
  locales->before = uselocale ((locale_t) 0);
  locales->own = newlocale (LC_NUMERIC_MASK, "C", duplocale (locales->before));
  uselocale (locales->own);
  return locales;
}

void
cx_system_leave_c_numbers (gpointer before)
{
  Locales *locales = before;

  uselocale (locales->before);
  freelocale (locales->own);
  g_free (locales);
}

void
cx_system_set_utf8_locale (void)
{
  /* Letters and messages alone: numbers, dates and sorting are ours, and each category costs the
   * start of the program a file. A system without any UTF-8 locale of its own still has C.UTF-8. */
  if (setlocale (LC_CTYPE, "") == NULL || !g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
  /* gettext looks at LANGUAGE only in a locale that is not "C". */
  if (setlocale (LC_MESSAGES, "") == NULL || strcmp (setlocale (LC_MESSAGES, NULL), "C") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
}

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

int
cx_system_sync_file (const char *path)
{
  return sync_open (path, O_RDONLY);
}

int
cx_system_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int result = sync_open (folder, O_RDONLY | O_DIRECTORY);

  /* A folder that may be written but not read cannot be synced; the rename itself held. */
  return result == EACCES ? 0 : result;
}

int
cx_system_replace (const char *tmp, const char *path)
{
  return g_rename (tmp, path) == 0 ? 0 : errno;
}

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

/* A handler of signals may do next to nothing, so it leaves a mark that a thread of ours sees. */
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
    cx_system_interrupted ();
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

void
cx_system_watch_interrupts (gboolean on)
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

guint
cx_platform_terminal_width (int descriptor)
{
  struct winsize size = { 0 };

  return ioctl (descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void
cx_platform_write_bytes (void)
{
}

int
cx_platform_hush (void)
{
  int kept, nowhere;

  fflush (stderr);
  kept = fcntl (STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);
  if (kept >= 0 && nowhere >= 0)
    dup2 (nowhere, STDERR_FILENO);
  if (nowhere >= 0)
    close (nowhere);
  return kept;
}

void
cx_platform_unhush (int hushed)
{
  if (hushed < 0)
    return;
  fflush (stderr);
  dup2 (hushed, STDERR_FILENO);
  close (hushed);
}

gint64
cx_platform_process_id (void)
{
  return getpid ();
}

void
cx_platform_become (const char *path, char **argv, GError **error)
{
  execv (path, argv);
  cx_platform_set_error (error, errno, path, _ ("A part of the program could not be started"));
}
