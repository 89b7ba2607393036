/* The inside of a response writer: its statements and the rows that wait. */
#pragma once

#include "cx-answers-private.h"

G_BEGIN_DECLS

/* Before the fields and items of a row: batch, row in the batch, fingerprint. */
#define CX_WRITER_HEAD 3

/* Where a value of a row goes. */
typedef struct
{
  CxItem *item; /* NULL: a response field */
  int part;
  int index;         /* of the value among those of its part's row, from 0 */
  int missing_index; /* of a<id>_m; -1: none */
  gboolean coded;
} CxWriterSlot;

/* A value that waits. Texts stand in the writer's buffer. */
typedef struct
{
  CxValueKind kind;
  union
  {
    gint64 integer;
    double real;
    gsize offset;
  } as;
  gsize length;
} CxWaiting;

/* One answers table. */
typedef struct
{
  GPtrArray *columns; /* char *, in the order of a row's values */
  CxStatement *insert;
  CxStatement *insert_many; /* NULL where rows go one by one */
  CxStatement *update;
  char *table;
} CxWriterPart;

struct _CxResponseWriter
{
  CxEdit *edit;
  CxSurvey *survey;
  guint n_fields, n_items;
  CxWriterSlot *slots; /* of the fields, then of the items */
  CxWriterPart *parts; /* from 1 */
  int n_parts;

  guint rows_max;     /* rows of one INSERT */
  guint rows;         /* waiting */
  guint width;        /* values of a row of the first part */
  CxWaiting *waiting; /* rows_max × width; of one row: all parts' values one after the other */
  guint *starts;      /* where each part's values begin in one row */
  guint total;        /* values of a row over all parts */
  GString *texts;
};

G_END_DECLS
