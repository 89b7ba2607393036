#include "config.h"

#include "cx-xlsx.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-platform.h"
#include "cx-text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* A proper Excel table is kept up to so many cells of raw data; above it the workbook is written in
 * constant memory. */
#define TABLE_CELLS 300000
#define CELL_CHARACTERS 32767

gboolean
cx_xlsx_check (lxw_error code, GError **error)
{
  if (code == LXW_NO_ERROR)
    return TRUE;
  if (code == LXW_ERROR_CREATING_TMPFILE || code == LXW_ERROR_ZIP_FILE_OPERATION ||
      code == LXW_ERROR_ZIP_CLOSE || code == LXW_ERROR_ZIP_FILE_ADD)
    cx_error_set (error, CX_ERROR_FULL, _ ("Free some space on the disk, then try again."),
                  _ ("The workbook could not be written: there is not enough space for it."));
  else
    cx_error_set (error, CX_ERROR_FAILED, NULL, _ ("The workbook could not be written: %s"),
                  lxw_strerror (code));
  return FALSE;
}

char *
cx_xlsx_make_sheet_name (CxXlsx *xlsx, const char *title)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *base = NULL;
  char *name;

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (clean, strchr ("[]:*?/\\", *p) != NULL ? ' ' : g_utf8_get_char (p));
  g_strdelimit (clean->str, "\n\r\t", ' ');
  g_strstrip (clean->str);
  while (clean->str[0] == '\'')
    memmove (clean->str, clean->str + 1, strlen (clean->str));
  base = g_utf8_substring (clean->str, 0, MIN (31, g_utf8_strlen (clean->str, -1)));
  g_strchomp (base);
  while (g_str_has_suffix (base, "'"))
    base[strlen (base) - 1] = '\0';
  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup (CX_XLSX_T (xlsx, N_ ("Sheet")));
    }

  name = g_strdup (base);
  for (guint i = 2;; i++)
    {
      g_autofree char *key = g_utf8_casefold (name, -1);
      g_autofree char *cut = NULL;

      if (g_hash_table_add (xlsx->taken, g_steal_pointer (&key)))
        return name;
      g_free (name);
      cut = g_utf8_substring (base, 0, MIN (26, g_utf8_strlen (base, -1)));
      name = g_strdup_printf ("%s (%u)", g_strchomp (cut), i);
    }
}

static void
set_page (CxXlsx *xlsx, gboolean portrait)
{
  g_autofree char *footer = NULL;

  if (portrait)
    worksheet_set_portrait (xlsx->sheet);
  else
    worksheet_set_landscape (xlsx->sheet);
  worksheet_set_paper (xlsx->sheet, 9); /* A4 */
  /* Not "fit to width": Excel leaves out our page breaks then. So wide is a sheet with charts. */
  worksheet_set_print_scale (xlsx->sheet, portrait ? 50 : 67);
  worksheet_set_margins (xlsx->sheet, 0.5, 0.5, 0.6, 0.7);
  /* A footer holds at most 255 characters, and & begins a code in it. */
  {
    g_auto (GStrv) parts = g_strsplit (xlsx->document->title, "&", -1);
    g_autofree char *title = g_strjoinv ("&&", parts);
    g_autofree char *cut = g_utf8_substring (title, 0, MIN (80, g_utf8_strlen (title, -1)));

    footer = g_strdup_printf ("&L&8%s&R&8&P / &N", cut);
  }
  worksheet_set_footer (xlsx->sheet, footer);
}

gboolean
cx_xlsx_begin_sheet (CxXlsx *xlsx, const char *name, const char *colour, gboolean portrait)
{
  g_free (xlsx->sheet_name);
  xlsx->sheet_name = g_strdup (name);
  xlsx->sheet = workbook_add_worksheet (xlsx->workbook, xlsx->sheet_name);
  if (xlsx->sheet == NULL)
    return FALSE;

  xlsx->sheets++;
  xlsx->row = 1;
  xlsx->chart_bottom = 0;
  g_hash_table_remove_all (xlsx->heights);
  g_array_set_size (xlsx->kept, 0);
  if (colour != NULL)
    worksheet_set_tab_color (xlsx->sheet, cx_xlsx_colour (colour, 0x0b6fb8));
  set_page (xlsx, portrait);
  return TRUE;
}

/* One by one: a later width for one column of a range would leave two that overlap, which Excel
 * takes for damage. */
