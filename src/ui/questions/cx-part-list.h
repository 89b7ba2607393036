/* The choices of a question, or the rows of a grid: edited in place, added line by line, put in
 * order, removed and brought back. */
#pragma once

#include "cx-session.h"
#include "cx-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_PART_LIST (cx_part_list_get_type ())
G_DECLARE_FINAL_TYPE (CxPartList, cx_part_list, CX, PART_LIST, GtkWidget)

/* @rows: the rows of a grid rather than choices. */
GtkWidget *cx_part_list_new (CxSession *session, gboolean rows);
void cx_part_list_show (CxPartList *self, CxSurvey *survey, CxQuestion *question);

G_END_DECLS
