#include "config.h"

#include "cx-commands.h"

const CxCommand *const *
cx_commands (void)
{
  static const CxCommand *const commands[] = {
    &cx_command_new,
    &cx_command_info,
    &cx_command_survey_import,
    &cx_command_survey_export,
    &cx_command_survey_show,
    &cx_command_import,
    &cx_command_table,
    &cx_command_undo,
    &cx_command_export,
    &cx_command_measure,
    &cx_command_compare,
    &cx_command_report_list,
    &cx_command_report_make,
    &cx_command_check,
    &cx_command_backup,
    &cx_command_restore,
    NULL,
  };

  return commands;
}

void
cx_commands_go_on (char **argv, GError **error)
{
  /* These are all. */
}
