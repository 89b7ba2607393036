#include "config.h"

#include "cx-block.h"
#include "cx-i18n.h"
#include "cx-xlsx.h"

typedef struct
{
  char *title;
  CxDocument *document; /* borrowed: it owns this block */
} CxContents;

static void
contents_free (gpointer data)
{
  CxContents *contents = data;

  g_free (contents->title);
  g_free (contents);
}

void
cx_section_add_contents (CxSection *section, const char *title, CxDocument *document)
{
  CxContents *contents = g_new0 (CxContents, 1);

  contents->title = g_strdup (title);
  contents->document = document;
  cx_section_add (section, &cx_block_contents_type, contents);
}

/* The first section holds the contents and is not listed. */
static gboolean
write_xlsx (CxXlsx *xlsx, CxBlock *block, CxProgress *progress, GError **error)
{
  const CxContents *contents = block->data;

  xlsx->row++;
  if (!cx_xlsx_write_wide (xlsx, contents->title, CX_XLSX_HEADING_3, 11, error))
    return FALSE;
  for (guint i = 1; i < contents->document->sections->len; i++)
    {
      const CxSection *section = g_ptr_array_index (contents->document->sections, i);

      if (!cx_xlsx_write_link (xlsx, CX_XLSX_LEFT, section->title, section->title, CX_XLSX_LINK,
                               error))
        return FALSE;
      xlsx->row++;
    }
  return TRUE;
}

const CxBlockType cx_block_contents_type = {
  .id = "contents",
  .title = N_ ("Contents"),
  .free = contents_free,
  .write_xlsx = write_xlsx,
};
