#include "config.h"

#include "cx-grid-columns.h"

#include "cx-grid-column-private.h"

#include <string.h>

struct _CxGridColumns
{
  GObject parent_instance;

  CxSurvey *survey;
  char *language;
  GPtrArray *order; /* CxGridColumn, all */
  guint first;      /* of the group */
  gint64 layout;

  GPtrArray *frozen, *group; /* borrowed, of what is shown */
  guint n_shown;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CxGridColumns,
                               cx_grid_columns,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return CX_TYPE_GRID_COLUMN;
}

static guint
get_n_items (GListModel *model)
{
  return CX_GRID_COLUMNS (model)->order->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CxGridColumns *self = CX_GRID_COLUMNS (model);

  return position < self->order->len ? g_object_ref (g_ptr_array_index (self->order, position))
                                     : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
cx_grid_columns_finalize (GObject *object)
{
  CxGridColumns *self = CX_GRID_COLUMNS (object);

  g_clear_object (&self->survey);
  g_free (self->language);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->frozen);
  g_ptr_array_unref (self->group);
  G_OBJECT_CLASS (cx_grid_columns_parent_class)->finalize (object);
}

static void
cx_grid_columns_class_init (CxGridColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_grid_columns_finalize;
  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_GRID_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_grid_columns_init (CxGridColumns *self)
{
  self->order = g_ptr_array_new_with_free_func (g_object_unref);
  self->frozen = g_ptr_array_new ();
  self->group = g_ptr_array_new ();
}

CxGridColumns *
cx_grid_columns_new (void)
{
  return g_object_new (CX_TYPE_GRID_COLUMNS, NULL);
}

/* What is shown follows from order, choice and group. */
static void
arrange (CxGridColumns *self)
{
  g_ptr_array_set_size (self->frozen, 0);
  g_ptr_array_set_size (self->group, 0);
  self->n_shown = 0;
  for (guint i = 0; i < self->order->len; i++)
    {
      CxGridColumn *column = g_ptr_array_index (self->order, i);

      if (column->shown && !column->frozen)
        self->n_shown++;
    }
  if (self->first >= self->n_shown)
    self->first = self->n_shown > 0
                      ? (self->n_shown - 1) / CX_GRID_COLUMNS_GROUP * CX_GRID_COLUMNS_GROUP
                      : 0;
  for (guint i = 0, at = 0; i < self->order->len; i++)
    {
      CxGridColumn *column = g_ptr_array_index (self->order, i);

      if (column->frozen)
        g_ptr_array_add (self->frozen, column);
      else if (column->shown)
        {
          if (at >= self->first && at < self->first + CX_GRID_COLUMNS_GROUP)
            g_ptr_array_add (self->group, column);
          at++;
        }
    }
  self->layout++;
  g_signal_emit (self, signals[CHANGED], 0);
}

CxGridColumn *
cx_grid_columns_find (CxGridColumns *self, const char *key)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      CxGridColumn *column = g_ptr_array_index (self->order, i);

      if (strcmp (column->column->key, key) == 0)
        return column;
    }
  return NULL;
}

/* Where a column that is new in the survey belongs: behind the one it follows there. */
static guint
find_place (CxGridColumns *self, GPtrArray *columns, guint i)
{
  while (i-- > 0)
    {
      const CxListColumn *before = g_ptr_array_index (columns, i);
      CxGridColumn *known = cx_grid_columns_find (self, before->key);
      guint index;

      if (known != NULL && g_ptr_array_find (self->order, known, &index))
        return index + 1;
    }
  return 0;
}

static void
drop_gone (CxGridColumns *self, GHashTable *keys)
{
  for (guint i = self->order->len; i-- > 0;)
    {
      CxGridColumn *column = g_ptr_array_index (self->order, i);

      if (!g_hash_table_contains (keys, column->column->key))
        g_ptr_array_remove_index (self->order, i);
    }
}

/* Every column by its key; the first time each is new and stands in the survey's order. */
static void
take_columns (CxGridColumns *self, GPtrArray *columns)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean first = self->order->len == 0;

  for (guint i = 0; i < columns->len; i++)
    g_hash_table_add (keys, ((CxListColumn *) g_ptr_array_index (columns, i))->key);
  drop_gone (self, keys);
  for (guint i = 0; i < self->order->len; i++)
    {
      CxGridColumn *column = g_ptr_array_index (self->order, i);

      g_hash_table_insert (known, column->column->key, column);
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const CxListColumn *listed = g_ptr_array_index (columns, i);
      CxGridColumn *column = g_hash_table_lookup (known, listed->key);

      if (column == NULL)
        {
          column = cx_grid_column_new (listed);
          g_ptr_array_insert (self->order, first ? -1 : (int) find_place (self, columns, i),
                              column);
        }
      else
        g_hash_table_remove (known, listed->key);
      cx_grid_column_update (column, listed, self->survey, self->language);
    }
}

