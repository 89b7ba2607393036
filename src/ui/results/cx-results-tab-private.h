/* What the files of the results tab share. */
#pragma once

#include "cx-card-column.h"
#include "cx-filter-bar.h"
#include "cx-result-card.h"
#include "cx-results-layout.h"
#include "cx-results-request.h"
#include "cx-results-tab.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A question as the results know it, also while it has no card. */
typedef struct
{
  char *code;
  CxQuestion *question; /* borrowed from the results */
  char *title, *folded;
  CxQuestionResult *result; /* nullable: not measured under the filters yet */
  gboolean asked;           /* it is being measured */
  CxResultCardState *state; /* nullable: how its card was, when it went */
} CxResultItem;

void cx_result_item_free (CxResultItem *item);

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
  GHashTable *items;       /* code → CxResultItem */
  GPtrArray *order;        /* CxResultItem: those that are not hidden, as they are arranged */
  GPtrArray *shown;        /* of these, what is found: the cards of the column */
  CxCommentIndex *index;   /* of all comments */
  GMenuModel *by_menu;     /* nullable until a card needs it */
  char *search_text;       /* as it was typed */
  char *wanted;            /* nullable: the same folded */
  GHashTable *hits;        /* nullable until it is known: questions with such comments */
  guint changing;          /* source: the file has changed */
  gboolean stale;          /* it changed while this was not shown */
  GCancellable *cancellable;
  GCancellable *batch;  /* nullable: some questions more */
  GCancellable *single; /* one card alone */
  GCancellable *searching;

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
  CxCardColumn *column;
  GtkExpander *hidden;
  GtkListBox *hidden_list;
};

/* cx-results-tab-load.c: asks for results and takes them. */
void cx_results_tab_load (CxResultsTab *self);
/* Those that are near and not measured yet, then some that may come near. */
void cx_results_tab_load_missing (CxResultsTab *self);
/* One question alone, in another breakdown. */
void cx_results_tab_load_question (CxResultsTab *self, CxResultCard *card);
/* After a change in the file. */
void cx_results_tab_changed (CxResultsTab *self, const char *const *tables);

/* cx-results-tab-cards.c: shows self->results. */
void cx_results_tab_init_cards (CxResultsTab *self);
void cx_results_tab_update_cards (CxResultsTab *self);
void cx_results_tab_show_cards (CxResultsTab *self);
void cx_results_tab_clear_cards (CxResultsTab *self);
/* More results under the same filters. */
void cx_results_tab_take_questions (CxResultsTab *self, const CxResults *results);
/* Scrolls to self->wanted_question, if there is one. */
void cx_results_tab_show_question (CxResultsTab *self);

/* cx-results-tab-arrange.c: what a person changes in their order. */
void cx_results_tab_arrange (CxResultsTab *self);
/* That question is to stand where @target stands. */
void cx_results_tab_move (CxResultsTab *self, const char *code, const char *target);
void cx_results_tab_hide (CxResultsTab *self, const char *code);

/* cx-results-tab-menu.c (transfer full) */
GMenuModel *cx_results_make_by_menu (const CxResults *results);

/* cx-results-tab-search.c */
void cx_results_tab_search_changed (CxResultsTab *self);
void cx_results_tab_search_again (CxResultsTab *self);

/* cx-results-tab.c: goes to the same survey with another filter. */
void cx_results_tab_go_filter (CxResultsTab *self,
                               const CxAnswerFilter *filter,
                               const CxAnswerFilter *other);

G_END_DECLS
