#include "config.h"

#include "cx-expr-lexer.h"

#include "cx-i18n.h"

#include <math.h>
#include <string.h>

/* How much of a token is repeated in a message. */
#define SHOWN_CHARACTERS 24

void
cx_expr_fail (GError **error,
              CxErrorCode code,
              guint position,
              const char *mend,
              const char *format,
              ...)
{
  g_autofree char *message = NULL;
  g_autofree char *column = g_strdup_printf ("%u", position + 1);
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  cx_error_set (error, code, mend, "%s", message);
  cx_error_place (error, NULL, 0, column);
}

void
cx_expr_lexer_init (CxExprLexer *lexer, const char *text)
{
  *lexer = (CxExprLexer){ .text = text, .at = text };
}

void
cx_expr_lexer_clear (CxExprLexer *lexer)
{
  g_clear_pointer (&lexer->token.text, g_free);
}

static void
advance (CxExprLexer *lexer, const char *to)
{
  for (; lexer->at < to; lexer->at = g_utf8_next_char (lexer->at))
    lexer->position++;
}

/* Blanks, and the no-break space that word processors put in. */
static void
skip_blanks (CxExprLexer *lexer)
{
  while (*lexer->at != '\0' && g_unichar_isspace (g_utf8_get_char (lexer->at)))
    {
      lexer->at = g_utf8_next_char (lexer->at);
      lexer->position++;
    }
}

static void
finish (CxExprLexer *lexer, CxExprTokenKind kind, const char *to)
{
  lexer->token.kind = kind;
  advance (lexer, to);
  lexer->token.end = lexer->position;
}

static gboolean
read_number (CxExprLexer *lexer, GError **error)
{
  const char *p = lexer->at;

  while (g_ascii_isdigit (*p))
    p++;
  if (*p == '.')
    p++;
  while (g_ascii_isdigit (*p))
    p++;
  if ((*p == 'e' || *p == 'E') &&
      (g_ascii_isdigit (p[1]) || ((p[1] == '+' || p[1] == '-') && g_ascii_isdigit (p[2]))))
    for (p += 2; g_ascii_isdigit (*p);)
      p++;

  lexer->token.number = g_ascii_strtod (lexer->at, NULL);
  if (!isfinite (lexer->token.number))
    {
      cx_expr_fail (error, CX_ERROR_INVALID, lexer->position, _ ("Write a smaller number."),
                    _ ("Character %u of the expression: this number is too large."),
                    lexer->position + 1);
      return FALSE;
    }
  finish (lexer, CX_EXPR_TOKEN_NUMBER, p);
  return TRUE;
}

/* @open and @close are the quotes; word processors write curly ones. */
static gboolean
read_text (CxExprLexer *lexer, const char *open, const char *close, GError **error)
{
  const char *start = lexer->at + strlen (open);
  const char *end = strstr (start, close);

  if (end == NULL)
    {
      g_autofree char *mend = g_strdup_printf (_ ("Add %s where the text ends."), close);

      cx_expr_fail (error, CX_ERROR_INVALID, lexer->position, mend,
                    _ ("Character %u of the expression: the text that begins here has no end."),
                    lexer->position + 1);
      return FALSE;
    }

  lexer->token.text = g_utf8_normalize (start, end - start, G_NORMALIZE_NFC);
  finish (lexer, CX_EXPR_TOKEN_TEXT, end + strlen (close));
  return TRUE;
}

static gboolean
fail_reference (CxExprLexer *lexer, const char *mend, GError **error)
{
  cx_expr_fail (error, CX_ERROR_INVALID, lexer->position, mend,
                _ ("Character %u of the expression: the name after “${” is not complete."),
                lexer->position + 1);
  return FALSE;
}

/* "${name}". A name may hold anything that cannot be taken for the expression's own signs. */
static gboolean
read_reference (CxExprLexer *lexer, GError **error)
{
  const char *start, *end;
  g_autofree char *raw = NULL;

  if (lexer->at[1] != '{')
    return fail_reference (lexer, _ ("Write a question as ${code}."), error);

  start = end = lexer->at + 2;
  while (*end != '\0' && !strchr ("${}'\"", *end) && !g_ascii_iscntrl (*end))
    end++;
  if (*end != '}')
    return fail_reference (lexer, _ ("Write a question as ${code}."), error);

  raw = g_strstrip (g_utf8_normalize (start, end - start, G_NORMALIZE_NFC));
  if (*raw == '\0')
    return fail_reference (lexer, _ ("Write the question's code between { and }."), error);
  if (g_utf8_strlen (raw, -1) > CX_EXPR_MAX_NAME)
    return fail_reference (lexer, _ ("Use the question's code, which is short."), error);

  lexer->token.text = g_steal_pointer (&raw);
  finish (lexer, CX_EXPR_TOKEN_REFERENCE, end + 1);
  return TRUE;
}

