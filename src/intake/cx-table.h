/* What every file reader gives: a table of cells, row by row. A reader is one file in readers/ and
 * one line in the table of readers/cx-readers.h. */
#pragma once

#include "cx-error.h"
#include "cx-progress.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  CX_CELL_EMPTY,
  CX_CELL_TEXT,
  CX_CELL_NUMBER,  /* number */
  CX_CELL_DATE,    /* number: civil ms as if UTC; text is its ISO form */
  CX_CELL_BOOLEAN, /* number 0 or 1; text TRUE or FALSE */
  CX_CELL_ERROR,   /* text "#N/A" … */
} CxCellKind;

/* text is always set (clean UTF-8, "" if empty), NUL-terminated, and lives as long as its block. A
 * CSV cell is TEXT or EMPTY; numbers of workbooks have their shortest text. */
typedef struct
{
  const char *text;
  guint32 length;
  guint8 kind;
  guint8 quoted; /* CSV: stood in quotes (so "" is an empty text, not nothing) */
  double number;
} CxCell;

/* Some thousand rows. cells[row * columns + column]; rows shorter than the widest are filled with
 * EMPTY. lines[row]: physical line (CSV) or sheet row, from 1. widths[row]: how many cells stood
 * there really. @columns is at least the table's and more where a line has too many cells. Reused
 * by the reader from call to call. */
typedef struct
{
  guint rows;
  guint columns;
  CxCell *cells;
  gint64 *lines;
  guint *widths;
  gboolean last; /* no block follows */
} CxRowBlock;

/* What the file says about a column (SAV); NULL strings where it says nothing. */
typedef struct
{
  char *name;
  char *label;
  GHashTable *value_labels; /* text of value → label; nullable */
  GHashTable *missing;      /* set of texts of values declared missing; nullable */
} CxColumnNote;

typedef struct
{
  char *encoding;   /* nullable; NULL decides by itself */
  char *delimiter;  /* nullable; one character, or "tab" */
  int sheet;        /* from 1; 0: the first that holds data */
  char *sheet_name; /* nullable; before sheet */
  int header_rows;  /* -1 decides by itself */
  gint64 max_bytes; /* unpacked size accepted; 0: the default of 4 GiB, 100:1 ratio guard on */
} CxReadOptions;

#define CX_TYPE_TABLE (cx_table_get_type ())
G_DECLARE_FINAL_TYPE (CxTable, cx_table, CX, TABLE, GObject)

/* Everything found out about an opened table; read-only. */
struct _CxTable
{
  GObject parent_instance;

  char *path;
  char *format;   /* csv tsv xlsx ods xls sav */
  char *encoding; /* of text formats: UTF-8, windows-1252 … */
  gboolean bom;
  char *delimiter;   /* ",", ";", "\t" … ; NULL for workbooks */
  char *quote;       /* "\"", "'" or NULL */
  char *line_end;    /* "\n" "\r\n" "\r" "\r\r\n" "mixed"; NULL for workbooks */
  GPtrArray *sheets; /* char *; names of all sheets; empty for text */
  int sheet;         /* the one that is read, from 1 */
  guint columns;

  guint preamble_rows; /* before the header: titles, "sep=;" */
  guint
      header_rows; /* 1, 2 (SurveyMonkey, legacy Qualtrics, merged heads), 3 (Qualtrics); 0: none */
  guint footer_rows; /* totals and notes below the data, left out */
  gint64 rows;       /* data rows; -1 until known */
  guint hidden_rows; /* of workbooks; they are read */
  gboolean epoch_1904;
  gboolean braced; /* LimeSurvey's round-trip file: "{newline}" stands for a new line */

  GPtrArray *head;    /* GStrv per header row, columns entries each ("" where blank) */
  GPtrArray *notes;   /* CxColumnNote per column, or NULL */
  GPtrArray *repairs; /* char *: what the reader mended to be able to read ("CR CR LF line ends") */
  GPtrArray *doubts;  /* char *: what it could not be sure of, translated */
  gpointer reader;    /* private to the reader */
  gpointer stream;    /* private to cx-table.c */
  GArray *merges;     /* merged cells of the top rows, nullable; private to the readers */
  GPtrArray *plain_head; /* @head before merged headings were spread; private, nullable */
};

/* Opens any supported file by its content (then its suffix). Errors name the file and the mend.
 * @options nullable. */
CxTable *cx_table_open (const char *path,
                        const CxReadOptions *options,
                        CxProgress *progress,
                        GError **error);

/* The next data rows (header, preamble and footer are left out); *@block NULL at the end. The block
 * belongs to the table and is valid until the next call; call from one thread at a time. */
gboolean cx_table_next (CxTable *table, CxRowBlock **block, CxProgress *progress, GError **error);
/* Back to the first data row. */
gboolean cx_table_rewind (CxTable *table, GError **error);
/* Share of the file read so far, 0 to 1. */
double cx_table_get_fraction (CxTable *table);

/* Header of column @column joined over its rows (for messages and fingerprints). g_free (). */
char *cx_table_get_heading (CxTable *table, guint column);

/* Writes header rows and data as clean CSV: UTF-8, "," and "\n", quotes only where RFC 4180 needs
 * them, shortest numbers, ISO dates, codes as they stand. Repairs nothing. @output NULL: stdout.
 * @rows (nullable): data rows written. A file that could not be written in full is removed. */
gboolean cx_table_write_csv (CxTable *table,
                             const char *output,
                             CxProgress *progress,
                             gint64 *rows,
                             GError **error);

/* A reader gives every row of the file from its top; preamble, header and footer are found for all
 * readers alike by cx-table-layout.c. Only open () may set the table's fields, except for @repairs
 * and @doubts, which grow as the file is read. */
typedef struct
{
  const char *id;       /* csv xlsx ods xls sav */
  const char *title;    /* N_() */
  const char *suffixes; /* "csv tsv txt" */
  /* How sure it is that the first bytes are its format, 0 to 100. */
  int (*probe) (const guint8 *bytes, gsize size, const char *path);
  gboolean (*open) (CxTable *table,
                    const CxReadOptions *options,
                    CxProgress *progress,
                    GError **error);
  /* A block stays valid until the call after the next one: a reader keeps two. */
  gboolean (*next) (CxTable *table, CxRowBlock **block, CxProgress *progress, GError **error);
  gboolean (*rewind) (CxTable *table, GError **error);
  double (*fraction) (CxTable *table);
  /* Also called when open () failed; @reader may be NULL. */
  void (*close) (CxTable *table);
} CxReaderType;

/* All, static; @n gets their number. */
const CxReaderType *const *cx_readers (guint *n);

G_END_DECLS
