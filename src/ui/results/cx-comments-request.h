/* What people wrote: the texts of one question under a filter, newest first, found without regard
 * to accents. */
#pragma once

#include "cx-answer-filter.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/* So many are shown at first. */
#define CX_COMMENTS_FIRST 5

/* Texts without accents, kept from one search to the next. Made by whoever asks, used only where
 * requests are run. */
typedef struct _CxCommentIndex CxCommentIndex;

CxCommentIndex *cx_comment_index_new (void);
CxCommentIndex *cx_comment_index_ref (CxCommentIndex *index);
void cx_comment_index_unref (CxCommentIndex *index);

typedef struct
{
  gint64 survey_id;
  char *question; /* code of a text; NULL: all texts (cx_comments_run_hits ()) */
  CxAnswerFilter *filter;
  char *search; /* nullable */
  guint offset, limit;
  char *language; /* of dates and numbers */
  CxCommentIndex *index;
} CxCommentsRequest;

CxCommentsRequest *cx_comments_request_new (gint64 survey_id,
                                            const char *question,
                                            const CxAnswerFilter *filter,
                                            CxCommentIndex *index);
void cx_comments_request_free (CxCommentsRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxCommentsRequest, cx_comments_request_free)

typedef enum
{
  CX_MOOD_NONE, /* there is no score */
  CX_MOOD_BAD,
  CX_MOOD_MIDDLE,
  CX_MOOD_GOOD,
} CxMood;

typedef struct
{
  gint64 id;    /* of the response */
  char *text;   /* as it was written */
  char *markup; /* the same for a label, with what was searched for marked */
  char *date;   /* nullable */
  char *branch; /* nullable */
  char *score;  /* nullable: the answer to the survey's main question */
  CxMood mood;
} CxComment;

typedef struct
{
  gatomicrefcount references;
  GPtrArray *comments; /* CxComment: from offset on, at most limit */
  guint n;             /* that there are in all */
} CxComments;

CxComments *cx_comments_ref (CxComments *comments);
void cx_comments_unref (CxComments *comments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxComments, cx_comments_unref)

/* Where the frame is at hand and its file is being read (cx_db_begin_read ()). */
CxComments *cx_comments_find (CxFrame *frame,
                              const CxCommentsRequest *request,
                              CxProgress *progress,
                              GError **error);
/* A CxWorkFunc: @request is a CxCommentsRequest, the result CxComments. */
gpointer
cx_comments_run (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error);

/* Answers in words, and what one reaches a customer by: they are listed, not counted. */
gboolean cx_comments_are_of (const CxQuestion *question);
/* A CxWorkFunc: @request is a CxCommentsRequest without a question, the result a GHashTable of the
 * questions in whose texts something was found: code → how often. */
gpointer cx_comments_run_hits (CxWorkspace *workspace,
                               gpointer request,
                               CxProgress *progress,
                               GError **error);

/* @text as markup in which every occurrence of @search stands out; accents and case do not matter.
 * @search nullable. g_free (). */
char *cx_comment_mark (const char *text, const char *search);

G_END_DECLS
