/* Editors of one answer: a list to tick, or from … to. */
#include "config.h"

#include "cx-filter-bar-private.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-text.h"

#include <string.h>

/* A list is searched from so many values on, and made some at a time. */
#define MANY_VALUES 12
#define CHUNK 40
#define LIST_HEIGHT 320

typedef struct
{
  CxFilterBar *bar; /* borrowed: the editor is inside of it */
  char *name;
  GPtrArray *values; /* CxFilterValue */
  guint made;
  guint source;
  GtkWidget *list, *search;
  char *wanted; /* folded; nullable */
} Values;

static void
values_free (gpointer data)
{
  Values *values = data;

  g_clear_handle_id (&values->source, g_source_remove);
  g_free (values->name);
  g_free (values->wanted);
  g_ptr_array_unref (values->values);
  g_free (values);
}

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  Values *values = user_data;
  CxAnswerFilter *filter = cx_answer_filter_copy (cx_filter_bar_get_filter (values->bar));
  const char *value = g_object_get_data (G_OBJECT (check), "value");
  const CxAnswerPart *part = cx_answer_filter_find (filter, values->name);
  gboolean is_there = part != NULL && cx_answer_part_has_value (part, value);

  if (is_there != gtk_check_button_get_active (check))
    cx_answer_filter_toggle_value (filter, cx_filter_bar_get_choices (values->bar)->survey,
                                   values->name, value);
  cx_filter_bar_change (values->bar, filter);
}

static GtkWidget *
make_check (Values *values, const CxFilterValue *value)
{
  const CxAnswerPart *part = cx_answer_filter_find (cx_filter_bar_get_filter (values->bar),
                                                    values->name);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (value->label);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  value->label, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               part != NULL && cx_answer_part_has_value (part, value->value));
  g_object_set_data (G_OBJECT (check), "value", value->value);
  g_object_set_data_full (G_OBJECT (check), "folded", cx_text_fold (value->label), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), values);
  return check;
}

static gboolean
is_wanted (const Values *values, GtkWidget *check)
{
  return values->wanted == NULL ||
         strstr (g_object_get_data (G_OBJECT (check), "folded"), values->wanted) != NULL;
}

static gboolean
make_some_cb (gpointer user_data)
{
  Values *values = user_data;

  for (guint i = 0; i < CHUNK && values->made < values->values->len; i++)
    {
      GtkWidget *check = make_check (values, g_ptr_array_index (values->values, values->made++));

      gtk_widget_set_visible (check, is_wanted (values, check));
      gtk_box_append (GTK_BOX (values->list), check);
    }
  if (values->made < values->values->len)
    return G_SOURCE_CONTINUE;
  values->source = 0;
  return G_SOURCE_REMOVE;
}

static void
search_cb (Values *values)
{
  g_free (values->wanted);
  values->wanted = cx_text_fold (gtk_editable_get_text (GTK_EDITABLE (values->search)));
  for (GtkWidget *check = gtk_widget_get_first_child (values->list); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_widget_set_visible (check, is_wanted (values, check));
}

GtkWidget *
cx_filter_editor_new_values (CxFilterBar *bar, const char *name)
{
  const CxFilterChoices *choices = cx_filter_bar_get_choices (bar);
  g_autofree char *title = cx_answer_filter_get_title (choices->survey, name, NULL);
  GtkWidget *box = cx_filter_editor_new_box (title);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Values *values = g_new0 (Values, 1);

  values->bar = bar;
  values->name = g_strdup (name);
  values->values = cx_filter_choices_list (choices, name);
  values->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_object_set_data_full (G_OBJECT (box), "values", values, values_free);
  if (values->values->len > MANY_VALUES)
    {
      values->search = gtk_search_entry_new ();
      gtk_accessible_update_property (GTK_ACCESSIBLE (values->search),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search the answers"), -1);
      g_object_set (values->search, "placeholder-text", _ ("Search the answers"), NULL);
      g_signal_connect_swapped (values->search, "search-changed", G_CALLBACK (search_cb), values);
      gtk_box_append (GTK_BOX (box), values->search);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), values->list);
  gtk_box_append (GTK_BOX (box), scroller);
  if (make_some_cb (values))
    values->source = g_idle_add (make_some_cb, values);
  return box;
}

/* --- From … to -------------------------------------------------------------------------------- */

typedef struct
{
  CxFilterBar *bar;
  char *name;
  gboolean dates;
  GtkWidget *low, *high; /* entries of numbers */
  GtkWidget *problem;    /* what is wrong with them */
} Range;

static void
range_free (gpointer data)
{
  Range *range = data;

  g_free (range->name);
  g_free (range);
}

static void
set_range (Range *range, const char *low, const char *high, gboolean below)
{
  CxAnswerFilter *filter = cx_answer_filter_copy (cx_filter_bar_get_filter (range->bar));

  cx_answer_filter_set_range (filter, range->name, low, high, below, !range->dates);
  cx_filter_bar_change (range->bar, filter);
}

/* What is said of an entry; NULL: nothing is wrong with it. */
static void
mark_entry (GtkWidget *entry, const char *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}

static void
show_problem (Range *range, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (range->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (range->problem, problem != NULL);
}

/* @empty is set where nothing stands. Returns what is wrong; NULL: nothing is. */
static char *
read_number (GtkWidget *entry, double *value, gboolean *empty)
{
  const char *language = cx_i18n_get_language ();
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (entry));
  const CxDecimal decimal = g_str_equal (language, "vi") ? CX_DECIMAL_COMMA : CX_DECIMAL_POINT;
  g_autofree char *example = NULL;

  *empty = typed[strspn (typed, " ")] == '\0';
  if (*empty || cx_number_parse_human (typed, strlen (typed), decimal, value))
    return NULL;
  example = cx_number_to_human (3.5, 1, language);
  return g_strdup_printf (_ ("“%s” is no number. Write it in digits, such as %s."), typed, example);
}

static void
numbers_changed_cb (Range *range)
{
  double low = 0, high = 0;
  gboolean no_low, no_high;
  g_autofree char *low_problem = read_number (range->low, &low, &no_low);
  g_autofree char *high_problem = read_number (range->high, &high, &no_high);
  char low_text[CX_NUMBER_BUFFER], high_text[CX_NUMBER_BUFFER];

  if (low_problem == NULL && high_problem == NULL && !no_low && !no_high && low > high)
    high_problem = g_strdup (_ ("The second number is smaller than the first. Exchange them."));
  mark_entry (range->low, low_problem);
  mark_entry (range->high, high_problem);
  show_problem (range, low_problem != NULL ? low_problem : high_problem);
  if (low_problem != NULL || high_problem != NULL)
    gtk_widget_grab_focus (low_problem != NULL ? range->low : range->high);
  else
    set_range (range, no_low ? NULL : cx_number_to_text (low, low_text),
               no_high ? NULL : cx_number_to_text (high, high_text), FALSE);
}

static GtkWidget *
add_number (Range *range, GtkWidget *box, const char *label, const char *value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = gtk_label_new (label);
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *shown = NULL;
  double number;

  if (value != NULL && cx_number_parse (value, strlen (value), &number))
    {
      const char *point = strchr (value, '.');

      shown = cx_number_to_human (number, point != NULL ? (int) strlen (point + 1) : 0,
                                  cx_i18n_get_language ());
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), shown != NULL ? shown : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_set_hexpand (caption, TRUE);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (numbers_changed_cb), range);
  gtk_box_append (GTK_BOX (row), caption);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (box), row);
  return entry;
}

