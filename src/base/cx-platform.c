#include "config.h"

#include "cx-platform.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-platform-private.h"

#include <errno.h>
#include <locale.h>

/* Numbers in the C style: how deep this thread is in, and what to give back at the end. */
typedef struct
{
  guint depth;
  gpointer before;
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

void
cx_c_numbers_begin (void)
{
  CNumbers *numbers = get_c_numbers ();

  if (numbers->depth++ == 0)
    numbers->before = cx_system_enter_c_numbers ();
}

void
cx_c_numbers_end (void)
{
  CNumbers *numbers = get_c_numbers ();

  g_assert (numbers->depth > 0);
  if (--numbers->depth == 0)
    cx_system_leave_c_numbers (numbers->before);
}

void
cx_platform_set_error (GError **error, int number, const char *path, const char *doing)
{
  g_autofree char *name = path != NULL ? g_filename_display_name (path) : NULL;
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
      mend = _ ("Choose a folder where you may write, or ask for permission to write there.");
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
  if (name != NULL)
    cx_error_set (error, code, mend, _ ("%s: %s (%s)"), name, doing, g_strerror (number));
  else
    cx_error_set (error, code, mend, "%s (%s)", doing, g_strerror (number));
  cx_error_place (error, name, 0, NULL);
}

gboolean
cx_platform_sync_file (const char *path, GError **error)
{
  int number = cx_system_sync_file (path);

  if (number == 0)
    number = cx_system_sync_folder (path);
  if (number == 0)
    return TRUE;
  cx_platform_set_error (error, number, path, _ ("The file could not be written to the disk"));
  return FALSE;
}

gboolean
cx_platform_replace_file (const char *tmp, const char *path, GError **error)
{
  int number = cx_system_sync_file (tmp);

  if (number == 0)
    number = cx_system_replace (tmp, path);
  if (number == 0)
    number = cx_system_sync_folder (path);
  if (number == 0)
    return TRUE;
  cx_platform_set_error (error, number, path, _ ("The file could not be written"));
  return FALSE;
}

static GMutex interrupt_lock;
static GCancellable *interrupt_cancellable;

void
cx_system_interrupted (void)
{
  g_autoptr (GCancellable) cancellable = NULL;

  g_mutex_lock (&interrupt_lock);
  if (interrupt_cancellable != NULL)
    cancellable = g_object_ref (interrupt_cancellable);
  g_mutex_unlock (&interrupt_lock);
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
}

void
cx_platform_cancel_on_interrupt (GCancellable *cancellable)
{
  g_mutex_lock (&interrupt_lock);
  g_set_object (&interrupt_cancellable, cancellable);
  g_mutex_unlock (&interrupt_lock);
  cx_system_watch_interrupts (cancellable != NULL);
}

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
  cx_system_set_utf8_locale ();
  setlocale (LC_NUMERIC, "C");
  if (lang != NULL)
    g_setenv ("LANGUAGE", lang, TRUE);
}
