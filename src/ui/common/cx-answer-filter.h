/* Which answers are looked at, as data: days, and parts that must all hold. Behind the filter bar;
 * results, responses and reports hand it to each other in a place's parameters "where", "since" and
 * "until". No widgets. */
#pragma once

#include "cx-place.h"
#include "cx-survey.h"

G_BEGIN_DECLS

typedef enum
{
  CX_PART_VALUES,     /* the answer is one of the values */
  CX_PART_SELECTED,   /* one of the values is among the choices */
  CX_PART_RANGE,      /* the answer lies between low and high */
  CX_PART_EXPRESSION, /* whatever else can be said */
} CxAnswerPartKind;

/* One chip of the filter bar. */
typedef struct
{
  CxAnswerPartKind kind;
  char *name;        /* as expressions call it: "nps", "branch", "quality/food"; NULL: EXPRESSION */
  GPtrArray *values; /* char *: codes, numbers or texts; "": no answer */
  gboolean numeric;  /* values, low and high are numbers */
  char *low, *high;  /* each nullable */
  gboolean below;    /* without high itself */
  char *expression;
} CxAnswerPart;

typedef struct
{
  char *since, *until; /* YYYY-MM-DD, both included; nullable */
  GPtrArray *parts;    /* CxAnswerPart */
} CxAnswerFilter;

/* Everything. */
CxAnswerFilter *cx_answer_filter_new (void);
CxAnswerFilter *cx_answer_filter_copy (const CxAnswerFilter *filter);
void cx_answer_filter_free (CxAnswerFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxAnswerFilter, cx_answer_filter_free)

gboolean cx_answer_filter_equal (const CxAnswerFilter *a, const CxAnswerFilter *b);
gboolean cx_answer_filter_is_empty (const CxAnswerFilter *filter);

/* From what a place says; each nullable. Any text can be read: what is no chip of its own becomes
 * an EXPRESSION, also if it makes no sense. */
CxAnswerFilter *cx_answer_filter_parse (const char *where, const char *since, const char *until);
CxAnswerFilter *cx_answer_filter_from_place (const CxPlace *place);

/* All parts as one expression; NULL if there are none. g_free (). */
char *cx_answer_filter_get_where (const CxAnswerFilter *filter);
/* "PATH?NAME=VALUE&where=…&since=…&until=…"; @name nullable: no parameter of one's own. g_free ().
 */
char *cx_answer_filter_make_place (const CxAnswerFilter *filter,
                                   const char *path,
                                   const char *name,
                                   const char *value);

/* Nullable; an empty text is none. */
void cx_answer_filter_set_dates (CxAnswerFilter *filter, const char *since, const char *until);
/* The part about @name that is no EXPRESSION; NULL if there is none. (transfer none) */
CxAnswerPart *cx_answer_filter_find (const CxAnswerFilter *filter, const char *name);
gboolean cx_answer_part_has_value (const CxAnswerPart *part, const char *value);
/* Instead of what the filter said about @name; how it is written follows from what @name is in
 * @survey. @values NULL or empty: nothing about it. */
void cx_answer_filter_set_values (CxAnswerFilter *filter,
                                  CxSurvey *survey,
                                  const char *name,
                                  const char *const *values);
/* Adds one value, or takes it away if it is there. */
void cx_answer_filter_toggle_value (CxAnswerFilter *filter,
                                    CxSurvey *survey,
                                    const char *name,
                                    const char *value);
/* @low and @high nullable; @numeric: they are numbers, else dates or times. */
void cx_answer_filter_set_range (CxAnswerFilter *filter,
                                 const char *name,
                                 const char *low,
                                 const char *high,
                                 gboolean below,
                                 gboolean numeric);
void cx_answer_filter_add_expression (CxAnswerFilter *filter, const char *expression);
void cx_answer_filter_remove (CxAnswerFilter *filter, guint index);
void cx_answer_filter_clear (CxAnswerFilter *filter);

/* FALSE if @expression is no condition over the answers to @survey; the error's place has the
 * character as its column. */
gboolean cx_answer_filter_check (CxSurvey *survey, const char *expression, GError **error);

/* For people: what @name is called (a question's text, "Branch"), and the label of its @value.
 * g_free (). */
char *cx_answer_filter_get_title (CxSurvey *survey, const char *name, const char *language);
char *cx_answer_filter_get_label (CxSurvey *survey,
                                  const char *name,
                                  const char *value,
                                  const char *language);
/* "Branch: Hồ Gươm or Cầu Giấy". g_free (). */
char *cx_answer_part_describe (const CxAnswerPart *part, CxSurvey *survey, const char *language);
/* Days and parts in one line; NULL if it is empty. g_free (). */
char *
cx_answer_filter_describe (const CxAnswerFilter *filter, CxSurvey *survey, const char *language);

G_END_DECLS
