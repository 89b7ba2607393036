/* What a person wants to hand over, as data, and the work of making it. */
#pragma once

#include "cx-report.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  const char *recipe;          /* static id; NULL: the answers themselves, as a table */
  char *survey;                /* code */
  char *since, *until, *where; /* nullable */
  char *language;              /* "en", "vi" */
  char *prepared_for;          /* nullable */
  gboolean codes;              /* answers: codes instead of labels */
  char *output;                /* path; NULL for a preview */
} CxReportRequest;

CxReportRequest *cx_report_request_new (void);
void cx_report_request_free (CxReportRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxReportRequest, cx_report_request_free)

/* What it will hold. */
typedef struct
{
  CxDocument *document; /* the report, or the first answers in a table */
  gint64 base;          /* answers it is about */
} CxReportPreview;
void cx_report_preview_free (CxReportPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxReportPreview, cx_report_preview_free)

/* CxWorkFuncs over a CxReportRequest. The first returns a CxReportPreview; the second writes the
 * file and returns its path (char *). */
gpointer cx_report_request_preview (CxWorkspace *workspace,
                                    gpointer request,
                                    CxProgress *progress,
                                    GError **error);
gpointer cx_report_request_make (CxWorkspace *workspace,
                                 gpointer request,
                                 CxProgress *progress,
                                 GError **error);

G_END_DECLS
