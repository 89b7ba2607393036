/* What a person can say of a page: its heading and the text below it. */
#pragma once

#include "cx-session.h"
#include "cx-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_PAGE_EDITOR (cx_page_editor_get_type ())
G_DECLARE_FINAL_TYPE (CxPageEditor, cx_page_editor, CX, PAGE_EDITOR, GtkWidget)

/* Its buttons are actions of the tab: questions.move, questions.delete. */
GtkWidget *cx_page_editor_new (CxSession *session);
void cx_page_editor_show (CxPageEditor *self, CxSurvey *survey, CxPage *page, const char *heading);
void cx_page_editor_focus (CxPageEditor *self);

G_END_DECLS
