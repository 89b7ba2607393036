#include "config.h"

#include "cx-type-chooser.h"

#include "cx-i18n.h"
#include "cx-question-defaults.h"
#include "cx-text.h"
#include "cx-ui.h"

#include <string.h>

struct _CxTypeChooser
{
  GtkPopover parent_instance;

  GtkEditable *search;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CxTypeChooser, cx_type_chooser, GTK_TYPE_POPOVER)

static const CxQuestionType *
get_type (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "type");
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  CxTypeChooser *self = CX_TYPE_CHOOSER (user_data);
  const CxQuestionType *type = get_type (row);
  g_autofree char *wanted = cx_text_fold (gtk_editable_get_text (self->search));
  g_autofree char *all = g_strjoin (" ", _ (type->title), cx_question_defaults_purpose (type->id),
                                    type->id, NULL);
  g_autofree char *folded = cx_text_fold (all);

  return strstr (folded, wanted) != NULL;
}

static void
choose (CxTypeChooser *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "questions.add-type", "s", get_type (row)->id);
}

static void
search_changed_cb (CxTypeChooser *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
search_activate_cb (CxTypeChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (filter_cb (row, self))
      {
        choose (self, row);
        return;
      }
}

static void
stop_search_cb (CxTypeChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
row_activated_cb (CxTypeChooser *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static gboolean
key_cb (CxTypeChooser *self, guint key)
{
  return key == GDK_KEY_Down &&
         gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_type (CxTypeChooser *self, const CxQuestionType *type)
{
  g_autofree char *icon_name = g_strdup_printf ("cx-type-%s-symbolic", type->id);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *purpose = make_label (cx_question_defaults_purpose (type->id), "caption");

  gtk_widget_add_css_class (purpose, "dim-label");
  gtk_box_append (GTK_BOX (lines), make_label (_ (type->title), NULL));
  gtk_box_append (GTK_BOX (lines), purpose);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (type->title), -1);
  g_object_set_data (G_OBJECT (row), "type", (gpointer) type);
  gtk_list_box_append (self->list, row);
}

static void
cx_type_chooser_show (GtkWidget *widget)
{
  CxTypeChooser *self = CX_TYPE_CHOOSER (widget);

  gtk_editable_set_text (self->search, "");
  GTK_WIDGET_CLASS (cx_type_chooser_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
cx_type_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_TYPE_CHOOSER);
  G_OBJECT_CLASS (cx_type_chooser_parent_class)->dispose (object);
}

static void
cx_type_chooser_class_init (CxTypeChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_type_chooser_dispose;
  widget_class->show = cx_type_chooser_show;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/questions/cx-type-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CxTypeChooser, search);
  gtk_widget_class_bind_template_child (widget_class, CxTypeChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
cx_type_chooser_init (CxTypeChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  guint n;
  const CxQuestionType *const *types = cx_question_types (&n);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n; i++)
    add_type (self, types[i]);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

GtkWidget *
cx_type_chooser_new (void)
{
  return g_object_new (CX_TYPE_TYPE_CHOOSER, NULL);
}
