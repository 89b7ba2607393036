#include "config.h"

#include "cx-question-row-view.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-question-preview.h"
#include "cx-question-type.h"
#include "cx-ui.h"
#include "cx-wrap-layout.h"

struct _CxQuestionRowView
{
  GtkWidget parent_instance;

  CxQuestionEntry *entry; /* nullable */
  GtkWidget *page_box, *body;
  GtkLabel *page_title, *page_text, *page_missing;
  GtkLabel *number, *text, *hint, *code, *answers, *missing;
  GtkImage *icon;
  GtkWidget *required, *hidden, *condition;
  CxQuestionPreview *preview;
};

G_DEFINE_FINAL_TYPE (CxQuestionRowView, cx_question_row_view, GTK_TYPE_WIDGET)

static void
show_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

G_GNUC_FORMAT (2)
static char *
count_words (gint64 n, const char *format)
{
  g_autofree char *number = cx_number_to_human ((double) n, 0, cx_i18n_get_language ());

  return n > 0 ? g_strdup_printf (format, number) : NULL;
}

static char *
describe_missing (const CxQuestionEntry *entry)
{
  return count_words (entry->missing,
                      ngettext ("%s text to translate", "%s texts to translate", entry->missing));
}

static void
show_page (CxQuestionRowView *self)
{
  CxQuestionEntry *entry = self->entry;
  CxPage *page = entry->page;
  const char *title = cx_question_entry_get_text (entry);
  g_autofree char *untitled = *title == '\0' ? g_strdup_printf (_ ("Page %u"), entry->number)
                                             : NULL;
  g_autofree char *missing = describe_missing (entry);

  show_label (self->page_title, untitled != NULL ? untitled : title);
  show_label (self->page_text, cx_survey_translate (entry->survey, page->uuid, "description",
                                                    entry->language, page->description));
  show_label (self->page_missing, missing);
}

static const char *
get_state_text (const char *state)
{
  return g_strcmp0 (state, "draft") == 0    ? _ ("Draft")
         : g_strcmp0 (state, "closed") == 0 ? _ ("Closed")
                                            : _ ("Open");
}

static void
show_survey (CxQuestionRowView *self)
{
  CxQuestionEntry *entry = self->entry;
  CxSurvey *survey = entry->survey;

  gtk_image_set_from_icon_name (self->icon, "cx-surveys-symbolic");
  show_label (self->number, NULL);
  show_label (self->hint, cx_survey_translate (survey, survey->uuid, "description", entry->language,
                                               survey->description));
  show_label (self->code, survey->code);
  show_label (self->answers, get_state_text (survey->state));
  gtk_widget_set_visible (self->required, FALSE);
  gtk_widget_set_visible (self->hidden, FALSE);
  gtk_widget_set_visible (self->condition, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), FALSE);
}

static void
show_question (CxQuestionRowView *self)
{
  CxQuestionEntry *entry = self->entry;
  CxQuestion *question = entry->question;
  g_autofree char *icon = g_strdup_printf ("cx-type-%s-symbolic",
                                           question->type != NULL ? question->type->id : "text");
  g_autofree char *number = g_strdup_printf ("%u", entry->number);
  g_autofree char *answers = count_words (entry->answers,
                                          ngettext ("%s answer", "%s answers", entry->answers));

  gtk_image_set_from_icon_name (self->icon, icon);
  show_label (self->number, number);
  show_label (self->hint, cx_survey_translate (entry->survey, question->uuid, "hint",
                                               entry->language, question->hint));
  show_label (self->code, question->code);
  show_label (self->answers, answers);
  gtk_widget_set_visible (self->required, question->required != NULL);
  gtk_widget_set_visible (self->hidden, question->hidden);
  gtk_widget_set_visible (self->condition,
                          question->relevant != NULL && *question->relevant != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->preview), TRUE);
  cx_question_preview_show (self->preview, entry->survey, question, entry->language);
}

static void
show_body (CxQuestionRowView *self)
{
  CxQuestionEntry *entry = self->entry;
  const char *text = cx_question_entry_get_text (entry);
  g_autofree char *missing = describe_missing (entry);

  gtk_label_set_text (self->text, *text != '\0' ? text : _ ("(no text)"));
  if (entry->question != NULL)
    show_question (self);
  else
    show_survey (self);
  show_label (self->missing, missing);
  if (entry->question != NULL && entry->question->hidden)
    gtk_widget_add_css_class (self->body, "cx-faint");
  else
    gtk_widget_remove_css_class (self->body, "cx-faint");
}

