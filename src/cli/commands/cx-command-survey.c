#include "config.h"

#include "cx-commands.h"

#include "cx-code.h"
#include "cx-i18n.h"
#include "cx-program.h"
#include "cx-question-type.h"
#include "cx-survey-json.h"

#include <string.h>

/* --- import ----------------------------------------------------------------------------------- */

static CxSurvey *
read_survey (const char *path, GPtrArray *warnings, GError **error)
{
  g_autofree char *text = NULL;
  CxSurvey *survey;

  if (!g_str_has_suffix (path, ".json"))
    {
      cx_error_set (error, CX_ERROR_UNSUPPORTED,
                    _ ("Give a questionnaire in the JSON that “survey export” writes."),
                    _ ("“%s” is not a questionnaire that can be read."), path);
      cx_error_place (error, path, 0, NULL);
      return NULL;
    }
  text = cx_cli_read_text (path, error);
  if (text == NULL)
    return NULL;
  survey = cx_survey_from_json (text, -1, warnings, error);
  if (survey == NULL)
    cx_error_place (error, path, 0, NULL);
  return survey;
}

static gboolean
is_plain (const char *code)
{
  for (const char *p = code; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_')
      return FALSE;
  return strlen (code) <= CX_CODE_LENGTH;
}

/* Scripts and views of the file know the survey by its code, so it keeps to plain letters. */
static gboolean
set_code (CxSurvey *survey, const char *code, GError **error)
{
  g_autofree char *folded = cx_code_from_heading (code);

  if (*folded == '\0')
    {
      cx_error_set (error, CX_ERROR_USAGE, _ ("Use letters and digits, as in “visit_2026”."),
                    _ ("“%s” cannot be a code."), code);
      return FALSE;
    }
  g_free (survey->code);
  survey->code = is_plain (code) ? g_strdup (code) : g_steal_pointer (&folded);
  return TRUE;
}

static json_t *
list_warnings (CxCli *cli, GPtrArray *warnings)
{
  json_t *list = json_array ();

  for (guint i = 0; i < warnings->len; i++)
    {
      const char *warning = g_ptr_array_index (warnings, i);

      json_array_append_new (list, json_string (warning));
      if (!cli->json)
        cx_cli_print (_ ("Note: %s\n"), warning);
    }
  return list;
}

static gboolean
run_import (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_autofree char *code = NULL;
  const GOptionEntry entries[] = {
    { "code", 0, 0, G_OPTION_ARG_STRING, &code, N_ ("Code of the new survey"), N_ ("C") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) args = cx_cli_parse (command, entries, argc, argv, 2, 2, error);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CxProject) project = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (CxEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (args == NULL || (project = cx_cli_open (args[0], TRUE, error)) == NULL ||
      (survey = read_survey (args[1], warnings, error)) == NULL)
    return FALSE;
  if (code != NULL && !set_code (survey, code, error))
    return FALSE;

  label = g_strdup_printf (_ ("Add survey “%s”"), survey->title);
  edit = cx_store_begin (cx_project_get_store (project), label, error);
  if (edit == NULL || !cx_survey_repo_insert (edit, survey, error) ||
      !cx_edit_commit (g_steal_pointer (&edit), error))
    return FALSE;

  cli->result = json_pack ("{s:s, s:i}", "survey", survey->code, "questions",
                           (int) survey->questions->len);
  json_object_set_new (cli->result, "warnings", list_warnings (cli, warnings));
  if (!cli->json)
    cx_cli_print (ngettext ("Added survey %s with %u question.\n",
                            "Added survey %s with %u questions.\n", survey->questions->len),
                  survey->code, survey->questions->len);
  return TRUE;
}

const CxCommand cx_command_survey_import = {
  .name = "survey import",
  .arguments = N_ ("FILE INPUT [--code C]"),
  .summary = N_ ("Import a questionnaire"),
  .details = N_ ("Reads a questionnaire (pages, questions, languages, logic) from the JSON that "
                 "“survey export” writes.\n\n"
                 "Example: clientele-cli survey import shop.clientele visit.json"),
  .run = run_import,
};

/* --- export ----------------------------------------------------------------------------------- */

static gboolean
run_export (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_auto (GStrv) args = cx_cli_parse (command, NULL, argc, argv, 3, 3, error);
  g_autoptr (CxProject) project = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  g_autofree char *text = NULL;

  if (args == NULL || (project = cx_cli_open (args[0], FALSE, error)) == NULL ||
      (survey = cx_survey_repo_find (cx_project_get_db (project), args[1], error)) == NULL)
    return FALSE;
  if (!g_str_has_suffix (args[2], ".json"))
    {
      cx_error_set (error, CX_ERROR_UNSUPPORTED, _ ("Name an output that ends in .json."),
                    _ ("A questionnaire cannot be written as “%s”."), args[2]);
      return FALSE;
    }
  text = cx_survey_to_json (survey);
  if (!cx_program_write_file (args[2], text, strlen (text), error))
    return FALSE;

  cli->result = json_pack ("{s:s}", "output", args[2]);
  if (!cli->json)
    cx_cli_print (_ ("Wrote %s.\n"), args[2]);
  return TRUE;
}

const CxCommand cx_command_survey_export = {
  .name = "survey export",
  .arguments = N_ ("FILE SURVEY OUTPUT.json"),
  .summary = N_ ("Write a questionnaire to a file"),
  .details = N_ (
      "Writes the questionnaire with everything in it, so that it can be changed and read "
      "back without loss.\n\n"
      "Example: clientele-cli survey export shop.clientele visit visit.json"),
  .run = run_export,
};

/* --- show ------------------------------------------------------------------------------------- */

static json_t *
describe_question (CxCli *cli, const CxQuestion *question)
{
  g_autoptr (json_t) choices = json_array ();
  json_t *object;

  if (!cli->json)
    cx_cli_print ("%-24s  %-9s %s\n", question->code, question->type_id, question->text);
  for (guint i = 0; i < question->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (choice->hidden)
        continue;
      json_array_append_new (choices,
                             json_pack ("{s:s, s:s}", "code", choice->code, "text", choice->text));
      if (!cli->json)
        cx_cli_print ("%37s- %s\n", "", choice->text);
    }
  object = json_pack ("{s:s, s:s, s:s, s:O, s:b, s:o}", "code", question->code, "type",
                      question->type_id, "text", question->text, "choices", choices, "required",
                      question->required != NULL && *question->required != '\0', "relevant",
                      cx_cli_text (question->relevant));
  if (question->rows->len > 0)
    {
      json_t *rows = json_array ();

      for (guint i = 0; i < question->rows->len; i++)
        {
          const CxQuestionRow *row = g_ptr_array_index (question->rows, i);

          json_array_append_new (rows,
                                 json_pack ("{s:s, s:s}", "code", row->code, "text", row->text));
          if (!cli->json)
            cx_cli_print ("%37s· %s\n", "", row->text);
        }
      json_object_set_new (object, "rows", rows);
    }
  return object;
}

static gboolean
run_show (CxCli *cli, const CxCommand *command, int argc, char **argv, GError **error)
{
  g_auto (GStrv) args = cx_cli_parse (command, NULL, argc, argv, 1, 2, error);
  g_autoptr (CxProject) project = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  json_t *languages = json_array (), *questions = json_array ();

  if (args == NULL || (project = cx_cli_open (args[0], FALSE, error)) == NULL ||
      (survey = cx_survey_repo_find (cx_project_get_db (project), args[1], error)) == NULL)
    {
      json_decref (languages);
      json_decref (questions);
      return FALSE;
    }

  if (!cli->json)
    cx_cli_print ("%s (%s)\n\n", survey->title, survey->code);
  for (guint i = 0; i < survey->languages->len; i++)
    json_array_append_new (languages, json_string (g_ptr_array_index (survey->languages, i)));
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (!question->hidden)
        json_array_append_new (questions, describe_question (cli, question));
    }
  cli->result = json_pack ("{s:s, s:s, s:o, s:o}", "code", survey->code, "title", survey->title,
                           "languages", languages, "questions", questions);
  return TRUE;
}

const CxCommand cx_command_survey_show = {
  .name = "survey show",
  .arguments = N_ ("FILE [SURVEY]"),
  .summary = N_ ("Show a questionnaire"),
  .details = N_ (
      "Lists the questions with their codes, types and choices. SURVEY is a code or a title "
      "and may be left out when there is only one.\n\n"
      "Example: clientele-cli survey show shop.clientele visit"),
  .only_reads = TRUE,
  .run = run_show,
};
