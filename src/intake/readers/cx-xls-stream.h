/* What the child that reads an .xls workbook says to its parent: a magic line, then records. A
 * record is a letter and its fields; integers are 32 bit and doubles 64 bit, lowest byte first;
 * texts are a length and their bytes.
 *
 *   'E' code …………………… the workbook cannot be read (CxXlsFailure); the last record
 *   'S' text ………………… name of the next sheet
 *   'O' sheet, epoch ……… the sheet that is read, from 1; 1 if dates count from 1904
 *   'C' column, kind, double, text … a cell of the current row; kind is CxCellKind
 *   'R' row ………………… ends the row, from 1
 *   'Z' ……………………… the sheet is complete */
#pragma once

#include "cx-block-builder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CX_XLS_MAGIC "clientele-xls-1\n"

typedef enum
{
  CX_XLS_DAMAGED = 1,
  CX_XLS_PASSWORD,
  CX_XLS_NO_SHEET, /* the sheet named is not there */
  CX_XLS_EMPTY,
  CX_XLS_FOREIGN, /* an OLE file that is no workbook */
} CxXlsFailure;

/* Reads such a stream into blocks. */
typedef struct _CxXlsStream CxXlsStream;

/* @input is kept. @names: GPtrArray of char * that receives the sheets' names. */
CxXlsStream *cx_xls_stream_new (GInputStream *input, GPtrArray *names);
void cx_xls_stream_free (CxXlsStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxXlsStream, cx_xls_stream_free)

/* Reads up to the 'O' record. */
gboolean cx_xls_stream_read_head (CxXlsStream *stream, int *sheet, gboolean *epoch, GError **error);

/* Reads rows until @builder's block is full or the sheet ends (*@done). A stream that breaks off is
 * CX_ERROR_DAMAGED: the child died. */
gboolean cx_xls_stream_read_rows (CxXlsStream *stream,
                                  CxBlockBuilder *builder,
                                  gboolean *done,
                                  GError **error);

G_END_DECLS
