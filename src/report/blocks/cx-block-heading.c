#include "config.h"

#include "cx-block.h"
#include "cx-i18n.h"
#include "cx-xlsx.h"

static void
heading_free (gpointer data)
{
  CxHeading *heading = data;

  g_free (heading->text);
  g_free (heading);
}

void
cx_section_add_heading (CxSection *section, int level, const char *text)
{
  CxHeading *heading = g_new0 (CxHeading, 1);

  heading->level = level;
  heading->text = g_strdup (text);
  cx_section_add (section, &cx_block_heading_type, heading);
}

static gboolean
write_xlsx (CxXlsx *xlsx, CxBlock *block, CxProgress *progress, GError **error)
{
  const CxHeading *heading = block->data;

  cx_xlsx_clear (xlsx);
  if (heading->level > 1 && xlsx->row > 1)
    xlsx->row++;
  if (heading->level == 2)
    cx_xlsx_keep_together (xlsx);
  if (heading->level == 1)
    return cx_xlsx_write_wide (xlsx, heading->text, CX_XLSX_HEADING_1, 20, error);
  if (heading->level == 2)
    return cx_xlsx_write_wide (xlsx, heading->text, CX_XLSX_HEADING_2, 14, error);
  return cx_xlsx_write_wide (xlsx, heading->text, CX_XLSX_HEADING_3, 11, error);
}

const CxBlockType cx_block_heading_type = {
  .id = "heading",
  .title = N_ ("Heading"),
  .free = heading_free,
  .write_xlsx = write_xlsx,
};
