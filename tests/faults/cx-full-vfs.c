#include "config.h"

#include "cx-full-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* lies behind this struct */
} FullFile;

static sqlite3_vfs full_vfs;
static sqlite3_vfs *real_vfs;
static gint64 space = -1;
static gint64 written;

void
full_vfs_set_space (gint64 bytes)
{
  space = bytes;
  written = 0;
}

gint64
full_vfs_get_written (void)
{
  return written;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((FullFile *) file)->real;
}

/* Files. */

static int
full_close (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);
  int rc = real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;

  file->pMethods = NULL;
  return rc;
}

static int
full_read (sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
  return get_real (file)->pMethods->xRead (get_real (file), bytes, size, offset);
}

static int
full_write (sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
  if (space >= 0 && written + size > space)
    return SQLITE_FULL;
  written += size;
  return get_real (file)->pMethods->xWrite (get_real (file), bytes, size, offset);
}

static int
full_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
full_sync (sqlite3_file *file, int flags)
{
  return get_real (file)->pMethods->xSync (get_real (file), flags);
}

static int
full_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
full_lock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
full_unlock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
full_check_lock (sqlite3_file *file, int *result)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), result);
}

static int
full_control (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
full_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
full_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
full_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  return get_real (file)->pMethods->xShmMap (get_real (file), region, size, extend, memory);
}

static int
full_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
full_shm_barrier (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
full_shm_unmap (sqlite3_file *file, int remove)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), remove);
}

static const sqlite3_io_methods full_methods = {
  .iVersion = 2,
  .xClose = full_close,
  .xRead = full_read,
  .xWrite = full_write,
  .xTruncate = full_truncate,
  .xSync = full_sync,
  .xFileSize = full_file_size,
  .xLock = full_lock,
  .xUnlock = full_unlock,
  .xCheckReservedLock = full_check_lock,
  .xFileControl = full_control,
  .xSectorSize = full_sector_size,
  .xDeviceCharacteristics = full_characteristics,
  .xShmMap = full_shm_map,
  .xShmLock = full_shm_lock,
  .xShmBarrier = full_shm_barrier,
  .xShmUnmap = full_shm_unmap,
};

/* The file system. */

static int
full_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  FullFile *self = (FullFile *) file;
  int rc;

  self->real = (sqlite3_file *) (self + 1);
  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  self->base.pMethods = rc == SQLITE_OK ? &full_methods : NULL;
  return rc;
}

void
full_vfs_register (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  full_vfs = *real_vfs;
  full_vfs.zName = "full";
  full_vfs.szOsFile = (int) sizeof (FullFile) + real_vfs->szOsFile;
  full_vfs.xOpen = full_open;
  g_assert_cmpint (sqlite3_vfs_register (&full_vfs, 1), ==, SQLITE_OK);
}
