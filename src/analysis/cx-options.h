/* How answers are listed by a distribution: the choices of a question, the points of a scale,
 * numbers or ranges of numbers, months of dates, hours of times. */
#pragma once

#include "cx-frame.h"

G_BEGIN_DECLS

typedef struct
{
  char *code;
  char *text;
  gboolean hidden; /* listed only if it was chosen */
} CxOption;

typedef struct
{
  GArray *options; /* CxOption, in their order */
  CxVariableKind kind;
  gboolean ranked;    /* of a set only the first counts */
  GHashTable *places; /* of choices: number → place + 1 */
  double first, step; /* of numbers and scales: where places begin, and their width */
  GArray *numbers;    /* of few different numbers: these, ascending; else NULL */
} CxOptions;

/* For the variables behind @codes (@n of them, all of one question: its rows, if it is a grid).
 * Free text has no options. */
CxOptions *cx_options_new (CxSurvey *survey,
                           CxQuestion *question,
                           const CxCodes *const *codes,
                           guint n,
                           const char *language);
void cx_options_free (CxOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxOptions, cx_options_free)

/* TRUE if answers of @variable have no options: they are listed elsewhere, not counted. */
gboolean cx_options_is_free_text (const CxVariable *variable);

/* Lists everywhere what occurs in @choices (CxChoiceShare), those of the total. */
void cx_options_settle (CxOptions *options, const GPtrArray *choices);

/* The places of the options that the answer @index is; @places has room for all options. Returns
 * how many there are. */
guint cx_options_find (const CxOptions *options, const CxCodes *codes, guint index, guint *places);

/* The label of a choice or row in @language (nullable: the survey's own). (transfer none) */
const char *
cx_options_get_label (CxSurvey *survey, const char *uuid, const char *text, const char *language);

G_END_DECLS
