/* The choices of one question while a file is read: finding them by text or code, and making those
 * that the file has and the survey has not. */
#pragma once

#include "cx-survey.h"

G_BEGIN_DECLS

/* A column with more new choices than these is no choice question. */
#define CX_IMPORT_MOST_CHOICES 2000

typedef struct _CxImportChoices CxImportChoices;

/* Knows the texts of all languages of @survey. */
CxImportChoices *cx_import_choices_new (CxSurvey *survey, CxQuestion *question);
void cx_import_choices_free (CxImportChoices *choices);

/* By text (case, tone mark placement and blanks do not matter), then by code. NULL if there is
 * none.
 * @text is tidy. (transfer none) */
CxChoice *cx_import_choices_find (CxImportChoices *choices, const char *text);
/* By code alone. */
CxChoice *cx_import_choices_find_code (CxImportChoices *choices, const char *code);
/* @text is another way to write @choice; what was known stays. */
void cx_import_choices_alias (CxImportChoices *choices, const char *text, CxChoice *choice);
/* A new choice; @code (nullable: made from the text) is made unique. The question's own list gets
 * it too. (transfer none) */
CxChoice *cx_import_choices_add (CxImportChoices *choices, const char *code, const char *text);
/* The choice that carries the free text, or NULL. */
CxChoice *cx_import_choices_get_other (CxImportChoices *choices);

/* How many were added. */
guint cx_import_choices_get_added (CxImportChoices *choices);
CxQuestion *cx_import_choices_get_question (CxImportChoices *choices);

G_END_DECLS
