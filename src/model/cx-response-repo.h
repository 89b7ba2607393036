/* Responses: one row per response in answers_<survey id>, metadata and one column per item. The
 * files behind this header alone know the tables' shape:
 *
 *   answers_<survey id>    id, batch_id, batch_row, fingerprint, submitted_at, utc_offset,
 * changed_at, the other response fields that the survey has (CxSurvey.response_fields), a<item id>
 * … answers_<survey id>_2  id (the same), a<item id> … past 900 columns; then _3 …
 *
 * Every column costs a byte per row even where it is NULL, so an importer that knows which fields
 * its file has sets survey->response_fields to CX_RESPONSE_FIELDS_CORE plus those before it inserts
 * the survey; cx_response_repo_add_fields () adds others later. changed_at is NULL until a row is
 * changed by hand. A fingerprint of 48 bits takes 6 bytes, one of 64 bits 8.
 *
 * For people with any SQLite tool there are two kinds of views:
 *   responses      all surveys' metadata with survey_id, values as they are stored;
 *   survey_<code>  one row a response with readable columns: id, batch, the response fields by name
 *                  (moments as ISO 8601 text), then an item's code each (question, question_choice,
 *                  question_row), the labels of choices instead of numbers, NULL for every kind of
 *                  missing answer. Hidden questions stay in it. Items of answers_<id>_2 are in
 *                  survey_<code>/2 with the same id. */
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
  CX_FIELD_OF_TAGS,     /* what a person has put on it: "call back, VIP" (cx-response-tags.h) */
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

/* Columns that every answers table has. */
#define CX_RESPONSE_FIELDS_CORE ((1u << CX_FIELD_OF_SUBMITTED) | (1u << CX_FIELD_OF_OFFSET))
/* What a new survey starts with; tags get their column with the first one. */
#define CX_RESPONSE_FIELDS_ALL ((1u << CX_FIELD_OF_TAGS) - 1)

/* TRUE if the survey's answers table has a column for @field; a field without one is NULL in every
 * response. */
gboolean cx_response_repo_has_field (CxSurvey *survey, CxResponseField field);

/* (transfer none), static. */
const CxResponseFieldInfo *cx_response_field_info (CxResponseField field);
/* FALSE if there is no such field. */
gboolean cx_response_field_from_name (const char *name, CxResponseField *field);

/* Schema of one survey's answers. Called by the survey repository. DDL. */
gboolean cx_response_repo_create_table (CxEdit *edit, CxSurvey *survey, GError **error);
gboolean cx_response_repo_add_columns (CxEdit *edit, CxSurvey *survey, GError **error);
/* Columns for those of @fields that the answers table does not have yet, and its views anew. DDL:
 * call before other writes of the edit. */
gboolean cx_response_repo_add_fields (CxEdit *edit,
                                      CxSurvey *survey,
                                      const CxResponseField *fields,
                                      guint n_fields,
                                      GError **error);
/* a<id>_m for codes of a number or text, made when first needed; nothing for an item that has it or
 * is coded. DDL. */
gboolean
cx_response_repo_add_missing_column (CxEdit *edit, CxSurvey *survey, CxItem *item, GError **error);
/* Makes view responses and survey_<code> anew. DDL. */
gboolean cx_response_repo_make_views (CxEdit *edit, CxSurvey *survey, GError **error);

/* How many responses @survey has. */
gboolean cx_response_repo_count (CxDb *db, CxSurvey *survey, gint64 *count, GError **error);

/* One value of a row that is being written. */
typedef enum
{
  CX_VALUE_NULL,
  CX_VALUE_INTEGER,
  CX_VALUE_REAL,
  CX_VALUE_TEXT,    /* text/length, alive during the call */
  CX_VALUE_MISSING, /* integer holds the CX_ANSWER_ code: goes into the item's own column where it
                     * is coded, else into a<id>_m, which must be there */
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
 * name what is written, in the order of the values given per row; everything else stays NULL. The
 * columns must be there (cx_response_repo_add_fields ()). Rows are written some at a time: call
 * cx_response_writer_finish () before the commit. */
typedef struct _CxResponseWriter CxResponseWriter;
CxResponseWriter *cx_response_writer_new (CxEdit *edit,
                                          CxSurvey *survey,
                                          const CxResponseField *fields,
                                          guint n_fields,
                                          CxItem *const *items,
                                          guint n_items,
                                          GError **error);
/* Writes what is still waiting. */
gboolean cx_response_writer_finish (CxResponseWriter *writer, GError **error);
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
/* Overwrites the named fields and items of response @id. For bulk edits: its before-image is kept.
 */
gboolean cx_response_writer_update (CxResponseWriter *writer,
                                    gint64 id,
                                    gint64 fingerprint,
                                    const CxValue *fields,
                                    const CxValue *items,
                                    GError **error);

/* Streams what duplicate detection needs: id, fingerprint (0: none), source id (nullable) of every
 * response. An importer keeps them in a table of its own while it runs: that is faster than an
 * index on source_id would be, and costs the file nothing. @func returns FALSE to stop. */
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
 * valid during the call: in @row from column @first on the fields, then the items, then the
 * CX_ANSWER_ codes (a<id>_m) of those of the items that have has_missing, in their order. @func
 * returns FALSE to stop: with @error set it failed, without it is done. Used by the frame and by
 * exports. */
typedef gboolean (*CxResponseRowFunc) (gint64 id,
                                       CxStatement *row,
                                       int first,
                                       gpointer user_data,
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

/* One answer changed or a response deleted by hand (recorded, undoable). Setting a missing answer
 * of an item that is not coded may need a column: cx_response_repo_add_missing_column () first. */
gboolean cx_response_repo_set_answer (CxEdit *edit,
                                      CxSurvey *survey,
                                      gint64 id,
                                      CxItem *item,
                                      const CxValue *value,
                                      GError **error);
gboolean cx_response_repo_delete (CxEdit *edit, CxSurvey *survey, gint64 id, GError **error);

G_END_DECLS
