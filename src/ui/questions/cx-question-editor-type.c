#include "config.h"

#include "cx-question-editor-private.h"

#include "cx-change.h"
#include "cx-i18n.h"
#include "cx-question-type.h"
#include "cx-survey-edit-repo.h"

/* The type of a question, which may change until there are answers. */

static void
type_cb (CxQuestionEditor *self)
{
  const guint selected = adw_combo_row_get_selected (self->type);
  guint n;
  const CxQuestionType *const *types = cx_question_types (&n);

  if (!self->showing && selected < n && types[selected] != self->question->type)
    cx_change_question_type (self->session, self->survey, self->question, types[selected]->id);
}

typedef struct
{
  gint64 survey, question;
} AnswersRequest;

static gpointer
ask_answers (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  const AnswersRequest *ask = request;
  CxSurvey *survey = cx_workspace_get_survey (workspace, ask->survey, error);
  CxQuestion *question = survey != NULL ? cx_survey_get_question (survey, ask->question) : NULL;
  CxDb *db = cx_workspace_get_db (workspace, error);
  gboolean answered = FALSE;

  if (question == NULL || db == NULL ||
      !cx_survey_repo_has_answers (db, survey, question, &answered, error))
    return NULL;
  return GINT_TO_POINTER (answered ? 2 : 1);
}

static void
answers_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxQuestionEditor) self = user_data;
  const int found = GPOINTER_TO_INT (cx_session_run_finish (CX_SESSION (object), result, NULL));
  GtkWidget *cells;

  if (self->session == NULL || found == 0 ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->type), found == 1);
  gtk_widget_set_visible (GTK_WIDGET (self->fixed_type), found == 2);
  cells = g_hash_table_lookup (self->fields, "cells");
  if (cells != NULL)
    gtk_widget_set_sensitive (cells, found == 1);
}

void
cx_question_editor_ask_for_answers (CxQuestionEditor *self)
{
  AnswersRequest request = { self->survey->id, self->question->id };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cx_session_run (self->session, CX_LANE_READ, ask_answers, g_memdup2 (&request, sizeof request),
                  g_free, NULL, self->cancellable, NULL, answers_cb, g_object_ref (self));
}

static GListModel *
list_types (void)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  guint n;
  const CxQuestionType *const *types = cx_question_types (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (titles, _ (types[i]->title));
  return G_LIST_MODEL (titles);
}

void
cx_question_editor_make_types (CxQuestionEditor *self)
{
  g_autoptr (GListModel) types = list_types ();

  self->showing = TRUE;
  adw_combo_row_set_model (self->type, types);
  self->showing = FALSE;
  g_signal_connect_object (self->type, "notify::selected", G_CALLBACK (type_cb), self,
                           G_CONNECT_SWAPPED);
}

void
cx_question_editor_show_type (CxQuestionEditor *self)
{
  guint n;
  const CxQuestionType *const *types = cx_question_types (&n);
  guint i = 0;

  while (i < n && types[i] != self->question->type)
    i++;
  adw_combo_row_set_selected (self->type, i < n ? i : GTK_INVALID_LIST_POSITION);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fixed_type),
                                 i < n ? _ (types[i]->title) : self->question->type_id);
}