static gboolean
is_name_start (gunichar c)
{
  return g_unichar_isalpha (c) || c == '_';
}

/* Names hold - and . as in count-selected; jr:choice-name has a prefix. */
static void
read_name (CxExprLexer *lexer)
{
  const char *p = lexer->at;
  gunichar c = g_utf8_get_char (p);

  while (is_name_start (c) || g_unichar_isdigit (c) || g_unichar_ismark (c) || c == '-' ||
         c == '.' || c == ':')
    {
      p = g_utf8_next_char (p);
      c = g_utf8_get_char (p);
    }

  lexer->token.text = g_strndup (lexer->at, p - lexer->at);
  finish (lexer, CX_EXPR_TOKEN_NAME, p);
}

static const struct
{
  const char *sign;
  CxExprTokenKind kind;
  CxExprOp op;
} signs[] = {
  /* The longer ones first. */
  { "!=", CX_EXPR_TOKEN_OPERATOR, CX_EXPR_OP_NOT_EQUAL },
  { "<=", CX_EXPR_TOKEN_OPERATOR, CX_EXPR_OP_LESS_EQUAL },
  { ">=", CX_EXPR_TOKEN_OPERATOR, CX_EXPR_OP_GREATER_EQUAL },
  { "=", CX_EXPR_TOKEN_OPERATOR, CX_EXPR_OP_EQUAL },
  { "<", CX_EXPR_TOKEN_OPERATOR, CX_EXPR_OP_LESS },
  { ">", CX_EXPR_TOKEN_OPERATOR, CX_EXPR_OP_GREATER },
  { "+", CX_EXPR_TOKEN_OPERATOR, CX_EXPR_OP_ADD },
  { "-", CX_EXPR_TOKEN_OPERATOR, CX_EXPR_OP_SUBTRACT },
  { "*", CX_EXPR_TOKEN_OPERATOR, CX_EXPR_OP_MULTIPLY },
  { "(", CX_EXPR_TOKEN_OPEN, CX_EXPR_OP_NONE },
  { ")", CX_EXPR_TOKEN_CLOSE, CX_EXPR_OP_NONE },
  { ",", CX_EXPR_TOKEN_COMMA, CX_EXPR_OP_NONE },
  { "..", CX_EXPR_TOKEN_PARENT, CX_EXPR_OP_NONE },
  { ".", CX_EXPR_TOKEN_CURRENT, CX_EXPR_OP_NONE },
};

/* Signs of other languages that people write by habit, with what stands for them here. */
static const struct
{
  const char *sign;
  const char *mend;
} foreign[] = {
  { "==", N_ ("Write = to compare.") },
  { "<>", N_ ("Write != for “is not”.") },
  { "=<", N_ ("Write <= for “at most”.") },
  { "=>", N_ ("Write >= for “at least”.") },
  { "≤", N_ ("Write <= for “at most”.") },
  { "≥", N_ ("Write >= for “at least”.") },
  { "≠", N_ ("Write != for “is not”.") },
  { "&", N_ ("Write “and” between conditions, and concat () to join texts.") },
  { "|", N_ ("Write “or” between conditions.") },
  { "!", N_ ("Write not () around a condition.") },
  { "//", N_ ("Write a question as ${code}; paths are not understood here.") },
  { "/", N_ ("Write “div” to divide; paths are not understood here.") },
  { "[", N_ ("Write a question as ${code}; paths are not understood here.") },
  { "%", N_ ("Write “mod” for the remainder of a division.") },
  { "^", N_ ("Write pow () for powers.") },
  { ";", N_ ("Write a comma between arguments.") },
  { "{", N_ ("Write a question as ${code}.") },
  { "×", N_ ("Write * to multiply.") },
  { "÷", N_ ("Write “div” to divide.") },
  { "−", N_ ("Write the plain minus sign - instead.") },
  { "–", N_ ("Write the plain minus sign - instead.") },
};