static void
set_columns (CxXlsx *xlsx)
{
  worksheet_gridlines (xlsx->sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_column (xlsx->sheet, 0, 0, 2, NULL);
  worksheet_set_column (xlsx->sheet, CX_XLSX_LEFT, CX_XLSX_LEFT, 40, NULL);
  for (lxw_col_t column = CX_XLSX_LEFT + 1; column <= CX_XLSX_WIDE; column++)
    worksheet_set_column (xlsx->sheet, column, column, 11, NULL);
  worksheet_set_column (xlsx->sheet, CX_XLSX_WIDE + 1, CX_XLSX_WIDE + 1, 3, NULL);
}

gboolean
cx_xlsx_write_text (CxXlsx *xlsx,
                    lxw_row_t row,
                    lxw_col_t column,
                    const char *text,
                    CxXlsxStyle style,
                    GError **error)
{
  lxw_format *format = xlsx->styles[style];

  if (text == NULL || *text == '\0')
    return cx_xlsx_check (worksheet_write_blank (xlsx->sheet, row, column, format), error);
  if (g_utf8_strlen (text, -1) > CELL_CHARACTERS)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, CELL_CHARACTERS - 1);
      g_autofree char *marked = g_strconcat (cut, "…", NULL);

      return cx_xlsx_check (worksheet_write_string (xlsx->sheet, row, column, marked, format),
                            error);
    }
  return cx_xlsx_check (worksheet_write_string (xlsx->sheet, row, column, text, format), error);
}

gboolean
cx_xlsx_write_link (CxXlsx *xlsx,
                    lxw_col_t column,
                    const char *title,
                    const char *text,
                    CxXlsxStyle style,
                    GError **error)
{
  const char *sheet = g_hash_table_lookup (xlsx->names, title);
  g_auto (GStrv) parts = g_strsplit (sheet != NULL ? sheet : title, "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);
  g_autofree char *url = g_strdup_printf ("internal:'%s'!A1", quoted);

  return cx_xlsx_check (worksheet_write_url_opt (xlsx->sheet, xlsx->row, column, url,
                                                 xlsx->styles[style], text, NULL),
                        error);
}

guint
cx_xlsx_count_lines (const char *text, guint characters)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += MAX (1, (guint) ((g_utf8_strlen (lines[i], -1) + characters - 1) / characters));
  return MAX (n, 1);
}

void
cx_xlsx_set_height (CxXlsx *xlsx, lxw_row_t row, double points)
{
  worksheet_set_row (xlsx->sheet, row, points, NULL);
  g_hash_table_insert (xlsx->heights, GUINT_TO_POINTER (row), GUINT_TO_POINTER ((guint) points));
}

void
cx_xlsx_keep_together (CxXlsx *xlsx)
{
  g_array_append_val (xlsx->kept, xlsx->row);
}

gboolean
cx_xlsx_write_wide (CxXlsx *xlsx,
                    const char *text,
                    CxXlsxStyle style,
                    double points,
                    GError **error)
{
  /* 40 + 6 × 11 characters of the 11-point font, and a merged range does not grow by itself. */
  guint lines = cx_xlsx_count_lines (text, (guint) (108 * 10.5 / points));

  cx_xlsx_set_height (xlsx, xlsx->row, MIN (400, points * 1.45 * lines + 3));
  if (!cx_xlsx_check (worksheet_merge_range (xlsx->sheet, xlsx->row, CX_XLSX_LEFT, xlsx->row,
                                             CX_XLSX_WIDE, "", xlsx->styles[style]),
                      error) ||
      !cx_xlsx_write_text (xlsx, xlsx->row, CX_XLSX_LEFT, text, style, error))
    return FALSE;
  xlsx->row++;
  return TRUE;
}

void
cx_xlsx_clear (CxXlsx *xlsx)
{
  xlsx->row = MAX (xlsx->row, xlsx->chart_bottom);
  xlsx->chart_bottom = 0;
}

static void
set_properties (CxXlsx *xlsx)
{
  CxDocument *document = xlsx->document;
  lxw_doc_properties properties = { .title = document->title,
                                    .subject = document->subject,
                                    .author = document->author,
                                    .company = document->author,
                                    .comments = (char *) "Clientele " PACKAGE_VERSION };

  workbook_set_properties (xlsx->workbook, &properties);
}

/* Names first, so that a link can point to a sheet that is written later. */
static void
plan_names (CxXlsx *xlsx)
{
  for (guint i = 0; i < xlsx->document->sections->len; i++)
    {
      const CxSection *section = g_ptr_array_index (xlsx->document->sections, i);

      g_hash_table_insert (xlsx->names, g_strdup (section->title),
                           cx_xlsx_make_sheet_name (xlsx, section->title));
    }
}

/* Points of a page's height at the print scale, footer and margins taken off. */
#define PAGE_POINTS 730.0
#define ROW_POINTS 15.0

