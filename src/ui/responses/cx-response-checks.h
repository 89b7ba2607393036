/* Several of several choices: a button that says which, with a list of them to tick. */
#pragma once

#include "cx-response-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_CHECKS (cx_response_checks_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseChecks, cx_response_checks, CX, RESPONSE_CHECKS, GtkWidget)

/* Signals: "edited" (): another one was ticked; "closed" (): the list was closed. */
GtkWidget *cx_response_checks_new (const CxResponseWords *words,
                                   const CxListColumn *column,
                                   const CxListValue *value);
/* "3 17" in the question's order. g_free (). */
char *cx_response_checks_get_numbers (CxResponseChecks *self);
void cx_response_checks_open (CxResponseChecks *self);

G_END_DECLS
