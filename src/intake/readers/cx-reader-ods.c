#include "config.h"

#include "cx-readers.h"

#include "cx-i18n.h"
#include "cx-ods.h"
#include "cx-table-private.h"

#include <string.h>

/* OpenDocument spreadsheets, packed (.ods) and flat (.fods). */

static int
ods_probe (const guint8 *bytes, gsize size, const char *path)
{
  g_autoptr (CxPackage) package = NULL;
  const char *head = (const char *) bytes;

  if (size >= 4 && memcmp (bytes, "PK\3\4", 4) == 0)
    {
      package = cx_package_open (path, 0, NULL);
      return package != NULL && cx_package_has (package, "content.xml") &&
                     !cx_package_has (package, "xl/workbook.xml")
                 ? 95
                 : 0;
    }
  return g_strstr_len (head, (gssize) size, "office:document") != NULL &&
                 g_strstr_len (head, (gssize) size, "opendocument.spreadsheet") != NULL
             ? 95
             : 0;
}

/* The first visible sheet with data, else the first hidden one; -1 with an error. */
static int
find_data (const GPtrArray *sheets, GError **error)
{
  for (int hidden = 0; hidden < 2; hidden++)
    for (guint i = 0; i < sheets->len; i++)
      {
        const CxOdsSheet *sheet = g_ptr_array_index (sheets, i);

        if (sheet->hidden == hidden && sheet->filled)
          return (int) i + 1;
      }
  if (sheets->len == 0)
    cx_error_set (error, CX_ERROR_UNSUPPORTED, _ ("Export the answers as CSV or .xlsx instead."),
                  _ ("This OpenDocument file is not a spreadsheet."));
  else
    cx_error_set (error, CX_ERROR_INVALID, _ ("Choose a file that holds answers."),
                  _ ("No sheet of the workbook holds anything."));
  return -1;
}

static gboolean
ods_open (CxTable *table, const CxReadOptions *options, CxProgress *progress, GError **error)
{
  const GPtrArray *sheets;
  int sheet;

  table->merges = g_array_new (FALSE, FALSE, sizeof (CxMerge));
  table->reader = cx_ods_open (table, options->max_bytes, progress, error);
  if (table->reader == NULL)
    return FALSE;

  table->format = g_strdup ("ods");
  sheets = cx_ods_get_sheets (table->reader);
  for (guint i = 0; i < sheets->len; i++)
    {
      const CxOdsSheet *each = g_ptr_array_index (sheets, i);

      g_ptr_array_add (table->sheets, g_strdup (each->name));
    }
  sheet = cx_reader_choose_sheet (table->sheets, options, error);
  if (sheet == 0)
    sheet = find_data (sheets, error);
  if (sheet < 0)
    return FALSE;
  table->sheet = sheet;
  return cx_ods_start (table->reader, (guint) sheet - 1, error);
}

static gboolean
ods_next (CxTable *table, CxRowBlock **block, CxProgress *progress, GError **error)
{
  CxOds *ods = table->reader;
  CxBlockBuilder *builder = cx_ods_get_builder (ods);
  gboolean done;

  *block = NULL;
  cx_block_builder_begin (builder, table->columns);
  if (!cx_ods_run (ods, &done, progress, error))
    return FALSE;
  if (done)
    {
      table->hidden_rows = cx_ods_get_hidden_rows (ods);
      if (table->hidden_rows > 0)
        cx_table_take_doubt (
            table, g_strdup_printf (
                       ngettext ("%u row is hidden in the sheet; it was read like the others.",
                                 "%u rows are hidden in the sheet; they were read like the "
                                 "others.",
                                 table->hidden_rows),
                       table->hidden_rows));
      if (cx_block_builder_get_gaps (builder) > 0)
        cx_table_take_doubt (table, g_strdup (_ ("Long runs of blank rows inside the data were "
                                                 "left out.")));
    }
  *block = cx_block_builder_finish (builder, done);
  return TRUE;
}

static gboolean
ods_rewind (CxTable *table, GError **error)
{
  return cx_ods_start (table->reader, (guint) table->sheet - 1, error);
}

static double
ods_fraction (CxTable *table)
{
  return cx_ods_get_fraction (table->reader);
}

static void
ods_close (CxTable *table)
{
  CxOds *ods = table->reader;

  if (ods != NULL)
    cx_ods_free (ods);
  table->reader = NULL;
}

const CxReaderType cx_reader_ods = {
  .id = "ods",
  .title = N_ ("OpenDocument spreadsheet (.ods)"),
  .suffixes = "ods fods",
  .probe = ods_probe,
  .open = ods_open,
  .next = ods_next,
  .rewind = ods_rewind,
  .fraction = ods_fraction,
  .close = ods_close,
};
