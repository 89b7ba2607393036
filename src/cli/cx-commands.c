#include "config.h"

#include "cx-commands.h"

#define LIST_COMMAND(id) &cx_command_##id,
static const CxCommand *const commands[] = { CX_COMMANDS (LIST_COMMAND, LIST_COMMAND) NULL };

const CxCommand *const *
cx_commands (void)
{
  return commands;
}

void
cx_commands_go_on (char **argv, GError **error)
{
  /* These are all. */
}
