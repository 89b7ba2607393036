/* The texts of one question, or of the survey itself, in another language: each below the text from
 * which it is translated. */
#pragma once

#include "cx-session.h"
#include "cx-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_TRANSLATION_EDITOR (cx_translation_editor_get_type ())
G_DECLARE_FINAL_TYPE (CxTranslationEditor, cx_translation_editor, CX, TRANSLATION_EDITOR, GtkWidget)

GtkWidget *cx_translation_editor_new (CxSession *session);
/* @texts (element-type CxSurveyText): those of the whole survey; @place: of which of them. */
void cx_translation_editor_show (CxTranslationEditor *self,
                                 CxSurvey *survey,
                                 GPtrArray *texts,
                                 gint64 place,
                                 const char *language,
                                 const char *heading);
/* Puts the caret into the first text that is not translated. */
void cx_translation_editor_focus (CxTranslationEditor *self);

G_END_DECLS
