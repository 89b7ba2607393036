/* The inside of the page of exports and reports, for its files. */
#pragma once

#include "cx-document-view.h"
#include "cx-filter-bar.h"
#include "cx-page-header.h"
#include "cx-report-request.h"
#include "cx-reports-page.h"
#include "cx-survey-repo.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _CxReportsPage
{
  GtkWidget parent_instance;

  CxSession *session;
  GPtrArray *surveys;        /* CxSurveySummary, as in the row */
  char *wanted;              /* code of the survey to show, when the list is there; nullable */
  CxReportPreview *shown;    /* nullable */
  guint waiting;             /* source id of the next preview */
  GCancellable *cancellable; /* of the preview under way */
  CxActivity *activity;      /* of the file being written; nullable */
  char *output;              /* the last file made; nullable */

  CxPageHeader *header;
  GtkStack *stack;
  AdwComboRow *recipe, *survey, *language, *format;
  GtkEditable *prepared_for;
  GtkWidget *codes_row;
  GtkSwitch *codes;
  CxFilterBar *filter;
  GtkSpinner *spinner;
  GtkLabel *problem, *working_label;
  GtkProgressBar *bar;
  CxDocumentView *preview;
  AdwStatusPage *done;
};

/* The recipe that is chosen. NULL: the answers themselves. */
const CxRecipeInfo *cx_reports_page_get_recipe (CxReportsPage *self);
/* The survey that is chosen. NULL: there is none yet. */
const CxSurveySummary *cx_reports_page_get_survey (CxReportsPage *self);
/* What is asked for, of the survey that is chosen. */
CxReportRequest *cx_reports_page_make_request (CxReportsPage *self);

/* cx-reports-page-make.c: from "Save" to the file that is handed over. */
void cx_reports_page_install_making (GtkWidgetClass *widget_class);

G_END_DECLS
