#include "config.h"

#include "cx-cell-format.h"
#include "cx-moment.h"
#include "cx-number.h"
#include "cx-platform.h"
#include "cx-table.h"
#include "cx-xls-stream.h"

#include <freexl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The child process that holds freexl, which reads beyond its buffers on hostile files: a crash
 * here is an error message there. */

#define MEGABYTES 1024
#define SECONDS 60

static void
put_number (guint32 number)
{
  number = GUINT32_TO_LE (number);
  fwrite (&number, sizeof number, 1, stdout);
}

static void
put_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  put_number ((guint32) strlen (valid));
  fputs (valid, stdout);
}

static int
put_failure (CxXlsFailure failure)
{
  putchar ('E');
  put_number (failure);
  fflush (stdout);
  return 0;
}

static void
put_cell (guint column, CxCellKind kind, double number, const char *text)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  putchar ('C');
  put_number (column);
  put_number (kind);
  fwrite (&bits, sizeof bits, 1, stdout);
  put_text (text);
}

static void
put_value (guint column, double value)
{
  char text[CX_CELL_TEXT_SIZE];

  put_cell (column, CX_CELL_NUMBER, value, cx_number_to_text (value, text));
}

/* freexl gives "2018-05-06", "2018-05-06 10:10:10" and "10:10:10". */
static void
put_date (guint column, const char *date, gboolean with_time)
{
  char text[CX_CELL_TEXT_SIZE];
  CxMoment moment;

  if (!cx_moment_parse_iso (date, strlen (date), &moment, NULL))
    {
      put_cell (column, CX_CELL_TEXT, 0, date);
      return;
    }
  cx_cell_format_moment (moment.ms, with_time, text);
  put_cell (column, CX_CELL_DATE, (double) moment.ms, text);
}

/* Line ends as the rest of the world writes them. */
static void
put_string (guint column, const char *text)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  if (text == NULL || *text == '\0')
    return;
  if (strchr (text, '\r') == NULL)
    {
      put_cell (column, CX_CELL_TEXT, 0, text);
      return;
    }
  lines = g_strsplit (text, "\r\n", 0);
  joined = g_strjoinv ("\n", lines);
  g_strdelimit (joined, "\r", '\n');
  put_cell (column, CX_CELL_TEXT, 0, joined);
}

/* TRUE if there was something to put. */
static gboolean
put_one (const FreeXL_CellValue *cell, guint column)
{
  switch (cell->type)
    {
    case FREEXL_CELL_INT:
      put_value (column, cell->value.int_value);
      return TRUE;
    case FREEXL_CELL_DOUBLE:
      put_value (column, cell->value.double_value);
      return TRUE;
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
      put_date (column, cell->value.text_value, cell->type == FREEXL_CELL_DATETIME);
      return TRUE;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_TIME:
      put_string (column, cell->value.text_value);
      return cell->value.text_value != NULL && *cell->value.text_value != '\0';
    default:
      return FALSE;
    }
}

static gboolean
holds_data (const void *book, guint rows, guint columns)
{
  for (guint row = 0; row < rows; row++)
    for (guint column = 0; column < columns; column++)
      {
        FreeXL_CellValue cell;

        if (freexl_get_cell_value (book, row, (unsigned short) column, &cell) == FREEXL_OK &&
            cell.type != FREEXL_CELL_NULL)
          return TRUE;
      }
  return FALSE;
}

static gboolean
activate (const void *book, guint sheet, guint *rows, guint *columns)
{
  unsigned int height = 0;
  unsigned short width = 0;

  if (freexl_select_active_worksheet (book, (unsigned short) sheet) != FREEXL_OK ||
      freexl_worksheet_dimensions (book, &height, &width) != FREEXL_OK)
    return FALSE;
  *rows = height;
  *columns = width;
  return TRUE;
}

static void
put_rows (const void *book, guint rows, guint columns)
{
  for (guint row = 0; row < rows; row++)
    {
      gboolean any = FALSE;

      for (guint column = 0; column < columns; column++)
        {
          FreeXL_CellValue cell;

          if (freexl_get_cell_value (book, row, (unsigned short) column, &cell) == FREEXL_OK)
            any |= put_one (&cell, column);
        }
      if (any)
        {
          putchar ('R');
          put_number (row + 1);
        }
    }
  putchar ('Z');
}

/* Opens sheet @wanted, or the first with data if 0, and says which; 0 if there is none. */
static guint
choose_sheet (const void *book, guint wanted, guint sheets, guint *rows, guint *columns)
{
  if (wanted > 0)
    return wanted <= sheets && activate (book, wanted - 1, rows, columns) ? wanted : 0;
  for (guint i = 0; i < sheets; i++)
    if (activate (book, i, rows, columns) && holds_data (book, *rows, *columns))
      return i + 1;
  return 0;
}

static int
put_book (const void *book, guint wanted)
{
  unsigned int password = FREEXL_UNKNOWN, sheets = 0, epoch = FREEXL_UNKNOWN;
  guint rows = 0, columns = 0, sheet;

  freexl_get_info (book, FREEXL_BIFF_PASSWORD, &password);
  freexl_get_info (book, FREEXL_BIFF_SHEET_COUNT, &sheets);
  freexl_get_info (book, FREEXL_BIFF_DATEMODE, &epoch);
  if (password == FREEXL_BIFF_OBFUSCATED)
    return put_failure (CX_XLS_PASSWORD);
  for (guint i = 0; i < sheets; i++)
    {
      const char *name = NULL;

      freexl_get_worksheet_name (book, (unsigned short) i, &name);
      putchar ('S');
      put_text (name);
    }
  sheet = choose_sheet (book, wanted, sheets, &rows, &columns);
  if (sheet == 0)
    return put_failure (wanted > 0 ? CX_XLS_NO_SHEET : CX_XLS_EMPTY);

  putchar ('O');
  put_number (sheet);
  put_number (epoch == FREEXL_BIFF_DATEMODE_1904);
  put_rows (book, rows, columns);
  return fflush (stdout) == 0 ? 0 : 1;
}

int
cx_reader_xls_child (int argc, char **argv)
{
  g_autofree char *path = NULL;
  const void *book = NULL;
  guint sheet;
  int result;

  if (argc < 2)
    return 2;
  cx_platform_limit_child (MEGABYTES, SECONDS, 0);
  sheet = (guint) CLAMP (g_ascii_strtoll (argv[1], NULL, 10), 0, G_MAXUINT16);
  fputs (CX_XLS_MAGIC, stdout);
#ifdef G_OS_WIN32
  path = g_win32_locale_filename_from_utf8 (argv[0]);
#else
  path = g_strdup (argv[0]);
#endif
  if (path == NULL)
    return put_failure (CX_XLS_DAMAGED);
  result = freexl_open (path, &book);
  if (result != FREEXL_OK)
    return put_failure (result == FREEXL_BIFF_WORKBOOK_NOT_FOUND ? CX_XLS_FOREIGN : CX_XLS_DAMAGED);
  result = put_book (book, sheet);
  freexl_close (book);
  return result;
}
