#include "config.h"

#include "cx-translation-editor.h"

#include "cx-change.h"
#include "cx-i18n.h"
#include "cx-survey-texts.h"
#include "cx-text-row.h"
#include "cx-ui.h"

struct _CxTranslationEditor
{
  GtkWidget parent_instance;

  CxSession *session;
  CxSurvey *survey;
  gint64 place;
  char *language;
  char *shape; /* what the rows stand for, so that they are kept while it stays */

  GtkLabel *heading;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CxTranslationEditor, cx_translation_editor, GTK_TYPE_WIDGET)

/* What a row translates. */
typedef struct
{
  char *owner, *base;
  const char *field;
  char *language;
} Subject;

static void
subject_free (Subject *subject)
{
  g_free (subject->owner);
  g_free (subject->base);
  g_free (subject->language);
  g_free (subject);
}

static void
edited_cb (CxTextRow *row, const char *text, CxTranslationEditor *self)
{
  const Subject *subject = g_object_get_data (G_OBJECT (row), "subject");

  cx_change_translation (self->session, self->survey, subject->owner, subject->field,
                         subject->language, *text != '\0' ? text : NULL, subject->base);
}

static char *
describe_shape (GPtrArray *texts, gint64 place, const char *language)
{
  GString *shape = g_string_new (language);

  for (guint i = 0; i < texts->len; i++)
    {
      const CxSurveyText *text = g_ptr_array_index (texts, i);

      if (text->place == place)
        g_string_append_printf (shape, " %s/%s", text->owner, text->field);
    }
  return g_string_free (shape, FALSE);
}

static void
make_rows (CxTranslationEditor *self, GPtrArray *texts, gint64 place)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < texts->len; i++)
    {
      const CxSurveyText *text = g_ptr_array_index (texts, i);
      GtkWidget *made;

      if (text->place != place)
        continue;
      made = cx_text_row_new (_ (text->label), g_str_equal (text->field, "description"));
      gtk_list_box_append (self->list, made);
      cx_draft_text_set_editable (cx_text_row_get_draft (CX_TEXT_ROW (made)),
                                  !cx_session_is_read_only (self->session));
      g_signal_connect_object (made, "edited", G_CALLBACK (edited_cb), self, 0);
    }
}

static void
show_row (CxTranslationEditor *self, CxTextRow *row, const CxSurveyText *text)
{
  Subject *subject = g_new0 (Subject, 1);
  g_autofree char *note = NULL;

  subject->owner = g_strdup (text->owner);
  subject->field = text->field;
  subject->base = g_strdup (text->base);
  subject->language = g_strdup (self->language);
  g_object_set_data_full (G_OBJECT (row), "subject", subject, (GDestroyNotify) subject_free);
  if (cx_survey_text_get_state (self->survey, text, self->language) == CX_SURVEY_TEXT_OUTDATED)
    note = g_strdup_printf (
        _ ("The text has changed since. It was: “%s”"),
        cx_survey_get_translation_source (self->survey, text->owner, text->field, self->language));
  cx_text_row_set_base (row, text->base, note);
  cx_draft_text_set_text (cx_text_row_get_draft (row),
                          cx_survey_text_get_translation (self->survey, text, self->language));
}

void
cx_translation_editor_show (CxTranslationEditor *self,
                            CxSurvey *survey,
                            GPtrArray *texts,
                            gint64 place,
                            const char *language,
                            const char *heading)
{
  g_autofree char *shape = describe_shape (texts, place, language);
  int n = 0;

  gtk_label_set_text (self->heading, heading);
  if (g_strcmp0 (shape, self->shape) != 0)
    make_rows (self, texts, place); /* which writes what waits in the old ones */
  g_set_object (&self->survey, survey);
  g_free (self->language);
  self->language = g_strdup (language);
  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
  self->place = place;
  for (guint i = 0; i < texts->len; i++)
    {
      const CxSurveyText *text = g_ptr_array_index (texts, i);

      if (text->place == place)
        show_row (self, CX_TEXT_ROW (gtk_list_box_get_row_at_index (self->list, n++)), text);
    }
}

void
cx_translation_editor_focus (CxTranslationEditor *self)
{
  GtkListBoxRow *row, *chosen = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      g_autofree char *text = cx_draft_text_get_text (cx_text_row_get_draft (CX_TEXT_ROW (row)));

      if (chosen == NULL || *text == '\0')
        chosen = row;
      if (*text == '\0')
        break;
    }
  if (chosen != NULL)
    cx_draft_text_focus (cx_text_row_get_draft (CX_TEXT_ROW (chosen)), FALSE);
}

static void
cx_translation_editor_dispose (GObject *object)
{
  CxTranslationEditor *self = CX_TRANSLATION_EDITOR (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_TRANSLATION_EDITOR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->survey);
  G_OBJECT_CLASS (cx_translation_editor_parent_class)->dispose (object);
}

static void
cx_translation_editor_finalize (GObject *object)
{
  CxTranslationEditor *self = CX_TRANSLATION_EDITOR (object);

  g_free (self->language);
  g_free (self->shape);
  G_OBJECT_CLASS (cx_translation_editor_parent_class)->finalize (object);
}

static void
cx_translation_editor_class_init (CxTranslationEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_translation_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_translation_editor_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, CX_UI_RESOURCE
                                               "/questions/cx-translation-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CxTranslationEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, CxTranslationEditor, list);
}

static void
cx_translation_editor_init (CxTranslationEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_translation_editor_new (CxSession *session)
{
  CxTranslationEditor *self = g_object_new (CX_TYPE_TRANSLATION_EDITOR, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
