#include "config.h"

#include "cx-import-preview.h"

#include "cx-import-convert-private.h"
#include "cx-import-survey.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-question-type.h"
#include "cx-survey-repo.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* What is at hand while rows are shown. */
typedef struct
{
  CxTable *table;
  CxMapping *mapping;
  CxSurvey *survey;
  GTimeZone *zone;
  CxImportNeeds *needs;
  CxImportConverter *converter;
  CxImportRows *bundle;
  const char *language;
} Showing;

void
cx_import_preview_free (CxImportPreview *preview)
{
  if (preview == NULL)
    return;
  for (gsize i = 0; i < (gsize) preview->rows * preview->columns; i++)
    {
      g_free (preview->cells[i].original);
      g_free (preview->cells[i].value);
      g_free (preview->cells[i].message);
    }
  g_free (preview->cells);
  g_free (preview->lines);
  g_free (preview);
}

const CxPreviewCell *
cx_import_preview_get (const CxImportPreview *preview, guint row, guint column)
{
  g_assert (row < preview->rows && column < preview->columns);
  return &preview->cells[(gsize) row * preview->columns + column];
}

static CxPreviewCell *
get_cell (CxImportPreview *preview, guint row, guint column)
{
  return &preview->cells[(gsize) row * preview->columns + column];
}

/* --- Values for people ---------------------------------------------------------------------- */

static char *
show_missing (gint64 code)
{
  switch (code)
    {
    case CX_ANSWER_UNANSWERED:
      return g_strdup (_ ("No answer"));
    case CX_ANSWER_NOT_APPLICABLE:
      return g_strdup (_ ("Not applicable"));
    case CX_ANSWER_REFUSED:
    default:
      return g_strdup (_ ("Refused to say"));
    }
}

static char *
show_number (const Showing *showing, double number)
{
  char text[CX_NUMBER_BUFFER];
  const char *point = strchr (cx_number_to_text (number, text), '.');

  if (strchr (text, 'e') != NULL)
    return g_strdup (text);
  return cx_number_to_human (number, point != NULL ? (int) MIN (strlen (point + 1), 9) : 0,
                             showing->language);
}

static char *
show_integer (const Showing *showing, const CxImportColumn *column, gint64 number)
{
  CxQuestion *question = column->question;
  CxItemKind kind = column->item != NULL ? column->item->kind : CX_ITEM_VALUE;
  const CxChoice *choice = NULL;

  if (number < 0 && column->missing)
    return show_missing (number);
  if (column->spec->part == CX_PART_CHOICE)
    return g_strdup (number == 1 ? _ ("Chosen") : _ ("Not chosen"));
  /* A point of a scale is its number, whatever words stand beside it. */
  if (question != NULL && kind != CX_ITEM_RANK &&
      (question->type == NULL || (question->type->flags & CX_TYPE_IS_SCALE) == 0))
    choice = cx_question_get_choice_by_number (question, (int) number);
  if (choice != NULL)
    return g_strdup (choice->text);
  if (question != NULL && g_str_equal (question->type_id, "yesno"))
    return g_strdup (number == 1 ? _ ("Yes") : _ ("No"));
  if (column->spec->target == CX_TARGET_FIELD && column->spec->field == CX_FIELD_OF_COMPLETE)
    return g_strdup (number == 1 ? _ ("Completed") : _ ("Broken off"));
  return show_number (showing, (double) number);
}

static char *
show_moment (const Showing *showing, gint64 ms)
{
  CxMoment moment = { .ms = ms, .offset = CX_OFFSET_NONE };

  return cx_moment_to_human (moment, showing->zone, TRUE, showing->language);
}

static gboolean
is_moment (const CxImportColumn *column)
{
  return column->spec->target == CX_TARGET_FIELD &&
         cx_response_field_info (column->spec->field)->is_moment;
}

static char *
show_value (const Showing *showing, const CxImportColumn *column, const CxValue *value)
{
  switch (value->kind)
    {
    case CX_VALUE_INTEGER:
      return is_moment (column) ? show_moment (showing, value->integer)
                                : show_integer (showing, column, value->integer);
    case CX_VALUE_REAL:
      return show_number (showing, value->real);
    case CX_VALUE_TEXT:
      return g_strndup (value->text, value->length);
    case CX_VALUE_MISSING:
      return show_missing (value->integer);
    case CX_VALUE_NULL:
    default:
      return NULL;
    }
}

