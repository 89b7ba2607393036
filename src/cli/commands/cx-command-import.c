#include "config.h"

#include "cx-commands.h"
#include "cx-cli-read.h"

#include "cx-i18n.h"
#include "cx-importer.h"
#include "cx-program.h"

#include <string.h>

typedef struct
{
  char *as, *survey, *new_title, *mapping, *write_mapping, *rejects;
  char *sheet, *encoding, *delimiter, *date_format;
  gboolean dry_run;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->as);
  g_free (options->survey);
  g_free (options->new_title);
  g_free (options->mapping);
  g_free (options->write_mapping);
  g_free (options->rejects);
  g_free (options->sheet);
  g_free (options->encoding);
  g_free (options->delimiter);
  g_free (options->date_format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (const Options *options, GError **error)
{
  if (options->as == NULL)
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Add --as responses."),
                    _ ("It was not said what the file holds."));
      return FALSE;
    }
  if (strcmp (options->as, "responses") != 0)
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Use --as responses."),
                    _ ("“%s” cannot be imported."), options->as);
      return FALSE;
    }
  if (options->survey != NULL && options->new_title != NULL)
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Give only one of them."),
                    _ ("--survey and --new-survey cannot be given together."));
      return FALSE;
    }
  return TRUE;
}

/* Where the columns of a mapping that a person gives go: --survey or --new-survey, else the survey
 * that the mapping names, else a new one. */
static gboolean
choose_survey (CxProject *project,
               CxTable *table,
               CxMapping *mapping,
               const Options *options,
               CxSurvey **survey,
               GError **error)
{
  const char *name = options->survey;

  if (!cx_import_fit_mapping (mapping, table, error))
    return FALSE;
  if (options->new_title != NULL)
    {
      g_free (mapping->new_title);
      mapping->new_title = g_strdup (options->new_title);
      g_clear_pointer (&mapping->survey, g_free);
      return TRUE;
    }
  if (name == NULL)
    name = mapping->survey;
  if (name == NULL)
    return TRUE;
  *survey = cx_survey_repo_find (cx_project_get_db (project), name, error);
  return *survey != NULL;
}

/* The mapping from --mapping, or the program's own; and the survey it goes to (NULL: a new one). */
static CxMapping *
plan (CxProject *project,
      CxTable *table,
      const Options *options,
      CxProgress *progress,
      CxSurvey **survey,
      GError **error)
{
  g_autoptr (CxMapping) mapping = NULL;
  g_autofree char *text = NULL;

  if (options->mapping == NULL)
    {
      if (!cx_import_plan (project, table, options->survey, options->new_title, progress, &mapping,
                           survey, error))
        return NULL;
      return g_steal_pointer (&mapping);
    }

  text = cx_cli_read_text (options->mapping, error);
  if (text == NULL)
    return NULL;
  mapping = cx_mapping_from_json (text, error);
  if (mapping == NULL)
    {
      cx_error_place (error, options->mapping, 0, NULL);
      return NULL;
    }
  if (!choose_survey (project, table, mapping, options, survey, error))
    return NULL;
  return g_steal_pointer (&mapping);
}

static gboolean
set_date_format (CxMapping *mapping, const char *format, GError **error)
{
  g_autoptr (CxDatePattern) pattern = NULL;

  if (format == NULL)
    return TRUE;
  pattern = cx_date_pattern_new (format, error);
  if (pattern == NULL)
    return FALSE;

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      CxMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      if (column->date_pattern != NULL)
        {
          g_free (column->date_pattern);
          column->date_pattern = g_strdup (format);
        }
    }
  return TRUE;
}

static json_t *
list_recodes (const CxMappingColumn *column)
{
  json_t *list = json_array ();

  for (guint i = 0; column->recodes != NULL && i < column->recodes->len; i++)
    {
      const CxRecode *recode = g_ptr_array_index (column->recodes, i);

      json_array_append_new (list, json_pack ("{s:s, s:o, s:o, s:I}", "from", recode->from, "to",
                                              cx_cli_text (recode->to), "label",
                                              cx_cli_text (recode->label), "count",
                                              (json_int_t) recode->count));
    }
  return list;
}

/* A trial shows why each column was taken for what it is and what its values become. */
static void
explain_columns (const CxMapping *mapping)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      if (column->target == CX_TARGET_IGNORE || (column->reason == NULL && column->recodes == NULL))
        continue;
      cx_cli_print ("%s\n", column->heading);
      if (column->reason != NULL)
        cx_cli_print ("    %s\n", column->reason);
      if (column->date_pattern != NULL)
        cx_cli_print (_ ("    Dates are read as %s.\n"), column->date_pattern);
      for (guint j = 0; column->recodes != NULL && j < column->recodes->len; j++)
        {
          const CxRecode *recode = g_ptr_array_index (column->recodes, j);

          cx_cli_print ("    %s → %s\n", recode->from, recode->to != NULL ? recode->to : "");
        }
    }
  cx_cli_print ("\n");
}

