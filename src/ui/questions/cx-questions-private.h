/* What the files of the tab share. */
#pragma once

#include "cx-languages.h"
#include "cx-page-editor.h"
#include "cx-question-editor.h"
#include "cx-question-entry.h"
#include "cx-question-rows.h"
#include "cx-questions-tab.h"
#include "cx-side-panel.h"
#include "cx-survey-editor.h"
#include "cx-translation-editor.h"

G_BEGIN_DECLS

/* What is read of a survey in one go. */
typedef struct
{
  CxSurvey *survey;
  GHashTable *deleted; /* ids of questions */
  GPtrArray *texts;    /* CxSurveyText */
} CxQuestionnaire;

struct _CxQuestionsTab
{
  GtkWidget parent_instance;

  CxSession *session;
  gint64 id;               /* of the survey; 0: none yet */
  CxQuestionnaire *loaded; /* nullable */
  GHashTable *counts;      /* question → answers; nullable */
  char *language;          /* nullable: as it was written */
  GCancellable *cancellable;
  guint reading;       /* source id: read again soon; 0: no need */
  guint revealing;     /* source id: the panel is to be shown where there is room for it */
  gboolean stale;      /* the counts */
  gboolean syncing;    /* the list and the languages are being set, not by a person */
  gint64 selected;     /* id of an entry, or CX_QUESTION_ENTRY_NONE */
  gint64 made;         /* id of what was just made and gets the caret; 0: none */
  char *wanted_code;   /* question to go to once it is there */
  char *wanted_words;  /* folded; of the search; nullable */
  gboolean show_empty; /* the survey's own texts although there is no question */

  GActionGroup *actions;
  GtkWidget *header, *chooser;
  CxQuestionRows *rows;
  GListStore *entries;
  GtkFilterListModel *found;
  GtkSingleSelection *selection;
  /* Each NULL until it is needed. */
  GtkWidget *question_editor, *page_editor, *survey_editor, *translation_editor;

  GtkDropDown *language_list;
  CxLanguages *languages_popover;
  GtkWidget *languages_button, *next, *search_button, *back;
  GtkLabel *progress;
  GtkSearchBar *search_bar;
  GtkEditable *search;
  GtkStack *stack, *editors;
  CxSidePanel *panel;
  GtkListView *list;
};

void cx_questionnaire_free (CxQuestionnaire *loaded);

void cx_questions_tab_make_list (CxQuestionsTab *self);
void cx_questions_tab_search_changed (CxQuestionsTab *self);
/* Actions of the tab, for it and for its button in the header. */
GActionGroup *cx_questions_tab_make_actions (CxQuestionsTab *self);
void cx_questions_tab_move_action (GSimpleAction *action, GVariant *parameter, gpointer data);
void cx_questions_tab_drop_action (GSimpleAction *action, GVariant *parameter, gpointer data);
/* These @tables of the file have changed (NULL: any). */
void cx_questions_tab_changed (CxQuestionsTab *self, const char *const *tables);
/* Reads the survey anew, soon, if it is seen; else when it comes into view. */
void cx_questions_tab_read (CxQuestionsTab *self);
/* What was read becomes what is shown. */
void cx_questions_tab_sync (CxQuestionsTab *self);
/* The editor of questions, which is needed first and takes a good part of a frame. */
void cx_questions_tab_make_editor (CxQuestionsTab *self);
/* Shows the editor of what is selected; @open: also where it covers the list. */
void cx_questions_tab_show_editor (CxQuestionsTab *self, gboolean open);
void cx_questions_tab_select (CxQuestionsTab *self, gint64 id);
/* From the editor to the list that it covers. */
void cx_questions_tab_back (CxQuestionsTab *self);
/* The language that was chosen in the list of languages. */
void cx_questions_tab_choose_language (CxQuestionsTab *self);
/* The language is another: everything is shown in it. */
void cx_questions_tab_set_language (CxQuestionsTab *self, const char *language);
/* NULL: no such entry. @position (nullable): among those shown; GTK_INVALID_LIST_POSITION where the
 * search leaves it out. (transfer none) */
CxQuestionEntry *cx_questions_tab_find (CxQuestionsTab *self, gint64 id, guint *position);

G_END_DECLS