/* The options of a cell that holds several: those that were chosen, or the ranking in its order. */
static char *
show_options (const CxImportColumn *column, const CxValue *values)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = column->option_values->len;
  gint64 last = column->ranked || column->rank > 0 ? n : 1;

  for (gint64 wanted = 1; wanted <= last; wanted++)
    for (guint i = 0; i < n && i < column->option_choices->len; i++)
      {
        guint place = g_array_index (column->option_values, guint, i);
        const CxChoice *choice = g_ptr_array_index (column->option_choices, i);

        if (place == CX_IMPORT_NOWHERE || values[place].kind != CX_VALUE_INTEGER ||
            values[place].integer != wanted || (column->rank > 0 && wanted != column->rank))
          continue;
        if (text->len > 0)
          g_string_append (text, " · ");
        g_string_append (text, choice->text);
      }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* "3 17": the numbers of choices as their texts. */
static char *
show_list (const CxImportColumn *column, const CxValue *value)
{
  g_auto (GStrv) numbers = g_strsplit (value->text, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      const CxChoice *choice = cx_question_get_choice_by_number (
          column->question, (int) g_ascii_strtoll (numbers[i], NULL, 10));

      if (choice != NULL)
        g_string_append_printf (text, text->len > 0 ? " · %s" : "%s", choice->text);
    }
  return g_strdup (text->str);
}

static char *
show_column (const Showing *showing, const CxImportColumn *column, const CxValue *values)
{
  char *text = NULL;
  char *extra;

  if (column->value != CX_IMPORT_NOWHERE && column->item != NULL &&
      column->item->kind == CX_ITEM_LIST && values[column->value].kind == CX_VALUE_TEXT)
    text = show_list (column, &values[column->value]);
  else if (column->option_values != NULL)
    text = show_options (column, values);
  else if (column->value != CX_IMPORT_NOWHERE)
    text = show_value (showing, column, &values[column->value]);

  if (column->extra == CX_IMPORT_NOWHERE || values[column->extra].kind != CX_VALUE_TEXT ||
      column->extra == column->value)
    return text;
  extra = g_strdup_printf ("%s: %s", text != NULL ? text : "", values[column->extra].text);
  g_free (text);
  return extra;
}

/* --- Rows ----------------------------------------------------------------------------------- */

/* The column that an error speaks of: its heading and its value. */
static CxPreviewCell *
find_refused (CxImportPreview *preview,
              const Showing *showing,
              guint row,
              const CxImportError *error)
{
  for (guint i = 0; i < showing->converter->columns->len; i++)
    {
      const CxImportColumn *column = g_ptr_array_index (showing->converter->columns, i);
      CxPreviewCell *cell = get_cell (preview, row, column->index);

      if (cell->state != CX_PREVIEW_REFUSED && g_strcmp0 (column->heading, error->column) == 0 &&
          g_strcmp0 (cell->original, error->value) == 0)
        return cell;
    }
  return NULL;
}

static void
mark_refused (CxImportPreview *preview, const Showing *showing, guint row)
{
  for (guint i = 0; i < showing->bundle->rejects->len; i++)
    {
      const CxImportReject *reject = g_ptr_array_index (showing->bundle->rejects, i);

      if (reject->row != preview->lines[row])
        continue;
      for (guint k = 0; k < reject->errors->len; k++)
        {
          const CxImportError *error = g_ptr_array_index (reject->errors, k);
          CxPreviewCell *cell = find_refused (preview, showing, row, error);

          if (cell == NULL)
            continue;
          cell->state = CX_PREVIEW_REFUSED;
          g_clear_pointer (&cell->value, g_free);
          cell->message = g_strdup (error->message);
        }
    }
}