static json_t *
list_columns (CxCli *cli, const CxMapping *mapping, gboolean explain)
{
  json_t *list = json_array ();
  const char *const heads[] = { _ ("Column"), _ ("Goes to"), _ ("Type"), NULL };
  g_autoptr (CxCliTable) shown = cx_cli_table_new (heads);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *column = g_ptr_array_index (mapping->columns, i);
      g_autofree char *target = cx_mapping_column_get_target (column);
      g_autofree char *heading = g_utf8_substring (column->heading, 0,
                                                   MIN (48, g_utf8_strlen (column->heading, -1)));

      json_array_append_new (
          list, json_pack ("{s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "header", column->heading,
                           "target", target, "type", column->type != NULL ? column->type : "",
                           "question", cx_cli_text (column->question), "reason",
                           cx_cli_text (column->reason), "date_format",
                           cx_cli_text (column->date_pattern), "values", list_recodes (column)));
      cx_cli_table_add (shown, g_steal_pointer (&heading), g_steal_pointer (&target),
                        g_strdup (column->type != NULL ? column->type : ""));
    }
  if (!cli->json)
    {
      cx_cli_table_print (shown);
      cx_cli_print ("\n");
      if (explain)
        explain_columns (mapping);
    }
  return list;
}

static json_t *
list_repairs (CxCli *cli, const CxMapping *mapping)
{
  json_t *list = json_array ();

  for (guint i = 0; i < mapping->repairs->len; i++)
    {
      const CxRepair *repair = g_ptr_array_index (mapping->repairs, i);

      json_array_append_new (
          list, json_pack ("{s:i, s:o, s:o, s:I, s:b, s:o}", "column", (int) repair->column, "from",
                           cx_cli_text (repair->from), "to", cx_cli_text (repair->to), "count",
                           (json_int_t) repair->count, "accepted", repair->accepted, "message",
                           cx_cli_text (repair->message)));
      if (!cli->json)
        cx_cli_print (repair->accepted ? _ ("Repaired: %s\n") : _ ("Not repaired: %s\n"),
                      repair->message);
    }
  return list;
}

static json_t *
list_errors (CxCli *cli, const CxImportResult *result)
{
  json_t *list = json_array ();

  for (guint i = 0; i < result->errors->len; i++)
    {
      const CxImportError *error = g_ptr_array_index (result->errors, i);

      json_array_append_new (list,
                             json_pack ("{s:I, s:o, s:o, s:s}", "row", (json_int_t) error->row,
                                        "column", cx_cli_text (error->column), "value",
                                        cx_cli_text (error->value), "message", error->message));
      if (!cli->json && i < 20)
        cx_cli_print (_ ("Line %d, %s: %s\n"), (int) error->row,
                      error->column != NULL ? error->column : "–", error->message);
    }
  return list;
}

static void
print_summary (const CxImportResult *result, const CxMapping *mapping, gboolean dry_run)
{
  g_autofree char *rows = cx_cli_decimal ((double) result->rows, 0);
  g_autofree char *added = cx_cli_decimal ((double) result->added, 0);
  g_autofree char *changed = cx_cli_decimal ((double) result->changed, 0);
  g_autofree char *same = cx_cli_decimal ((double) result->same, 0);
  g_autofree char *rejected = cx_cli_decimal ((double) result->rejected, 0);

  cx_cli_print (
      _ ("Source: %s. Rows: %s. New: %s. Changed: %s. Already there: %s. Rejected: %s.\n"),
      mapping->source, rows, added, changed, same, rejected);
  if (dry_run)
    cx_cli_print (_ ("Nothing was written: this was only a trial run.\n"));
  else if (result->batch_id != 0)
    cx_cli_print (_ ("Survey: %s. Import number %d (for “undo --batch”).\n"), result->survey_code,
                  (int) result->batch_id);
}

