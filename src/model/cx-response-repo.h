/* Responses: one row per response in answers_<survey id>, metadata and one column per item. This
 * file alone knows the tables' shape. */
#pragma once

#include "cx-store.h"
#include "cx-survey.h"

G_BEGIN_DECLS

/* The response's own fields, in the order of their columns. */
typedef enum
{
  CX_FIELD_OF_SOURCE_ID, /* text: the source's own id */
  CX_FIELD_OF_STARTED,   /* ms UTC */
  CX_FIELD_OF_SUBMITTED, /* ms UTC */
  CX_FIELD_OF_OFFSET,    /* minutes; NULL: not stated */
  CX_FIELD_OF_BRANCH,
  CX_FIELD_OF_CHANNEL,
  CX_FIELD_OF_STAFF,
  CX_FIELD_OF_CUSTOMER, /* as the source names the customer: id, e-mail, phone */
  CX_FIELD_OF_LANGUAGE,
  CX_FIELD_OF_WEIGHT,   /* NULL: 1 */
  CX_FIELD_OF_COMPLETE, /* 1 yes, 0 broken off, NULL not stated */
  CX_N_RESPONSE_FIELDS
} CxResponseField;

typedef struct
{
  const char *name;   /* "source_id", "submitted", "branch" … : --by, field:NAME, ${branch} */
  const char *column; /* in the table */
  CxStorage storage;
  gboolean is_moment;
  const char *label; /* N_() */
} CxResponseFieldInfo;

const CxResponseFieldInfo *cx_response_field_info (CxResponseField field);
/* FALSE if there is no such field. */
gboolean cx_response_field_from_name (const char *name, CxResponseField *field);

/* Schema of one survey's answers. Called by the survey repository. DDL. */
gboolean cx_response_repo_create_table (CxEdit *edit, CxSurvey *survey, GError **error);
gboolean cx_response_repo_add_columns (CxEdit *edit, CxSurvey *survey, GError **error);
/* a<id>_m for codes of a number or text, made when first needed. DDL. */
gboolean cx_response_repo_add_missing_column (CxEdit *edit,
                                              CxSurvey *survey,
                                              CxItem *item,
                                              GError **error);
/* Makes view responses and survey_<code> anew. DDL. */
gboolean cx_response_repo_make_views (CxEdit *edit, CxSurvey *survey, GError **error);

gboolean cx_response_repo_count (CxDb *db, CxSurvey *survey, gint64 *count, GError **error);

/* One value of a row that is being written. */
typedef enum
{
  CX_VALUE_NULL,
  CX_VALUE_INTEGER,
  CX_VALUE_REAL,
  CX_VALUE_TEXT,    /* text/length, static until the row is written */
  CX_VALUE_MISSING, /* integer holds the CX_ANSWER_ code, for numbers and texts (a<id>_m) */
} CxValueKind;

typedef struct
{
  CxValueKind kind;
  gint64 integer;
  double real;
  const char *text;
  gsize length;
} CxValue;

/* Writes many responses in one edit: one prepared statement per answers table. @fields and @items
 * name what is written, in the order of the values given per row; everything else stays NULL. */
typedef struct _CxResponseWriter CxResponseWriter;
CxResponseWriter *cx_response_writer_new (CxEdit *edit,
                                          CxSurvey *survey,
                                          const CxResponseField *fields,
                                          guint n_fields,
                                          CxItem *const *items,
                                          guint n_items,
                                          GError **error);
void cx_response_writer_free (CxResponseWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxResponseWriter, cx_response_writer_free)

/* Adds a response. @batch_id 0: none. @fingerprint: hash of what was read, 0: none; @batch_row its
 * row number in the batch's file. */
gboolean cx_response_writer_insert (CxResponseWriter *writer,
                                    gint64 batch_id,
                                    gint64 batch_row,
                                    gint64 fingerprint,
                                    const CxValue *fields,
                                    const CxValue *items,
                                    GError **error);
/* Overwrites the named fields and items of response @id; in a bulk edit its before-image is kept. */
gboolean cx_response_writer_update (CxResponseWriter *writer,
                                    gint64 id,
                                    gint64 fingerprint,
                                    const CxValue *fields,
                                    const CxValue *items,
                                    GError **error);

/* Streams what duplicate detection needs: id, fingerprint, source id of every response. @func
 * returns FALSE to stop. */
typedef gboolean (*CxResponseKeyFunc) (gint64 id,
                                       gint64 fingerprint,
                                       const char *source_id,
                                       gpointer user_data);
gboolean cx_response_repo_each_key (CxDb *db,
                                    CxSurvey *survey,
                                    CxResponseKeyFunc func,
                                    gpointer user_data,
                                    GError **error);

/* Reads columns of all responses in the order of their ids: one pass over the table(s). Values are
 * valid during the call. Used by the frame and by exports. */
typedef gboolean (*CxResponseRowFunc) (gint64 id, CxStatement *row, int first, gpointer user_data,
                                       GError **error);
gboolean cx_response_repo_each_row (CxDb *db,
                                    CxSurvey *survey,
                                    const CxResponseField *fields,
                                    guint n_fields,
                                    CxItem *const *items,
                                    guint n_items,
                                    CxResponseRowFunc func,
                                    gpointer user_data,
                                    GError **error);

/* One answer changed or a response deleted by hand (recorded, undoable). */
gboolean cx_response_repo_set_answer (CxEdit *edit,
                                      CxSurvey *survey,
                                      gint64 id,
                                      CxItem *item,
                                      const CxValue *value,
                                      GError **error);
gboolean cx_response_repo_delete (CxEdit *edit, CxSurvey *survey, gint64 id, GError **error);

G_END_DECLS
