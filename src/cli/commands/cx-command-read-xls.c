#include "config.h"

#include "cx-commands.h"

#include "cx-i18n.h"
#include "cx-table.h"

#include <stdlib.h>

/* The child process in which .xls files are parsed: a crash there is an error message here. Its
 * exit code and output belong to the reader alone. */
static gboolean
run (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  exit (cx_reader_xls_child (argc, argv));
}

const CxCommand cx_command_read_xls = {
  .name = "--read-xls",
  .arguments = N_ ("FILE"),
  .summary = N_ ("Read a workbook for the program itself"),
  .details = "",
  .run = run,
  .hidden = TRUE,
};
