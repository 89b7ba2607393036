/* Values of responses as people read and write them. */
#pragma once

#include "cx-response-edit-repo.h"
#include "cx-response-list-repo.h"

G_BEGIN_DECLS

/* How values of one survey are shown. */
typedef struct
{
  CxSurvey *survey;
  const char *language; /* of questions and labels */
  GTimeZone *zone;
} CxResponseWords;

/* @value as text; "" for what was not asked. g_free (). */
char *cx_response_value_to_text (const CxResponseWords *words,
                                 const CxListColumn *column,
                                 const CxListValue *value);
/* TRUE if @value is no answer: shown dim. */
gboolean cx_response_value_is_missing (const CxListValue *value);
/* Why there is no answer, as a sentence; NULL for an answer. */
const char *cx_response_value_describe_missing (const CxListValue *value);
/* TRUE if @column holds numbers, which stand on the right. */
gboolean cx_grid_column_is_numeric (const CxListColumn *column);

/* What an entry starts with: text that cx_response_value_parse () reads back. g_free (). */
char *cx_response_value_to_entry (const CxResponseWords *words,
                                  const CxListColumn *column,
                                  const CxListValue *value);
/* Reads what a person wrote, by the question's type and limits; empty: no answer. Labels of choices
 * count, also several with ";" between. Adds CxResponseChanges to @changes. */
gboolean cx_response_value_parse (const CxResponseWords *words,
                                  const CxListColumn *column,
                                  const char *text,
                                  GPtrArray *changes,
                                  GError **error);

/* TRUE if one of a list of choices is the answer. */
gboolean cx_list_column_is_choice (const CxListColumn *column);
/* TRUE if it is a text of a day. */
gboolean cx_list_column_is_date (const CxListColumn *column);
/* FALSE for the number, which is given once. */
gboolean cx_list_column_is_editable (const CxListColumn *column);
const char *cx_response_choice_label (const CxResponseWords *words, CxChoice *choice);
/* Changes that choose those options of a column of several; @numbers "3 17". NULL: not answered. */
void cx_response_value_choose (const CxListColumn *column, const char *numbers, GPtrArray *changes);

G_END_DECLS
