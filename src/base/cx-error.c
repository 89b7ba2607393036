#include "config.h"

#include "cx-error.h"

typedef struct
{
  CxErrorPlace place;
} CxErrorPrivate;

static void
cx_error_private_init (CxErrorPrivate *private)
{
  private->place = (CxErrorPlace){ 0 };
}

static void
cx_error_private_copy (const CxErrorPrivate *source, CxErrorPrivate *copy)
{
  copy->place.file = g_strdup (source->place.file);
  copy->place.row = source->place.row;
  copy->place.column = g_strdup (source->place.column);
  copy->place.mend = g_strdup (source->place.mend);
}

static void
cx_error_private_clear (CxErrorPrivate *private)
{
  g_free (private->place.file);
  g_free (private->place.column);
  g_free (private->place.mend);
}

G_DEFINE_EXTENDED_ERROR (CxError, cx_error)

void
cx_error_set (GError **error, CxErrorCode code, const char *mend, const char *format, ...)
{
  va_list args;

  if (error == NULL)
    return;

  va_start (args, format);
  *error = g_error_new_valist (CX_ERROR, (int) code, format, args);
  va_end (args);
  cx_error_get_private (*error)->place.mend = g_strdup (mend);
}

void
cx_error_place (GError **error, const char *file, gint64 row, const char *column)
{
  CxErrorPlace *place;

  if (error == NULL || *error == NULL || (*error)->domain != CX_ERROR)
    return;

  place = &cx_error_get_private (*error)->place;
  if (place->file == NULL)
    place->file = g_strdup (file);
  if (place->row == 0)
    place->row = row;
  if (place->column == NULL)
    place->column = g_strdup (column);
}

void
cx_error_wrap (GError **error, CxErrorCode code, GError *source, const char *format, ...)
{
  g_autofree char *prefix = NULL;
  va_list args;

  va_start (args, format);
  prefix = g_strdup_vprintf (format, args);
  va_end (args);

  cx_error_set (error, code, NULL, "%s: %s", prefix, source->message);
  g_error_free (source);
}

const CxErrorPlace *
cx_error_get_place (const GError *error)
{
  if (error == NULL || error->domain != CX_ERROR)
    return NULL;
  return &cx_error_get_private (error)->place;
}