static void
report (CxCli *cli,
        const Options *options,
        CxTable *table,
        const CxMapping *mapping,
        const CxImportResult *result)
{
  json_t *columns = list_columns (cli, mapping, options->dry_run);

  cli->result = json_pack (
      "{s:o, s:s, s:o, s:o, s:o, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:o, s:o, s:I}", "batch",
      result->batch_id != 0 ? json_integer (result->batch_id) : json_null (), "source",
      mapping->source, "encoding", cx_cli_text (table->encoding), "delimiter",
      cx_cli_text (table->delimiter), "survey", cx_cli_text (result->survey_code), "rows",
      (json_int_t) result->rows, "accepted", (json_int_t) result->accepted, "added",
      (json_int_t) result->added, "changed", (json_int_t) result->changed, "same",
      (json_int_t) result->same, "rejected", (json_int_t) result->rejected, "duplicates",
      (json_int_t) (result->same + result->changed), "columns", columns, "repairs",
      list_repairs (cli, mapping), "errors", list_errors (cli, result), "errors_total",
      (json_int_t) result->errors_total);
  if (!cli->json)
    print_summary (result, mapping, options->dry_run);
  cli->partial = result->rejected > 0;
}

static gboolean
import (CxCli *cli, const Options *options, char **args, GError **error)
{
  g_autoptr (CxProgress) progress = cx_cli_progress (cli);
  CxReadOptions read = { .encoding = options->encoding, .header_rows = -1 };
  CxImportOptions import_options = { .dry_run = options->dry_run, .rejects = options->rejects };
  g_autoptr (CxProject) project = NULL;
  g_autoptr (CxTable) table = NULL;
  g_autoptr (CxMapping) mapping = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (CxImportResult) result = NULL;

  if (!cx_cli_check_output (options->rejects, args[1], error) ||
      !cx_cli_check_output (options->write_mapping, args[1], error) ||
      !cx_cli_set_delimiter (&read, options->delimiter, error))
    return FALSE;
  cx_cli_set_sheet (&read, options->sheet);
  if ((project = cx_cli_open (args[0], !options->dry_run, error)) == NULL ||
      (table = cx_table_open (args[1], &read, progress, error)) == NULL ||
      (mapping = plan (project, table, options, progress, &survey, error)) == NULL ||
      !set_date_format (mapping, options->date_format, error))
    return FALSE;

  if (options->write_mapping != NULL)
    {
      g_autofree char *text = cx_mapping_to_json (mapping);

      if (!cx_program_write_file (options->write_mapping, text, strlen (text), error))
        return FALSE;
    }

  result = cx_import_run (project, table, mapping, survey, &import_options, progress, error);
  if (result == NULL)
    return FALSE;
  cx_cli_progress_done ();
  report (cli, options, table, mapping, result);
  return TRUE;
}

static gboolean
run (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &o.as, N_ ("What the file holds: responses"), "responses" },
    { "survey", 0, 0, G_OPTION_ARG_STRING, &o.survey, N_ ("Code or title of the survey it goes to"),
      N_ ("S") },
    { "new-survey", 0, 0, G_OPTION_ARG_STRING, &o.new_title, N_ ("Title of a new survey"),
      N_ ("T") },
    { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &o.mapping, N_ ("Where each column goes, as JSON"),
      "M.json" },
    { "write-mapping", 0, 0, G_OPTION_ARG_FILENAME, &o.write_mapping,
      N_ ("Write the mapping, to be corrected and given back"), "M.json" },
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &o.rejects,
      N_ ("Write rejected rows with their reasons"), "R.csv" },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &o.sheet, N_ ("Number or name of the sheet"), N_ ("N") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &o.encoding, N_ ("Encoding of a text file"),
      N_ ("E") },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &o.delimiter, N_ ("Delimiter of a text file"),
      N_ ("C") },
    { "date-format", 0, 0, G_OPTION_ARG_STRING, &o.date_format,
      N_ ("How dates are written: dd MM yyyy HH mm ss"), N_ ("F") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &o.dry_run, N_ ("Only show what would happen"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) args = cx_cli_parse (command, entries, argc, argv, 2, 2, error);

  if (args == NULL || !check_options (&o, error))
    return FALSE;
  return import (cli, &o, args, error);
}

const CxCommand cx_command_import = {
  .name = "import",
  .arguments = N_ ("FILE INPUT --as responses [OPTIONS]"),
  .summary = N_ ("Import a form tool's export"),
  .details = N_ (
      "Recognises where the file comes from (Google Forms, SurveyMonkey, Qualtrics, LimeSurvey, "
      "KoboToolbox, ODK, Microsoft Forms, Typeform, Tally, Nextcloud Forms, or a plain table) "
      "and what each column is. An answer that is already there is left alone, a changed one "
      "is updated, a row that cannot be read is rejected and kept. The whole import can be "
      "undone at any time.\n\n"
      "Examples:\n"
      "  clientele-cli import shop.clientele answers.csv --as responses\n"
      "  clientele-cli import shop.clientele answers.csv --as responses --dry-run "
      "--write-mapping m.json\n"
      "  clientele-cli import shop.clientele answers.csv --as responses --mapping m.json"),
  .run = run,
};
