#include "config.h"

#include "cx-import-picker.h"

#include "cx-i18n.h"
#include "cx-text.h"

/* Lists that are longer have a search. */
#define SHORT_LIST 12

struct _CxImportPicker
{
  GtkWidget parent_instance;

  char *name;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkStringList *choices; /* nullable */
  guint selected;
  GtkCustomFilter *filter; /* nullable: of the open list */
  char *wanted;            /* folded search; nullable */
};

G_DEFINE_FINAL_TYPE (CxImportPicker, cx_import_picker, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- The list ----------------------------------------------------------------------------------
 */

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  const CxImportPicker *self = user_data;
  g_autofree char *folded = NULL;

  if (self->wanted == NULL || *self->wanted == '\0')
    return TRUE;
  folded = cx_text_fold (gtk_string_object_get_string (item));
  return strstr (folded, self->wanted) != NULL;
}

static void
search_cb (CxImportPicker *self, GtkSearchEntry *entry)
{
  g_free (self->wanted);
  self->wanted = cx_text_fold (gtk_editable_get_text (GTK_EDITABLE (entry)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static guint
find_choice (CxImportPicker *self, gpointer item)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (other == item)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
activate_cb (CxImportPicker *self, guint position, GtkListView *list)
{
  g_autoptr (GObject)
      item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);
  guint chosen = item != NULL ? find_choice (self, item) : GTK_INVALID_LIST_POSITION;

  gtk_menu_button_popdown (self->button);
  if (chosen != GTK_INVALID_LIST_POSITION && chosen != self->selected)
    g_signal_emit (self, signals[PICKED], 0, chosen);
}

static void
search_activate_cb (CxImportPicker *self, GtkSearchEntry *entry)
{
  GtkListView *list = g_object_get_data (G_OBJECT (entry), "list");

  /* Who types quickly is ahead of the search, which waits for a pause. */
  search_cb (self, entry);
  activate_cb (self, 0, list);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CxImportPicker *self)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  gpointer object = gtk_list_item_get_item (item);
  const char *text = gtk_string_object_get_string (object);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (text, -1) > 48 ? text : NULL);
  gtk_widget_set_visible (gtk_widget_get_last_child (gtk_list_item_get_child (item)),
                          find_choice (self, object) == self->selected);
}

static GtkWidget *
make_list (CxImportPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;
  GtkWidget *list;

  self->filter = gtk_custom_filter_new (match_cb, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->choices)),
                                        GTK_FILTER (self->filter));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (filtered))),
                            factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                  -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static GtkWidget *
make_search (CxImportPicker *self, GtkWidget *list)
{
  GtkWidget *entry = gtk_search_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in the list"), -1);
  g_object_set_data (G_OBJECT (entry), "list", list);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  return entry;
}

/* Made anew each time, so that nothing is kept of a list that is closed. */
static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  CxImportPicker *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list;

  g_clear_pointer (&self->wanted, g_free);
  list = make_list (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->choices)) > SHORT_LIST)
    gtk_box_append (GTK_BOX (box), make_search (self, list));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "menu");
  gtk_menu_button_set_popover (button, popover);
}

/* --- The button --------------------------------------------------------------------------------
 */

static void
cx_import_picker_dispose (GObject *object)
{
  CxImportPicker *self = CX_IMPORT_PICKER (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->choices);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (cx_import_picker_parent_class)->dispose (object);
}

static void
cx_import_picker_class_init (CxImportPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_import_picker_dispose;
  signals[PICKED] = g_signal_new ("picked", CX_TYPE_IMPORT_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* Text at the start and the arrow at the end, as in any other list to choose from. */
static GtkWidget *
make_face (CxImportPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (PangoAttrList) plain = pango_attr_list_new ();

  pango_attr_list_insert (plain, pango_attr_weight_new (PANGO_WEIGHT_NORMAL));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_attributes (self->label, plain);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_width_chars (self->label, 6);
  gtk_label_set_max_width_chars (self->label, 22);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  return box;
}

static void
cx_import_picker_init (CxImportPicker *self)
{
  GtkWidget *face;

  self->selected = GTK_INVALID_LIST_POSITION;
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  face = make_face (self);
  gtk_menu_button_set_child (self->button, face);
  /* The button puts a box around its child, which would hold it in the middle. */
  for (GtkWidget *at = face; at != GTK_WIDGET (self->button); at = gtk_widget_get_parent (at))
    gtk_widget_set_halign (at, GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

GtkWidget *
cx_import_picker_new (const char *accessible_name)
{
  CxImportPicker *self = g_object_new (CX_TYPE_IMPORT_PICKER, NULL);

  self->name = g_strdup (accessible_name);
  return GTK_WIDGET (self);
}

/* The name of the button says what it is for and what is chosen. */
static void
show_text (CxImportPicker *self, const char *text)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", self->name, text);

  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

void
cx_import_picker_set_choices (CxImportPicker *self,
                              GtkStringList *choices,
                              guint selected,
                              const char *text)
{
  const char *chosen = gtk_string_list_get_string (choices, selected);

  g_set_object (&self->choices, choices);
  self->selected = selected;
  show_text (self, chosen != NULL ? chosen : text != NULL ? text : "–");
}

void
cx_import_picker_set_tooltip (CxImportPicker *self, const char *text)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), text);
}
