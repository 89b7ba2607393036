#include "config.h"

#include "cx-text-row.h"

#include "cx-ui.h"

struct _CxTextRow
{
  AdwPreferencesRow parent_instance;

  GtkBox *box;
  GtkLabel *caption, *base, *note;
  CxDraftText *draft;
};

G_DEFINE_FINAL_TYPE (CxTextRow, cx_text_row, ADW_TYPE_PREFERENCES_ROW)

static guint edited_signal;

static void
edited_cb (CxTextRow *self, const char *text)
{
  g_signal_emit (self, edited_signal, 0, text);
}

static void
cx_text_row_class_init (CxTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  edited_signal = g_signal_new ("edited", CX_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/questions/cx-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxTextRow, box);
  gtk_widget_class_bind_template_child (widget_class, CxTextRow, caption);
  gtk_widget_class_bind_template_child (widget_class, CxTextRow, base);
  gtk_widget_class_bind_template_child (widget_class, CxTextRow, note);
}

static void
cx_text_row_init (CxTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_text_row_new (const char *title, gboolean lines)
{
  CxTextRow *self = g_object_new (CX_TYPE_TEXT_ROW, NULL);
  GtkWidget *draft = cx_draft_text_new (title, lines);

  self->draft = CX_DRAFT_TEXT (draft);
  gtk_label_set_text (self->caption, title);
  gtk_box_append (self->box, draft);
  g_signal_connect_object (draft, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "enter", G_CALLBACK (cx_draft_text_flush), draft, 0);
  return GTK_WIDGET (self);
}

CxDraftText *
cx_text_row_get_draft (CxTextRow *self)
{
  return self->draft;
}

void
cx_text_row_set_base (CxTextRow *self, const char *base, const char *note)
{
  gtk_label_set_text (self->base, base != NULL ? base : "");
  gtk_widget_set_visible (GTK_WIDGET (self->base), base != NULL);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}
