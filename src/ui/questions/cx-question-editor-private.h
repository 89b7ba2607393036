/* What the files of the editor of a question share. */
#pragma once

#include "cx-field-row.h"
#include "cx-part-list.h"
#include "cx-question-editor.h"
#include "cx-text-row.h"

G_BEGIN_DECLS

struct _CxQuestionEditor
{
  GtkWidget parent_instance;

  CxSession *session;
  CxSurvey *survey;
  CxQuestion *question;
  GCancellable *cancellable; /* of asking for answers */
  gboolean showing;          /* controls are being set, not by a person */
  GHashTable *wrong;         /* keys of fields that hold what does not fit */
  GHashTable *fields;        /* key → CxFieldRow, borrowed */

  GtkLabel *heading, *code;
  GtkListBox *basics, *settings, *logic;
  GtkWidget *buttons, *settings_box;
  AdwComboRow *type;
  AdwActionRow *required_row, *fixed_type;
  GtkSwitch *required, *hidden;
  GtkBox *parts;
  CxTextRow *text, *hint, *message;
  CxPartList *rows, *choices; /* nullable */
};

/* What belongs to the type alone: choices, rows, its settings. */
void cx_question_editor_clear_type (CxQuestionEditor *self);
void cx_question_editor_make_type (CxQuestionEditor *self, const CxQuestion *question);
void cx_question_editor_make_conditions (CxQuestionEditor *self);
void cx_question_editor_show_fields (CxQuestionEditor *self);
/* They cannot be changed, because the file cannot. */
void cx_question_editor_lock_fields (CxQuestionEditor *self);

void cx_question_editor_make_types (CxQuestionEditor *self);
void cx_question_editor_show_type (CxQuestionEditor *self);
/* Finds out whether there are answers, with which the type stays. */
void cx_question_editor_ask_for_answers (CxQuestionEditor *self);

G_END_DECLS
