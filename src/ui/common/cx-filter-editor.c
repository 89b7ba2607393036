/* What stands behind the chips: which editor it is, and that of expressions. */
#include "config.h"

#include "cx-error.h"
#include "cx-filter-bar-private.h"
#include "cx-i18n.h"

#include <string.h>

GtkWidget *
cx_filter_editor_new_box (const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  if (heading != NULL)
    {
      GtkWidget *label = gtk_label_new (heading);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

GtkWidget *
cx_filter_editor_new (CxFilterBar *bar, const char *name)
{
  switch (cx_filter_choices_get_way (cx_filter_bar_get_choices (bar), name))
    {
    case CX_FILTER_BY_NUMBER:
      return cx_filter_editor_new_range (bar, name, FALSE);
    case CX_FILTER_BY_DATE:
      return cx_filter_editor_new_range (bar, name, TRUE);
    case CX_FILTER_BY_LIST:
    case CX_FILTER_BY_NOTHING:
    default:
      return cx_filter_editor_new_values (bar, name);
    }
}

/* --- Expressions ------------------------------------------------------------------------------ */

typedef struct
{
  CxFilterBar *bar;   /* borrowed: the editor is inside of it */
  CxFilterChip *chip; /* likewise */
  char *old;          /* nullable: what is being changed */
  GtkWidget *entry, *problem, *apply;
} Expression;

static void
expression_free (gpointer data)
{
  Expression *expression = data;

  g_free (expression->old);
  g_free (expression);
}

/* Underlines the entry's text from the character @place (from 1) on; 0: nothing. */
static void
mark_place (GtkWidget *entry, guint place)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  PangoAttrList *attributes = pango_attr_list_new ();

  if (place > 0)
    {
      glong length = g_utf8_strlen (text, -1);
      /* What is missing at the end is shown at the last character. */
      glong first = MIN ((glong) place, MAX (length, 1)) - 1;
      PangoAttribute *underline = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);

      underline->start_index = (guint) (g_utf8_offset_to_pointer (text, first) - text);
      pango_attr_list_insert (attributes, underline);
    }
  gtk_entry_set_attributes (GTK_ENTRY (entry), attributes);
  pango_attr_list_unref (attributes);
}

static void
expression_changed_cb (Expression *expression)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (expression->entry));
  CxSurvey *survey = cx_filter_bar_get_choices (expression->bar)->survey;
  g_autoptr (GError) error = NULL;
  gboolean empty = text[strspn (text, " ")] == '\0';
  gboolean right = !empty && cx_answer_filter_check (survey, text, &error);
  const CxErrorPlace *place = error != NULL ? cx_error_get_place (error) : NULL;
  g_autofree char *message = NULL;

  mark_place (expression->entry, place != NULL && place->column != NULL
                                     ? (guint) g_ascii_strtoull (place->column, NULL, 10)
                                     : 0);
  message = error != NULL
                ? g_strjoin (" ", error->message,
                             place != NULL && place->mend != NULL ? place->mend : NULL, NULL)
                : g_strdup ("");
  gtk_label_set_label (GTK_LABEL (expression->problem), message);
  gtk_widget_set_visible (expression->problem, error != NULL);
  gtk_widget_set_sensitive (expression->apply, right);
  if (error != NULL)
    gtk_widget_add_css_class (expression->entry, "error");
  else
    gtk_widget_remove_css_class (expression->entry, "error");
}

static void
expression_apply_cb (Expression *expression)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (expression->entry));
  CxAnswerFilter *filter;

  if (!gtk_widget_get_sensitive (expression->apply))
    return;
  filter = cx_answer_filter_copy (cx_filter_bar_get_filter (expression->bar));
  for (guint i = 0; expression->old != NULL && i < filter->parts->len; i++)
    if (g_strcmp0 (((CxAnswerPart *) g_ptr_array_index (filter->parts, i))->expression,
                   expression->old) == 0)
      cx_answer_filter_remove (filter, i);
  cx_answer_filter_add_expression (filter, text);
  cx_filter_chip_close (expression->chip);
  cx_filter_bar_change (expression->bar, filter);
}

static void
example_cb (GtkButton *button, gpointer user_data)
{
  Expression *expression = user_data;

  gtk_editable_set_text (GTK_EDITABLE (expression->entry), gtk_button_get_label (button));
  gtk_widget_grab_focus (expression->entry);
}

static void
add_examples (GtkWidget *box, Expression *expression)
{
  g_autoptr (GPtrArray)
      examples = cx_filter_choices_list_examples (cx_filter_bar_get_choices (expression->bar));
  GtkWidget *label = gtk_label_new (_ ("Examples"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_visible (label, examples->len > 0);
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < examples->len; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (g_ptr_array_index (examples, i));
      GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));

      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (child), 40);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "monospace");
      g_signal_connect (button, "clicked", G_CALLBACK (example_cb), expression);
      gtk_box_append (GTK_BOX (box), button);
    }
}

GtkWidget *
cx_filter_editor_new_expression (CxFilterBar *bar, CxFilterChip *chip, const char *old)
{
  GtkWidget *box = cx_filter_editor_new_box (_ ("Answers that meet this condition"));
  Expression *expression = g_new0 (Expression, 1);

  *expression = (Expression){ bar,
                              chip,
                              g_strdup (old),
                              gtk_entry_new (),
                              gtk_label_new (NULL),
                              gtk_button_new_with_label (_ ("Apply")) };
  g_object_set_data_full (G_OBJECT (box), "expression", expression, expression_free);
  gtk_widget_set_size_request (expression->entry, 280, -1);
  gtk_widget_add_css_class (expression->entry, "monospace");
  gtk_accessible_update_property (GTK_ACCESSIBLE (expression->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Expression"), -1);
  gtk_label_set_wrap (GTK_LABEL (expression->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (expression->problem), 40);
  gtk_label_set_xalign (GTK_LABEL (expression->problem), 0);
  gtk_widget_add_css_class (expression->problem, "error");
  gtk_widget_set_halign (expression->apply, GTK_ALIGN_END);
  gtk_widget_add_css_class (expression->apply, "suggested-action");
  gtk_box_append (GTK_BOX (box), expression->entry);
  gtk_box_append (GTK_BOX (box), expression->problem);
  add_examples (box, expression);
  gtk_box_append (GTK_BOX (box), expression->apply);
  g_signal_connect_swapped (expression->entry, "changed", G_CALLBACK (expression_changed_cb),
                            expression);
  g_signal_connect_swapped (expression->entry, "activate", G_CALLBACK (expression_apply_cb),
                            expression);
  g_signal_connect_swapped (expression->apply, "clicked", G_CALLBACK (expression_apply_cb),
                            expression);
  gtk_editable_set_text (GTK_EDITABLE (expression->entry), old != NULL ? old : "");
  expression_changed_cb (expression);
  return box;
}
