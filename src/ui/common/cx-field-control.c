#include "config.h"

#include "cx-field-control.h"

#include "cx-i18n.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

/* A list that is longer can be searched. */
#define MANY 12

/* A number that always has a value and lies between limits; others are typed as text, so that they
 * can be left empty. */
static gboolean
is_spin (const CxField *field)
{
  return (field->kind == CX_FIELD_INTEGER || field->kind == CX_FIELD_NUMBER) &&
         field->default_value != NULL && (field->min != 0 || field->max != 0);
}

static gboolean
is_number (const CxField *field)
{
  return field->kind == CX_FIELD_INTEGER || field->kind == CX_FIELD_NUMBER;
}

gboolean
cx_field_control_is_typed (const CxField *field)
{
  return is_number (field) || field->kind == CX_FIELD_TEXT || field->kind == CX_FIELD_EXPRESSION ||
         field->kind == CX_FIELD_DATE;
}

/* Making. */

static CxDecimal
get_decimal (void)
{
  return g_str_equal (cx_i18n_get_language (), "vi") ? CX_DECIMAL_COMMA : CX_DECIMAL_POINT;
}

/* As many places as it takes, in the language of the program. */
static gboolean
output_cb (GtkSpinButton *spin)
{
  const double value = gtk_spin_button_get_value (spin);
  const guint most = gtk_spin_button_get_digits (spin);
  int decimals = 0;
  g_autofree char *text = NULL;

  while (decimals < (int) most &&
         fabs (value * pow (10, decimals) - round (value * pow (10, decimals))) > 1e-6)
    decimals++;
  text = cx_number_to_human (value, decimals, cx_i18n_get_language ());
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (spin))))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static int
input_cb (GtkSpinButton *spin, double *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));

  return cx_number_parse_human (text, strlen (text), get_decimal (), value) ? TRUE
                                                                            : GTK_INPUT_ERROR;
}

void
cx_spin_leave_wheel (GtkSpinButton *spin)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (spin));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static GtkWidget *
make_spin (const CxField *field)
{
  const gboolean whole = field->kind == CX_FIELD_INTEGER;
  const double range = field->max - field->min;
  const double step = whole ? 1 : range <= 1 ? 0.01 : 0.1;
  GtkWidget *spin = gtk_spin_button_new_with_range (field->min, field->max, step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), whole ? 0 : range <= 1 ? 3 : 2);
  /* The button itself knows the decimal sign of the locale only, and takes no other. */
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
  cx_spin_leave_wheel (GTK_SPIN_BUTTON (spin));
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);
  return spin;
}

static GtkWidget *
make_drop_down (const CxField *field)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *list;

  for (const CxFieldChoice *choice = field->choices; choice->id != NULL; choice++)
    gtk_string_list_append (labels, _ (choice->label));
  list = gtk_drop_down_new (G_LIST_MODEL (labels), text);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (list),
                                   g_list_model_get_n_items (G_LIST_MODEL (labels)) > MANY);
  return list;
}

static void
day_selected_cb (GtkCalendar *calendar, GtkEditable *entry)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (entry, text);
}

static GtkWidget *
make_date (GtkWidget **entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  *entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (*entry), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (*entry), 11);
  gtk_entry_set_placeholder_text (GTK_ENTRY (*entry), "2026-12-31");
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a day"), -1);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected_cb), *entry, 0);
  gtk_box_append (GTK_BOX (box), *entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "linked");
  return box;
}

/* A colour button always has a colour; whether one was chosen is kept beside it. */
static void
set_has_colour (GtkWidget *box, gboolean has)
{
  GtkWidget *button = gtk_widget_get_first_child (box);

  g_object_set_data (G_OBJECT (box), "has-colour", GINT_TO_POINTER (has));
  gtk_widget_set_sensitive (gtk_widget_get_next_sibling (button), has);
  if (!has)
    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &(GdkRGBA){ 0, 0, 0, 0 });
}

typedef struct
{
  GtkWidget *box; /* borrowed: the box owns the button that carries this */
  GCallback changed;
  gpointer data;
} CxColourWatch;

static void
tell_colour (CxColourWatch *watch, gboolean has)
{
  set_has_colour (watch->box, has);
  ((void (*) (gpointer)) watch->changed) (watch->data);
}

static void
colour_set_cb (GtkWidget *button, CxColourWatch *watch)
{
  tell_colour (watch, TRUE);
}

static void
colour_clear_cb (GtkWidget *button, CxColourWatch *watch)
{
  tell_colour (watch, FALSE);
}

static GtkWidget *
make_colour (const CxField *field, GCallback changed, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_color_button_new ();
  GtkWidget *clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  CxColourWatch *watch = g_new0 (CxColourWatch, 1);

  watch->box = box;
  watch->changed = changed;
  watch->data = data;
  gtk_color_button_set_title (GTK_COLOR_BUTTON (button), _ (field->label));
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _ ("No colour"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (clear), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("No colour"), -1);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), clear);
  g_object_set_data_full (G_OBJECT (box), "watch", watch, g_free);
  g_signal_connect (button, "color-set", G_CALLBACK (colour_set_cb), watch);
  g_signal_connect (clear, "clicked", G_CALLBACK (colour_clear_cb), watch);
  set_has_colour (box, FALSE);
  return box;
}

static GtkWidget *
make_entry (const CxField *field)
{
  GtkWidget *entry = gtk_entry_new ();

  if (is_number (field))
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
      gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
      return entry;
    }
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 32);
  if (field->kind == CX_FIELD_EXPRESSION)
    gtk_widget_add_css_class (entry, "monospace");
  return entry;
}

