/* One line of the questionnaire: a question, or the survey itself. */
#pragma once

#include "cx-survey.h"

G_BEGIN_DECLS

#define CX_TYPE_QUESTION_ENTRY (cx_question_entry_get_type ())
G_DECLARE_FINAL_TYPE (CxQuestionEntry, cx_question_entry, CX, QUESTION_ENTRY, GObject)
struct _CxQuestionEntry
{
  GObject parent_instance;

  CxSurvey *survey;
  CxQuestion *question; /* nullable: the survey itself */
  guint number;         /* from 1; 0: the survey itself */
  guint of;             /* how many questions there are */
  CxPage *page;         /* nullable: a page that begins here */
  gint64 answers;
  char *language; /* nullable: as it was written */
  guint missing;  /* texts that are not translated into it, or not any more */
  char *folded;   /* its texts for searching */
};

/* Signal "changed" (): it is to be shown anew. */
CxQuestionEntry *cx_question_entry_new (void);
/* 0: the survey itself. */
gint64 cx_question_entry_get_id (CxQuestionEntry *self);
/* For a person to see it, cx_question_entry_changed () follows. */
void cx_question_entry_set (CxQuestionEntry *self,
                            CxSurvey *survey,
                            CxQuestion *question,
                            const char *language);
void cx_question_entry_changed (CxQuestionEntry *self);
/* Its text, title or question, in the language shown. (transfer none) */
const char *cx_question_entry_get_text (CxQuestionEntry *self);

G_END_DECLS
