/* What the files of the results tab share. */
#pragma once

#include "cx-filter-bar.h"
#include "cx-result-card.h"
#include "cx-results-layout.h"
#include "cx-results-request.h"
#include "cx-results-tab.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _CxResultsTab
{
  GtkWidget parent_instance;

  CxSession *session;
  gint64 survey_id;
  CxAnswerFilter *filter;
  CxAnswerFilter *other; /* nullable: compared with it */
  char *wanted_question; /* nullable: to be shown once its card is there */

  CxResults *results;      /* nullable: what the cards show, or are about to */
  CxResultsLayout *layout; /* nullable until results are there */
  GPtrArray *cards;        /* CxResultCard in their order; children of card_box */
  GPtrArray *order;        /* CxQuestion: those that get a card; borrowed from results */
  guint next;              /* of order: the card that is brought up to date next */
  guint updating;          /* tick callback */
  guint scrolling;         /* source */
  guint scrolled;          /* how often */
  guint changing;          /* source: the file has changed */
  gboolean stale;          /* it changed while this was not shown */
  GCancellable *cancellable;
  GCancellable *single; /* one card alone */

  GtkWidget *actions;

  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  GtkWidget *filters;
  CxFilterBar *filter_bar;
  GtkToggleButton *compare;
  GtkRevealer *compare_revealer;
  CxFilterBar *compare_bar;
  GtkStack *stack;
  GtkButton *import, *add, *clear, *clear_wrong;
  AdwStatusPage *wrong;
  GtkScrolledWindow *scroller;
  GtkLabel *not_found;
  GtkBox *card_box;
  GtkExpander *hidden;
  GtkListBox *hidden_list;
};

/* cx-results-tab-load.c: asks for results and takes them. */
void cx_results_tab_load (CxResultsTab *self);
/* One question alone, in another breakdown. */
void cx_results_tab_load_question (CxResultsTab *self, CxResultCard *card);
/* After a change in the file. */
void cx_results_tab_changed (CxResultsTab *self, const char *const *tables);

/* cx-results-tab-cards.c: shows self->results, some cards at a time. */
void cx_results_tab_update_cards (CxResultsTab *self);
void cx_results_tab_clear_cards (CxResultsTab *self);
void cx_results_tab_search_cards (CxResultsTab *self);
void cx_results_tab_show_question (CxResultsTab *self);

/* cx-results-tab.c: goes to the same survey with another filter. */
void cx_results_tab_go_filter (CxResultsTab *self,
                               const CxAnswerFilter *filter,
                               const CxAnswerFilter *other);

G_END_DECLS
