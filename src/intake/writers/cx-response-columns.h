/* The columns in which the responses of a survey leave the program: shared by every writer of raw
 * data, so that CSV, Excel and SPSS files agree. */
#pragma once

#include "cx-response-repo.h"
#include "cx-survey.h"

G_BEGIN_DECLS

typedef enum
{
  CX_EXPORT_TEXT,
  CX_EXPORT_NUMBER,
  CX_EXPORT_MOMENT, /* ms UTC, shown in the business's zone */
  CX_EXPORT_DATE,   /* text YYYY-MM-DD */
  CX_EXPORT_TIME,   /* text HH:MM[:SS] */
  CX_EXPORT_CODED,  /* a number that stands for a choice */
} CxExportKind;

typedef struct
{
  CxExportKind kind;
  char *name;    /* the source's or our code: unique, for machines */
  char *heading; /* for people, in the asked language */
  gboolean is_field;
  CxResponseField field;
  CxItem *item;         /* borrowed from the survey */
  CxQuestion *question; /* borrowed */
  GHashTable *labels;   /* CODED, and TEXT that lists options: number → label; owned */
  int missing;          /* place of the item's a<id>_m among the row's columns, -1: none */
} CxExportColumn;

/* The response's id and fields that the survey has, then every item of its questions that are not
 * hidden. @language of headings and labels, nullable. (element-type CxExportColumn) */
GPtrArray *cx_response_columns_new (CxSurvey *survey, const char *language);

/* From now on the labels of choices are their codes, as expressions and scripts know them. */
void cx_response_columns_use_codes (GPtrArray *columns);

/* What a cell of a row holds. */
typedef enum
{
  CX_EXPORTED_EMPTY,
  CX_EXPORTED_NUMBER,
  CX_EXPORTED_TEXT,
  CX_EXPORTED_MOMENT,  /* number: ms of the civil time in the zone */
  CX_EXPORTED_MISSING, /* number: CX_ANSWER_… */
} CxExportedKind;

typedef struct
{
  CxExportedKind kind;
  double number;
  const char *text; /* alive until the next row */
} CxExported;

/* Called for every response in the order of ids with one value a column. FALSE with @error stops.
 */
typedef gboolean (*CxExportRowFunc) (gint64 row,
                                     const CxExported *values,
                                     gpointer user_data,
                                     GError **error);

/* Streams the responses: only those whose place in the order of ids, from 0, is in @only (sorted
 * guint32, nullable: all). @numbers gives the numbers of choices instead of their labels. What was
 * chosen from a list too long for columns of its own is one text, parted by "; ". */
gboolean cx_response_columns_each (CxDb *db,
                                   CxSurvey *survey,
                                   GPtrArray *columns,
                                   GTimeZone *zone,
                                   GArray *only,
                                   gboolean numbers,
                                   CxExportRowFunc func,
                                   gpointer user_data,
                                   CxProgress *progress,
                                   GError **error);

/* Writers. @only as above; @rows gets how many responses were written. */
gboolean cx_writer_csv (CxDb *db,
                        CxSurvey *survey,
                        GTimeZone *zone,
                        GArray *only,
                        const char *path,
                        gboolean codes,
                        const char *language,
                        CxProgress *progress,
                        gint64 *rows,
                        GError **error);
/* SPSS, with variable and value labels, missing values and measurement levels. */
gboolean cx_writer_sav (CxDb *db,
                        CxSurvey *survey,
                        GTimeZone *zone,
                        GArray *only,
                        const char *path,
                        const char *language,
                        CxProgress *progress,
                        gint64 *rows,
                        GError **error);

G_END_DECLS
