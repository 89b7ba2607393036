#include "config.h"

#include "cx-document-view.h"

#include "cx-block-view.h"
#include "cx-i18n.h"
#include "cx-ui.h"

struct _CxDocumentView
{
  GtkWidget parent_instance;

  CxDocument *document; /* borrowed; nullable */
  char *title;          /* of the sheet that is shown */

  GtkWidget *sheet_box;
  GtkDropDown *sheets;
  GtkBox *page;
};

G_DEFINE_FINAL_TYPE (CxDocumentView, cx_document_view, GTK_TYPE_WIDGET)

static void
show_sheet (CxDocumentView *self)
{
  guint selected = gtk_drop_down_get_selected (self->sheets);
  GtkWidget *child;
  CxSection *section;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->page))) != NULL)
    gtk_box_remove (self->page, child);
  if (self->document == NULL || selected >= self->document->sections->len)
    return;

  section = g_ptr_array_index (self->document->sections, selected);
  g_free (self->title);
  self->title = g_strdup (section->title);
  for (guint i = 0; i < section->blocks->len; i++)
    {
      child = cx_block_view_new (g_ptr_array_index (section->blocks, i), self->document);
      if (child != NULL)
        gtk_box_append (self->page, child);
    }
}

static void
cx_document_view_dispose (GObject *object)
{
  CxDocumentView *self = CX_DOCUMENT_VIEW (object);

  self->document = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_DOCUMENT_VIEW);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (cx_document_view_parent_class)->dispose (object);
}

static void
cx_document_view_class_init (CxDocumentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_document_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/reports/cx-document-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CxDocumentView, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, CxDocumentView, sheets);
  gtk_widget_class_bind_template_child (widget_class, CxDocumentView, page);
}

static void
cx_document_view_init (CxDocumentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->sheets, "notify::selected", G_CALLBACK (show_sheet), self,
                           G_CONNECT_SWAPPED);
}

void
cx_document_view_show (CxDocumentView *self, CxDocument *document)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *wanted = g_strdup (self->title);
  guint selected = 0;

  /* Nothing is drawn of the old one while the list changes. */
  self->document = NULL;
  for (guint i = 0; document != NULL && i < document->sections->len; i++)
    {
      const CxSection *section = g_ptr_array_index (document->sections, i);

      gtk_string_list_append (titles, section->title);
      if (g_strcmp0 (section->title, wanted) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (self->sheets, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->sheets, selected);
  gtk_widget_set_visible (self->sheet_box, document != NULL && document->sections->len > 1);
  self->document = document;
  show_sheet (self);
}
