/* Answers as small whole numbers, so that counting is adding to an array: every variable with not
 * too many different values can be had so, whatever it is stored as. */
#pragma once

#include "cx-column.h"
#include "cx-variable.h"

G_BEGIN_DECLS

typedef struct
{
  CxVariable variable;
  const CxColumn *column; /* of codes; borrowed from the frame unless owned */
  CxColumn *owned;
  gint32 base;     /* code c has index c - base + 1; index 0: not asked */
  guint n;         /* indices: 0 … n - 1 */
  double *numbers; /* of NUMBER: the number behind each code from 0, ascending; else NULL */
} CxCodes;

void cx_codes_free (CxCodes *codes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxCodes, cx_codes_free)

/* Indices of @n rows from @start. */
void cx_codes_read (const CxCodes *codes, gsize start, gsize n, gint32 *indices);

/* The code whose index that is; CX_CODE_NULL of index 0. */
static inline gint32
cx_codes_get_code (const CxCodes *codes, guint index)
{
  return index == 0 ? CX_CODE_NULL : (gint32) index - 1 + codes->base;
}

/* Asked but without an answer: unanswered, not applicable, refused, or a choice marked as missing.
 */
gboolean cx_codes_is_missing (const CxCodes *codes, guint index);

/* What is counted for the answer @index: a scale's value, a choice's score, a number. NAN: none. */
double cx_codes_get_number (const CxCodes *codes, guint index);

/* The text of a dictionary's code; for sets the numbers of choices with blanks between. NULL: there
 * is none. */
const char *cx_codes_get_text (const CxCodes *codes, guint index);

/* TRUE if the set @index holds the choice with that number. */
gboolean cx_codes_has_choice (const CxCodes *codes, guint index, int number);

/* The lowest code that is an answer; -1 if there is none. */
gint32 cx_codes_get_lowest (const CxCodes *codes);

/* The following make codes for the frame: of a column of codes. */
CxCodes *cx_codes_new (const CxVariable *variable, const CxColumn *column);
/* Of a column of numbers: sorts its values. NULL if there are more than @limit (0: no limit). */
CxCodes *cx_codes_new_numbers (const CxVariable *variable, const CxColumn *column, guint limit);
/* Of the columns of options (1 chosen, 0 not) or ranks, whose choices have these numbers. */
CxCodes *cx_codes_new_set (const CxVariable *variable,
                           const CxColumn *const *columns,
                           const int *choice_numbers,
                           guint n_columns,
                           gboolean ranked,
                           gsize n_rows);

/* Whether each row of @codes was answered: code 0 for every answer. */
CxCodes *cx_codes_new_answered (const CxCodes *codes);

G_END_DECLS
