/* One run of the importer, for its files. */
#pragma once

#include "cx-import-convert.h"
#include "cx-import-keys.h"
#include "cx-import-survey.h"

G_BEGIN_DECLS

/* Errors listed in a result; the others are counted. */
#define CX_IMPORT_MOST_ERRORS 1000

typedef struct
{
  CxProject *project;
  CxTable *table;
  CxMapping *mapping;
  const CxImportOptions *options;
  CxProgress *progress;
  char *file_name;  /* shown in history */
  char *header;     /* JSON */
  gint64 survey_id; /* 0: a new one is made */

  CxImportNeeds *needs; /* lives through all attempts */

  /* Of one attempt. */
  CxEdit *edit; /* NULL: dry run */
  CxSurvey *survey;
  CxImportConverter *converter;
  CxImportKeys *keys;
  CxResponseWriter *writer; /* NULL: dry run */
  CxRejectsWriter *rejects; /* nullable */
  CxImportResult *result;
  gint64 first_id; /* of the first response that was added; 0: none yet */
} CxImportJob;

/* cx-import-stream.c: reads and converts in a thread of its own and calls cx_import_write_rows ()
 * in this one. Stops early, with TRUE, when job->needs says that everything must begin anew. */
gboolean cx_import_stream (CxImportJob *job, GError **error);

/* cx-import-write.c */
gboolean cx_import_write_rows (CxImportJob *job, CxImportRows *rows, GError **error);

G_END_DECLS
