/* The chips over a page of answers: days, branch, channel and staff, any answer, a free expression;
 * how many answers that is; and the way back to all of them. */
#pragma once

#include "cx-answer-filter.h"
#include "cx-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_FILTER_BAR (cx_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (CxFilterBar, cx_filter_bar, CX, FILTER_BAR, GtkWidget)

/* Property "label" (string, nullable): words before the chips, "Compare with". Signal "changed":
 * the person chose otherwise. */
GtkWidget *cx_filter_bar_new (void);

/* Whose answers: to be called first, and again when the survey may have changed. What there is to
 * choose from is looked up off the main thread. */
void cx_filter_bar_set_survey (CxFilterBar *self, CxSession *session, gint64 survey_id);
void cx_filter_bar_set_label (CxFilterBar *self, const char *label);

/* Shows @filter; no signal. */
void cx_filter_bar_set_filter (CxFilterBar *self, const CxAnswerFilter *filter);
/* (transfer none); valid until the next change. */
const CxAnswerFilter *cx_filter_bar_get_filter (CxFilterBar *self);
/* "312 of 1,204 answers"; @n -1: not known yet. */
void cx_filter_bar_set_counts (CxFilterBar *self, gint64 n, gint64 all);

G_END_DECLS
