#include "config.h"

#include "cx-response-columns.h"

#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-question-type.h"

#include <string.h>

#define ROWS_A_STEP 512

static void
column_free (gpointer data)
{
  CxExportColumn *column = data;

  g_free (column->name);
  g_free (column->heading);
  g_clear_pointer (&column->labels, g_hash_table_unref);
  g_free (column);
}

static void
add_field (GPtrArray *columns, CxResponseField field, const char *language)
{
  const CxResponseFieldInfo *info = cx_response_field_info (field);
  CxExportColumn *column = g_new0 (CxExportColumn, 1);

  column->is_field = TRUE;
  column->field = field;
  column->missing = -1;
  column->name = g_strdup (info->name);
  column->heading = g_strdup (cx_translate (language, info->label));
  column->kind = info->is_moment                    ? CX_EXPORT_MOMENT
                 : info->storage == CX_STORAGE_TEXT ? CX_EXPORT_TEXT
                                                    : CX_EXPORT_NUMBER;
  g_ptr_array_add (columns, column);
}

static const char *
translate (CxSurvey *survey,
           const char *uuid,
           const char *field,
           const char *language,
           const char *base)
{
  return language != NULL ? cx_survey_translate (survey, uuid, field, language, base) : base;
}

static char *
make_heading (CxSurvey *survey, CxQuestion *question, CxItem *item, const char *language)
{
  const char *text = translate (survey, question->uuid, "text", language, question->text);
  const char *part = NULL;

  if (item->row != NULL)
    part = translate (survey, item->row->uuid, "text", language, item->row->text);
  else if (item->choice != NULL)
    part = translate (survey, item->choice->uuid, "text", language, item->choice->text);
  else if (item->kind == CX_ITEM_OTHER)
    part = cx_translate (language, N_ ("Other"));
  if (part == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%s [%s]", text, part);
}

static GHashTable *
make_labels (CxSurvey *survey, CxQuestion *question, const char *language)
{
  GHashTable *labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      g_hash_table_insert (
          labels, GINT_TO_POINTER (choice->number),
          g_strdup (translate (survey, choice->uuid, "text", language, choice->text)));
    }
  return labels;
}

static CxExportKind
kind_of (CxQuestion *question, CxItem *item)
{
  if (item->storage == CX_STORAGE_TEXT)
    {
      if (strcmp (question->type_id, "date") == 0)
        return CX_EXPORT_DATE;
      return strcmp (question->type_id, "time") == 0 ? CX_EXPORT_TIME : CX_EXPORT_TEXT;
    }
  /* A scale's number is its own label; only named choices are coded. */
  if ((item->kind == CX_ITEM_VALUE || item->kind == CX_ITEM_ROW) && question->choices->len > 0 &&
      (question->type == NULL || !(question->type->flags & CX_TYPE_IS_SCALE)))
    return CX_EXPORT_CODED;
  return CX_EXPORT_NUMBER;
}

static void
add_item (GPtrArray *columns,
          CxSurvey *survey,
          CxQuestion *question,
          CxItem *item,
          const char *language)
{
  CxExportColumn *column = g_new0 (CxExportColumn, 1);

  column->item = item;
  column->question = question;
  column->missing = -1;
  column->name = g_strdup (item->code);
  column->heading = make_heading (survey, question, item, language);
  column->kind = kind_of (question, item);
  if (column->kind == CX_EXPORT_CODED || item->kind == CX_ITEM_LIST)
    column->labels = make_labels (survey, question, language);
  g_ptr_array_add (columns, column);
}

GPtrArray *
cx_response_columns_new (CxSurvey *survey, const char *language)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);

  for (CxResponseField field = 0; field < CX_N_RESPONSE_FIELDS; field++)
    if (field != CX_FIELD_OF_OFFSET && cx_response_repo_has_field (survey, field))
      add_field (columns, field, language);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint j = 0; !question->hidden && j < question->items->len; j++)
        {
          CxItem *item = g_ptr_array_index (question->items, j);

          if (!item->hidden)
            add_item (columns, survey, question, item, language);
        }
    }
  return columns;
}

void
cx_response_columns_use_codes (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      CxExportColumn *column = g_ptr_array_index (columns, i);

      if (column->labels == NULL)
        continue;
      g_hash_table_remove_all (column->labels);
      for (guint j = 0; j < column->question->choices->len; j++)
        {
          const CxChoice *choice = g_ptr_array_index (column->question->choices, j);

          g_hash_table_insert (column->labels, GINT_TO_POINTER (choice->number),
                               g_strdup (choice->code));
        }
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *columns;
  CxZoneCache zone;
  GArray *only;
  guint next;
  guint32 place;
  gboolean numbers;
  GStringChunk *texts; /* of the row's lists */
  CxExported *values;
  CxExportRowFunc func;
  gpointer user_data;
  CxProgress *progress;
  gint64 rows;
} Stream;