void
cx_question_row_view_show (CxQuestionRowView *self, CxQuestionEntry *entry)
{
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  gtk_widget_set_visible (self->page_box, entry->page != NULL);
  gtk_widget_set_visible (self->body, entry->page == NULL);
  if (entry->page != NULL)
    show_page (self);
  else
    show_body (self);
}

/* --- Clicking and dragging --- */

/* The list's own gesture takes the click for selecting, so that no other gesture hears of its end.
 */
static gboolean
event_cb (CxQuestionRowView *self, GdkEvent *event)
{
  const GdkEventType type = gdk_event_get_event_type (event);

  if (self->entry != NULL && (type == GDK_TOUCH_END || (type == GDK_BUTTON_RELEASE &&
                                                        gdk_button_event_get_button (event) == 1)))
    gtk_widget_activate_action (GTK_WIDGET (self), "questions.open", "x",
                                cx_question_entry_get_id (self->entry));
  return FALSE;
}

static GdkContentProvider *
prepare_cb (CxQuestionRowView *self)
{
  if (self->entry == NULL || cx_question_entry_get_id (self->entry) == 0)
    return NULL;
  return gdk_content_provider_new_typed (CX_TYPE_QUESTION_ENTRY, self->entry);
}

static void
drag_begin_cb (CxQuestionRowView *self, GdkDrag *drag, GtkDragSource *source)
{
  GtkWidget *shown = self->entry->page != NULL ? self->page_box : self->body;
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (shown);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

/* The lower half of a question means behind it; the survey's head, the top. */
static gboolean
is_behind (CxQuestionRowView *self, double y)
{
  return cx_question_entry_get_id (self->entry) == 0 ||
         y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

/* Shows where what is dragged would go. */
static GdkDragAction
drag_motion_cb (CxQuestionRowView *self, double x, double y)
{
  const gboolean behind = self->entry != NULL && is_behind (self, y);

  gtk_widget_remove_css_class (GTK_WIDGET (self), behind ? "cx-drop-above" : "cx-drop-below");
  gtk_widget_add_css_class (GTK_WIDGET (self), behind ? "cx-drop-below" : "cx-drop-above");
  return GDK_ACTION_MOVE;
}

static void
drag_leave_cb (CxQuestionRowView *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "cx-drop-above");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "cx-drop-below");
}

static gboolean
drop_cb (CxQuestionRowView *self, const GValue *value, double x, double y)
{
  CxQuestionEntry *dragged = g_value_get_object (value);

  drag_leave_cb (self);
  if (dragged == NULL || self->entry == NULL || dragged == self->entry ||
      dragged->survey->id != self->entry->survey->id)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "questions.drop", "(xxb)",
                              cx_question_entry_get_id (dragged),
                              cx_question_entry_get_id (self->entry), is_behind (self, y));
  return TRUE;
}

static void
add_dragging (CxQuestionRowView *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (CX_TYPE_QUESTION_ENTRY, GDK_ACTION_MOVE);
  GtkEventController *click = gtk_event_controller_legacy_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "motion", G_CALLBACK (drag_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drag_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_controller (GTK_WIDGET (self), click);
}

/* --- Class --- */

static void
cx_question_row_view_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&CX_QUESTION_ROW_VIEW (object)->entry);
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_QUESTION_ROW_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cx_question_row_view_parent_class)->dispose (object);
}

static void
cx_question_row_view_class_init (CxQuestionRowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_question_row_view_dispose;
  g_type_ensure (CX_TYPE_QUESTION_PREVIEW);
  g_type_ensure (CX_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "questionrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/questions/cx-question-row-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, page_box);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, page_title);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, page_text);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, page_missing);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, body);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, number);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, icon);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, text);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, hint);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, preview);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, code);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, required);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, hidden);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, condition);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, answers);
  gtk_widget_class_bind_template_child (widget_class, CxQuestionRowView, missing);
}

static void
cx_question_row_view_init (CxQuestionRowView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_dragging (self);
}

GtkWidget *
cx_question_row_view_new (void)
{
  return g_object_new (CX_TYPE_QUESTION_ROW_VIEW, NULL);
}
