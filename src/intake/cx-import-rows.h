/* Rows on their way from the thread that reads and converts to the one that writes. A bundle is
 * filled, handed over, written and given back, so that nothing is allocated per cell. */
#pragma once

#include "cx-import-rejects.h"
#include "cx-response-repo.h"

G_BEGIN_DECLS

typedef enum
{
  CX_IMPORT_ROW_GOOD,
  CX_IMPORT_ROW_BLANK,    /* neither an answer nor an id */
  CX_IMPORT_ROW_REJECTED, /* a value could not be read; stands in the bundle's rejects */
} CxImportRowState;

typedef struct
{
  gint64 line;         /* physical line from 1 */
  gint64 number;       /* among the data rows, from 1 */
  guint64 id_hash;     /* of the source's own id; 0: it has none */
  guint64 fingerprint; /* of what is written, the id left out */
  guint8 state;        /* CxImportRowState */
  guint8 timed;        /* says the time of day it was given */
} CxImportRow;

typedef struct
{
  guint n_rows;
  guint capacity;
  guint n_values; /* per row: first the fields, then the items */
  CxImportRow *rows;
  CxValue *values;
  GPtrArray *rejects; /* CxImportReject, in the order of the rows */
  double fraction;    /* of the file read after this bundle */

  GPtrArray *chunks; /* memory of the texts */
  guint chunk;
  gsize used;
} CxImportRows;

CxImportRows *cx_import_rows_new (guint n_values);
void cx_import_rows_free (CxImportRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportRows, cx_import_rows_free)

/* Empties it for the next use; its memory stays. */
void cx_import_rows_clear (CxImportRows *rows);

/* The values of row @row. */
static inline CxValue *
cx_import_rows_get_values (CxImportRows *rows, guint row)
{
  return rows->values + (gsize) row * rows->n_values;
}

/* One hash from two, each bit of which hangs on all bits of both (the finish of splitmix64). */
static inline guint64
cx_import_mix (guint64 a, guint64 b)
{
  guint64 x = a ^ (b + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (a << 6) + (a >> 2));

  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/* A copy of @text that lives until the bundle is cleared. */
const char *cx_import_rows_keep (CxImportRows *rows, const char *text, gsize length);

G_END_DECLS
