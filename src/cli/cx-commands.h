/* The table of commands: one file a command in commands/, one line in cx-commands.c.
 *
 * There are two programs, because starting one that is linked with every file format's library
 * takes longer than computing a score. clientele-cli knows the commands of cx-commands-quick.c by
 * itself and goes on as clientele-cli-files, which knows all of them, for everything else. */
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

/* The commands of this program. Ends with NULL. */
const CxCommand *const *cx_commands (void);

/* Hands the whole command line to the program that knows all commands. Returns if this is the one,
 * or with @error if it could not be started. */
void cx_commands_go_on (char **argv, GError **error);

G_END_DECLS
