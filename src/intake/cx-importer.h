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
  gint64 same;    /* known and equal: left alone; or corrected by a later row of the same id */
  gint64 rejected;
  gint64 blank;      /* passed over: without answer and id, or left out by the mapping */
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

/* Where an import goes and how it is read: to @survey_name (code or title), to a new survey
 * @new_title, or by itself - the survey to which a file with this header went before, else a new
 * one named after the file. The mapping that was used for this header before is used again where it
 * fits the survey. A saved file of rejected rows counts as the file that they came from. */
gboolean cx_import_plan (CxProject *project,
                         CxTable *table,
                         const char *survey_name, /* nullable */
                         const char *new_title,   /* nullable */
                         CxProgress *progress,
                         CxMapping **mapping,
                         CxSurvey **survey, /* NULL for a new one */
                         GError **error);

/* Makes a mapping that was written for the file of an import fit its saved rejected rows, which
 * have a column more. CX_ERROR_INVALID if the columns of @mapping and @table differ in number
 * otherwise. */
gboolean cx_import_fit_mapping (CxMapping *mapping, CxTable *table, GError **error);

/* Runs it, in one bulk edit: one step of undo. NULL on error or cancel, with nothing left behind.
 * @survey NULL goes to @mapping->survey, or makes a new one where that is not set either. Reads in
 * a thread of its own; @progress is told from this one. */
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
