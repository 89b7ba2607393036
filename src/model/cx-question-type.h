/* The table of question types. A type is one file in question-types/ and one line in the table of
 * question-types/cx-question-types.h. */
#pragma once

#include "cx-field.h"
#include "cx-survey.h"

G_BEGIN_DECLS

typedef enum
{
  CX_TYPE_HAS_CHOICES = 1 << 0,
  CX_TYPE_HAS_ROWS = 1 << 1,
  CX_TYPE_IS_SCALE = 1 << 2,   /* numbers from scale_min to scale_max */
  CX_TYPE_IS_NUMERIC = 1 << 3, /* a mean makes sense */
  CX_TYPE_IS_TEXT = 1 << 4,    /* free text: listed, not counted */
  CX_TYPE_IS_CONTACT = 1 << 5, /* personal data: left out of reports unless asked */
} CxQuestionTypeFlags;

struct _CxQuestionType
{
  const char *id;     /* nps csat ces rating number single multiple ranking grid yesno text date
                       * time email phone id */
  const char *title;  /* N_() */
  const char *metric; /* measured so when none is named: nps csat ces mean distribution */
  CxQuestionTypeFlags flags;
  const CxField *fields;
  guint n_fields;
  /* Fills @question->items with what its answers need, keeping items that are there already. */
  void (*layout) (CxQuestion *question);
  /* Checks and sets defaults (scale ends, yes/no choices) of a question that is being made. */
  gboolean (*prepare) (CxQuestion *question, GError **error);
  /* Reads one answer written by a person or file for @item (not NULL, not blank): *@number for
   * INTEGER and REAL storage, *@text (transfer full) for TEXT. NULL: by storage. FALSE with
   * CX_ERROR_INVALID if it is none. */
  gboolean (*read) (CxQuestion *question,
                    CxItem *item,
                    const char *answer,
                    double *number,
                    char **text,
                    GError **error);
};

/* What builders call; each does nothing (and succeeds) for a type that is unknown here. Prepare
 * before layout; both may be called again after choices or rows were added. */
gboolean cx_question_prepare (CxQuestion *question, GError **error);
void cx_question_layout (CxQuestion *question);
/* Reads one answer as @question's type does, or by the item's storage. */
gboolean cx_question_read (CxQuestion *question,
                           CxItem *item,
                           const char *answer,
                           double *number,
                           char **text,
                           GError **error);

/* NULL for a type that this program does not know. */
const CxQuestionType *cx_question_type_find (const char *id);
/* All, in the order in which they are offered; @n gets their number. */
const CxQuestionType *const *cx_question_types (guint *n);

/* For types: makes or keeps the item of that kind. Its code is set when it is written to a survey.
 */
CxItem *cx_question_ensure_item (CxQuestion *question,
                                 CxItemKind kind,
                                 CxStorage storage,
                                 CxChoice *choice,
                                 CxQuestionRow *row);

G_END_DECLS
