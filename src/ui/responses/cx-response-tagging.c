#include "config.h"

#include "cx-response-tagging.h"

#include "cx-response-tags.h"
#include "cx-response-template.h"
#include "cx-ui.h"

struct _CxResponseTagging
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkFlowBox *used;
  GtkWidget *used_scroller;
};

G_DEFINE_FINAL_TYPE (CxResponseTagging, cx_response_tagging, GTK_TYPE_WIDGET)

static void
apply (CxResponseTagging *self, gboolean add)
{
  g_auto (GStrv) tags = cx_response_tags_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (tags[0] == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_signal_emit_by_name (self, "apply", add ? tags : NULL, add ? NULL : tags);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  apply (CX_RESPONSE_TAGGING (widget), TRUE);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  apply (CX_RESPONSE_TAGGING (widget), FALSE);
}

static void
entry_activated_cb (CxResponseTagging *self)
{
  apply (self, TRUE);
}

/* A tag that is used already is put into the entry. */
static void
used_cb (CxResponseTagging *self, GtkFlowBoxChild *child)
{
  const char *tag = gtk_label_get_text (GTK_LABEL (gtk_flow_box_child_get_child (child)));
  const char *const add[] = { tag, NULL };
  g_autofree char *text = cx_response_tags_change (
      gtk_editable_get_text (GTK_EDITABLE (self->entry)), add, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

void
cx_response_tagging_set_tags (CxResponseTagging *self, const char *const *tags)
{
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->used))) != NULL;)
    gtk_flow_box_remove (self->used, child);
  for (guint i = 0; tags[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (tags[i]);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
      gtk_widget_set_tooltip_text (label, tags[i]);
      gtk_widget_add_css_class (label, "response-tag");
      gtk_flow_box_append (self->used, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, tags[i], -1);
    }
  gtk_widget_set_visible (self->used_scroller, tags[0] != NULL);
}

/* Whatever was chosen the last time, one begins by writing. */
static void
cx_response_tagging_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_response_tagging_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (CX_RESPONSE_TAGGING (widget)->entry));
}

static void
cx_response_tagging_dispose (GObject *object)
{
  cx_response_dispose_template (GTK_WIDGET (object), CX_TYPE_RESPONSE_TAGGING);
  G_OBJECT_CLASS (cx_response_tagging_parent_class)->dispose (object);
}

static void
cx_response_tagging_class_init (CxResponseTaggingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_response_tagging_dispose;
  widget_class->map = cx_response_tagging_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/responses/cx-response-tagging.ui");
  gtk_widget_class_bind_template_child (widget_class, CxResponseTagging, entry);
  gtk_widget_class_bind_template_child (widget_class, CxResponseTagging, used);
  gtk_widget_class_bind_template_child (widget_class, CxResponseTagging, used_scroller);
  gtk_widget_class_install_action (widget_class, "tagging.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "tagging.remove", NULL, remove_action);
  g_signal_new ("apply", CX_TYPE_RESPONSE_TAGGING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRV, G_TYPE_STRV);
}

static void
cx_response_tagging_init (CxResponseTagging *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->used, "child-activated", G_CALLBACK (used_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_response_tagging_new (void)
{
  return g_object_new (CX_TYPE_RESPONSE_TAGGING, NULL);
}
