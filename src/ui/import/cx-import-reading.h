/* What was found out about a file that is to be imported: made off the main thread, then the main
 * thread's own. */
#pragma once

#include "cx-mapping-edit.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/* How a file is to be read and where it goes; what a person did not say is NULL, 0 or -1. */
typedef struct
{
  char *path;
  char *encoding;
  char *delimiter;
  int sheet;
  int header_rows; /* -1: found */
  char *source;    /* nullable: recognised */
  char *survey;    /* code; nullable */
  char *new_title; /* nullable; wins over @survey */
} CxImportWish;

CxImportWish *cx_import_wish_new (const char *path);
CxImportWish *cx_import_wish_copy (const CxImportWish *wish);
void cx_import_wish_free (CxImportWish *wish);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportWish, cx_import_wish_free)

typedef struct
{
  char *format; /* csv … */
  char *encoding;
  char *delimiter; /* NULL: a workbook */
  GStrv sheets;    /* names; empty for text */
  int sheet;       /* from 1 */
  guint header_rows, preamble_rows, footer_rows, hidden_rows;
  GStrv mended; /* what the reader mended */
  GStrv doubts;
  gint64 size; /* bytes */
  char *stamp; /* tells this state of the file from a later one; nullable */

  CxMapping *mapping; /* as proposed, then as corrected */
  CxSurvey *survey;   /* nullable: a new one */
  CxSample *sample;
  GPtrArray *surveys; /* CxSurveySummary: where it could go */
} CxImportReading;

void cx_import_reading_free (CxImportReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportReading, cx_import_reading_free)

/* Opens the table that @wish speaks of. */
CxTable *cx_import_wish_open (const CxImportWish *wish, CxProgress *progress, GError **error);

/* The stamp of the file now, and its @size (nullable). NULL: it is not there. g_free () */
char *cx_import_file_stamp (const char *path, gint64 *size);

/* CxWorkFunc; @request is a CxImportWish. */
gpointer cx_import_reading_make (CxWorkspace *workspace,
                                 gpointer request,
                                 CxProgress *progress,
                                 GError **error);

G_END_DECLS
