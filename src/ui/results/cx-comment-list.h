/* What people wrote in answer to one question: newest first, with a search. */
#pragma once

#include "cx-answer-filter.h"
#include "cx-comments-request.h"
#include "cx-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_COMMENT_LIST (cx_comment_list_get_type ())
G_DECLARE_FINAL_TYPE (CxCommentList, cx_comment_list, CX, COMMENT_LIST, GtkWidget)

/* @index is shared by the lists of a survey. */
GtkWidget *cx_comment_list_new (CxSession *session, CxCommentIndex *index);

/* Whose comments. @comments (nullable) are the first of them, CX_COMMENTS_FIRST, where they are
 * known already; else they are read. */
void cx_comment_list_set_question (CxCommentList *self,
                                   gint64 survey_id,
                                   const char *question,
                                   const CxAnswerFilter *filter,
                                   CxComments *comments);
/* Speaks of answers rather than of comments, for a question that asks for an address or a number. */
void cx_comment_list_set_contacts (CxCommentList *self);
/* As if it were typed. */
void cx_comment_list_search (CxCommentList *self, const char *text);
const char *cx_comment_list_get_search (CxCommentList *self);

G_END_DECLS
