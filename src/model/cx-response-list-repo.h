/* The responses of a survey as a list on a screen: which columns there are, in which order the
 * responses stand and which of them, what a page of rows shows. The ids are put in order once, by
 * SQL and off the main thread; rows are then fetched by their ids, never by an offset. */
#pragma once

#include "cx-paged-model.h"
#include "cx-response-repo.h"

G_BEGIN_DECLS

typedef enum
{
  CX_LIST_NUMBER, /* the response's own number in the file */
  CX_LIST_FIELD,  /* a field of the response */
  CX_LIST_ITEM,   /* one answer item */
  CX_LIST_SET,    /* the chosen options of a question, or of a row of a grid */
} CxListColumnKind;

/* One column. Pointers are borrowed from the survey. */
typedef struct
{
  CxListColumnKind kind;
  char *key; /* unique in the survey and the same after it was loaded again */
  CxResponseField field;
  CxQuestion *question;
  CxItem *item;       /* of an ITEM */
  CxQuestionRow *row; /* nullable */
} CxListColumn;

CxListColumn *cx_list_column_copy (const CxListColumn *column);
void cx_list_column_free (CxListColumn *column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxListColumn, cx_list_column_free)

/* All columns of @survey: number, fields that its answers table has, then the questions that are
 * not hidden in their order. (element-type CxListColumn) (transfer full) */
GPtrArray *cx_response_list_columns (CxSurvey *survey);
/* TRUE if the value of @column is a text of choice numbers "3 17 204". */
gboolean cx_list_column_is_list (const CxListColumn *column);

/* A row's values: its id, @layout, then for each column its value and the code of a missing answer
 * (CX_ANSWER_…, NULL: none). A SET without a choice has code 0. */
#define CX_LIST_LAYOUT 1
#define CX_LIST_VALUE(i) (2 + 2 * (i))
#define CX_LIST_MISSING(i) (3 + 2 * (i))
/* SQL of the rows of a CxPagedQuery. @layout is any number, by which rows of one set of columns are
 * told from another's. g_free (). */
char *cx_response_list_make_rows (CxSurvey *survey,
                                  const CxListColumn *const *columns,
                                  guint n_columns,
                                  gint64 layout);

/* Which responses, in which order. */
typedef struct _CxResponseList CxResponseList;

/* All responses, the newest number first. @zone cuts days. */
CxResponseList *cx_response_list_new (CxSurvey *survey, GTimeZone *zone, gint64 now);
void cx_response_list_free (CxResponseList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxResponseList, cx_response_list_free)
/* Each nullable: an expression over the answers; days YYYY-MM-DD, both included, of the submission
 * (where that is not known, the start); words that one of the texts must hold, ignoring case and
 * diacritics. */
void cx_response_list_set_filter (CxResponseList *list,
                                  const char *where,
                                  const char *since,
                                  const char *until,
                                  const char *search);
/* By a column's values: texts as the dictionary does, choices as the question offers them. Missing
 * answers come last either way: seen but unanswered, not applicable, refused, not asked. @column
 * NULL: by number, the newest first. */
void
cx_response_list_set_sort (CxResponseList *list, const CxListColumn *column, gboolean descending);

/* Puts the ids (gint64) into @ids. INVALID or NOT_FOUND where the filter is no condition. */
gboolean cx_response_list_load_ids (CxResponseList *list, CxDb *db, GArray *ids, GError **error);

/* For cx_paged_model_new () and _set_query (): the query of @list (transfer full) with rows of SQL
 * @rows, which must outlive the call. */
void cx_response_list_make_query (CxResponseList *list, const char *rows, CxPagedQuery *query);

/* One value of one response. */
typedef struct
{
  CxValueKind kind; /* NULL, INTEGER, REAL, TEXT; MISSING: integer is the code */
  gint64 integer;
  double real;
  char *text;
} CxListValue;

void cx_list_value_clear (CxListValue *value);
/* From column @i of a row of cx_response_list_make_rows (). Clear it. */
void cx_list_value_from_item (CxListValue *value, CxPagedItem *item, guint i);

/* One response: (element-type CxListValue) in the order of @columns. NULL with NOT_FOUND. Free with
 * g_array_unref (). */
GArray *cx_response_list_read (CxDb *db,
                               CxSurvey *survey,
                               const CxListColumn *const *columns,
                               guint n_columns,
                               gint64 id,
                               GError **error);

/* The tags that responses of @survey have, sorted. NULL with @error. g_strfreev (). */
char **cx_response_list_tags (CxDb *db, CxSurvey *survey, GError **error);

G_END_DECLS
