#include "config.h"

#include "cx-block.h"
#include "cx-i18n.h"
#include "cx-xlsx.h"

#include <string.h>

static void
cover_free (gpointer data)
{
  CxCover *cover = data;

  g_free (cover->business);
  g_free (cover->title);
  g_free (cover->prepared_for);
  g_clear_pointer (&cover->logo, g_bytes_unref);
  g_ptr_array_unref (cover->facts);
  g_free (cover);
}

CxCover *
cx_section_add_cover (CxSection *section, const CxBusiness *business, const char *title)
{
  CxCover *cover = g_new0 (CxCover, 1);

  cover->business = g_strdup (business->name);
  cover->title = g_strdup (title);
  cover->logo = business->logo != NULL ? g_bytes_ref (business->logo) : NULL;
  cover->facts = g_ptr_array_new_with_free_func (g_free);
  cx_section_add (section, &cx_block_cover_type, cover);
  return cover;
}

void
cx_cover_add_fact (CxCover *cover, const char *label, const char *value)
{
  g_ptr_array_add (cover->facts, g_strdup (label));
  g_ptr_array_add (cover->facts, g_strdup (value));
}

/* Height in pixels of a PNG, for scaling the logo to its place; 0 for anything else. */
static guint
read_png_height (GBytes *logo)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (logo, &size);

  if (size < 24 || memcmp (data, "\x89PNG", 4) != 0)
    return 0;
  return (guint) data[20] << 24 | (guint) data[21] << 16 | (guint) data[22] << 8 | data[23];
}

static gboolean
write_logo (CxXlsx *xlsx, const CxCover *cover, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (cover->logo, &size);
  guint height = read_png_height (cover->logo);
  double scale = height > 0 ? 72.0 / height : 1;
  lxw_image_options options = { .x_scale = scale,
                                .y_scale = scale,
                                .object_position = LXW_OBJECT_MOVE_DONT_SIZE };

  g_ptr_array_add (xlsx->buffers, g_bytes_ref (cover->logo));
  if (!cx_xlsx_check (worksheet_insert_image_buffer_opt (xlsx->sheet, xlsx->row, CX_XLSX_LEFT, data,
                                                         size, &options),
                      error))
    return FALSE;
  xlsx->row += 4;
  return TRUE;
}

static gboolean
write_band (CxXlsx *xlsx, GError **error)
{
  cx_xlsx_set_height (xlsx, xlsx->row, 6);
  for (lxw_col_t column = CX_XLSX_LEFT; column <= CX_XLSX_WIDE; column++)
    if (!cx_xlsx_write_text (xlsx, xlsx->row, column, NULL, CX_XLSX_BAND, error))
      return FALSE;
  xlsx->row += 2;
  return TRUE;
}

static gboolean
write_fact (CxXlsx *xlsx, const char *label, const char *value, GError **error)
{
  cx_xlsx_set_height (xlsx, xlsx->row, 18 * cx_xlsx_count_lines (value, 62));
  if (!cx_xlsx_write_text (xlsx, xlsx->row, CX_XLSX_LEFT, label, CX_XLSX_LABEL, error) ||
      !cx_xlsx_check (worksheet_merge_range (xlsx->sheet, xlsx->row, CX_XLSX_LEFT + 1, xlsx->row,
                                             CX_XLSX_WIDE, "", xlsx->styles[CX_XLSX_TEXT]),
                      error) ||
      !cx_xlsx_write_text (xlsx, xlsx->row, CX_XLSX_LEFT + 1, value, CX_XLSX_TEXT, error))
    return FALSE;
  xlsx->row++;
  return TRUE;
}

static gboolean
write_xlsx (CxXlsx *xlsx, CxBlock *block, CxProgress *progress, GError **error)
{
  const CxCover *cover = block->data;

  xlsx->row = 2;
  if (cover->logo != NULL && !write_logo (xlsx, cover, error))
    return FALSE;
  if (!cx_xlsx_write_wide (xlsx, cover->business, CX_XLSX_SUBTITLE, 14, error) ||
      !cx_xlsx_write_wide (xlsx, cover->title, CX_XLSX_TITLE, 28, error) ||
      !write_band (xlsx, error))
    return FALSE;

  for (guint i = 0; i + 1 < cover->facts->len; i += 2)
    if (!write_fact (xlsx, g_ptr_array_index (cover->facts, i),
                     g_ptr_array_index (cover->facts, i + 1), error))
      return FALSE;
  xlsx->row++;
  return TRUE;
}

const CxBlockType cx_block_cover_type = {
  .id = "cover",
  .title = N_ ("Cover"),
  .free = cover_free,
  .write_xlsx = write_xlsx,
};