static void
set_coded (const Stream *stream, const CxExportColumn *column, gint64 number, CxExported *value)
{
  const char *label;

  if (number < 0)
    {
      value->kind = CX_EXPORTED_MISSING;
      value->number = (double) number;
      return;
    }
  label = stream->numbers ? NULL
                          : g_hash_table_lookup (column->labels, GINT_TO_POINTER ((int) number));
  value->kind = label != NULL ? CX_EXPORTED_TEXT : CX_EXPORTED_NUMBER;
  value->text = label;
  value->number = (double) number;
}

/* "3 17 204", the numbers of the options chosen from a long list, as their labels. */
static void
set_list (Stream *stream, const CxExportColumn *column, CxExported *value)
{
  g_auto (GStrv) numbers = g_strsplit (value->text, " ", -1);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      gpointer number = GINT_TO_POINTER ((int) g_ascii_strtoll (numbers[i], NULL, 10));
      const char *label = g_hash_table_lookup (column->labels, number);

      if (*numbers[i] != '\0')
        g_string_append_printf (list, list->len > 0 ? "; %s" : "%s",
                                label != NULL ? label : numbers[i]);
    }
  value->text = g_string_chunk_insert (stream->texts, list->str);
}

static void
set_value (Stream *stream, const CxExportColumn *column, CxStatement *row, int first, int i)
{
  CxExported *value = &stream->values[i];
  int place = first + i;

  *value = (CxExported){ .kind = CX_EXPORTED_EMPTY };
  if (column->missing >= 0 && !cx_statement_is_null (row, first + column->missing))
    {
      value->kind = CX_EXPORTED_MISSING;
      value->number = (double) cx_statement_get_int (row, first + column->missing);
      return;
    }
  switch (cx_statement_get_kind (row, place))
    {
    case 'i':
      if (column->kind == CX_EXPORT_CODED)
        set_coded (stream, column, cx_statement_get_int (row, place), value);
      else if (column->kind == CX_EXPORT_MOMENT)
        {
          value->kind = CX_EXPORTED_MOMENT;
          value->number = (double) cx_zone_cache_to_local (&stream->zone,
                                                           cx_statement_get_int (row, place));
        }
      else
        {
          value->number = (double) cx_statement_get_int (row, place);
          value->kind = column->item != NULL && value->number < 0 && column->missing < 0 &&
                                column->item->storage == CX_STORAGE_INTEGER
                            ? CX_EXPORTED_MISSING
                            : CX_EXPORTED_NUMBER;
        }
      break;
    case 'r':
      value->kind = CX_EXPORTED_NUMBER;
      value->number = cx_statement_get_double (row, place);
      break;
    case 't':
      value->kind = CX_EXPORTED_TEXT;
      value->text = cx_statement_get_text (row, place);
      if (column->item != NULL && column->item->kind == CX_ITEM_LIST && !stream->numbers)
        set_list (stream, column, value);
      break;
    default:
      break;
    }
}

static gboolean
is_wanted (Stream *stream)
{
  guint32 place = stream->place++;

  if (stream->only == NULL)
    return TRUE;
  while (stream->next < stream->only->len &&
         g_array_index (stream->only, guint32, stream->next) < place)
    stream->next++;
  return stream->next < stream->only->len &&
         g_array_index (stream->only, guint32, stream->next) == place;
}

static gboolean
row_cb (gint64 id, CxStatement *row, int first, gpointer user_data, GError **error)
{
  Stream *stream = user_data;

  if (!is_wanted (stream))
    return TRUE;
  g_string_chunk_clear (stream->texts);
  for (guint i = 0; i < stream->columns->len; i++)
    set_value (stream, g_ptr_array_index (stream->columns, i), row, first, (int) i);
  if (!stream->func (stream->rows, stream->values, stream->user_data, error))
    return FALSE;
  stream->rows++;
  return stream->rows % ROWS_A_STEP != 0 ||
         cx_progress_step (stream->progress, stream->rows, error);
}

gboolean
cx_response_columns_each (CxDb *db,
                          CxSurvey *survey,
                          GPtrArray *columns,
                          GTimeZone *zone,
                          GArray *only,
                          gboolean numbers,
                          CxExportRowFunc func,
                          gpointer user_data,
                          CxProgress *progress,
                          GError **error)
{
  g_autofree CxResponseField *fields = g_new0 (CxResponseField, columns->len + 1);
  g_autofree CxItem **items = g_new0 (CxItem *, columns->len + 1);
  g_autofree CxExported *values = g_new0 (CxExported, columns->len + 1);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (1024);
  Stream stream = { .columns = columns,
                    .texts = texts,
                    .only = only,
                    .numbers = numbers,
                    .values = values,
                    .func = func,
                    .user_data = user_data,
                    .progress = progress };
  guint n_fields = 0, n_items = 0;
  int missing = (int) columns->len;

  for (guint i = 0; i < columns->len; i++)
    {
      CxExportColumn *column = g_ptr_array_index (columns, i);

      if (column->is_field)
        fields[n_fields++] = column->field;
      else
        {
          items[n_items++] = column->item;
          column->missing = column->item->has_missing ? missing++ : -1;
        }
    }
  cx_zone_cache_init (&stream.zone, zone);
  return cx_response_repo_each_row (db, survey, fields, n_fields, items, n_items, row_cb, &stream,
                                    error);
}
