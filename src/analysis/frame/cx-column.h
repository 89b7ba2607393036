/* One column of a frame: the values of all rows, as compact as they allow. */
#pragma once

#include "cx-dictionary.h"

G_BEGIN_DECLS

/* Rows are handled in blocks of so many, which stay in the processor's cache. */
#define CX_BLOCK 4096

typedef enum
{
  CX_COLUMN_INT8, /* codes; the type's least value: NULL */
  CX_COLUMN_INT16,
  CX_COLUMN_INT32,
  CX_COLUMN_INT64, /* moments in ms; G_MININT64: NULL */
  CX_COLUMN_REAL,  /* numbers; NAN: no value, see missing */
} CxColumnKind;

/* A code that was not asked, whatever the width it is stored in. */
#define CX_CODE_NULL G_MININT32

/* Codes are answers as the file stores them (a choice's number, a scale's value), or with a
 * dictionary a text's number from 0; below 0 stand the CX_ANSWER_ codes of a missing answer. */
typedef struct
{
  CxColumnKind kind;
  gsize n, allocated;
  union
  {
    gpointer data;
    gint8 *int8;
    gint16 *int16;
    gint32 *int32;
    gint64 *int64;
    double *real;
  };
  CxDictionary *dictionary; /* of texts; owned; else NULL */
  gint8 *missing;           /* of numbers: CX_ANSWER_ code where there is no value, 0 for not asked;
                             * NULL: none is missing */
  gint32 minimum, maximum;  /* of the codes that are not NULL; minimum > maximum: there are none */
  gsize n_null;             /* rows that were not asked (numbers: that have no value) */
} CxColumn;

/* An empty column of codes, moments or numbers. */
CxColumn *cx_column_new (CxColumnKind kind);
void cx_column_free (CxColumn *column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxColumn, cx_column_free)

/* Append a row. Codes are stored wider when they need it. */
void cx_column_add_code (CxColumn *column, gint32 code);
void cx_column_add_moment (CxColumn *column, gint64 ms);
void cx_column_add_number (CxColumn *column, double value);
/* A number that is missing for the reason @code (CX_ANSWER_). */
void cx_column_add_missing_number (CxColumn *column, int code);

/* Codes of @n rows from @start. */
void cx_column_read_codes (const CxColumn *column, gsize start, gsize n, gint32 *codes);

/* The code of one row. */
gint32 cx_column_get_code (const CxColumn *column, gsize row);

G_END_DECLS
