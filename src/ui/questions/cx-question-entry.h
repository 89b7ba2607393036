/* One line of the questionnaire: a question, the heading of a page, or the survey itself. */
#pragma once

#include "cx-survey.h"

G_BEGIN_DECLS

/* What is selected where nothing is. */
#define CX_QUESTION_ENTRY_NONE ((gint64) -1)

#define CX_TYPE_QUESTION_ENTRY (cx_question_entry_get_type ())
G_DECLARE_FINAL_TYPE (CxQuestionEntry, cx_question_entry, CX, QUESTION_ENTRY, GObject)
struct _CxQuestionEntry
{
  GObject parent_instance;

  CxSurvey *survey;
  CxQuestion *question; /* nullable */
  CxPage *page;         /* nullable: this is its heading */
  guint number;         /* of the question or page, from 1; 0: the survey itself */
  gint64 answers;
  char *language; /* nullable: as it was written */
  guint missing;  /* texts that are not translated into it, or not any more */
  int height;     /* which its row had; 0: it was never seen */
};

/* Signal "changed" (): it is to be shown anew. */
CxQuestionEntry *cx_question_entry_new (void);
/* Of a question its id, of the survey itself 0, of a page what cx_survey_text_place_of_page ()
 * makes of it. */
gint64 cx_question_entry_get_id (CxQuestionEntry *self);
/* For a person to see it, cx_question_entry_changed () follows. Of @question and @page one is NULL,
 * both: the survey itself. */
void cx_question_entry_set (CxQuestionEntry *self,
                            CxSurvey *survey,
                            CxQuestion *question,
                            CxPage *page,
                            const char *language);
void cx_question_entry_changed (CxQuestionEntry *self);
/* Its text, title or question, in the language shown; "": none. (transfer none) */
const char *cx_question_entry_get_text (CxQuestionEntry *self);
/* What a person calls it: number and text. g_free (). */
char *cx_question_entry_make_name (CxQuestionEntry *self);
/* TRUE if its texts or its code contain @folded. */
gboolean cx_question_entry_contains (CxQuestionEntry *self, const char *folded);

G_END_DECLS
