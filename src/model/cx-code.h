/* Codes: the short names by which scripts and expressions know surveys, questions, choices. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most letters of a code that is made from a heading. */
#define CX_CODE_LENGTH 24

/* @heading folded to [a-z0-9_], at most CX_CODE_LENGTH letters; "" if nothing remains. g_free ().
 */
char *cx_code_from_heading (const char *heading);

/* @base, or @base with _2, _3 … if it is taken. A base that was within CX_CODE_LENGTH stays within
 * it. g_free (). */
typedef gboolean (*CxCodeTakenFunc) (gpointer owner, const char *code);
char *cx_code_make_unique (const char *base, CxCodeTakenFunc taken, gpointer owner);

G_END_DECLS
