#include "config.h"

#include "cx-frame-private.h"

#include "cx-error.h"
#include "cx-i18n.h"

static void
free_column (gpointer column)
{
  cx_column_free (column);
}

static void
free_codes (gpointer codes)
{
  cx_codes_free (codes);
}

static void
free_bitset (gpointer set)
{
  cx_bitset_unref (set);
}

CxFrame *
cx_frame_new (CxDb *db, CxSurvey *survey, GTimeZone *zone)
{
  CxFrame *self = g_new0 (CxFrame, 1);

  self->db = cx_db_ref (db);
  self->survey = g_object_ref (survey);
  self->zone = g_time_zone_ref (zone);
  self->items = g_hash_table_new_full (NULL, NULL, NULL, free_column);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_codes);
  self->filters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_bitset);
  return self;
}

void
cx_frame_drop (CxFrame *frame)
{
  g_hash_table_remove_all (frame->filters);
  g_hash_table_remove_all (frame->codes);
  g_hash_table_remove_all (frame->items);
  for (guint i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    g_clear_pointer (&frame->fields[i], cx_column_free);
  g_clear_pointer (&frame->days, g_free);
  g_clear_pointer (&frame->ids, g_free);
  frame->is_loaded = FALSE;
  frame->n = 0;
}

void
cx_frame_free (CxFrame *frame)
{
  cx_frame_drop (frame);
  g_hash_table_unref (frame->filters);
  g_hash_table_unref (frame->codes);
  g_hash_table_unref (frame->items);
  g_time_zone_unref (frame->zone);
  g_object_unref (frame->survey);
  cx_db_unref (frame->db);
  g_free (frame);
}

CxSurvey *
cx_frame_get_survey (CxFrame *frame)
{
  return frame->survey;
}

CxDb *
cx_frame_get_db (CxFrame *frame)
{
  return frame->db;
}

GTimeZone *
cx_frame_get_zone (CxFrame *frame)
{
  return frame->zone;
}

gsize
cx_frame_get_rows (CxFrame *frame)
{
  return frame->n;
}

gboolean
cx_frame_load (CxFrame *frame, const CxColumnSet *set, CxProgress *progress, GError **error)
{
  gboolean done;

  /* One state of the file for the version and the values. */
  if (!cx_db_begin_read (frame->db, error))
    return FALSE;
  if (frame->is_loaded && cx_db_get_version (frame->db) != frame->version)
    cx_frame_drop (frame);
  frame->version = cx_db_get_version (frame->db);
  done = cx_frame_read_columns (frame, set, progress, error);
  cx_db_end_read (frame->db);
  return done;
}

const CxColumn *
cx_frame_get_field (CxFrame *frame, CxResponseField field)
{
  g_assert (frame->fields[field] != NULL);
  return frame->fields[field];
}

const CxColumn *
cx_frame_get_item (CxFrame *frame, CxItem *item)
{
  const CxColumn *column = g_hash_table_lookup (frame->items, item);

  g_assert (column != NULL);
  return column;
}

/* The columns of the options of @variable: all that belong to its row. */
static CxCodes *
make_set (CxFrame *frame, const CxVariable *variable)
{
  CxQuestion *question = variable->question;
  g_autofree const CxColumn **columns = g_new0 (const CxColumn *, MAX (question->items->len, 1));
  g_autofree int *numbers = g_new0 (int, MAX (question->items->len, 1));
  gboolean ranked = FALSE;
  guint n = 0;

  for (guint i = 0; i < question->items->len; i++)
    {
      CxItem *item = g_ptr_array_index (question->items, i);

      if (item->choice == NULL || item->kind == CX_ITEM_OTHER || item->row != variable->row)
        continue;
      ranked = item->kind == CX_ITEM_RANK;
      columns[n] = cx_frame_get_item (frame, item);
      numbers[n++] = item->choice->number;
    }
  return cx_codes_new_set (variable, columns, numbers, n, ranked, frame->n);
}

static CxCodes *
make_codes (CxFrame *frame, const CxVariable *variable, guint limit)
{
  const CxColumn *column;

  g_assert (variable->kind != CX_VARIABLE_WHOLE && variable->kind != CX_VARIABLE_MOMENT);
  if (variable->question != NULL && variable->item == NULL)
    return make_set (frame, variable);

  column = variable->question != NULL ? cx_frame_get_item (frame, variable->item)
                                      : cx_frame_get_field (frame, variable->field);
  if (column->kind == CX_COLUMN_REAL)
    return cx_codes_new_numbers (variable, column, limit);
  return cx_codes_new (variable, column);
}

const CxCodes *
cx_frame_get_codes (CxFrame *frame, const CxVariable *variable, guint limit)
{
  g_autofree char *name = cx_variable_get_name (variable);
  g_autofree char *key = NULL;
  CxCodes *codes;

  key = g_strdup_printf ("%s%s", variable->question == NULL ? "field:" : "", name);
  if (variable->item != NULL && variable->item->kind == CX_ITEM_OTHER)
    {
      g_free (key);
      key = g_strdup_printf ("item:%s", variable->item->code);
    }
  codes = g_hash_table_lookup (frame->codes, key);
  if (codes == NULL)
    {
      codes = make_codes (frame, variable, limit);
      if (codes != NULL)
        g_hash_table_insert (frame->codes, g_steal_pointer (&key), codes);
    }
  return codes != NULL && limit > 0 && codes->n > limit + 4 ? NULL : codes;
}

static gint32
cut_day (CxZoneCache *zone, gint64 ms)
{
  return (gint32) cx_period_of_local_ms (CX_PERIOD_DAY, cx_zone_cache_to_local (zone, ms));
}

/* Days of the submissions; of the starts where @use_start and no submission is known. */
static void
cut_days (CxFrame *frame, gboolean use_start)
{
  const gint64 *submitted = frame->fields[CX_FIELD_OF_SUBMITTED]->int64;
  const gint64 *started = use_start ? frame->fields[CX_FIELD_OF_STARTED]->int64 : NULL;
  CxZoneCache zone;

  cx_zone_cache_init (&zone, frame->zone);
  frame->days = g_new (gint32, MAX (frame->n, 1));
  frame->first_day = G_MAXINT32;
  frame->last_day = G_MININT32;
  for (gsize i = 0; i < frame->n; i++)
    {
      gint64 ms = submitted[i] == G_MININT64 && use_start ? started[i] : submitted[i];

      frame->days[i] = CX_CODE_NULL;
      if (ms == G_MININT64)
        continue;
      frame->days[i] = cut_day (&zone, ms);
      frame->first_day = MIN (frame->first_day, frame->days[i]);
      frame->last_day = MAX (frame->last_day, frame->days[i]);
    }
}

gboolean
cx_frame_get_day_range (CxFrame *frame, gint32 *first, gint32 *last)
{
  g_assert (frame->days != NULL);
  *first = frame->first_day;
  *last = frame->last_day;
  return *first <= *last;
}

const gint32 *
cx_frame_get_days (CxFrame *frame, CxProgress *progress, GError **error)
{
  g_auto (CxColumnSet) set = { 0 };
  gboolean use_start;

  cx_column_set_init (&set);
  cx_column_set_add_field (&set, CX_FIELD_OF_SUBMITTED);
  if (!cx_frame_load (frame, &set, progress, error))
    return NULL;

  use_start = frame->fields[CX_FIELD_OF_SUBMITTED]->n_null > 0 &&
              cx_response_repo_has_field (frame->survey, CX_FIELD_OF_STARTED);
  if (use_start)
    {
      cx_column_set_add_field (&set, CX_FIELD_OF_STARTED);
      if (!cx_frame_load (frame, &set, progress, error))
        return NULL;
    }
  if (frame->days == NULL)
    cut_days (frame, use_start);
  return frame->days;
}

typedef struct
{
  gint64 *ids;
  gsize n, i;
} CxIdFill;

static gboolean
take_id_cb (gint64 id, CxStatement *row, int first, gpointer user_data, GError **error)
{
  CxIdFill *fill = user_data;

  if (fill->i < fill->n)
    fill->ids[fill->i++] = id;
  return TRUE;
}

const gint64 *
cx_frame_get_ids (CxFrame *frame, CxProgress *progress, GError **error)
{
  CxIdFill fill = { NULL };

  /* The number of rows, and the drop of everything where the file has changed. */
  if (cx_frame_get_days (frame, progress, error) == NULL)
    return NULL;
  if (frame->ids != NULL)
    return frame->ids;
  fill.n = frame->n;
  fill.ids = g_new0 (gint64, MAX (fill.n, 1));
  if (!cx_response_repo_each_row (frame->db, frame->survey, NULL, 0, NULL, 0, take_id_cb, &fill,
                                  error))
    {
      g_free (fill.ids);
      return NULL;
    }
  frame->ids = fill.ids;
  return frame->ids;
}
