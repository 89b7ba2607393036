#include "config.h"

#include "cx-commands.h"

#include "cx-batch-repo.h"
#include "cx-i18n.h"

static json_t *
list_surveys (CxCli *cli, GPtrArray *surveys)
{
  json_t *list = json_array ();
  const char *const heads[] = { _ ("Survey"), _ ("Title"), _ ("\tQuestions"), _ ("\tResponses"),
                                NULL };
  g_autoptr (CxCliTable) table = cx_cli_table_new (heads);

  for (guint i = 0; i < surveys->len; i++)
    {
      const CxSurveySummary *survey = g_ptr_array_index (surveys, i);

      json_array_append_new (list,
                             json_pack ("{s:s, s:s, s:I, s:I}", "code", survey->code, "title",
                                        survey->title, "questions", (json_int_t) survey->questions,
                                        "responses", (json_int_t) survey->responses));
      cx_cli_table_add (table, g_strdup (survey->code), g_strdup (survey->title),
                        cx_cli_decimal ((double) survey->questions, 0),
                        cx_cli_decimal ((double) survey->responses, 0));
    }
  if (!cli->json && surveys->len > 0)
    cx_cli_table_print (table);
  return list;
}

static json_t *
list_batches (CxCli *cli, GPtrArray *batches)
{
  json_t *list = json_array ();
  const char *const heads[] = { _ ("\tImport"), _ ("Source"), _ ("File"),
                                _ ("\tRows"),   _ ("State"),  NULL };
  g_autoptr (CxCliTable) table = cx_cli_table_new (heads);

  for (guint i = 0; i < batches->len; i++)
    {
      const CxBatch *batch = g_ptr_array_index (batches, i);

      json_array_append_new (
          list,
          json_pack ("{s:I, s:o, s:o, s:I, s:I, s:I, s:I, s:s}", "id", (json_int_t) batch->id,
                     "source", cx_cli_text (batch->source), "file", cx_cli_text (batch->file_name),
                     "rows", (json_int_t) batch->rows, "accepted", (json_int_t) batch->accepted,
                     "rejected", (json_int_t) batch->rejected, "duplicates",
                     (json_int_t) batch->duplicates, "state", batch->state));
      cx_cli_table_add (table, g_strdup_printf ("%" G_GINT64_FORMAT, batch->id),
                        g_strdup (batch->source != NULL ? batch->source : ""),
                        g_strdup (batch->file_name != NULL ? batch->file_name : ""),
                        cx_cli_decimal ((double) batch->rows, 0),
                        g_strdup (g_strcmp0 (batch->state, "undone") == 0 ? _ ("undone") : ""));
    }
  if (!cli->json && batches->len > 0)
    {
      cx_cli_print ("\n");
      cx_cli_table_print (table);
    }
  return list;
}

static gboolean
run (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_auto (GStrv) args = cx_cli_parse (command, NULL, argc, argv, 1, 1, error);
  g_autoptr (CxProject) project = NULL;
  g_autoptr (GPtrArray) surveys = NULL, batches = NULL;
  const CxBusiness *business;
  gint64 responses = 0;

  if (args == NULL || (project = cx_cli_open (args[0], FALSE, error)) == NULL)
    return FALSE;
  surveys = cx_survey_repo_list (cx_project_get_db (project), TRUE, error);
  if (surveys == NULL)
    return FALSE;
  batches = cx_batch_repo_list (cx_project_get_db (project), error);
  if (batches == NULL)
    return FALSE;

  for (guint i = 0; i < surveys->len; i++)
    responses += ((CxSurveySummary *) g_ptr_array_index (surveys, i))->responses;
  business = cx_project_get_business (project);
  if (!cli->json)
    /* TRANSLATORS: the name of the business, its currency and its time zone. */
    cx_cli_print (_ ("%s\nCurrency: %s. Time zone: %s.\n\n"), business->name, business->currency,
                  business->time_zone);

  cli->result = json_pack ("{s:i, s:{s:s, s:s, s:s, s:s}, s:i, s:i, s:i, s:I}", "schema_version",
                           cx_store_get_schema_version (cx_project_get_store (project)), "business",
                           "name", business->name, "currency", business->currency, "timezone",
                           business->time_zone, "language", business->language, "customers", 0,
                           "transactions", 0, "interactions", 0, "responses",
                           (json_int_t) responses);
  json_object_set_new (cli->result, "surveys", list_surveys (cli, surveys));
  if (!cli->json && surveys->len == 0)
    cx_cli_print (
        _ ("No surveys yet. “clientele-cli import FILE INPUT --as responses” brings one in.\n"));
  json_object_set_new (cli->result, "segments", json_array ());
  json_object_set_new (cli->result, "journeys", json_array ());
  json_object_set_new (cli->result, "batches", list_batches (cli, batches));
  return TRUE;
}

const CxCommand cx_command_info = {
  .name = "info",
  .arguments = N_ ("FILE"),
  .summary = N_ ("Show what a business file holds"),
  .details = N_ ("Lists the surveys with their questions and responses, and the imports with their "
                 "numbers (for “undo --batch”).\n\nExample: clientele-cli info shop.clientele"),
  .only_reads = TRUE,
  .run = run,
};
