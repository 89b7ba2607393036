/* What one can filter by: the fields and questions of a survey and their answers. */
#pragma once

#include "cx-survey.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  char *value; /* as filters have it; "": no answer */
  char *label;
} CxFilterValue;

/* The branches, channels … that occur in the answers. */
typedef struct
{
  char *name;        /* as expressions call it */
  GPtrArray *values; /* CxFilterValue */
} CxFilterField;

typedef struct
{
  CxSurvey *survey;
  gint64 today;      /* in the business's zone, days since 1970-01-01 */
  GPtrArray *fields; /* CxFilterField: those that have values */
} CxFilterChoices;

void cx_filter_choices_free (CxFilterChoices *choices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFilterChoices, cx_filter_choices_free)

/* A CxWorkFunc: @request is a gint64 *, the survey's id; the result CxFilterChoices. */
gpointer cx_filter_choices_run (CxWorkspace *workspace,
                                gpointer request,
                                CxProgress *progress,
                                GError **error);

/* How one chooses among the answers to a question. */
typedef enum
{
  CX_FILTER_BY_LIST,   /* of values */
  CX_FILTER_BY_NUMBER, /* from … to */
  CX_FILTER_BY_DATE,
  CX_FILTER_BY_NOTHING, /* texts: by an expression alone */
} CxFilterWay;

/* For a question, a row of a grid or a field by its name. */
CxFilterWay cx_filter_choices_get_way (const CxFilterChoices *choices, const char *name);
/* The answers there are, "no answer" last. (element-type CxFilterValue) (transfer full) */
GPtrArray *cx_filter_choices_list (const CxFilterChoices *choices, const char *name);
/* Everything one can choose among the answers of, other than the fields: names of questions and
 * rows of grids. (element-type utf8) (transfer full) */
GPtrArray *cx_filter_choices_list_names (const CxFilterChoices *choices);
/* Expressions that make sense for this survey. (element-type utf8) (transfer full) */
GPtrArray *cx_filter_choices_list_examples (const CxFilterChoices *choices);

G_END_DECLS
