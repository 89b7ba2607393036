/* From a table and its mapping to responses in the file: preview, then one bulk edit. */
#pragma once

#include "cx-mapping.h"
#include "cx-project.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 row;   /* physical line from 1 */
  char *column; /* heading */
  char *value;
  char *message;
} CxImportError;

typedef struct
{
  gint64 batch_id; /* 0: dry run, or nothing to write */
  gint64 survey_id;
  char *survey_code;
  gint64 rows;     /* data rows read */
  gint64 accepted; /* new + changed */
  gint64 added;
  gint64 changed; /* known by id, other content: updated */
  gint64 same;    /* known and equal: left alone */
  gint64 rejected;
  gint64 blank;      /* rows without any answer and id, passed over */
  GPtrArray *errors; /* CxImportError, at most 1,000 */
  gint64 errors_total;
} CxImportResult;

CxImportResult *cx_import_result_new (void);
void cx_import_result_free (CxImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportResult, cx_import_result_free)

typedef struct
{
  gboolean dry_run;      /* counts and errors only */
  const char *rejects;   /* nullable: path of a CSV of the rejected rows with their reasons */
  const char *file_name; /* shown in history; default: the table's */
} CxImportOptions;

/* Where an import goes when nothing was named: the survey with this header's profile, else none.
 * Chooses survey and mapping together. */
gboolean cx_import_plan (CxProject *project,
                         CxTable *table,
                         const char *survey_name, /* nullable */
                         const char *new_title,   /* nullable */
                         CxProgress *progress,
                         CxMapping **mapping,
                         CxSurvey **survey, /* NULL for a new one */
                         GError **error);

/* Runs it. NULL on error or cancel, with nothing left behind. @survey NULL makes a new one as the
 * mapping says. */
CxImportResult *cx_import_run (CxProject *project,
                               CxTable *table,
                               CxMapping *mapping,
                               CxSurvey *survey,
                               const CxImportOptions *options,
                               CxProgress *progress,
                               GError **error);

/* The kept rejected rows of a batch as CSV in the shape of their file, with a last column that
 * says why; mended, it can be imported again. */
gboolean cx_import_save_rejects (CxDb *db, gint64 batch_id, const char *path, GError **error);

G_END_DECLS
