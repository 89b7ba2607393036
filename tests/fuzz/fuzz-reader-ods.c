/* Any bytes as the inside of a flat OpenDocument spreadsheet, which is read like a packed one. */
#include "config.h"

#include "fuzz-reader.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char head[] = "<office:document office:mimetype=\"application/"
                             "vnd.oasis.opendocument.spreadsheet\">";
  static const char tail[] = "</office:document>";
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) head, sizeof head - 1);
  g_byte_array_append (bytes, data, (guint) size);
  g_byte_array_append (bytes, (const guint8 *) tail, sizeof tail - 1);
  fuzz_read_bytes (".fods", bytes);
  return 0;
}
