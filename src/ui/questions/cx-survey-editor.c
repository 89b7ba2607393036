#include "config.h"

#include "cx-survey-editor.h"

#include "cx-change.h"
#include "cx-i18n.h"
#include "cx-text-row.h"
#include "cx-ui.h"

struct _CxSurveyEditor
{
  GtkWidget parent_instance;

  CxSession *session;
  CxSurvey *survey;
  gboolean showing; /* controls are being set, not by a person */

  GtkLabel *code;
  GtkListBox *list;
  AdwComboRow *state;
  CxTextRow *title, *description;
};

G_DEFINE_FINAL_TYPE (CxSurveyEditor, cx_survey_editor, GTK_TYPE_WIDGET)

/* In the order of the list. */
static const char *const states[] = { "draft", "open", "closed" };

static void
title_cb (CxSurveyEditor *self, const char *text)
{
  if (*text == '\0')
    cx_draft_text_set_text (cx_text_row_get_draft (self->title), self->survey->title);
  else
    cx_change_survey (self->session, self->survey, "title", text);
}

static void
description_cb (CxSurveyEditor *self, const char *text)
{
  cx_change_survey (self->session, self->survey, "description", *text != '\0' ? text : NULL);
}

static void
state_cb (CxSurveyEditor *self)
{
  const guint selected = adw_combo_row_get_selected (self->state);

  if (!self->showing && selected < G_N_ELEMENTS (states))
    cx_change_survey (self->session, self->survey, "state", states[selected]);
}

void
cx_survey_editor_show (CxSurveyEditor *self, CxSurvey *survey)
{
  guint i = 0;

  g_set_object (&self->survey, survey);
  while (i < G_N_ELEMENTS (states) && g_strcmp0 (states[i], survey->state) != 0)
    i++;
  self->showing = TRUE;
  gtk_label_set_text (self->code, survey->code);
  cx_draft_text_set_text (cx_text_row_get_draft (self->title), survey->title);
  cx_draft_text_set_text (cx_text_row_get_draft (self->description), survey->description);
  adw_combo_row_set_selected (self->state,
                              i < G_N_ELEMENTS (states) ? i : GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;
}

static void
cx_survey_editor_dispose (GObject *object)
{
  CxSurveyEditor *self = CX_SURVEY_EDITOR (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_SURVEY_EDITOR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->survey);
  G_OBJECT_CLASS (cx_survey_editor_parent_class)->dispose (object);
}

static void
cx_survey_editor_class_init (CxSurveyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_survey_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/questions/cx-survey-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CxSurveyEditor, code);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyEditor, list);
  gtk_widget_class_bind_template_child (widget_class, CxSurveyEditor, state);
}

static void
cx_survey_editor_init (CxSurveyEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->title = CX_TEXT_ROW (cx_text_row_new (_ ("Title"), FALSE));
  self->description = CX_TEXT_ROW (cx_text_row_new (_ ("Description"), TRUE));
  gtk_list_box_insert (self->list, GTK_WIDGET (self->title), 0);
  gtk_list_box_insert (self->list, GTK_WIDGET (self->description), 1);
  g_signal_connect_object (self->title, "edited", G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->description, "edited", G_CALLBACK (description_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::selected", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_survey_editor_new (CxSession *session)
{
  CxSurveyEditor *self = g_object_new (CX_TYPE_SURVEY_EDITOR, NULL);
  const gboolean writable = !cx_session_is_read_only (session);

  self->session = g_object_ref (session);
  gtk_widget_set_sensitive (GTK_WIDGET (self->state), writable);
  cx_draft_text_set_editable (cx_text_row_get_draft (self->title), writable);
  cx_draft_text_set_editable (cx_text_row_get_draft (self->description), writable);
  return GTK_WIDGET (self);
}
