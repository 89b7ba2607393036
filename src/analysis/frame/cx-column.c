#include "config.h"

#include "cx-column.h"

#include <math.h>
#include <string.h>

static const gsize widths[] = { 1, 2, 4, 8, 8 };

CxColumn *
cx_column_new (CxColumnKind kind)
{
  CxColumn *self = g_new0 (CxColumn, 1);

  self->kind = kind;
  self->minimum = G_MAXINT32;
  self->maximum = G_MININT32;
  return self;
}

void
cx_column_free (CxColumn *column)
{
  g_free (column->data);
  g_free (column->missing);
  g_clear_pointer (&column->dictionary, cx_dictionary_free);
  g_free (column);
}

static inline void
make_room (CxColumn *column)
{
  if (G_LIKELY (column->n < column->allocated))
    return;

  column->allocated = MAX (1024, column->allocated * 2);
  column->data = g_realloc_n (column->data, column->allocated, widths[column->kind]);
  if (column->missing != NULL)
    column->missing = g_realloc_n (column->missing, column->allocated, 1);
}

/* The next wider kind of codes; NULL codes stay NULL. */
static void
widen (CxColumn *column)
{
  CxColumn *wide = cx_column_new (column->kind + 1);
  gint32 codes[CX_BLOCK];

  for (gsize start = 0; start < column->n; start += CX_BLOCK)
    {
      gsize n = MIN (CX_BLOCK, column->n - start);

      cx_column_read_codes (column, start, n, codes);
      for (gsize i = 0; i < n; i++)
        cx_column_add_code (wide, codes[i]);
    }
  g_free (column->data);
  column->kind = wide->kind;
  column->data = g_steal_pointer (&wide->data);
  column->allocated = wide->allocated;
  cx_column_free (wide);
}

static inline gboolean
is_too_narrow (const CxColumn *column, gint32 code)
{
  if (column->kind == CX_COLUMN_INT8)
    return code <= G_MININT8 || code > G_MAXINT8;
  return column->kind == CX_COLUMN_INT16 && (code <= G_MININT16 || code > G_MAXINT16);
}

void
cx_column_add_code (CxColumn *column, gint32 code)
{
  gboolean is_null = code == CX_CODE_NULL;

  if (is_null)
    column->n_null++;
  else
    {
      while (G_UNLIKELY (is_too_narrow (column, code)))
        widen (column);
      column->minimum = MIN (column->minimum, code);
      column->maximum = MAX (column->maximum, code);
    }

  make_room (column);
  switch (column->kind)
    {
    case CX_COLUMN_INT8:
      column->int8[column->n++] = is_null ? G_MININT8 : (gint8) code;
      break;
    case CX_COLUMN_INT16:
      column->int16[column->n++] = is_null ? G_MININT16 : (gint16) code;
      break;
    case CX_COLUMN_INT32:
      column->int32[column->n++] = code;
      break;
    case CX_COLUMN_INT64:
    case CX_COLUMN_REAL:
    default:
      g_assert_not_reached ();
    }
}

void
cx_column_add_moment (CxColumn *column, gint64 ms)
{
  g_assert (column->kind == CX_COLUMN_INT64);
  make_room (column);
  column->n_null += ms == G_MININT64;
  column->int64[column->n++] = ms;
}

void
cx_column_add_number (CxColumn *column, double value)
{
  g_assert (column->kind == CX_COLUMN_REAL);
  make_room (column);
  if (column->missing != NULL)
    column->missing[column->n] = 0;
  column->n_null += isnan (value) != 0;
  column->real[column->n++] = value;
}

void
cx_column_add_missing_number (CxColumn *column, int code)
{
  cx_column_add_number (column, (double) NAN);
  if (column->missing == NULL)
    column->missing = g_malloc0 (column->allocated);
  column->missing[column->n - 1] = (gint8) code;
}

void
cx_column_read_codes (const CxColumn *column, gsize start, gsize n, gint32 *codes)
{
  if (column->kind == CX_COLUMN_INT8)
    {
      const gint8 *from = column->int8 + start;

      for (gsize i = 0; i < n; i++)
        codes[i] = from[i] == G_MININT8 ? CX_CODE_NULL : from[i];
    }
  else if (column->kind == CX_COLUMN_INT16)
    {
      const gint16 *from = column->int16 + start;

      for (gsize i = 0; i < n; i++)
        codes[i] = from[i] == G_MININT16 ? CX_CODE_NULL : from[i];
    }
  else
    {
      g_assert (column->kind == CX_COLUMN_INT32);
      memcpy (codes, column->int32 + start, n * sizeof (gint32));
    }
}

gint32
cx_column_get_code (const CxColumn *column, gsize row)
{
  gint32 code;

  cx_column_read_codes (column, row, 1, &code);
  return code;
}
