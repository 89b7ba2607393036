/* Languages of surveys: their names, and the popover in which a survey gets and loses them. */
#pragma once

#include "cx-session.h"
#include "cx-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The language's own name; @code itself for one that is not known here. (transfer none) */
const char *cx_language_get_name (const char *code);

#define CX_TYPE_LANGUAGES (cx_languages_get_type ())
G_DECLARE_FINAL_TYPE (CxLanguages, cx_languages, CX, LANGUAGES, GtkPopover)

void cx_languages_show (CxLanguages *self, CxSession *session, CxSurvey *survey);

G_END_DECLS