static double
measure_rows (CxXlsx *xlsx, lxw_row_t from, lxw_row_t until)
{
  double points = 0;

  for (lxw_row_t row = from; row < until; row++)
    {
      guint height = GPOINTER_TO_UINT (g_hash_table_lookup (xlsx->heights, GUINT_TO_POINTER (row)));

      points += height > 0 ? height : ROW_POINTS;
    }
  return points;
}

/* A page ends before the part that would not fit on it. */
static void
break_pages (CxXlsx *xlsx)
{
  g_autoptr (GArray) breaks = g_array_new (TRUE, TRUE, sizeof (lxw_row_t));
  lxw_row_t page = 0, none = 0;

  cx_xlsx_clear (xlsx);
  for (guint i = 0; i < xlsx->kept->len && breaks->len < 1000; i++)
    {
      lxw_row_t start = g_array_index (xlsx->kept, lxw_row_t, i);
      lxw_row_t end = i + 1 < xlsx->kept->len ? g_array_index (xlsx->kept, lxw_row_t, i + 1)
                                              : xlsx->row;

      if (start > page + 3 && measure_rows (xlsx, page, end) > PAGE_POINTS)
        {
          g_array_append_val (breaks, start);
          page = start;
        }
    }
  if (breaks->len == 0)
    return;
  g_array_append_val (breaks, none);
  worksheet_set_h_pagebreaks (xlsx->sheet, (lxw_row_t *) (void *) breaks->data);
}

static gboolean
write_sections (CxXlsx *xlsx, CxProgress *progress, GError **error)
{
  for (guint i = 0; i < xlsx->document->sections->len; i++)
    {
      CxSection *section = g_ptr_array_index (xlsx->document->sections, i);

      if (!cx_xlsx_begin_sheet (xlsx, g_hash_table_lookup (xlsx->names, section->title),
                                section->colour, section->portrait))
        {
          cx_error_set (error, CX_ERROR_FAILED, NULL, _ ("The sheet “%s” could not be made."),
                        section->title);
          return FALSE;
        }
      set_columns (xlsx);
      for (guint j = 0; j < section->blocks->len; j++)
        {
          CxBlock *block = g_ptr_array_index (section->blocks, j);

          if (!block->type->write_xlsx (xlsx, block, progress, error) ||
              !cx_progress_step (progress, i, error))
            return FALSE;
        }
      break_pages (xlsx);
    }
  return TRUE;
}

/* The library tries the path only at the very end, and then cannot say what is wrong with it. */
static gboolean
try_path (const char *path, GError **error)
{
  FILE *file = g_fopen (path, "wb");

  if (file != NULL && fclose (file) == 0)
    return TRUE;
  cx_platform_set_error (error, errno, NULL, _ ("The workbook could not be written"));
  return FALSE;
}

/* Closing writes the file and frees the workbook, so it is done after a failure too. What fails is
 * also printed by the library; people get our message alone. */
static lxw_error
close_workbook (lxw_workbook *workbook)
{
  int hushed = cx_platform_hush ();
  lxw_error closed = workbook_close (workbook);

  cx_platform_unhush (hushed);
  return closed;
}

gboolean
cx_xlsx_write (CxDocument *document,
               const char *path,
               guint *sheets,
               CxProgress *progress,
               GError **error)
{
  CxXlsx xlsx = { .document = document };
  lxw_workbook_options options = { .tmpdir = (char *) g_get_tmp_dir () };
  gboolean written;
  lxw_error closed;

  if (!try_path (path, error))
    return FALSE;
  xlsx.constant_memory = document->data_cells > TABLE_CELLS;
  options.constant_memory = xlsx.constant_memory;
  cx_c_numbers_begin ();
  xlsx.workbook = workbook_new_opt (path, &options);
  xlsx.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  xlsx.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xlsx.heights = g_hash_table_new (NULL, NULL);
  xlsx.kept = g_array_new (FALSE, FALSE, sizeof (lxw_row_t));
  xlsx.buffers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  cx_xlsx_make_styles (&xlsx);
  set_properties (&xlsx);
  plan_names (&xlsx);
  written = write_sections (&xlsx, progress, error);
  closed = close_workbook (xlsx.workbook);
  cx_c_numbers_end ();

  if (sheets != NULL)
    *sheets = xlsx.sheets;
  g_free (xlsx.sheet_name);
  g_hash_table_unref (xlsx.names);
  g_hash_table_unref (xlsx.taken);
  g_hash_table_unref (xlsx.heights);
  g_array_unref (xlsx.kept);
  g_ptr_array_unref (xlsx.buffers);
  return written && cx_xlsx_check (closed, error);
}
