#include "config.h"

#include "cx-table-private.h"

#include "cx-i18n.h"
#include "cx-package.h"
#include "cx-platform.h"
#include "cx-readers.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* The choice among the readers. */

#define HEAD_SIZE 4096

#define LIST_READER(id) &cx_reader_##id,
static const CxReaderType *const readers[] = { CX_READERS (LIST_READER) };

const CxReaderType *const *
cx_readers (guint *n)
{
  *n = G_N_ELEMENTS (readers);
  return readers;
}

static gboolean
read_head (const char *path, guint8 *bytes, gsize *size, GError **error)
{
  FILE *file;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Choose a file inside it."),
                    _ ("“%s” is a folder, not a file."), path);
      return FALSE;
    }
  /* Tables are read more than once, and a pipe only once. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      cx_error_set (error, CX_ERROR_UNSUPPORTED, _ ("Save it to a file first, then read that."),
                    _ ("“%s” is not a file on the disk."), path);
      return FALSE;
    }
  file = g_fopen (path, "rb");
  if (file == NULL)
    {
      int code = errno;

      if (code == ENOENT)
        cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Check the name and the folder."),
                      _ ("There is no file “%s”."), path);
      else
        cx_platform_set_error (error, code, path, _ ("The file could not be opened."));
      return FALSE;
    }

  *size = fread (bytes, 1, HEAD_SIZE, file);
  if (ferror (file))
    cx_error_set (error, CX_ERROR_FAILED, NULL, _ ("“%s” could not be read."), path);
  else if (*size == 0)
    cx_error_set (error, CX_ERROR_INVALID,
                  _ ("Export it again; if it comes out empty again, the form has no answers yet."),
                  _ ("The file is empty."));
  fclose (file);
  return *size > 0;
}

const CxReaderType *
cx_reader_pick (const char *path, GError **error)
{
  guint8 bytes[HEAD_SIZE];
  const CxReaderType *best = NULL;
  int best_score = 0;
  gsize size = 0;

  if (!read_head (path, bytes, &size, error) || !cx_reader_check_foreign (path, bytes, size, error))
    {
      cx_error_place (error, path, 0, NULL);
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      int score = readers[i]->probe (bytes, size, path);

      if (score > best_score)
        {
          best = readers[i];
          best_score = score;
        }
    }
  g_assert (best != NULL);
  return best;
}

int
cx_reader_choose_sheet (const GPtrArray *sheets, const CxReadOptions *options, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (options->sheet_name == NULL && options->sheet == 0)
    return 0;
  for (guint i = 0; i < sheets->len; i++)
    {
      const char *name = g_ptr_array_index (sheets, i);

      if (options->sheet_name != NULL ? g_strcmp0 (name, options->sheet_name) == 0
                                      : options->sheet == (int) i + 1)
        return (int) i + 1;
      g_string_append_printf (names, "%s%u %s", i > 0 ? ", " : "", i + 1, name);
    }

  if (options->sheet_name != NULL)
    cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Name one of the sheets that are there."),
                  _ ("There is no sheet “%s”. The sheets are: %s."), options->sheet_name,
                  names->str);
  else
    cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Name one of the sheets that are there."),
                  _ ("There is no sheet %d. The sheets are: %s."), options->sheet, names->str);
  return -1;
}
