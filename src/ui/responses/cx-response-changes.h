/* What the pages of responses do to the file. Each is one step of undo; the work is done in the
 * writing thread. */
#pragma once

#include "cx-response-edit-repo.h"
#include "cx-session.h"

G_BEGIN_DECLS

/* For lists of CxResponseChange. */
GPtrArray *cx_response_changes_new (void);

/* One response. Takes @changes. */
void cx_response_changes_set (CxSession *session,
                              gint64 survey_id,
                              gint64 id,
                              GPtrArray *changes,
                              const char *label);
/* What is set in one of several responses. */
typedef struct
{
  gint64 id;
  GPtrArray *changes;
} CxResponseRowChanges;
/* (element-type CxResponseRowChanges) */
GPtrArray *cx_response_changes_new_rows (void);
/* Takes @changes. */
void cx_response_changes_add_row (GPtrArray *rows, gint64 id, GPtrArray *changes);
/* Something else in each of several responses, such as a block that was pasted; one step of undo.
 * Takes @rows. */
void cx_response_changes_set_rows (CxSession *session,
                                   gint64 survey_id,
                                   GPtrArray *rows,
                                   const char *label);
void cx_response_changes_delete (CxSession *session, gint64 survey_id, gint64 id);
/* Adds a response that was filled in by hand. Takes @changes. @callback gets its number from
 * cx_response_changes_add_finish (), 0 with @error. */
void cx_response_changes_add (CxSession *session,
                              gint64 survey_id,
                              GPtrArray *changes,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gint64 cx_response_changes_add_finish (CxSession *session, GAsyncResult *result, GError **error);

/* Many responses: a bulk edit with a batch. @ids (gint64) is taken. What fails is shown. @activity
 * is told of progress; @callback (nullable) is called at the end in any case. */
void cx_response_changes_set_many (CxSession *session,
                                   gint64 survey_id,
                                   GArray *ids,
                                   GPtrArray *changes,
                                   CxActivity *activity,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* @add and @remove are copied; each nullable. */
void cx_response_changes_tag_many (CxSession *session,
                                   gint64 survey_id,
                                   GArray *ids,
                                   const char *const *add,
                                   const char *const *remove,
                                   CxActivity *activity,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void cx_response_changes_delete_many (CxSession *session,
                                      gint64 survey_id,
                                      GArray *ids,
                                      CxActivity *activity,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

G_END_DECLS
