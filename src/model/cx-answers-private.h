/* The shape of the answers tables, for the files behind cx-response-repo.h. */
#pragma once

#include "cx-response-repo.h"

G_BEGIN_DECLS

/* The most columns that a table is given. SQLite takes 2,000, but its session extension undoes the
 * deletion of a row by comparing every column in one expression, which may be 1,000 terms deep. */
#define CX_ANSWERS_COLUMNS_MAX 900
/* The most columns that one statement reads. */
#define CX_ANSWERS_RESULT_MAX 1900

/* As it is written in the file: "integer", "real", "text". */
const char *cx_storage_name (CxStorage storage);

/* Tells in which part each item that has no column name yet will stand, names its column a<id> and
 * brings survey->parts up to date. Ids are set already. */
gboolean cx_answers_place_items (CxDb *db, CxSurvey *survey, GPtrArray *items, GError **error);

/* Which response fields the table of the loaded survey has, and that it is there. */
gboolean cx_answers_load_shape (CxDb *db, CxSurvey *survey, GError **error);

/* " FROM answers_7 AS p1 LEFT JOIN answers_7_2 AS p2 ON …" with the parts in bit set @parts. */
char *cx_answers_from (CxSurvey *survey, const gboolean *parts);

/* Writes one column of one response; its row of a later part may not be there yet. */
gboolean cx_answers_set_column (CxEdit *edit,
                                CxSurvey *survey,
                                int part,
                                const char *column,
                                gint64 id,
                                const CxValue *value,
                                GError **error);
/* NOT_FOUND if there is no such response. */
gboolean cx_answers_check_response (CxEdit *edit, CxSurvey *survey, gint64 id, GError **error);

G_END_DECLS
