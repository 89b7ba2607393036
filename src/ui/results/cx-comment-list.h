/* What people wrote in answer to one question: newest first, with a search. */
#pragma once

#include "cx-answer-filter.h"
#include "cx-comments-request.h"
#include "cx-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_COMMENT_LIST (cx_comment_list_get_type ())
G_DECLARE_FINAL_TYPE (CxCommentList, cx_comment_list, CX, COMMENT_LIST, GtkWidget)

/* Signal "loaded": the first comments under a filter and search are there. */
GtkWidget *cx_comment_list_new (CxSession *session);

/* Whose comments; loads them. */
void cx_comment_list_set_question (CxCommentList *self,
                                   gint64 survey_id,
                                   const char *question,
                                   const CxAnswerFilter *filter);
/* As if it were typed. */
void cx_comment_list_search (CxCommentList *self, const char *text);
/* That there are under the filter and the search; -1: not known yet. */
int cx_comment_list_get_n (CxCommentList *self);

G_END_DECLS
