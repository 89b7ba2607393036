#include "config.h"

#include "cx-paged-item-private.h"

typedef struct
{
  char kind; /* as cx_statement_get_kind () says */
  gint64 integer;
  double real;
  char *text;
} Value;

struct _CxPagedItem
{
  GObject parent_instance;

  gint64 id;
  gboolean filled;
  gboolean gone;
  Value *values;
  int n_values;
};

G_DEFINE_FINAL_TYPE (CxPagedItem, cx_paged_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_values (Value *values, int n_values)
{
  for (int i = 0; i < n_values; i++)
    g_free (values[i].text);
  g_free (values);
}

static void
cx_paged_item_finalize (GObject *object)
{
  CxPagedItem *self = CX_PAGED_ITEM (object);

  free_values (self->values, self->n_values);
  G_OBJECT_CLASS (cx_paged_item_parent_class)->finalize (object);
}

static void
cx_paged_item_class_init (CxPagedItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_paged_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_PAGED_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cx_paged_item_init (CxPagedItem *self)
{
}

CxPagedItem *
cx_paged_item_new (gint64 id)
{
  CxPagedItem *self = g_object_new (CX_TYPE_PAGED_ITEM, NULL);

  self->id = id;
  return self;
}

static Value *
read_values (CxStatement *row, int n_values)
{
  Value *values = g_new0 (Value, n_values);

  for (int i = 0; i < n_values; i++)
    {
      values[i].kind = cx_statement_get_kind (row, i);
      if (values[i].kind == 'i')
        values[i].integer = cx_statement_get_int (row, i);
      if (values[i].kind == 'i' || values[i].kind == 'r')
        values[i].real = cx_statement_get_double (row, i);
      if (values[i].kind == 't')
        values[i].text = cx_statement_dup_text (row, i);
    }
  return values;
}

static gboolean
are_equal (const Value *a, const Value *b, int n_values)
{
  for (int i = 0; i < n_values; i++)
    if (a[i].kind != b[i].kind || a[i].integer != b[i].integer ||
        !(a[i].real <= b[i].real && a[i].real >= b[i].real) ||
        g_strcmp0 (a[i].text, b[i].text) != 0)
      return FALSE;
  return TRUE;
}

void
cx_paged_item_update (CxPagedItem *self, CxStatement *row)
{
  int n_values = row != NULL ? cx_statement_get_columns (row) : 0;
  Value *values = read_values (row, n_values);
  gboolean gone = row == NULL;
  gboolean same = self->filled && self->gone == gone && self->n_values == n_values &&
                  are_equal (self->values, values, n_values);
  gboolean first = !self->filled;

  if (same)
    {
      free_values (values, n_values);
      return;
    }
  free_values (self->values, self->n_values);
  self->values = values;
  self->n_values = n_values;
  self->gone = gone;
  self->filled = TRUE;
  if (!first)
    g_signal_emit (self, signals[CHANGED], 0);
}

gint64
cx_paged_item_get_id (CxPagedItem *self)
{
  return self->id;
}

gboolean
cx_paged_item_is_gone (CxPagedItem *self)
{
  return self->gone;
}

gboolean
cx_paged_item_is_null (CxPagedItem *self, int column)
{
  return column >= self->n_values || self->values[column].kind == 'n';
}

gint64
cx_paged_item_get_int (CxPagedItem *self, int column)
{
  return column < self->n_values ? self->values[column].integer : 0;
}

double
cx_paged_item_get_double (CxPagedItem *self, int column)
{
  return column < self->n_values ? self->values[column].real : 0;
}

const char *
cx_paged_item_get_text (CxPagedItem *self, int column)
{
  return column < self->n_values ? self->values[column].text : NULL;
}
