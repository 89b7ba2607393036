/* What the fuzz targets of the file readers share. */
#pragma once

#include "cx-table.h"

#include <glib/gstdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever a cell is, its text is clean and as long as it says. */
static inline void
fuzz_check_block (const CxTable *table, const CxRowBlock *block)
{
  g_assert (block->columns >= table->columns || table->delimiter == NULL);
  for (guint i = 0; i < block->rows; i++)
    {
      g_assert (block->widths[i] <= block->columns);
      for (guint k = 0; k < block->columns; k++)
        {
          const CxCell *cell = &block->cells[(gsize) i * block->columns + k];

          g_assert (cell->text[cell->length] == '\0');
          g_assert (g_utf8_validate (cell->text, cell->length, NULL));
          g_assert (cell->kind <= CX_CELL_ERROR);
        }
    }
}

/* Reads the file to its end, rewinds it and reads it again: the same rows. */
static inline void
fuzz_read (const char *path)
{
  CxReadOptions options = { .header_rows = -1, .max_bytes = 1 << 24 };
  g_autoptr (CxTable) table = cx_table_open (path, &options, NULL, NULL);
  gint64 rows[2] = { 0, 0 };
  gboolean read[2] = { FALSE, FALSE };

  for (int pass = 0; table != NULL && pass < 2; pass++)
    {
      CxRowBlock *block = NULL;

      while ((read[pass] = cx_table_next (table, &block, NULL, NULL)) && block != NULL)
        {
          fuzz_check_block (table, block);
          rows[pass] += block->rows;
        }
      if (!cx_table_rewind (table, NULL))
        return;
    }
  g_assert (read[0] == read[1]);
  g_assert (rows[0] == rows[1]);
}

/* Writes @parts one after another into a file of this process's own. */
static inline void
fuzz_read_bytes (const char *suffix, const GByteArray *bytes)
{
  static char *folder;
  g_autofree char *path = NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("clientele-fuzz-XXXXXX", NULL);
  path = g_strconcat (folder, G_DIR_SEPARATOR_S, "input", suffix, NULL);
  if (g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    fuzz_read (path);
}
