#include "config.h"

#include "cx-package.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-table-private.h"

#include <string.h>
#include <zip.h>

#define DEFAULT_MAX_BYTES (G_GINT64_CONSTANT (4) << 30)
#define MAX_ENTRIES 100000
/* Below this size a part may be packed as tightly as it likes. */
#define RATIO_FREE_BYTES (16 << 20)
#define MAX_RATIO 100

struct _CxPackage
{
  char *path;
  zip_t *zip;
  gint64 max_bytes;
  CxProgress *progress; /* borrowed */
};

struct _CxPackagePart
{
  CxPackage *package; /* borrowed */
  zip_file_t *file;
  char *name;
  gint64 size;
  gint64 packed;
  gint64 position;
};

static const char *
mend_damage (void)
{
  return _ ("Fetch the file again, or open it in a spreadsheet program and save it again.");
}

static void
set_damaged (GError **error, const char *path, const char *reason)
{
  cx_error_set (error, CX_ERROR_DAMAGED, mend_damage (),
                _ ("The file is damaged and cannot be unpacked: %s"), reason);
  cx_error_place (error, path, 0, NULL);
}

CxPackage *
cx_package_open (const char *path, gint64 max_bytes, GError **error)
{
  g_autoptr (CxPackage) self = g_new0 (CxPackage, 1);
  int code = 0;

  self->path = g_strdup (path);
  self->max_bytes = max_bytes > 0 ? max_bytes : DEFAULT_MAX_BYTES;
  self->zip = zip_open (path, ZIP_RDONLY, &code);
  if (self->zip == NULL)
    {
      zip_error_t reason;

      zip_error_init_with_code (&reason, code);
      set_damaged (error, path, zip_error_strerror (&reason));
      zip_error_fini (&reason);
      return NULL;
    }

  if (zip_get_num_entries (self->zip, 0) > MAX_ENTRIES)
    {
      cx_error_set (error, CX_ERROR_LIMIT, NULL,
                    _ ("The file holds more than %d packed parts and was not opened."),
                    MAX_ENTRIES);
      cx_error_place (error, path, 0, NULL);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
cx_package_free (CxPackage *package)
{
  if (package->zip != NULL)
    zip_discard (package->zip);
  g_free (package->path);
  g_free (package);
}

void
cx_package_set_progress (CxPackage *package, CxProgress *progress)
{
  package->progress = progress;
}

GPtrArray *
cx_package_list (CxPackage *package)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  zip_int64_t n = zip_get_num_entries (package->zip, 0);

  for (zip_int64_t i = 0; i < n; i++)
    {
      const char *name = zip_get_name (package->zip, (zip_uint64_t) i, ZIP_FL_ENC_GUESS);

      if (name != NULL && *name != '\0' && !g_str_has_suffix (name, "/"))
        g_ptr_array_add (names, (char *) name);
    }
  return g_steal_pointer (&names);
}

static zip_int64_t
locate_part (CxPackage *package, const char *name)
{
  zip_int64_t index = zip_name_locate (package->zip, name, ZIP_FL_ENC_GUESS);

  if (index < 0)
    index = zip_name_locate (package->zip, name, ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS);
  return index;
}

gboolean
cx_package_has (CxPackage *package, const char *name)
{
  return locate_part (package, name) >= 0;
}

CxPackagePart *
cx_package_part_open (CxPackage *package, const char *name, GError **error)
{
  g_autoptr (CxPackagePart) self = g_new0 (CxPackagePart, 1);
  zip_int64_t index = locate_part (package, name);
  zip_stat_t stat;

  if (index < 0 || zip_stat_index (package->zip, (zip_uint64_t) index, 0, &stat) != 0)
    {
      cx_error_set (error, CX_ERROR_DAMAGED, mend_damage (),
                    _ ("The file is damaged: the part “%s” is missing."), name);
      cx_error_place (error, package->path, 0, NULL);
      return NULL;
    }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
    {
      cx_error_set (error, CX_ERROR_UNSUPPORTED,
                    _ ("Open it with its password and save it without one."),
                    _ ("The file is protected by a password."));
      cx_error_place (error, package->path, 0, NULL);
      return NULL;
    }

  self->package = package;
  self->name = g_strdup (name);
  self->size = (stat.valid & ZIP_STAT_SIZE) ? (gint64) stat.size : 0;
  self->packed = (stat.valid & ZIP_STAT_COMP_SIZE) ? (gint64) stat.comp_size : 0;
  self->file = zip_fopen_index (package->zip, (zip_uint64_t) index, 0);
  if (self->file == NULL)
    {
      set_damaged (error, package->path, zip_strerror (package->zip));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
cx_package_part_close (CxPackagePart *part)
{
  if (part->file != NULL)
    zip_fclose (part->file);
  g_free (part->name);
  g_free (part);
}

static gboolean
check_limits (CxPackagePart *self, GError **error)
{
  gboolean too_large = self->position > self->package->max_bytes;
  gboolean too_dense = self->position > RATIO_FREE_BYTES &&
                       self->position / MAX_RATIO > MAX (self->packed, 1);

  if (!too_large && !too_dense)
    return TRUE;

  cx_error_set (
      error, CX_ERROR_LIMIT,
      _ ("If you trust the file, open it in a spreadsheet program and save it as CSV."),
      _ ("The file unpacks to far more than it should (“%s” is above %d MB), so reading was "
         "stopped."),
      self->name, (int) (self->position >> 20));
  cx_error_place (error, self->package->path, 0, NULL);
  return FALSE;
}

gssize
cx_package_part_read (CxPackagePart *part, guint8 *bytes, gsize size, GError **error)
{
  zip_int64_t n;

  if (!cx_table_check_cancelled (part->package->progress, error))
    return -1;
  n = zip_fread (part->file, bytes, size);
  if (n < 0)
    {
      set_damaged (error, part->package->path, zip_file_strerror (part->file));
      return -1;
    }
  part->position += n;
  if (!check_limits (part, error))
    return -1;
  return (gssize) n;
}

gint64
cx_package_part_get_size (CxPackagePart *part)
{
  return part->size;
}

gint64
cx_package_part_get_position (CxPackagePart *part)
{
  return part->position;
}
