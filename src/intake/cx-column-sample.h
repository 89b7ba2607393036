/* What is known of each column's values after one bounded pass over a table: the evidence for
 * typing columns and for the damage doctor. */
#pragma once

#include "cx-table.h"

G_BEGIN_DECLS

/* Distinct values kept a column. What comes after the table is full is only counted. */
#define CX_SAMPLE_DISTINCT 2000
/* Cells looked at in all, so that recognising a huge file stays quick. */
#define CX_SAMPLE_CELLS 800000
/* … but never fewer rows than these, however wide the table is. */
#define CX_SAMPLE_ROWS 5000
/* Longer texts are counted, not kept. */
#define CX_SAMPLE_LENGTH 4000

typedef struct
{
  char *text;  /* tidy */
  char *lines; /* nullable: each line tidy, where it has several */
  gint64 count;
  gboolean typed_date; /* came from a workbook cell that is a date */
  gboolean judged;     /* missing is known */
  const char *missing; /* nullable: the reserved word that it stands for */
} CxSampleValue;

typedef struct
{
  gint64 rows;       /* rows seen */
  gint64 filled;     /* cells that were not blank */
  gint64 beyond;     /* filled cells whose value is not among values */
  gint64 dates;      /* filled cells that are dates in a workbook */
  gint64 errors;     /* cells with a spreadsheet error (#N/A …): as if blank */
  gint64 length;     /* bytes of all filled cells */
  GPtrArray *values; /* CxSampleValue, in the order of their first appearance */
  GHashTable *index; /* text (tidy or as it stood) → CxSampleValue */
  gsize memory;
} CxColumnSample;

typedef struct
{
  CxColumnSample *columns;
  guint n_columns;
  gint64 rows;
  gboolean complete; /* all rows were seen */
} CxSample;

/* Reads from the first data row on and rewinds @table. NULL on a reader's error or cancel. */
CxSample *cx_sample_read (CxTable *table, CxProgress *progress, GError **error);
void cx_sample_free (CxSample *sample);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSample, cx_sample_free)

CxSampleValue *cx_column_sample_get (const CxColumnSample *sample, guint index);
/* The reserved word for a value such as "N/A" that says that there is no answer, or NULL. */
const char *cx_sample_value_get_missing (CxSampleValue *value);
/* The text as @separator would part it: with its lines where they are what it parts. */
const char *cx_sample_value_get_cell (const CxSampleValue *value, const char *separator);
/* NULL if that (tidy) text was not seen. */
CxSampleValue *cx_column_sample_find (const CxColumnSample *sample, const char *text);
/* Gives @value another text; where that is there already, the two become one. */
void cx_column_sample_rename (CxColumnSample *sample, CxSampleValue *value, const char *text);
/* TRUE if no value came twice, as far as was seen. */
gboolean cx_column_sample_is_unique (const CxColumnSample *sample);
/* Counts one more cell; what cx_sample_read () does for each. */
void cx_column_sample_add (CxColumnSample *sample, const CxCell *cell);

/* Adds what @other has seen. */
void cx_column_sample_merge (CxColumnSample *sample, const CxColumnSample *other);

void cx_column_sample_init (CxColumnSample *sample);
void cx_column_sample_clear (CxColumnSample *sample);

G_END_DECLS
