#include "config.h"

#include "cx-commands.h"
#include "cx-cli-read.h"

#include "cx-i18n.h"
#include "cx-platform.h"
#include "cx-table.h"

static json_t *
list_texts (GPtrArray *texts)
{
  json_t *list = json_array ();

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    json_array_append_new (list, json_string (g_ptr_array_index (texts, i)));
  return list;
}

static gboolean
run (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_autofree char *encoding = NULL, *delimiter = NULL, *sheet = NULL;
  const GOptionEntry entries[] = {
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, N_ ("Number or name of the sheet"), N_ ("N") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("Encoding of a text file"), N_ ("E") },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &delimiter, N_ ("Delimiter of a text file"),
      N_ ("C") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) args = cx_cli_parse (command, entries, argc, argv, 1, 2, error);
  g_autoptr (CxProgress) progress = cx_cli_progress (cli);
  g_autoptr (CxTable) table = NULL;
  CxReadOptions options = { .encoding = encoding, .header_rows = -1 };
  gint64 rows = 0;

  if (args == NULL)
    return FALSE;
  if (cli->json && args[1] == NULL)
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Name an output file."),
                    _ ("With --json the table cannot go to standard output."));
      return FALSE;
    }
  if (!cx_cli_check_output (args[1], args[0], error) ||
      !cx_cli_set_delimiter (&options, delimiter, error))
    return FALSE;
  cx_cli_set_sheet (&options, sheet);
  if (args[1] == NULL)
    cx_platform_write_bytes ();
  table = cx_table_open (args[0], &options, progress, error);
  if (table == NULL || !cx_table_write_csv (table, args[1], progress, &rows, error))
    return FALSE;

  cli->result = json_pack (
      "{s:s, s:o, s:o, s:o, s:i, s:i, s:i, s:I, s:i, s:o, s:o, s:o}", "format", table->format,
      "encoding", cx_cli_text (table->encoding), "delimiter", cx_cli_text (table->delimiter),
      "quote", cx_cli_text (table->quote), "preamble_rows", (int) table->preamble_rows,
      "header_rows", (int) table->header_rows, "footer_rows", (int) table->footer_rows, "rows",
      (json_int_t) rows, "columns", (int) table->columns, "repairs", list_texts (table->repairs),
      "doubts", list_texts (table->doubts), "sheets", list_texts (table->sheets));
  if (!cli->json && args[1] != NULL)
    {
      g_autofree char *row_count = cx_cli_decimal ((double) rows, 0);
      g_autofree char *column_count = cx_cli_decimal (table->columns, 0);

      cx_cli_print (_ ("Wrote %s. Rows: %s. Columns: %s.\n"), args[1], row_count, column_count);
    }
  return TRUE;
}

const CxCommand cx_command_table = {
  .name = "table",
  .arguments = N_ ("INPUT [OUTPUT.csv] [--sheet N] [--encoding E] [--delimiter C]"),
  .summary = N_ ("Turn any table into clean CSV"),
  .details = N_ (
      "Writes what is in a CSV, XLSX, ODS, XLS or SAV file as plain UTF-8 CSV: numbers with a "
      "decimal point, dates as 2026-03-09. Without OUTPUT it goes to standard output.\n\n"
      "Example: clientele-cli table answers.xlsx answers.csv --sheet 2"),
  .run = run,
};
