/* Batches: what one import or other bulk edit did. The row itself is made by cx_edit_get_batch ().
 */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *uuid;
  char *kind;       /* responses, recode … */
  gint64 survey_id; /* 0: none */
  char *source;     /* nullable, as the following: google-forms … */
  char *file_name;
  char *encoding;
  char *delimiter;
  gint64 rows;     /* read */
  gint64 accepted; /* new and changed */
  gint64 rejected;
  gint64 duplicates; /* known and equal */
  gint64 updated;    /* known, other content */
  char *header;      /* nullable JSON: the header's cells, for writing rejected rows back */
  char *mapping;     /* nullable JSON */
  char *state;       /* done, undone */
  gint64 created_at; /* ms UTC */
} CxBatch;

CxBatch *cx_batch_new (void);
void cx_batch_free (CxBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBatch, cx_batch_free)

/* All batches, oldest first. Header and mapping, which may be long, are left out.
 * (element-type CxBatch) (transfer full) */
GPtrArray *cx_batch_repo_list (CxDb *db, GError **error);

/* NULL with CX_ERROR_NOT_FOUND. */
CxBatch *cx_batch_repo_load (CxDb *db, gint64 id, GError **error);

/* Writes everything but id, uuid, state and created_at of the batch @batch->id. */
gboolean cx_batch_repo_update (CxEdit *edit, const CxBatch *batch, GError **error);

/* Keeps a row that was not taken in. @row is its physical line from 1, @column (nullable) the
 * heading and @value (nullable) the cell that made it so, @cells a JSON array of the whole row. */
gboolean cx_batch_repo_add_reject (CxEdit *edit,
                                   gint64 batch_id,
                                   gint64 row,
                                   const char *column,
                                   const char *value,
                                   const char *message,
                                   const char *cells,
                                   GError **error);

/* Strings live during the call. */
typedef struct
{
  gint64 row;
  const char *column; /* nullable */
  const char *value;  /* nullable */
  const char *message;
  const char *cells; /* JSON array */
} CxReject;

/* The rejected rows in the order in which they were kept. @func returns FALSE to stop: with @error
 * set it failed, without it is done. */
typedef gboolean (*CxRejectFunc) (const CxReject *reject, gpointer user_data, GError **error);
gboolean cx_batch_repo_each_reject (CxDb *db,
                                    gint64 batch_id,
                                    CxRejectFunc func,
                                    gpointer user_data,
                                    GError **error);

G_END_DECLS
