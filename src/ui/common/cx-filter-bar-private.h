/* What the files of the filter bar share. */
#pragma once

#include "cx-filter-bar.h"
#include "cx-filter-chip.h"
#include "cx-filter-choices.h"

G_BEGIN_DECLS

/* The survey and what there is to choose from; NULL until it is known. */
const CxFilterChoices *cx_filter_bar_get_choices (CxFilterBar *self);
/* Whether branch, channel and the like have no chips of their own until one filters by them. */
gboolean cx_filter_bar_is_compact (CxFilterBar *self);
/* The person changed the filter. (transfer full) */
void cx_filter_bar_change (CxFilterBar *self, CxAnswerFilter *filter);

/* The editors, for a chip's popover. They change the bar's filter as one uses them. */
GtkWidget *cx_filter_editor_new_days (CxFilterBar *bar);
GtkWidget *cx_filter_editor_new_values (CxFilterBar *bar, const char *name);
/* From … to … of numbers or dates. */
GtkWidget *cx_filter_editor_new_range (CxFilterBar *bar, const char *name, gboolean dates);
/* @expression nullable: a new one. */
GtkWidget *
cx_filter_editor_new_expression (CxFilterBar *bar, CxFilterChip *chip, const char *expression);
/* What suits @name. */
GtkWidget *cx_filter_editor_new (CxFilterBar *bar, const char *name);
/* The list of questions that one can add; its choice replaces it in @chip. */
GtkWidget *cx_filter_editor_new_list (CxFilterBar *bar, CxFilterChip *chip);

/* A column with a heading (nullable). */
GtkWidget *cx_filter_editor_new_box (const char *heading);
/* A button that shows a date (YYYY-MM-DD, nullable) and lets one choose another in a calendar. Its
 * signal is the property "date" of the data: @changed is called with the new date. */
GtkWidget *cx_filter_editor_new_date (const char *label,
                                      const char *date,
                                      void (*changed) (const char *date, gpointer user_data),
                                      gpointer user_data,
                                      GDestroyNotify destroy);

G_END_DECLS
