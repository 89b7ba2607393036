/* What the two files of the list of responses share. */
#pragma once

#include "cx-response-list-repo.h"

G_BEGIN_DECLS

/* Writes the SQL of @column's value, NULL where it is missing, and of its missing code. */
void cx_list_column_write_value (GString *sql, const CxListColumn *column);
void cx_list_column_write_missing (GString *sql, const CxListColumn *column);

/* " FROM answers_7 AS p1 LEFT JOIN answers_7_2 …" with all of the survey's tables; SQLite leaves
 * out those of which nothing is asked. g_free (). */
char *cx_response_list_make_from (CxSurvey *survey);

/* The statement behind cx_response_list_load_ids (), with @condition (nullable) of the filter.
 * g_free (). */
char *cx_response_list_make_ids (CxResponseList *list, const char *condition);

G_END_DECLS
