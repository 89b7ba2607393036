#include "config.h"

#include "cx-cli-read.h"

void
cx_cli_set_sheet (CxReadOptions *options, char *sheet)
{
  gint64 number;

  if (sheet == NULL)
    return;
  if (g_ascii_string_to_signed (sheet, 10, 1, G_MAXINT, &number, NULL))
    options->sheet = (int) number;
  else
    options->sheet_name = sheet;
}
