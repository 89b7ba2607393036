/* Numbers as text, the same under every locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between begin and end, printf and strtod of this thread use the C locale. For libraries that
 * format numbers themselves (libxlsxwriter under vi_VN writes "4,5"). Calls may nest. */
void cx_c_numbers_begin (void);
void cx_c_numbers_end (void);

/* Room for any double as text, NUL included. */
#define CX_NUMBER_BUFFER 40

/* The shortest text that reads back as the same double; integers up to 2^53 without exponent or
 * point; "-0" becomes "0". Returns @buffer. */
char *cx_number_to_text (double value, char buffer[CX_NUMBER_BUFFER]);

/* Reads all of @text (blanks around it allowed, NBSP too) as a plain number "-12.5", "1e3".
 * Returns FALSE and leaves @value alone if anything else stands there; never accepts "inf", "nan"
 * or hexadecimal. */
gboolean cx_number_parse (const char *text, gsize length, double *value);

/* How a column of numbers is written: decimal sign and grouping, decided over many cells. */
typedef enum
{
  CX_DECIMAL_POINT, /* 1,234.5 */
  CX_DECIMAL_COMMA, /* 1.234,5 or 1 234,5 */
} CxDecimal;

/* Reads a number as people write it in the given style: grouping signs (. , blank NBSP ') only in
 * right places, leading or trailing currency sign or code (₫ đ $ € VND USD …), percent sign
 * (value stays in percent), brackets or a trailing minus for negatives. */
gboolean cx_number_parse_human (const char *text, gsize length, CxDecimal decimal, double *value);

/* Votes of one cell on the style: +1 only readable with a decimal point, -1 only with a comma,
 * 0 both ways or neither. "1.234" alone is 0 (both); "1.234.567" is -1; "12.5" is +1. */
int cx_number_vote (const char *text, gsize length);

/* For people: @value with @decimals places, grouped, in the style of @language ("vi": 1.234,5;
 * "en": 1,234.5). Free with g_free (). */
char *cx_number_to_human (double value, int decimals, const char *language);
/* For people: how large a file of @bytes is, "50.4 kB" or "50,4 kB". Free with g_free (). */
char *cx_size_to_human (gint64 bytes, const char *language);

G_END_DECLS
