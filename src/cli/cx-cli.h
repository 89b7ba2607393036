/* What every command of clientele-cli works with. */
#pragma once

#include "cx-project.h"
#include "cx-survey-repo.h"

#include <jansson.h>

G_BEGIN_DECLS

/* Exit codes, a contract. */
enum
{
  CX_EXIT_DONE = 0,
  CX_EXIT_FAILED = 1,
  CX_EXIT_USAGE = 2,
  CX_EXIT_PARTIAL = 3, /* done in part: rows were rejected */
};

typedef struct
{
  gboolean json;
  gboolean partial;          /* set by a command whose work was done in part */
  GCancellable *cancellable; /* Ctrl+C */
  json_t *result;            /* the one object of --json; owned */
  char **words;              /* the whole command line; borrowed */
} CxCli;

typedef struct _CxCommand CxCommand;

struct _CxCommand
{
  const char *name;      /* "new", "survey show" */
  const char *arguments; /* N_(): "FILE [--name T]" */
  const char *summary;   /* N_(), one line */
  const char *details;   /* N_(), with an example */
  gboolean only_reads;   /* leaves nothing behind, whenever it is ended: Ctrl+C just ends it */
  /* @argv without the program and command words. The result goes to cli->result with --json, else
   * is printed. */
  gboolean (*run) (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error);
};

/* Parses @entries from @argv, leaving the positional arguments; prints help and ends the program
 * when asked. Positional arguments must be from @min to @max. Returns: (transfer full) them, or
 * NULL with CX_ERROR_USAGE. */
char **cx_cli_parse (const CxCommand *command,
                     const GOptionEntry *entries,
                     int argc,
                     char **argv,
                     guint min,
                     guint max,
                     GError **error);

/* Says in the person's language which option of @words is not one of @entries or has no value that it
 * takes. NULL if it cannot tell. Free with g_free (). */
char *cx_cli_explain_options (const GOptionEntry *entries, char **words);

/* The text of a small file. CX_ERROR_NOT_FOUND and others, with its place. (transfer full) */
char *cx_cli_read_text (const char *path, GError **error);

/* @text in lines of at most @width places, with one blank line where there are several. Lines that
 * are commands stay whole; the second column of a list keeps its left edge. (transfer full) */
char *cx_cli_wrap (const char *text, guint width);
/* Prints @text in lines as wide as the terminal; 80 where that is not known. */
void cx_cli_print_help (const char *text);
void cx_cli_print_command_help (const CxCommand *command, GOptionContext *context);

/* Progress on stderr when it is a terminal; always stops on Ctrl+C. (transfer full) */
CxProgress *cx_cli_progress (CxCli *cli);
/* Wipes the progress line. */
void cx_cli_progress_done (void);

/* A number for JSON: null where there is no value. */
json_t *cx_cli_number (double value);
/* A text or null. */
json_t *cx_cli_text (const char *text);
/* Writes @json on stdout: shortest numbers that read back the same, UTF-8. */
void cx_cli_write_json (const json_t *json);

/* For people. */
void cx_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
char *cx_cli_decimal (double value, int decimals);
/* How many columns of a terminal the text takes. */
guint cx_cli_text_width (const char *text);

/* A plain table with aligned columns. */
typedef struct _CxCliTable CxCliTable;
/* @heads: translated headings, ends with NULL; a heading that begins with TAB is right-aligned. */
CxCliTable *cx_cli_table_new (const char *const *heads);
/* Takes over the texts: as many as there are headings. */
void cx_cli_table_add (CxCliTable *table, char *first, ...);
void cx_cli_table_print (CxCliTable *table);
void cx_cli_table_free (CxCliTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxCliTable, cx_cli_table_free)

/* Opens the business for reading, or for writing. */
CxProject *cx_cli_open (const char *path, gboolean write, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

G_END_DECLS
