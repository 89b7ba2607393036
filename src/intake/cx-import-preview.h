/* The first rows of an import as they will be stored, beside what stands in the file. */
#pragma once

#include "cx-importer.h"

G_BEGIN_DECLS

typedef enum
{
  CX_PREVIEW_LEFT_OUT, /* the column goes nowhere, or the whole row is passed over */
  CX_PREVIEW_BLANK,    /* says nothing */
  CX_PREVIEW_STORED,   /* stored as value */
  CX_PREVIEW_REFUSED,  /* cannot be read: message says why; the row is not taken in */
} CxPreviewState;

typedef struct
{
  char *original; /* as it stands in the file */
  char *value;    /* for people; what is stored. Nullable */
  char *message;  /* nullable */
  CxPreviewState state;
} CxPreviewCell;

typedef struct
{
  guint rows;
  guint columns;        /* of the mapping */
  gint64 *lines;        /* physical line of each row, from 1 */
  CxPreviewCell *cells; /* rows * columns */
} CxImportPreview;

void cx_import_preview_free (CxImportPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportPreview, cx_import_preview_free)

/* (transfer none) */
const CxPreviewCell *
cx_import_preview_get (const CxImportPreview *preview, guint row, guint column);

/* Reads at most @rows rows from the top of @table, as cx_import_run () would with the same
 * @mapping, and rewinds it. @survey NULL: a new one. Writes nothing. */
CxImportPreview *cx_import_preview (CxProject *project,
                                    CxTable *table,
                                    CxMapping *mapping,
                                    CxSurvey *survey,
                                    guint rows,
                                    CxProgress *progress,
                                    GError **error);

G_END_DECLS
