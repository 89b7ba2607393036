/* The inside of the tab, for its files: what is shown, and what can be done. */
#pragma once

#include "cx-activity-bar.h"
#include "cx-banner.h"
#include "cx-filter-bar.h"
#include "cx-response-bar.h"
#include "cx-response-batches.h"
#include "cx-response-card.h"
#include "cx-response-chooser.h"
#include "cx-response-grid.h"
#include "cx-responses-tab.h"
#include "cx-side-panel.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _CxResponsesTab
{
  GtkWidget parent_instance;

  CxSession *session;
  gint64 survey_id;
  CxSurvey *survey;          /* nullable: is being read */
  GCancellable *cancellable; /* of that reading; nullable */
  CxGridColumns *columns;
  CxPagedModel *model; /* nullable */
  gboolean changed;    /* what the survey asks may not be what is shown */
  gint64 all;          /* how many responses the survey has; -1: not known */
  gint64 wanted;       /* the response that was asked for and is not shown yet; 0: none */
  char *tags;          /* that are in use, with commas; NULL: not known */
  char *failed;        /* why they could not be listed; nullable */
  GtkWidget *header;   /* what the survey page shows in its header */
  GSimpleActionGroup *actions;

  CxBanner *banner;
  CxActivityBar *activity_bar;
  GtkStack *pages, *stack, *panels;
  CxFilterBar *filter;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  CxSidePanel *panel;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  CxResponseGrid *grid;
  CxResponseBar *bar;

  /* Until it is prepared there are none. */
  CxResponseCard *card;
  CxResponseChooser *chooser;
  CxResponseBatches *batches;
};

/* cx-responses-tab-actions.c: group "responses", also for the header. */
void cx_responses_tab_make_actions (CxResponsesTab *self);
void cx_responses_tab_update_actions (CxResponsesTab *self);
/* (transfer full) */
GtkWidget *cx_responses_tab_make_header (CxResponsesTab *self);
/* The panel at the end, with "card" or "columns". */
void cx_responses_tab_show_panel (CxResponsesTab *self, const char *name);

/* cx-responses-tab-rows.c: which survey and which rows. */
void cx_responses_tab_read_survey (CxResponsesTab *self);
/* Asks for the rows again: another filter, search or order. */
void cx_responses_tab_list_rows (CxResponsesTab *self);
void cx_responses_tab_show_state (CxResponsesTab *self);
/* Puts the cursor on the response that was asked for, once it is in the list. */
void cx_responses_tab_show_wanted (CxResponsesTab *self);
void cx_responses_tab_forget_rows (CxResponsesTab *self);

G_END_DECLS
