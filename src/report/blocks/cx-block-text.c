#include "config.h"

#include "cx-block.h"
#include "cx-i18n.h"
#include "cx-xlsx.h"

static void
text_free (gpointer data)
{
  CxText *text = data;

  g_free (text->text);
  g_free (text);
}

void
cx_section_add_text (CxSection *section, CxParagraphStyle style, const char *text)
{
  CxText *self = g_new0 (CxText, 1);

  self->style = style;
  self->text = g_strdup (text);
  cx_section_add (section, &cx_block_text_type, self);
}

static gboolean
write_xlsx (CxXlsx *xlsx, CxBlock *block, CxProgress *progress, GError **error)
{
  const CxText *text = block->data;

  if (text->style == CX_PARAGRAPH_CAPTION)
    return cx_xlsx_write_wide (xlsx, text->text, CX_XLSX_CAPTION, 9, error);
  return cx_xlsx_write_wide (xlsx, text->text, CX_XLSX_TEXT, 11, error);
}

const CxBlockType cx_block_text_type = {
  .id = "text",
  .title = N_ ("Text"),
  .free = text_free,
  .write_xlsx = write_xlsx,
};
