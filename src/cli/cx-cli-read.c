#include "config.h"

#include "cx-cli-read.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-output.h"

#include <string.h>

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

gboolean
cx_cli_set_delimiter (CxReadOptions *options, char *delimiter, GError **error)
{
  options->delimiter = delimiter;
  if (delimiter == NULL || strlen (delimiter) == 1 || strcmp (delimiter, "tab") == 0)
    return TRUE;
  cx_error_set (error, CX_ERROR_USAGE, _ ("Use one character such as , or ; or the word tab."),
                _ ("“%s” is not a delimiter."), delimiter);
  return FALSE;
}

gboolean
cx_cli_check_output (const char *output, const char *input, GError **error)
{
  if (output == NULL || !cx_output_is_same_file (output, input))
    return TRUE;
  cx_error_set (error, CX_ERROR_USAGE, _ ("Choose another name for what is to be written."),
                _ ("“%s” is the file that is read and is not replaced."), output);
  cx_error_place (error, output, 0, NULL);
  return FALSE;
}