static gboolean
fail_sign (CxExprLexer *lexer, guint length, const char *mend, GError **error)
{
  g_autofree char *found = g_utf8_substring (lexer->at, 0, length);

  cx_expr_fail (error, CX_ERROR_INVALID, lexer->position, mend,
                _ ("Character %u of the expression: “%s” has no meaning here."),
                lexer->position + 1, found);
  return FALSE;
}

static gboolean
read_sign (CxExprLexer *lexer, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (g_str_has_prefix (lexer->at, foreign[i].sign) && !g_str_has_prefix (lexer->at, "!="))
      return fail_sign (lexer, g_utf8_strlen (foreign[i].sign, -1), _ (foreign[i].mend), error);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (lexer->at, signs[i].sign))
      {
        lexer->token.op = signs[i].op;
        finish (lexer, signs[i].kind, lexer->at + strlen (signs[i].sign));
        return TRUE;
      }
  return fail_sign (lexer, 1, _ ("Take it out, or put the text that it belongs to in quotes."),
                    error);
}

gboolean
cx_expr_lexer_next (CxExprLexer *lexer, GError **error)
{
  const char *at;

  g_clear_pointer (&lexer->token.text, g_free);
  lexer->token.op = CX_EXPR_OP_NONE;
  skip_blanks (lexer);
  lexer->token.start = lexer->position;
  at = lexer->at;

  if (*at == '\0')
    {
      finish (lexer, CX_EXPR_TOKEN_END, at);
      return TRUE;
    }
  if (g_ascii_isdigit (*at) || (*at == '.' && g_ascii_isdigit (at[1])))
    return read_number (lexer, error);
  if (*at == '\'')
    return read_text (lexer, "'", "'", error);
  if (*at == '"')
    return read_text (lexer, "\"", "\"", error);
  if (g_str_has_prefix (at, "‘"))
    return read_text (lexer, "‘", "’", error);
  if (g_str_has_prefix (at, "“"))
    return read_text (lexer, "“", "”", error);
  if (*at == '$')
    return read_reference (lexer, error);
  if (is_name_start (g_utf8_get_char (at)))
    {
      read_name (lexer);
      return TRUE;
    }
  return read_sign (lexer, error);
}

static const struct
{
  const char *found, *ended, *mend;
} expectations[] = {
  [CX_EXPR_EXPECTED_VALUE] = {
    N_ ("Character %u of the expression: a value was expected, but “%s” was found."),
    N_ ("Character %u of the expression: a value was expected, but the expression ends."),
    N_ ("Write a question as ${code}, a text in quotes, or a number."),
  },
  [CX_EXPR_EXPECTED_OPERATOR] = {
    N_ ("Character %u of the expression: a sign such as = or “and” was expected, but “%s” was found."),
    N_ ("Character %u of the expression: a sign such as = or “and” was expected, but the expression "
        "ends."),
    N_ ("Put a sign between the two values, or take one of them out."),
  },
  [CX_EXPR_EXPECTED_CLOSE] = {
    N_ ("Character %u of the expression: “)” was expected, but “%s” was found."),
    N_ ("Character %u of the expression: “)” was expected, but the expression ends."),
    N_ ("Close every bracket that was opened."),
  },
  [CX_EXPR_EXPECTED_COMMA_OR_CLOSE] = {
    N_ ("Character %u of the expression: a comma or “)” was expected, but “%s” was found."),
    N_ ("Character %u of the expression: a comma or “)” was expected, but the expression ends."),
    N_ ("Separate arguments by commas and close the bracket after the last one."),
  },
};

void
cx_expr_lexer_unexpected (CxExprLexer *lexer, CxExprExpected expected, GError **error)
{
  guint start = lexer->token.start;
  guint end = MIN (lexer->token.end, start + SHOWN_CHARACTERS);
  g_autofree char *found = g_utf8_substring (lexer->text, start, end);
  const char *format = lexer->token.kind == CX_EXPR_TOKEN_END ? expectations[expected].ended
                                                              : expectations[expected].found;

  cx_expr_fail (error, CX_ERROR_INVALID, start, _ (expectations[expected].mend), _ (format),
                start + 1, found);
}
