/* Any bytes as an SPSS file. */
#include "config.h"

#include "fuzz-reader.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, data, (guint) size);
  fuzz_read_bytes (".sav", bytes);
  return 0;
}
