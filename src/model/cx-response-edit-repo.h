/* Changes to responses by hand: one response in an edit of its own, or many in a bulk edit with a
 * batch. */
#pragma once

#include "cx-batch-repo.h"
#include "cx-response-repo.h"

G_BEGIN_DECLS

/* One value of a response that is to be set. */
typedef struct
{
  gint64 item_id; /* 0: a field */
  CxResponseField field;
  CxValue value; /* its text is owned */
} CxResponseChange;

/* @value's text (nullable) is copied. */
CxResponseChange *
cx_response_change_new (gint64 item_id, CxResponseField field, const CxValue *value);
void cx_response_change_free (CxResponseChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxResponseChange, cx_response_change_free)

/* Makes the columns that @changes (element-type CxResponseChange) need: fields that the survey's
 * answers do not have yet, places for codes of missing answers. DDL: call before other writes of
 * the edit, with a survey of this edit's own. */
gboolean cx_response_repo_prepare_changes (CxEdit *edit,
                                           CxSurvey *survey,
                                           GPtrArray *changes,
                                           GError **error);

/* Sets a field of response @id (recorded, undoable). Its column must be there. */
gboolean cx_response_repo_set_field (CxEdit *edit,
                                     CxSurvey *survey,
                                     gint64 id,
                                     CxResponseField field,
                                     const CxValue *value,
                                     GError **error);
/* Sets all of @changes in response @id; prepare first. */
gboolean cx_response_repo_apply (CxEdit *edit,
                                 CxSurvey *survey,
                                 gint64 id,
                                 GPtrArray *changes,
                                 GError **error);
/* Adds a response with @changes, recorded, and gives its number in @id (nullable); prepare first.
 */
gboolean cx_response_repo_add (CxEdit *edit,
                               CxSurvey *survey,
                               GPtrArray *changes,
                               gint64 *id,
                               GError **error);

/* In a bulk edit: what is done to each of the @n responses @ids. Rows as they were are kept with
 * the batch, whose counts are written. A response that is not there any more is passed over. */
gboolean cx_response_repo_bulk_apply (CxEdit *edit,
                                      CxSurvey *survey,
                                      const gint64 *ids,
                                      guint n,
                                      GPtrArray *changes,
                                      CxProgress *progress,
                                      GError **error);
/* Puts tags on and takes tags off, each nullable. */
gboolean cx_response_repo_bulk_tag (CxEdit *edit,
                                    CxSurvey *survey,
                                    const gint64 *ids,
                                    guint n,
                                    const char *const *add,
                                    const char *const *remove,
                                    CxProgress *progress,
                                    GError **error);
gboolean cx_response_repo_bulk_delete (CxEdit *edit,
                                       CxSurvey *survey,
                                       const gint64 *ids,
                                       guint n,
                                       CxProgress *progress,
                                       GError **error);

G_END_DECLS