static const CxAnswerPart *
get_part (Range *range)
{
  return cx_answer_filter_find (cx_filter_bar_get_filter (range->bar), range->name);
}

static void
low_date_cb (const char *date, gpointer user_data)
{
  Range *range = user_data;
  const CxAnswerPart *part = get_part (range);
  g_autofree char *high = g_strdup (part != NULL ? part->high : NULL);

  set_range (range, date, high, FALSE);
}

static void
high_date_cb (const char *date, gpointer user_data)
{
  Range *range = user_data;
  const CxAnswerPart *part = get_part (range);
  g_autofree char *low = g_strdup (part != NULL ? part->low : NULL);

  set_range (range, low, date, FALSE);
}

static void
add_dates (Range *range, GtkWidget *box, const char *low, const char *high)
{
  gtk_box_append (GTK_BOX (box),
                  cx_filter_editor_new_date (_ ("First day"), low, low_date_cb, range, NULL));
  gtk_box_append (GTK_BOX (box),
                  cx_filter_editor_new_date (_ ("Last day"), high, high_date_cb, range, NULL));
}

static void
add_numbers (Range *range, GtkWidget *box, const char *low, const char *high)
{
  GtkWidget *apply = gtk_button_new_with_label (_ ("Apply"));

  range->low = add_number (range, box, _ ("At least"), low);
  range->high = add_number (range, box, _ ("At most"), high);
  range->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (range->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (range->problem), 36);
  gtk_label_set_xalign (GTK_LABEL (range->problem), 0);
  gtk_widget_add_css_class (range->problem, "error");
  gtk_widget_set_visible (range->problem, FALSE);
  gtk_box_append (GTK_BOX (box), range->problem);
  gtk_widget_set_halign (apply, GTK_ALIGN_END);
  gtk_widget_add_css_class (apply, "suggested-action");
  g_signal_connect_swapped (apply, "clicked", G_CALLBACK (numbers_changed_cb), range);
  gtk_box_append (GTK_BOX (box), apply);
}

GtkWidget *
cx_filter_editor_new_range (CxFilterBar *bar, const char *name, gboolean dates)
{
  CxSurvey *survey = cx_filter_bar_get_choices (bar)->survey;
  g_autofree char *title = cx_answer_filter_get_title (survey, name, NULL);
  GtkWidget *box = cx_filter_editor_new_box (title);
  Range *range = g_new0 (Range, 1);
  const CxAnswerPart *part;

  range->bar = bar;
  range->name = g_strdup (name);
  range->dates = dates;
  g_object_set_data_full (G_OBJECT (box), "range", range, range_free);
  part = get_part (range);
  if (dates)
    add_dates (range, box, part != NULL ? part->low : NULL, part != NULL ? part->high : NULL);
  else
    add_numbers (range, box, part != NULL ? part->low : NULL, part != NULL ? part->high : NULL);
  return box;
}
