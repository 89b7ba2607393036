#include "config.h"

#include "cx-import-recodes.h"

#include "cx-i18n.h"
#include "cx-import-meanings.h"
#include "cx-import-picker.h"
#include "cx-number.h"

/* Values that are shown at once. */
#define STEP 20

struct _CxImportRecodes
{
  GtkWidget parent_instance;

  CxImportModel *model;
  guint column;
  guint most;
  GPtrArray *meanings; /* CxImportMeaning */
  GtkStringList *titles;
  GPtrArray *pickers;   /* borrowed; one a value */
  GtkSizeGroup *widths; /* of the pickers: they stand in a column */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (CxImportRecodes, cx_import_recodes, GTK_TYPE_WIDGET)

static void
cx_import_recodes_dispose (GObject *object)
{
  CxImportRecodes *self = CX_IMPORT_RECODES (object);

  if (self->box != NULL)
    gtk_widget_unparent (self->box);
  self->box = NULL;
  g_clear_object (&self->model);
  g_clear_object (&self->titles);
  g_clear_object (&self->widths);
  g_clear_pointer (&self->meanings, g_ptr_array_unref);
  g_clear_pointer (&self->pickers, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_import_recodes_parent_class)->dispose (object);
}

static void
cx_import_recodes_class_init (CxImportRecodesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_import_recodes_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cx_import_recodes_init (CxImportRecodes *self)
{
  self->most = STEP;
  self->pickers = g_ptr_array_new ();
  self->widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* --- A value that a person writes --------------------------------------------------------------
 */

static void
commit_entry (CxImportRecodes *self, GtkWidget *entry)
{
  GtkWidget *picker = g_object_get_data (G_OBJECT (entry), "picker");
  g_autofree char *from = g_strdup (g_object_get_data (G_OBJECT (picker), "from"));
  g_autofree char *to = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  gboolean here = (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (!gtk_widget_get_visible (entry))
    return;
  gtk_widget_set_visible (picker, TRUE);
  if (here)
    gtk_widget_child_focus (picker, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (entry, FALSE);
  if (g_strcmp0 (to, g_object_get_data (G_OBJECT (entry), "before")) == 0)
    return;
  cx_import_model_set_recode (self->model, self->column, from, *to != '\0' ? to : NULL, NULL);
}

static void
entry_left_cb (CxImportRecodes *self, GtkEventController *focus)
{
  commit_entry (self, gtk_event_controller_get_widget (focus));
}

static GtkWidget *
make_entry (CxImportRecodes *self, GtkWidget *picker)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *name = g_strdup_printf (
      _ ("“%s” becomes"), (const char *) g_object_get_data (G_OBJECT (picker), "from"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (entry), "picker", picker);
  g_signal_connect_object (entry, "activate", G_CALLBACK (commit_entry), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (entry_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (picker)), entry);
  g_object_set_data (G_OBJECT (picker), "entry", entry);
  return entry;
}

static gboolean
focus_cb (gpointer data)
{
  if (gtk_widget_get_mapped (data))
    gtk_widget_grab_focus (data);
  return G_SOURCE_REMOVE;
}

static void
ask_value (CxImportRecodes *self, GtkWidget *picker)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (picker), "entry");
  const char *text = g_object_get_data (G_OBJECT (picker), "to");

  if (entry == NULL)
    entry = make_entry (self, picker);
  if (text == NULL)
    text = g_object_get_data (G_OBJECT (picker), "from");
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_object_set_data_full (G_OBJECT (entry), "before", g_strdup (text), g_free);
  gtk_widget_set_visible (picker, FALSE);
  gtk_widget_set_visible (entry, TRUE);
  /* The list that closes gives the focus back first. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_cb, g_object_ref (entry), g_object_unref);
}

/* --- Lines --------------------------------------------------------------------------------------
 */

static void
picked_cb (CxImportRecodes *self, guint position, CxImportPicker *picker)
{
  const CxImportMeaning *meaning = g_ptr_array_index (self->meanings, position);
  g_autofree char *from = g_strdup (g_object_get_data (G_OBJECT (picker), "from"));
  g_autofree char *to = g_strdup (meaning->to);
  g_autofree char *label = g_strdup (meaning->label);

  if (meaning->other)
    ask_value (self, GTK_WIDGET (picker));
  else
    cx_import_model_set_recode (self->model, self->column, from, to, label);
}

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
    }
  return label;
}

static void
show_meaning (CxImportRecodes *self, CxImportPicker *picker, const CxRecode *recode)
{
  guint selected = cx_import_meanings_find (self->meanings, recode);

  g_object_set_data_full (G_OBJECT (picker), "to",
                          selected == G_MAXUINT ? g_strdup (recode->to) : NULL, g_free);
  cx_import_picker_set_choices (picker, self->titles,
                                selected != G_MAXUINT ? selected : GTK_INVALID_LIST_POSITION,
                                recode != NULL ? recode->to : NULL);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (picker), "mark"),
                          recode != NULL && recode->guessed);
}

