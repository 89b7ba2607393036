#include "config.h"

#include "cx-page-editor.h"

#include "cx-change.h"
#include "cx-i18n.h"
#include "cx-survey-texts.h"
#include "cx-text-row.h"
#include "cx-ui.h"

struct _CxPageEditor
{
  GtkWidget parent_instance;

  CxSession *session;
  CxSurvey *survey;
  CxPage *page;

  GtkWidget *head, *buttons, *note;
  GtkLabel *heading;
  GtkListBox *list;
  CxTextRow *title, *description;
};

G_DEFINE_FINAL_TYPE (CxPageEditor, cx_page_editor, GTK_TYPE_WIDGET)

static void
title_cb (CxPageEditor *self, const char *text)
{
  cx_change_page (self->session, self->survey, self->page, "title", *text != '\0' ? text : NULL);
}

static void
description_cb (CxPageEditor *self, const char *text)
{
  cx_change_page (self->session, self->survey, self->page, "description",
                  *text != '\0' ? text : NULL);
}

static void
move (CxPageEditor *self, int by)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "questions.move", "(xi)",
                              cx_survey_text_place_of_page (self->page), by);
}

static void
up_cb (CxPageEditor *self)
{
  move (self, -1);
}

static void
down_cb (CxPageEditor *self)
{
  move (self, 1);
}

static void
delete_cb (CxPageEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "questions.delete", "x",
                              cx_survey_text_place_of_page (self->page));
}

void
cx_page_editor_show (CxPageEditor *self, CxSurvey *survey, CxPage *page, const char *heading)
{
  /* What was being written belongs to the page that goes. */
  if (self->page != NULL && self->page->id != page->id)
    {
      cx_draft_text_flush (cx_text_row_get_draft (self->title));
      cx_draft_text_flush (cx_text_row_get_draft (self->description));
    }
  g_set_object (&self->survey, survey);
  g_set_object (&self->page, page);
  gtk_label_set_text (self->heading, heading);
  cx_draft_text_set_text (cx_text_row_get_draft (self->title), page->title);
  cx_draft_text_set_text (cx_text_row_get_draft (self->description), page->description);
}

void
cx_page_editor_focus (CxPageEditor *self)
{
  cx_draft_text_focus (cx_text_row_get_draft (self->title), TRUE);
}

static void
cx_page_editor_dispose (GObject *object)
{
  CxPageEditor *self = CX_PAGE_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_PAGE_EDITOR);
  g_clear_object (&self->session);
  g_clear_object (&self->survey);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (cx_page_editor_parent_class)->dispose (object);
}

static void
cx_page_editor_class_init (CxPageEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_page_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/questions/cx-page-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CxPageEditor, head);
  gtk_widget_class_bind_template_child (widget_class, CxPageEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, CxPageEditor, buttons);
  gtk_widget_class_bind_template_child (widget_class, CxPageEditor, list);
  gtk_widget_class_bind_template_child (widget_class, CxPageEditor, note);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
cx_page_editor_init (CxPageEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->title = CX_TEXT_ROW (cx_text_row_new (_ ("Heading of the page"), FALSE));
  self->description = CX_TEXT_ROW (cx_text_row_new (_ ("Text below the heading"), TRUE));
  gtk_list_box_append (self->list, GTK_WIDGET (self->title));
  gtk_list_box_append (self->list, GTK_WIDGET (self->description));
  g_signal_connect_object (self->title, "edited", G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->description, "edited", G_CALLBACK (description_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_page_editor_new (CxSession *session)
{
  CxPageEditor *self = g_object_new (CX_TYPE_PAGE_EDITOR, NULL);
  const gboolean writable = !cx_session_is_read_only (session);

  self->session = g_object_ref (session);
  gtk_widget_set_visible (self->buttons, writable);
  cx_draft_text_set_editable (cx_text_row_get_draft (self->title), writable);
  cx_draft_text_set_editable (cx_text_row_get_draft (self->description), writable);
  return GTK_WIDGET (self);
}
