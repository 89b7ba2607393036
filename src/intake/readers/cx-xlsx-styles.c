#include "config.h"

#include "cx-xlsx.h"

#include <string.h>

/* Cell styles, as far as they tell dates from numbers. */

typedef struct
{
  CxXlsxBook *book;
  GHashTable *codes; /* format number → CxCellFormat */
  gboolean in_styles;
} Styles;

static guint
read_number (const char *text)
{
  return text != NULL ? (guint) MIN (g_ascii_strtoull (text, NULL, 10), G_MAXINT) : 0;
}

static void
start_cb (void *user_data, const XML_Char *name, const XML_Char **attributes)
{
  Styles *self = user_data;
  const char *local = cx_xml_local_name (name);
  guint id = read_number (cx_xml_attribute (attributes, "numFmtId"));

  if (strcmp (local, "cellXfs") == 0)
    self->in_styles = TRUE;
  else if (strcmp (local, "numFmt") == 0)
    {
      const char *code = cx_xml_attribute (attributes, "formatCode");

      if (code != NULL)
        g_hash_table_insert (self->codes, GUINT_TO_POINTER (id),
                             GINT_TO_POINTER (cx_cell_format_parse (code)));
    }
  else if (strcmp (local, "xf") == 0 && self->in_styles)
    {
      gpointer own = NULL;
      CxCellFormat format = cx_cell_format_builtin (id);

      if (g_hash_table_lookup_extended (self->codes, GUINT_TO_POINTER (id), NULL, &own))
        format = (CxCellFormat) GPOINTER_TO_INT (own);
      g_array_append_val (self->book->formats, format);
    }
}

static void
end_cb (void *user_data, const XML_Char *name)
{
  Styles *self = user_data;

  if (strcmp (cx_xml_local_name (name), "cellXfs") == 0)
    self->in_styles = FALSE;
}

gboolean
cx_xlsx_read_styles (CxXlsxBook *book, const char *part, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  g_autoptr (CxXmlStream) stream = NULL;
  Styles styles = { .book = book, .codes = codes };
  gboolean done;

  if (!cx_package_has (book->package, part))
    return TRUE;
  stream = cx_xml_stream_open (book->package, part, start_cb, end_cb, NULL, &styles, error);
  return stream != NULL && cx_xml_stream_run (stream, &done, error);
}
