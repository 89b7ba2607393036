/* Any bytes as the parts of an Excel workbook: the sheet, the shared strings, the styles and the
 * workbook itself, with a line "====" between them. What is missing is sound. Behind the mark of a
 * ZIP the bytes are the whole file. */
#include "config.h"

#include "fuzz-reader.h"

typedef struct
{
  GByteArray *file;
  GByteArray *directory;
  guint entries;
} Zip;

static guint32
find_crc (const char *text, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= (guint8) text[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  return ~crc;
}

static void
put (GByteArray *bytes, guint32 value, int size)
{
  for (int i = 0; i < size; i++, value >>= 8)
    g_byte_array_append (bytes, (const guint8[]){ value & 0xff }, 1);
}

/* What the two headers of an entry have in common. */
static void
put_head (GByteArray *bytes, const char *name, const char *text, gsize length)
{
  put (bytes, 20, 2);
  put (bytes, 0, 4);
  put (bytes, 0, 4);
  put (bytes, find_crc (text, length), 4);
  put (bytes, (guint32) length, 4);
  put (bytes, (guint32) length, 4);
  put (bytes, (guint32) strlen (name), 2);
  put (bytes, 0, 2);
}

static void
add_entry (Zip *zip, const char *name, const char *text, gsize length)
{
  guint32 offset = zip->file->len;

  put (zip->file, 0x04034b50, 4);
  put_head (zip->file, name, text, length);
  g_byte_array_append (zip->file, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (zip->file, (const guint8 *) text, (guint) length);
  put (zip->directory, 0x02014b50, 4);
  put (zip->directory, 20, 2);
  put_head (zip->directory, name, text, length);
  put (zip->directory, 0, 2);
  put (zip->directory, 0, 4);
  put (zip->directory, 0, 4);
  put (zip->directory, offset, 4);
  g_byte_array_append (zip->directory, (const guint8 *) name, (guint) strlen (name));
  zip->entries++;
}

static void
end_zip (Zip *zip)
{
  guint32 offset = zip->file->len;

  g_byte_array_append (zip->file, zip->directory->data, zip->directory->len);
  put (zip->file, 0x06054b50, 4);
  put (zip->file, 0, 4);
  put (zip->file, zip->entries, 2);
  put (zip->file, zip->entries, 2);
  put (zip->file, zip->directory->len, 4);
  put (zip->file, offset, 4);
  put (zip->file, 0, 2);
}

static void
add_parts (Zip *zip, const guint8 *data, gsize size)
{
  static const char *const names[] = { "xl/sheet.xml", "xl/strings.xml", "xl/styles.xml",
                                       "xl/workbook.xml" };
  static const char *const sound[] = {
    "<worksheet/>", "<sst/>", "<styleSheet/>",
    "<workbook xmlns:r=\"x\"><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>"
  };
  static const char relations[] =
      "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"sheet.xml\"/>"
      "<Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/>"
      "<Relationship Id=\"r3\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>";
  const char *text = (const char *) data, *end = text + size;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *line = text != NULL ? g_strstr_len (text, end - text, "\n====\n") : NULL;
      const char *until = line != NULL ? line : end;

      if (text != NULL)
        add_entry (zip, names[i], text, (gsize) (until - text));
      else
        add_entry (zip, names[i], sound[i], strlen (sound[i]));
      text = line != NULL ? line + 6 : NULL;
    }
  add_entry (zip, "xl/_rels/workbook.xml.rels", relations, strlen (relations));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  Zip zip = { g_byte_array_new (), g_byte_array_new (), 0 };

  if (size >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    g_byte_array_append (zip.file, data, (guint) size);
  else
    {
      add_parts (&zip, data, size);
      end_zip (&zip);
    }
  fuzz_read_bytes (".xlsx", zip.file);
  g_byte_array_unref (zip.file);
  g_byte_array_unref (zip.directory);
  return 0;
}
