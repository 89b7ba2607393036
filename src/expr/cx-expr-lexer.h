/* Cuts the text of an expression into tokens, and says what is wrong with it. Only for the parser.
 */
#pragma once

#include "cx-expr.h"

G_BEGIN_DECLS

typedef enum
{
  CX_EXPR_TOKEN_END,
  CX_EXPR_TOKEN_NUMBER,
  CX_EXPR_TOKEN_TEXT,
  CX_EXPR_TOKEN_REFERENCE,
  CX_EXPR_TOKEN_NAME, /* of a function or an operator written as a word */
  CX_EXPR_TOKEN_OPERATOR,
  CX_EXPR_TOKEN_OPEN,
  CX_EXPR_TOKEN_CLOSE,
  CX_EXPR_TOKEN_COMMA,
  CX_EXPR_TOKEN_CURRENT,
  CX_EXPR_TOKEN_PARENT,
} CxExprTokenKind;

typedef struct
{
  CxExprTokenKind kind;
  guint start, end; /* characters */
  CxExprOp op;
  double number;
  char *text; /* owned: the contents of TEXT, REFERENCE and NAME */
} CxExprToken;

typedef struct
{
  const char *text;
  const char *at; /* where the next token is looked for */
  guint position; /* of @at, in characters */
  CxExprToken token;
} CxExprLexer;

/* What the parser was looking for when it met something else. */
typedef enum
{
  CX_EXPR_EXPECTED_VALUE,
  CX_EXPR_EXPECTED_OPERATOR,
  CX_EXPR_EXPECTED_CLOSE,
  CX_EXPR_EXPECTED_COMMA_OR_CLOSE,
} CxExprExpected;

/* @text is valid UTF-8 and outlives the lexer. */
void cx_expr_lexer_init (CxExprLexer *lexer, const char *text);
void cx_expr_lexer_clear (CxExprLexer *lexer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxExprLexer, cx_expr_lexer_clear)

/* Puts the next token into lexer->token. FALSE with CX_ERROR_INVALID. */
gboolean cx_expr_lexer_next (CxExprLexer *lexer, GError **error);

/* Sets @error for the token that stands where @expected should. */
void cx_expr_lexer_unexpected (CxExprLexer *lexer, CxExprExpected expected, GError **error);

/* Sets @error to @message, placed at character @position (from 0), with @mend (nullable). */
void cx_expr_fail (GError **error,
                   CxErrorCode code,
                   guint position,
                   const char *mend,
                   const char *format,
                   ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
