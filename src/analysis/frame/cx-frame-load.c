#include "config.h"

#include "cx-frame-private.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-number.h"

#include <math.h>

/* A coded answer above this is no answer of ours, and would cost memory for every code below it. */
#define HIGHEST_CODE 1000000

typedef enum
{
  READ_CODE,
  READ_NUMBER,
  READ_MOMENT,
  READ_TEXT,
} Reading;

typedef struct
{
  Reading reading;
  CxColumn *column;
  CxItem *item;       /* NULL: a field */
  int missing_column; /* offset of its missing codes; -1: none */
} Reader;

typedef struct
{
  CxFrame *frame;
  GArray *readers; /* in the order of their columns */
  GArray *fields;
  GPtrArray *items;
  gsize rows;
  CxProgress *progress;
} Load;

static void
load_clear (Load *load)
{
  for (guint i = 0; load->readers != NULL && i < load->readers->len; i++)
    g_clear_pointer (&g_array_index (load->readers, Reader, i).column, cx_column_free);
  g_clear_pointer (&load->readers, g_array_unref);
  g_clear_pointer (&load->fields, g_array_unref);
  g_clear_pointer (&load->items, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Load, load_clear)

static void
add_reader (Load *load, Reading reading, CxItem *item)
{
  static const CxColumnKind kinds[] = { CX_COLUMN_INT8, CX_COLUMN_REAL, CX_COLUMN_INT64,
                                        CX_COLUMN_INT8 };
  Reader reader = { reading, cx_column_new (kinds[reading]), item, -1 };

  if (reading == READ_TEXT)
    reader.column->dictionary = cx_dictionary_new ();
  g_array_append_val (load->readers, reader);
}

static void
plan_field (Load *load, CxResponseField field)
{
  const CxResponseFieldInfo *info = cx_response_field_info (field);
  Reading reading = READ_NUMBER;

  if (info->is_moment)
    reading = READ_MOMENT;
  else if (info->storage == CX_STORAGE_TEXT)
    reading = READ_TEXT;
  g_array_append_val (load->fields, field);
  add_reader (load, reading, NULL);
}

static void
plan_item (Load *load, CxItem *item)
{
  Reading reading = READ_NUMBER;

  if (item->storage == CX_STORAGE_TEXT)
    reading = READ_TEXT;
  else if (item->coded)
    reading = READ_CODE;
  g_ptr_array_add (load->items, item);
  add_reader (load, reading, item);
}

/* The missing codes stand behind all items, in their order. */
static void
plan_missing (Load *load)
{
  int next = (int) load->readers->len;

  for (guint i = 0; i < load->readers->len; i++)
    {
      Reader *reader = &g_array_index (load->readers, Reader, i);

      if (reader->item != NULL && reader->item->has_missing)
        reader->missing_column = next++;
    }
}

static gboolean
read_code (Reader *reader, CxStatement *row, int column, GError **error)
{
  gint64 code;

  if (!cx_statement_read_int (row, column, &code))
    {
      cx_column_add_code (reader->column, CX_CODE_NULL);
      return TRUE;
    }
  if (G_UNLIKELY (code < CX_ANSWER_REFUSED || code > HIGHEST_CODE))
    {
      char text[CX_NUMBER_BUFFER];

      cx_error_set (error, CX_ERROR_DAMAGED,
                    _ ("Check the file, and restore a backup if necessary."),
                    _ ("An answer in column “%s” has the impossible value %s."), reader->item->code,
                    cx_number_to_text ((double) code, text));
      return FALSE;
    }
  cx_column_add_code (reader->column, (gint32) code);
  return TRUE;
}

static int
get_missing (const Reader *reader, CxStatement *row, int first)
{
  int column = first + reader->missing_column;
  gint64 code;

  if (reader->missing_column < 0 || !cx_statement_read_int (row, column, &code))
    return 0;
  return code < 0 && code >= CX_ANSWER_REFUSED ? (int) code : 0;
}

static void
read_number (Reader *reader, CxStatement *row, int column, int first)
{
  if (!cx_statement_is_null (row, column))
    {
      double value = cx_statement_get_double (row, column);

      cx_column_add_number (reader->column, isfinite (value) ? value : (double) NAN);
    }
  else
    {
      int missing = get_missing (reader, row, first);

      if (missing != 0)
        cx_column_add_missing_number (reader->column, missing);
      else
        cx_column_add_number (reader->column, (double) NAN);
    }
}

/* Of a list of choices an empty text says that none was chosen, which is an answer. */
static gboolean
is_list (const Reader *reader)
{
  return reader->item != NULL && reader->item->kind == CX_ITEM_LIST;
}

static void
read_text (Reader *reader, CxStatement *row, int column, int first)
{
  gint32 code = CX_CODE_NULL;
  const char *text = cx_statement_get_text (row, column);

  if (text != NULL && (*text != '\0' || is_list (reader)))
    code = cx_dictionary_add (reader->column->dictionary, text,
                              cx_statement_get_bytes (row, column));
  else
    {
      int missing = get_missing (reader, row, first);

      /* An empty text that was written is an answer not given. */
      if (missing != 0)
        code = missing;
      else if (text != NULL)
        code = CX_ANSWER_UNANSWERED;
    }
  cx_column_add_code (reader->column, code);
}

static gboolean
read_row_cb (gint64 id, CxStatement *row, int first, gpointer user_data, GError **error)
{
  Load *load = user_data;

  for (guint i = 0; i < load->readers->len; i++)
    {
      Reader *reader = &g_array_index (load->readers, Reader, i);
      int column = first + (int) i;
      gint64 moment;

      switch (reader->reading)
        {
        case READ_CODE:
          if (!read_code (reader, row, column, error))
            return FALSE;
          break;
        case READ_NUMBER:
          read_number (reader, row, column, first);
          break;
        case READ_MOMENT:
          if (!cx_statement_read_int (row, column, &moment))
            moment = G_MININT64;
          cx_column_add_moment (reader->column, moment);
          break;
        case READ_TEXT:
        default:
          read_text (reader, row, column, first);
          break;
        }
    }
  load->rows++;
  return load->rows % CX_BLOCK != 0 ||
         cx_progress_step (load->progress, (gint64) load->rows, error);
}

/* Hands the columns to the frame. */
static void
keep_columns (Load *load)
{
  CxFrame *frame = load->frame;

  for (guint i = 0; i < load->readers->len; i++)
    {
      Reader *reader = &g_array_index (load->readers, Reader, i);
      CxColumn *column = g_steal_pointer (&reader->column);

      if (reader->item != NULL)
        g_hash_table_insert (frame->items, reader->item, column);
      else
        frame->fields[g_array_index (load->fields, CxResponseField, i)] = column;
    }
  frame->n = load->rows;
  frame->is_loaded = TRUE;
}

static void
load_init (Load *load, CxFrame *frame, const CxColumnSet *set, CxProgress *progress)
{
  *load = (Load){ .frame = frame, .progress = progress };
  load->readers = g_array_new (FALSE, FALSE, sizeof (Reader));
  load->fields = g_array_new (FALSE, FALSE, sizeof (CxResponseField));
  load->items = g_ptr_array_new ();

  for (CxResponseField i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    if ((set->fields & (1u << i)) != 0 && frame->fields[i] == NULL)
      plan_field (load, i);
  for (guint i = 0; i < set->items->len; i++)
    {
      CxItem *item = g_ptr_array_index (set->items, i);

      if (!g_hash_table_contains (frame->items, item))
        plan_item (load, item);
    }
  plan_missing (load);
}

gboolean
cx_frame_read_columns (CxFrame *frame, const CxColumnSet *set, CxProgress *progress, GError **error)
{
  g_auto (Load) load = { 0 };

  load_init (&load, frame, set, progress);
  if (load.readers->len == 0 && frame->is_loaded)
    return TRUE;

  cx_progress_begin (progress, _ ("Reading answers"), 0);
  if (!cx_response_repo_each_row (frame->db, frame->survey,
                                  (const CxResponseField *) (gpointer) load.fields->data,
                                  load.fields->len, (CxItem *const *) load.items->pdata,
                                  load.items->len, read_row_cb, &load, error))
    return FALSE;

  g_assert (!frame->is_loaded || load.rows == frame->n);
  keep_columns (&load);
  return TRUE;
}
