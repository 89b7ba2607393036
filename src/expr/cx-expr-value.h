/* Values of the expression language: their types, how one type turns into another, how two of them
 * compare. These rules hold in the evaluator, in conditions turned into SQL and in filters over a
 * frame alike.
 *
 * Empty. A question that was not asked, not answered, refused or does not apply, an empty text and
 * a number that is none (NaN, a division by zero) are all empty.
 *   - x = '' is true if x is empty, x != '' if it is not; that needs the text '' written out.
 *   - Every other comparison with an empty side is false, also != and also two empty sides.
 *   - Arithmetic and functions of numbers and dates give empty for an empty argument. min (),
 *     max () and sum () pass over empty arguments and are empty if nothing is left; count () counts
 *     those that are not empty.
 *   - Functions of texts take empty as ''. As a condition empty is false.
 *
 * Turning into …
 *   - a boolean: a number is true unless 0; text, dates and sets are true (they are not empty).
 *   - a number: true is 1 and false 0; text is read as a plain number, else it is none; a date is
 *     the number of days since 1970-01-01, a moment the same with the part of the day in the
 *     context's time zone.
 *   - text: numbers in their shortest form with a point, true and false as such, dates as
 *     YYYY-MM-DD, moments as ISO 8601 in the context's time zone, sets as codes with blanks
 * between.
 *   - a date: text in ISO 8601, a number counts days, a moment gives its day in the time zone.
 *
 * Comparing two sides that are not empty:
 *   - A date or moment with anything: the other side becomes a date or moment. Two moments compare
 *     to the millisecond; as soon as one side is a date, both compare as days of the time zone, so
 *     that ${submitted} <= '2026-03-31' takes in the whole of that day. With a number, days count.
 *   - = and != with a boolean: the other side becomes a boolean.
 *   - = and != with a set: the same codes, in any order; a text stands for the codes between its
 *     blanks, or for one code as it is.
 *   - With a number: the other side becomes a number.
 *   - Two texts: = and != letter by letter; < <= > >= as numbers if both are numbers, as dates if
 *     both are ISO dates, as times if both are hh:mm[:ss].
 *   - Where the sides cannot be brought together (a number and 'abc'), != is true and every other
 *     comparison false.
 * Choices are compared by their codes. */
#pragma once

#include <glib.h>

#include "cx-moment.h"

G_BEGIN_DECLS

typedef enum
{
  CX_EXPR_TYPE_EMPTY,     /* no value; in a type check: any type, not known beforehand */
  CX_EXPR_TYPE_BOOLEAN,   /* number is 1 or 0 */
  CX_EXPR_TYPE_NUMBER,    /* number */
  CX_EXPR_TYPE_TEXT,      /* text; also the code of a single choice */
  CX_EXPR_TYPE_DATE,      /* number: days since 1970-01-01 */
  CX_EXPR_TYPE_DATE_TIME, /* number: milliseconds since 1970-01-01T00:00Z */
  CX_EXPR_TYPE_SET,       /* text: codes of a multiple choice, CX_EXPR_SET_SEPARATOR between */
} CxExprType;

/* Codes may hold blanks, so the codes of a set are kept apart by a sign that no code has. */
#define CX_EXPR_SET_SEPARATOR '\037'

typedef enum
{
  CX_EXPR_OP_NONE,
  CX_EXPR_OP_OR,
  CX_EXPR_OP_AND,
  CX_EXPR_OP_EQUAL,
  CX_EXPR_OP_NOT_EQUAL,
  CX_EXPR_OP_LESS,
  CX_EXPR_OP_LESS_EQUAL,
  CX_EXPR_OP_GREATER,
  CX_EXPR_OP_GREATER_EQUAL,
  CX_EXPR_OP_ADD,
  CX_EXPR_OP_SUBTRACT,
  CX_EXPR_OP_MULTIPLY,
  CX_EXPR_OP_DIVIDE,
  CX_EXPR_OP_MODULO,
} CxExprOp;

/* A value. @text is NUL-terminated UTF-8: either @owned, or borrowed from whoever set it, who keeps
 * it alive while the value is used. All zero is an empty value. */
typedef struct
{
  CxExprType type;
  double number;
  const char *text;
  char *owned;
} CxExprValue;

#define CX_EXPR_VALUE_INIT                                                                         \
  {                                                                                                \
    CX_EXPR_TYPE_EMPTY, 0, NULL, NULL                                                              \
  }

/* Frees what @value owns and makes it empty. */
void cx_expr_value_clear (CxExprValue *value);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxExprValue, cx_expr_value_clear)

/* Setters for a fresh or cleared value. An empty or NULL text and NaN make it empty. */
void cx_expr_value_set_boolean (CxExprValue *value, gboolean truth);
void cx_expr_value_set_number (CxExprValue *value, double number);
void cx_expr_value_set_date (CxExprValue *value, gint64 days);
void cx_expr_value_set_date_time (CxExprValue *value, gint64 ms);
/* Borrows @text. */
void cx_expr_value_set_text (CxExprValue *value, const char *text);
void cx_expr_value_take_text (CxExprValue *value, char *text);
void cx_expr_value_set_set (CxExprValue *value, const char *codes);
void cx_expr_value_take_set (CxExprValue *value, char *codes);
/* @to (fresh or cleared) gets a value of its own that outlives @from. */
void cx_expr_value_copy (const CxExprValue *from, CxExprValue *to);

gboolean cx_expr_value_is_empty (const CxExprValue *value);

/* Conversions as described above; @zone gives the business's time zone. An empty value is FALSE,
 * NaN, "" and not a date. */
gboolean cx_expr_value_to_boolean (const CxExprValue *value);
double cx_expr_value_to_number (const CxExprValue *value, CxZoneCache *zone);
/* Returns: (transfer none) text of @value or what was written to @buffer (then owned by it). */
const char *cx_expr_value_to_text (const CxExprValue *value, CxZoneCache *zone, char **buffer);
/* FALSE, and @days alone, if @value is no date. */
gboolean cx_expr_value_to_days (const CxExprValue *value, CxZoneCache *zone, gint64 *days);
gboolean cx_expr_value_to_moment (const CxExprValue *value, CxZoneCache *zone, gint64 *ms);

/* The comparison @op (= != < <= > >=) of two values; FALSE if one is empty. The exception for
 * the text '' is the evaluator's, because it looks at what was written. */
gboolean
cx_expr_value_compare (CxExprOp op, const CxExprValue *a, const CxExprValue *b, CxZoneCache *zone);

/* TRUE if set or text @value has @code among its codes. */
gboolean cx_expr_value_has_code (const CxExprValue *value, const char *code);
/* The codes of a set, or those between the blanks of a text. Free with g_strfreev (). */
char **cx_expr_value_get_codes (const CxExprValue *value, CxZoneCache *zone);

G_END_DECLS
