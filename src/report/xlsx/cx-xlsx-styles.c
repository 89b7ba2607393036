#include "config.h"

#include "cx-xlsx.h"

#include <string.h>

/* The light theme of the house: ink, caption ink (60 %), grid (8 %). */
#define INK 0x241f31
#define CAPTION 0x6b6875
#define RULE 0xd9d8db
#define STRIPE 0xf6f5f7
#define ACCENT 0x0b6fb8

lxw_color_t
cx_xlsx_colour (const char *text, lxw_color_t fallback)
{
  guint64 value;
  char *end;

  if (text == NULL || text[0] != '#' || strlen (text) != 7)
    return fallback;
  value = g_ascii_strtoull (text + 1, &end, 16);
  return *end == '\0' ? (lxw_color_t) value : fallback;
}

static lxw_format *
make (CxXlsx *xlsx, double size, lxw_color_t colour, gboolean bold)
{
  lxw_format *format = workbook_add_format (xlsx->workbook);

  format_set_font_name (format, "Calibri");
  format_set_font_size (format, size);
  format_set_font_color (format, colour);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (bold)
    format_set_bold (format);
  return format;
}

static lxw_format *
make_cell (CxXlsx *xlsx, const char *number_format)
{
  lxw_format *format = make (xlsx, 11, INK, FALSE);

  format_set_bottom (format, LXW_BORDER_HAIR);
  format_set_bottom_color (format, RULE);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number_format != NULL)
    {
      format_set_num_format (format, number_format);
      format_set_align (format, LXW_ALIGN_RIGHT);
    }
  else
    format_set_text_wrap (format);
  return format;
}

static lxw_format *
make_head (CxXlsx *xlsx, gboolean right)
{
  lxw_format *format = make (xlsx, 10, CAPTION, TRUE);

  format_set_bottom (format, LXW_BORDER_THIN);
  format_set_bottom_color (format, CAPTION);
  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_BOTTOM);
  if (right)
    format_set_align (format, LXW_ALIGN_RIGHT);
  return format;
}

static void
make_cover_styles (CxXlsx *xlsx, lxw_color_t accent)
{
  lxw_format **s = xlsx->styles;

  s[CX_XLSX_TITLE] = make (xlsx, 28, INK, TRUE);
  format_set_text_wrap (s[CX_XLSX_TITLE]);
  s[CX_XLSX_SUBTITLE] = make (xlsx, 14, CAPTION, FALSE);
  format_set_text_wrap (s[CX_XLSX_SUBTITLE]);
  s[CX_XLSX_LABEL] = make (xlsx, 11, CAPTION, FALSE);
  format_set_align (s[CX_XLSX_LABEL], LXW_ALIGN_VERTICAL_TOP);
  s[CX_XLSX_BAND] = make (xlsx, 11, 0xffffff, TRUE);
  format_set_bg_color (s[CX_XLSX_BAND], accent);
  s[CX_XLSX_LINK] = make (xlsx, 11, accent, FALSE);
  format_set_underline (s[CX_XLSX_LINK], LXW_UNDERLINE_SINGLE);
}

static void
make_tile_styles (CxXlsx *xlsx)
{
  static const CxXlsxStyle tiles[] = { CX_XLSX_TILE_CAPTION, CX_XLSX_TILE_NUMBER,
                                       CX_XLSX_TILE_DECIMAL, CX_XLSX_TILE_FINE,
                                       CX_XLSX_TILE_REMARK };
  lxw_format **s = xlsx->styles;

  s[CX_XLSX_TILE_CAPTION] = make (xlsx, 10, CAPTION, TRUE);
  s[CX_XLSX_TILE_NUMBER] = make (xlsx, 26, INK, TRUE);
  format_set_num_format (s[CX_XLSX_TILE_NUMBER], "#,##0");
  s[CX_XLSX_TILE_DECIMAL] = make (xlsx, 26, INK, TRUE);
  format_set_num_format (s[CX_XLSX_TILE_DECIMAL], "#,##0.0");
  s[CX_XLSX_TILE_FINE] = make (xlsx, 26, INK, TRUE);
  format_set_num_format (s[CX_XLSX_TILE_FINE], "#,##0.00");
  s[CX_XLSX_TILE_REMARK] = make (xlsx, 10, CAPTION, FALSE);
  format_set_text_wrap (s[CX_XLSX_TILE_REMARK]);
  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      format_set_bg_color (s[tiles[i]], STRIPE);
      format_set_align (s[tiles[i]], LXW_ALIGN_LEFT);
      format_set_indent (s[tiles[i]], 1);
    }
}

