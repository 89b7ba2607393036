/* The table of commands: one file a command in commands/, one line in cx-commands.c. */
#pragma once

#include "cx-cli.h"

G_BEGIN_DECLS

extern const CxCommand cx_command_new;
extern const CxCommand cx_command_info;
extern const CxCommand cx_command_survey_import;
extern const CxCommand cx_command_survey_export;
extern const CxCommand cx_command_survey_show;
extern const CxCommand cx_command_import;
extern const CxCommand cx_command_table;
extern const CxCommand cx_command_undo;
extern const CxCommand cx_command_export;
extern const CxCommand cx_command_measure;
extern const CxCommand cx_command_compare;
extern const CxCommand cx_command_report_list;
extern const CxCommand cx_command_report_make;
extern const CxCommand cx_command_check;
extern const CxCommand cx_command_backup;
extern const CxCommand cx_command_restore;

/* Ends with NULL. */
const CxCommand *const *cx_commands (void);

G_END_DECLS
