/* The list of what one can filter by. */
#include "config.h"

#include "cx-filter-bar-private.h"

#include "cx-i18n.h"
#include "cx-text.h"

#include <string.h>

#define LIST_HEIGHT 320

typedef struct
{
  CxFilterBar *bar;
  CxFilterChip *chip;
  GtkWidget *search;
  GtkListBox *list;
} Adder;

static gboolean
filter_row_cb (GtkListBoxRow *row, gpointer user_data)
{
  Adder *adder = user_data;
  g_autofree char *wanted = cx_text_fold (gtk_editable_get_text (GTK_EDITABLE (adder->search)));
  const char *folded = g_object_get_data (G_OBJECT (row), "folded");

  return folded == NULL || strstr (folded, wanted) != NULL;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  Adder *adder = user_data;
  CxFilterBar *bar = adder->bar;
  CxFilterChip *chip = adder->chip;
  const char *name = g_object_get_data (G_OBJECT (row), "name");
  GtkWidget *editor = name != NULL ? cx_filter_editor_new (bar, name)
                                   : cx_filter_editor_new_expression (bar, chip, NULL);

  cx_filter_chip_replace (chip, editor);
}

/* @name NULL: the expression, which is always offered. */
static void
add_row (Adder *adder, const char *name, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (name != NULL)
    {
      g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
      g_object_set_data_full (G_OBJECT (row), "folded", cx_text_fold (text), g_free);
    }
  gtk_list_box_append (adder->list, row);
}

/* What has chips of its own where there is room for them. */
static void
add_fields (Adder *adder, const CxFilterChoices *choices)
{
  for (guint i = 0; i < choices->fields->len; i++)
    {
      const CxFilterField *field = g_ptr_array_index (choices->fields, i);
      g_autofree char *title = cx_answer_filter_get_title (choices->survey, field->name, NULL);

      if (field->values->len > 1)
        add_row (adder, field->name, title);
    }
}

static void
fill_list (Adder *adder)
{
  const CxFilterChoices *choices = cx_filter_bar_get_choices (adder->bar);
  g_autoptr (GPtrArray) names = cx_filter_choices_list_names (choices);

  if (cx_filter_bar_is_compact (adder->bar))
    add_fields (adder, choices);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *title = cx_answer_filter_get_title (choices->survey, name, NULL);

      add_row (adder, name, title);
    }
  add_row (adder, NULL, _ ("Anything else: an expression"));
}

GtkWidget *
cx_filter_editor_new_list (CxFilterBar *bar, CxFilterChip *chip)
{
  GtkWidget *box = cx_filter_editor_new_box (
      cx_filter_bar_is_compact (bar) ? _ ("Filter by") : _ ("Filter by the answers to"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Adder *adder = g_new0 (Adder, 1);

  *adder = (Adder){ bar, chip, gtk_search_entry_new (), GTK_LIST_BOX (gtk_list_box_new ()) };
  g_object_set_data_full (G_OBJECT (box), "adder", adder, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (adder->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the questions"), -1);
  g_object_set (adder->search, "placeholder-text", _ ("Search the questions"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (adder->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questions"), -1);
  gtk_list_box_set_selection_mode (adder->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (adder->list), "navigation-sidebar");
  gtk_list_box_set_filter_func (adder->list, filter_row_cb, adder, NULL);
  g_signal_connect_swapped (adder->search, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter), adder->list);
  g_signal_connect (adder->list, "row-activated", G_CALLBACK (row_activated_cb), adder);
  fill_list (adder);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (adder->list));
  gtk_box_append (GTK_BOX (box), adder->search);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}