static void
show_row (CxImportPreview *preview, const Showing *showing, guint row)
{
  const CxImportRow *made = &showing->bundle->rows[row];
  const CxValue *values = cx_import_rows_get_values (showing->bundle, row);

  if (made->state == CX_IMPORT_ROW_BLANK)
    return;
  for (guint i = 0; i < showing->converter->columns->len; i++)
    {
      const CxImportColumn *column = g_ptr_array_index (showing->converter->columns, i);
      CxPreviewCell *cell = get_cell (preview, row, column->index);

      if (column->spec->target == CX_TARGET_IGNORE)
        continue;
      g_free (cell->value);
      cell->value = show_column (showing, column, values);
      cell->state = cell->value != NULL ? CX_PREVIEW_STORED : CX_PREVIEW_BLANK;
    }
  if (made->state == CX_IMPORT_ROW_REJECTED)
    mark_refused (preview, showing, row);
}

static CxImportPreview *
make_preview (const Showing *showing, const CxRowBlock *block, guint rows)
{
  CxImportPreview *preview = g_new0 (CxImportPreview, 1);

  preview->rows = rows;
  preview->columns = showing->mapping->columns->len;
  preview->lines = g_new0 (gint64, MAX (rows, 1));
  preview->cells = g_new0 (CxPreviewCell, MAX ((gsize) rows * preview->columns, 1));
  for (guint row = 0; row < rows; row++)
    {
      preview->lines[row] = block->lines[row];
      for (guint i = 0; i < MIN (preview->columns, block->columns); i++)
        get_cell (preview, row, i)->original = g_strdup (
            block->cells[(gsize) row * block->columns + i].text);
    }
  for (guint row = 0; row < rows; row++)
    show_row (preview, showing, row);
  return preview;
}

/* --- The whole ------------------------------------------------------------------------------ */

static void
end_attempt (Showing *showing)
{
  g_clear_pointer (&showing->converter, cx_import_converter_free);
  g_clear_pointer (&showing->bundle, cx_import_rows_free);
  g_clear_object (&showing->survey);
}

/* The survey as it would be, in memory. */
static gboolean
take_survey (Showing *showing, CxProject *project, CxSurvey *survey, GError **error)
{
  g_autofree char *name = g_path_get_basename (showing->table->path);

  if (survey != NULL)
    showing->survey = cx_survey_repo_load (cx_project_get_db (project), survey->id, error);
  else
    showing->survey = cx_import_survey_new (showing->mapping, name,
                                            cx_project_get_business (project)->language);
  return showing->survey != NULL &&
         cx_import_survey_grow (showing->survey, showing->mapping, showing->needs, NULL, error);
}

static gboolean
convert (Showing *showing, guint wanted, CxRowBlock **block, CxProgress *progress, GError **error)
{
  guint rows;

  showing->converter = cx_import_converter_new (showing->table, showing->mapping, showing->survey,
                                                showing->zone, showing->needs, error);
  if (showing->converter == NULL || !cx_table_rewind (showing->table, error) ||
      !cx_table_next (showing->table, block, progress, error))
    return FALSE;
  showing->bundle = cx_import_rows_new (cx_import_converter_get_values (showing->converter));
  if (*block == NULL)
    return TRUE;
  rows = MIN (wanted, showing->bundle->capacity);
  showing->bundle->capacity = MIN (rows, (*block)->rows);
  cx_import_converter_run (showing->converter, *block, 0, 1, showing->bundle);
  return TRUE;
}

CxImportPreview *
cx_import_preview (CxProject *project,
                   CxTable *table,
                   CxMapping *mapping,
                   CxSurvey *survey,
                   guint rows,
                   CxProgress *progress,
                   GError **error)
{
  g_autoptr (CxImportNeeds) needs = cx_import_needs_new ();
  Showing showing = { .table = table,
                      .mapping = mapping,
                      .zone = cx_project_get_zone (project),
                      .needs = needs,
                      .language = cx_i18n_get_language () };
  CxImportPreview *preview = NULL;
  CxRowBlock *block = NULL;
  gboolean ok;

  if (!cx_import_fit_mapping (mapping, table, error))
    return NULL;
  do
    {
      end_attempt (&showing);
      needs->found = FALSE;
      ok = take_survey (&showing, project, survey, error) &&
           convert (&showing, rows, &block, progress, error);
    }
  while (ok && needs->found);
  if (ok)
    preview = make_preview (&showing, block, showing.bundle->n_rows);
  end_attempt (&showing);
  if (preview != NULL && !cx_table_rewind (table, error))
    g_clear_pointer (&preview, cx_import_preview_free);
  return preview;
}
