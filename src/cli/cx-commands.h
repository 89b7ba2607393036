/* The table of commands. A command is one file in commands/ with its cx_command_<id>, and one line
 * below. Commands that belong together, such as backup and restore, may share a file.
 *
 * There are two programs, because starting one that is linked with every file format's library
 * takes longer than computing a score. clientele-cli knows the quick commands by itself, which need
 * neither intake, report nor encryption, and goes on as clientele-cli-files, which knows all of
 * them, for everything else. meson.build says which files each is made of. */
#pragma once

#include "cx-cli.h"

G_BEGIN_DECLS

/* The table, in the order in which help lists them: quick (id) is in both programs, file (id) only
 * in the one that knows all. */
/* clang-format off */
#define CX_COMMANDS(quick, file)  \
  file (new)                      \
  quick (info)                    \
  quick (survey_import)           \
  quick (survey_export)           \
  quick (survey_show)             \
  file (import)                   \
  file (table)                    \
  quick (undo)                    \
  file (export)                   \
  quick (measure)                 \
  quick (compare)                 \
  file (report_list)              \
  file (report_make)              \
  quick (check)                   \
  file (backup)                   \
  file (restore)
/* clang-format on */

#define CX_DECLARE_COMMAND(id) extern const CxCommand cx_command_##id;
CX_COMMANDS (CX_DECLARE_COMMAND, CX_DECLARE_COMMAND)

/* The commands of this program. Ends with NULL. */
const CxCommand *const *cx_commands (void);

/* Hands the whole command line to the program that knows all commands. Returns if this is the one,
 * or with @error if it could not be started. */
void cx_commands_go_on (char **argv, GError **error);

G_END_DECLS
