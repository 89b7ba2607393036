/* What the files of the card share. */
#pragma once

#include "cx-comment-list.h"
#include "cx-result-card.h"
#include "cx-result-table.h"

G_BEGIN_DECLS

struct _CxResultCard
{
  GtkWidget parent_instance;

  CxSession *session;
  CxSurvey *survey;         /* nullable until it is set */
  CxQuestion *question;     /* borrowed from survey */
  CxQuestionResult *result; /* nullable */
  CxAnswerFilter *filter;   /* that result is under */
  GSimpleActionGroup *actions;
  GMenuModel *by_menu;
  GPtrArray *views;        /* CxChartView, as many as were ever needed; children of charts */
  CxCommentList *comments; /* nullable */
  CxCommentIndex *index;   /* of comments */
  char *wanted;            /* what is looked for in the comments */
  gboolean restoring;      /* what it was like before */

  GtkWidget *box;
  GtkButton *handle;
  GtkLabel *title;
  GtkLabel *caption;
  GtkMenuButton *menu;
  GtkWidget *score_box;
  GtkLabel *score;
  GtkLabel *interval;
  GtkLabel *verdict;
  GtkLabel *note;
  GtkBox *charts;
  GtkBox *comments_box;
  GtkWidget *table_box;
  GtkToggleButton *table_toggle;
  CxResultTable *table;
};

/* cx-result-card-menu.c: what one can do with a card. */
void cx_result_card_install_actions (GtkWidgetClass *klass);
void cx_result_card_init_menu (CxResultCard *self);
void cx_result_card_init_dragging (CxResultCard *self);

G_END_DECLS