void
cx_grid_columns_set_survey (CxGridColumns *self, CxSurvey *survey, const char *language)
{
  g_autoptr (GPtrArray) columns = cx_response_list_columns (survey);
  guint before = self->order->len;

  if (self->survey != NULL && self->survey->id != survey->id)
    {
      g_ptr_array_set_size (self->order, 0);
      self->first = 0;
    }
  /* Columns point into the survey, so the old one goes last. */
  g_object_ref (survey);
  g_autoptr (CxSurvey) old = g_steal_pointer (&self->survey);
  self->survey = survey;
  g_free (self->language);
  self->language = g_strdup (language);
  take_columns (self, columns);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->order->len);
  arrange (self);
}

CxSurvey *
cx_grid_columns_get_survey (CxGridColumns *self)
{
  return self->survey;
}

const char *
cx_grid_columns_get_language (CxGridColumns *self)
{
  return self->language;
}

void
cx_grid_columns_move (CxGridColumns *self, guint from, guint to)
{
  gpointer column;

  if (from == to || from >= self->order->len || to >= self->order->len)
    return;
  column = g_ptr_array_steal_index (self->order, from);
  g_ptr_array_insert (self->order, (int) to, column);
  g_list_model_items_changed (G_LIST_MODEL (self), MIN (from, to),
                              MAX (from, to) - MIN (from, to) + 1,
                              MAX (from, to) - MIN (from, to) + 1);
  arrange (self);
}

void
cx_grid_columns_set_shown (CxGridColumns *self, CxGridColumn *column, gboolean shown)
{
  if (column->shown == shown || column->frozen)
    return;
  column->shown = shown;
  arrange (self);
}

gboolean
cx_grid_columns_set_frozen (CxGridColumns *self, CxGridColumn *column, gboolean frozen)
{
  if (column->frozen == frozen)
    return TRUE;
  if (frozen ? self->frozen->len >= CX_GRID_COLUMNS_FROZEN : column->column->kind == CX_LIST_NUMBER)
    return FALSE;
  column->frozen = frozen;
  column->shown = TRUE;
  arrange (self);
  return TRUE;
}

void
cx_grid_columns_reset (CxGridColumns *self)
{
  g_autoptr (CxSurvey) survey = g_object_ref (self->survey);
  g_autofree char *language = g_strdup (self->language);
  guint before = self->order->len;

  g_ptr_array_set_size (self->order, 0);
  self->first = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  cx_grid_columns_set_survey (self, survey, language);
}

GPtrArray *
cx_grid_columns_get_frozen (CxGridColumns *self)
{
  return self->frozen;
}

GPtrArray *
cx_grid_columns_get_group (CxGridColumns *self)
{
  return self->group;
}

void
cx_grid_columns_set_group_order (CxGridColumns *self, GPtrArray *order)
{
  guint n = 0;

  for (guint i = 0; i < self->order->len && n < order->len; i++)
    if (g_ptr_array_find (order, g_ptr_array_index (self->order, i), NULL))
      self->order->pdata[i] = g_ptr_array_index (order, n++);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->order->len, self->order->len);
  arrange (self);
}

guint
cx_grid_columns_get_first (CxGridColumns *self)
{
  return self->first;
}

guint
cx_grid_columns_get_n_shown (CxGridColumns *self)
{
  return self->n_shown;
}

void
cx_grid_columns_go (CxGridColumns *self, guint first)
{
  first = first / CX_GRID_COLUMNS_GROUP * CX_GRID_COLUMNS_GROUP;
  if (first == self->first || first >= self->n_shown)
    return;
  self->first = first;
  arrange (self);
}

void
cx_grid_columns_go_to (CxGridColumns *self, CxGridColumn *column)
{
  guint at = 0;

  if (!column->shown)
    cx_grid_columns_set_shown (self, column, TRUE);
  for (guint i = 0; i < self->order->len && !column->frozen; i++)
    {
      CxGridColumn *other = g_ptr_array_index (self->order, i);

      if (other == column)
        {
          cx_grid_columns_go (self, at);
          return;
        }
      at += other->shown && !other->frozen;
    }
}

char *
cx_grid_columns_make_rows (CxGridColumns *self)
{
  const CxListColumn *columns[CX_GRID_COLUMNS_FROZEN + CX_GRID_COLUMNS_GROUP];
  guint n = 0;

  for (guint i = 0; i < self->frozen->len; i++)
    columns[n++] = ((CxGridColumn *) g_ptr_array_index (self->frozen, i))->column;
  for (guint i = 0; i < self->group->len; i++)
    columns[n++] = ((CxGridColumn *) g_ptr_array_index (self->group, i))->column;
  return cx_response_list_make_rows (self->survey, columns, n, self->layout);
}

gint64
cx_grid_columns_get_layout (CxGridColumns *self)
{
  return self->layout;
}