static GtkWidget *
make_picker (CxImportRecodes *self, const CxImportValue *value, GtkWidget *mark)
{
  g_autofree char *name = g_strdup_printf (_ ("“%s” becomes"), value->from);
  GtkWidget *picker = cx_import_picker_new (name);

  g_object_set_data (G_OBJECT (picker), "mark", mark);
  show_meaning (self, CX_IMPORT_PICKER (picker), value->recode);
  g_object_set_data_full (G_OBJECT (picker), "from", g_strdup (value->from), g_free);
  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (picker, 150, -1);
  gtk_size_group_add_widget (self->widths, picker);
  g_ptr_array_add (self->pickers, picker);
  return picker;
}

static GtkWidget *
make_line (CxImportRecodes *self, const CxImportValue *value)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *from = make_label (value->from, FALSE);
  GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-question-symbolic");
  g_autofree char *number = cx_number_to_human ((double) value->count, 0, cx_i18n_get_language ());
  g_autofree char *count = g_strdup_printf ("%s ×", number);

  gtk_widget_set_hexpand (from, TRUE);
  gtk_widget_set_tooltip_text (from, value->from);
  gtk_box_append (GTK_BOX (line), from);
  gtk_widget_set_tooltip_text (mark, _ ("This was guessed; the file does not say it."));
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), make_label (value->count > 0 ? count : "", TRUE));
  gtk_box_append (GTK_BOX (line), make_picker (self, value, mark));
  return line;
}

static void
more_cb (CxImportRecodes *self)
{
  guint shown = self->pickers->len;

  self->most += 5 * STEP;
  cx_import_recodes_update (self);
  /* The button was taken away: one goes on with the first of the new ones. */
  if (self->pickers->len > shown)
    gtk_widget_child_focus (g_ptr_array_index (self->pickers, shown), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_more (CxImportRecodes *self, guint beyond)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("Show more (%u value)", "Show more (%u values)", beyond), beyond);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  return button;
}

GtkWidget *
cx_import_recodes_new (CxImportModel *model, guint column)
{
  CxImportRecodes *self = g_object_new (CX_TYPE_IMPORT_RECODES, NULL);

  self->model = g_object_ref (model);
  self->column = column;
  cx_import_recodes_update (self);
  return GTK_WIDGET (self);
}

static gboolean
is_same_list (GtkStringList *a, GtkStringList *b)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (b));

  if (a == NULL || g_list_model_get_n_items (G_LIST_MODEL (a)) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (a, i), gtk_string_list_get_string (b, i)))
      return FALSE;
  return TRUE;
}

static const CxImportValue *
find_value (const GPtrArray *values, const char *from)
{
  for (guint i = 0; i < values->len; i++)
    {
      const CxImportValue *value = g_ptr_array_index (values, i);

      if (g_str_equal (value->from, from))
        return value;
    }
  return NULL;
}

/* Lines stay where they are while a person works on them, with the focus where it was. FALSE: the
 * values are others now. */
static gboolean
update_in_place (CxImportRecodes *self, const GPtrArray *values)
{
  if (values->len != self->pickers->len || values->len == 0)
    return FALSE;
  for (guint i = 0; i < self->pickers->len; i++)
    if (find_value (values, g_object_get_data (g_ptr_array_index (self->pickers, i), "from")) ==
        NULL)
      return FALSE;
  for (guint i = 0; i < self->pickers->len; i++)
    {
      CxImportPicker *picker = g_ptr_array_index (self->pickers, i);
      const char *from = g_object_get_data (G_OBJECT (picker), "from");

      show_meaning (self, picker, find_value (values, from)->recode);
    }
  return TRUE;
}

static GtkStringList *
list_titles (const GPtrArray *meanings)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < meanings->len; i++)
    gtk_string_list_append (titles, ((CxImportMeaning *) g_ptr_array_index (meanings, i))->title);
  return titles;
}

static void
rebuild (CxImportRecodes *self, const GPtrArray *values, guint beyond)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->pickers, 0);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < values->len; i++)
    gtk_box_append (GTK_BOX (self->box), make_line (self, g_ptr_array_index (values, i)));
  if (beyond > 0)
    gtk_box_append (GTK_BOX (self->box), make_more (self, beyond));
}

void
cx_import_recodes_update (CxImportRecodes *self)
{
  GPtrArray *meanings = cx_import_meanings_list (self->model, self->column);
  g_autoptr (GtkStringList) titles = list_titles (meanings);
  g_autoptr (GPtrArray) values = NULL;
  guint beyond;

  g_clear_pointer (&self->meanings, g_ptr_array_unref);
  self->meanings = meanings;
  if (!is_same_list (self->titles, titles))
    g_set_object (&self->titles, titles);
  values = cx_import_values_list (self->model, self->column, self->most, &beyond);
  if (!update_in_place (self, values))
    rebuild (self, values, beyond);
  gtk_widget_set_visible (GTK_WIDGET (self), values->len > 0);
}