GtkWidget *
cx_field_control_new (const CxField *field, GCallback changed, gpointer data)
{
  GtkWidget *control, *input = NULL;
  const char *signal = "changed";

  if (field->kind == CX_FIELD_COLOUR)
    return make_colour (field, changed, data);
  if (field->kind == CX_FIELD_BOOLEAN)
    control = gtk_switch_new (), signal = "notify::active";
  else if (field->kind == CX_FIELD_CHOICE)
    control = make_drop_down (field), signal = "notify::selected";
  else if (field->kind == CX_FIELD_DATE)
    control = make_date (&input);
  else if (is_spin (field))
    control = make_spin (field), signal = "value-changed";
  else
    control = make_entry (field);
  g_signal_connect_object (input != NULL ? input : control, signal, changed, data,
                           G_CONNECT_SWAPPED);
  return control;
}

void
cx_field_control_set_editable (const CxField *field, GtkWidget *control, gboolean editable)
{
  if (cx_field_control_is_typed (field) && field->kind != CX_FIELD_DATE)
    gtk_editable_set_editable (GTK_EDITABLE (control), editable);
  else
    gtk_widget_set_sensitive (control, editable);
}

GtkWidget *
cx_field_control_get_input (const CxField *field, GtkWidget *control)
{
  return field->kind == CX_FIELD_DATE || field->kind == CX_FIELD_COLOUR
             ? gtk_widget_get_first_child (control)
             : control;
}

/* Values. */

static void
show_number (GtkEditable *entry, const char *value)
{
  g_autofree char *shown = NULL;
  double number;

  if (value != NULL && cx_number_parse (value, strlen (value), &number))
    {
      shown = g_strdup (value);
      if (get_decimal () == CX_DECIMAL_COMMA)
        g_strdelimit (shown, ".", ',');
    }
  gtk_editable_set_text (entry, shown != NULL ? shown : value != NULL ? value : "");
}

static void
show_choice (const CxField *field, GtkDropDown *list, const char *value)
{
  guint i = 0;

  while (field->choices[i].id != NULL && g_strcmp0 (field->choices[i].id, value) != 0)
    i++;
  gtk_drop_down_set_selected (list, field->choices[i].id != NULL ? i : GTK_INVALID_LIST_POSITION);
}

static gboolean
is_true (const char *value)
{
  return value != NULL && (g_ascii_strcasecmp (value, "true") == 0 ||
                           g_ascii_strcasecmp (value, "yes") == 0 || g_str_equal (value, "1"));
}

void
cx_field_control_show (const CxField *field, GtkWidget *control, const char *value)
{
  GtkWidget *input = cx_field_control_get_input (field, control);
  double number = 0;
  GdkRGBA colour;

  if (value == NULL)
    value = field->default_value;
  if (field->kind == CX_FIELD_BOOLEAN)
    {
      gtk_switch_set_active (GTK_SWITCH (control), is_true (value));
    }
  else if (field->kind == CX_FIELD_CHOICE)
    {
      show_choice (field, GTK_DROP_DOWN (control), value);
    }
  else if (field->kind == CX_FIELD_COLOUR)
    {
      set_has_colour (control, value != NULL && gdk_rgba_parse (&colour, value));
      if (value != NULL && gdk_rgba_parse (&colour, value))
        gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (input), &colour);
    }
  else if (is_spin (field))
    {
      if (value != NULL)
        cx_number_parse (value, strlen (value), &number);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), number);
    }
  else if (is_number (field))
    {
      show_number (GTK_EDITABLE (input), value);
    }
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (input), value != NULL ? value : "");
    }
}

static char *
read_number (const char *text)
{
  char buffer[CX_NUMBER_BUFFER];
  double number;

  if (cx_number_parse_human (text, strlen (text), get_decimal (), &number))
    return g_strdup (cx_number_to_text (number, buffer));
  return g_strdup (text);
}

static char *
read_colour (GtkWidget *control, GtkWidget *button)
{
  GdkRGBA colour;

  if (!GPOINTER_TO_INT (g_object_get_data (G_OBJECT (control), "has-colour")))
    return NULL;
  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &colour);
  return g_strdup_printf ("#%02x%02x%02x", (guint) (colour.red * 255 + 0.5f),
                          (guint) (colour.green * 255 + 0.5f), (guint) (colour.blue * 255 + 0.5f));
}

static char *
read_typed (const CxField *field, GtkEditable *input)
{
  g_autofree char *text = g_strstrip (gtk_editable_get_chars (input, 0, -1));

  if (*text == '\0')
    return NULL;
  return is_number (field) ? read_number (text) : g_steal_pointer (&text);
}

char *
cx_field_control_read (const CxField *field, GtkWidget *control)
{
  GtkWidget *input = cx_field_control_get_input (field, control);
  char buffer[CX_NUMBER_BUFFER];
  guint selected;

  if (field->kind == CX_FIELD_BOOLEAN)
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (control)) ? "true" : "false");
  if (field->kind == CX_FIELD_CHOICE)
    {
      selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));
      return selected != GTK_INVALID_LIST_POSITION ? g_strdup (field->choices[selected].id) : NULL;
    }
  if (field->kind == CX_FIELD_COLOUR)
    return read_colour (control, input);
  if (is_spin (field))
    return g_strdup (
        cx_number_to_text (gtk_spin_button_get_value (GTK_SPIN_BUTTON (control)), buffer));
  return read_typed (field, GTK_EDITABLE (input));
}
