#include "config.h"

#include "cx-block.h"
#include "cx-i18n.h"
#include "cx-xlsx.h"

#include <math.h>

/* A tile is as wide as two columns; the first takes the wide label column alone. */
#define TILES_A_ROW 4

static void
tile_free (gpointer data)
{
  CxTile *tile = data;

  g_free (tile->caption);
  g_free (tile->remark);
  g_free (tile);
}

static void
tiles_free (gpointer data)
{
  CxTiles *tiles = data;

  g_ptr_array_unref (tiles->tiles);
  g_free (tiles);
}

CxTiles *
cx_section_add_tiles (CxSection *section)
{
  CxTiles *tiles = g_new0 (CxTiles, 1);

  tiles->tiles = g_ptr_array_new_with_free_func (tile_free);
  cx_section_add (section, &cx_block_tiles_type, tiles);
  return tiles;
}

void
cx_tiles_add (CxTiles *tiles, const char *caption, double value, int decimals, const char *remark)
{
  CxTile *tile = g_new0 (CxTile, 1);

  tile->caption = g_strdup (caption);
  tile->value = value;
  tile->decimals = decimals;
  tile->remark = g_strdup (remark);
  g_ptr_array_add (tiles->tiles, tile);
}

static gboolean
write_cell (CxXlsx *xlsx, lxw_row_t row, guint place, const CxTile *tile, int part, GError **error)
{
  static const CxXlsxStyle styles[] = { CX_XLSX_TILE_CAPTION, CX_XLSX_TILE_DECIMAL,
                                        CX_XLSX_TILE_REMARK };
  lxw_col_t first = place == 0 ? CX_XLSX_LEFT : (lxw_col_t) (CX_XLSX_LEFT + 2 * place - 1);
  lxw_col_t last = place == 0 ? first : first + 1;
  CxXlsxStyle style = part != 1             ? styles[part]
                      : tile->decimals == 0 ? CX_XLSX_TILE_NUMBER
                      : tile->decimals == 1 ? CX_XLSX_TILE_DECIMAL
                                            : CX_XLSX_TILE_FINE;

  if (last > first && !cx_xlsx_check (worksheet_merge_range (xlsx->sheet, row, first, row, last, "",
                                                             xlsx->styles[style]),
                                      error))
    return FALSE;
  if (part == 1 && isfinite (tile->value))
    return cx_xlsx_check (
        worksheet_write_number (xlsx->sheet, row, first, tile->value, xlsx->styles[style]), error);
  return cx_xlsx_write_text (xlsx, row, first,
                             part == 0   ? tile->caption
                             : part == 1 ? "–"
                                         : tile->remark,
                             style, error);
}

static gboolean
write_row_of_tiles (CxXlsx *xlsx, const CxTiles *tiles, guint from, GError **error)
{
  static const double heights[] = { 20, 38, 32 };

  for (int part = 0; part < 3; part++)
    {
      cx_xlsx_set_height (xlsx, xlsx->row, heights[part]);
      for (guint i = 0; i < TILES_A_ROW && from + i < tiles->tiles->len; i++)
        if (!write_cell (xlsx, xlsx->row, i, g_ptr_array_index (tiles->tiles, from + i), part,
                         error))
          return FALSE;
      xlsx->row++;
    }
  xlsx->row++;
  return TRUE;
}

static gboolean
write_xlsx (CxXlsx *xlsx, CxBlock *block, CxProgress *progress, GError **error)
{
  const CxTiles *tiles = block->data;

  cx_xlsx_clear (xlsx);
  xlsx->row++;
  for (guint from = 0; from < tiles->tiles->len; from += TILES_A_ROW)
    if (!write_row_of_tiles (xlsx, tiles, from, error))
      return FALSE;
  return TRUE;
}

const CxBlockType cx_block_tiles_type = {
  .id = "tiles",
  .title = N_ ("Tiles"),
  .free = tiles_free,
  .write_xlsx = write_xlsx,
};