static void
make_data_styles (CxXlsx *xlsx, lxw_color_t accent)
{
  lxw_format **s = xlsx->styles;

  s[CX_XLSX_DATA_HEAD] = make (xlsx, 10, 0xffffff, TRUE);
  format_set_bg_color (s[CX_XLSX_DATA_HEAD], accent);
  format_set_text_wrap (s[CX_XLSX_DATA_HEAD]);
  format_set_align (s[CX_XLSX_DATA_HEAD], LXW_ALIGN_VERTICAL_TOP);
  s[CX_XLSX_DATA_DATE] = workbook_add_format (xlsx->workbook);
  format_set_num_format (s[CX_XLSX_DATA_DATE], "yyyy\\-mm\\-dd hh:mm");
  s[CX_XLSX_DATA_DAY] = workbook_add_format (xlsx->workbook);
  format_set_num_format (s[CX_XLSX_DATA_DAY], "yyyy\\-mm\\-dd");
  s[CX_XLSX_DATA_TIME] = workbook_add_format (xlsx->workbook);
  format_set_num_format (s[CX_XLSX_DATA_TIME], "hh:mm:ss");
}

void
cx_xlsx_make_styles (CxXlsx *xlsx)
{
  lxw_color_t accent = cx_xlsx_colour (xlsx->document->colour_1, ACCENT);
  lxw_format **s = xlsx->styles;

  s[CX_XLSX_BODY] = make (xlsx, 11, INK, FALSE);
  s[CX_XLSX_HEADING_1] = make (xlsx, 20, INK, TRUE);
  format_set_text_wrap (s[CX_XLSX_HEADING_1]);
  s[CX_XLSX_HEADING_2] = make (xlsx, 14, INK, TRUE);
  format_set_text_wrap (s[CX_XLSX_HEADING_2]);
  s[CX_XLSX_HEADING_3] = make (xlsx, 11, accent, TRUE);
  s[CX_XLSX_TEXT] = make (xlsx, 11, INK, FALSE);
  format_set_text_wrap (s[CX_XLSX_TEXT]);
  s[CX_XLSX_CAPTION] = make (xlsx, 9, CAPTION, FALSE);
  format_set_text_wrap (s[CX_XLSX_CAPTION]);
  s[CX_XLSX_HEAD_LEFT] = make_head (xlsx, FALSE);
  s[CX_XLSX_HEAD_RIGHT] = make_head (xlsx, TRUE);
  s[CX_XLSX_HEAD_NOTE] = make_head (xlsx, FALSE);
  format_set_indent (s[CX_XLSX_HEAD_NOTE], 1);
  s[CX_XLSX_CELL_TEXT] = make_cell (xlsx, NULL);
  s[CX_XLSX_CELL_NOTE] = make_cell (xlsx, NULL);
  format_set_indent (s[CX_XLSX_CELL_NOTE], 1);
  s[CX_XLSX_CELL_LINK] = make_cell (xlsx, NULL);
  format_set_font_color (s[CX_XLSX_CELL_LINK], accent);
  s[CX_XLSX_CELL_COUNT] = make_cell (xlsx, "#,##0");
  s[CX_XLSX_CELL_DECIMAL] = make_cell (xlsx, "#,##0.00");
  s[CX_XLSX_CELL_SCORE] = make_cell (xlsx, "+0.0;\\-0.0;0.0");
  s[CX_XLSX_CELL_PERCENT] = make_cell (xlsx, "0.0%");
  make_cover_styles (xlsx, accent);
  make_tile_styles (xlsx);
  make_data_styles (xlsx, accent);
}
