/* Editors of days: one day, and the days that one looks at. */
#include "config.h"

#include "cx-filter-bar-private.h"
#include "cx-filter-dates.h"
#include "cx-i18n.h"

#include <string.h>

/* --- One day ---------------------------------------------------------------------------------- */

typedef struct
{
  void (*changed) (const char *date, gpointer user_data);
  gpointer user_data;
  GDestroyNotify destroy;
  GtkWidget *button;
} DateButton;

static void
date_button_free (gpointer data)
{
  DateButton *date = data;

  if (date->destroy != NULL)
    date->destroy (date->user_data);
  g_free (date);
}

static void
show_date (GtkWidget *button, const char *date)
{
  g_autofree char *text = date != NULL
                              ? cx_filter_dates_describe (date, date, cx_i18n_get_language ())
                              : g_strdup (_ ("Choose a day"));
  char *dash = date != NULL ? strstr (text, " – ") : NULL;

  /* One day is no span. */
  if (dash != NULL)
    *dash = '\0';
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), text);
}

/* The day of the calendar is what the person wants. */
static gboolean
take_day_cb (gpointer calendar)
{
  DateButton *date = g_object_get_data (calendar, "date");
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *text = NULL;

  /* Gone meanwhile, and with it whom it would be told to. */
  if (!gtk_widget_get_mapped (calendar))
    return G_SOURCE_REMOVE;
  day = gtk_calendar_get_date (calendar);
  text = g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (day), g_date_time_get_month (day),
                          g_date_time_get_day_of_month (day));
  show_date (date->button, text);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (date->button));
  date->changed (text, date->user_data);
  return G_SOURCE_REMOVE;
}

/* After the calendar itself has seen what was done. */
static void
take_day_soon (GtkWidget *calendar)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_day_cb, g_object_ref (calendar), g_object_unref);
}

/* The calendar's own signal says nothing of a click on the day that is chosen already, which at
 * first is today. */
static void
pressed_cb (GtkGestureClick *click, int n, double x, double y, gpointer data)
{
  GtkWidget *calendar = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *picked = gtk_widget_pick (calendar, x, y, GTK_PICK_DEFAULT);

  if (picked != NULL && gtk_widget_has_css_class (picked, "day-number"))
    take_day_soon (calendar);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer data)
{
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space || key == GDK_KEY_Return ||
      key == GDK_KEY_KP_Enter)
    take_day_soon (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys)));
  return GDK_EVENT_PROPAGATE;
}

static void
watch_days (GtkWidget *calendar)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (calendar, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (calendar, keys);
}

GtkWidget *
cx_filter_editor_new_date (const char *label,
                           const char *date,
                           void (*changed) (const char *date, gpointer user_data),
                           gpointer user_data,
                           GDestroyNotify destroy)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = gtk_label_new (label);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();
  DateButton *data = g_new0 (DateButton, 1);
  int year, month, day;

  if (date != NULL && sscanf (date, "%d-%d-%d", &year, &month, &day) == 3)
    {
      g_autoptr (GDateTime) moment = g_date_time_new_local (year, month, day, 12, 0, 0);

      if (moment != NULL)
        gtk_calendar_select_day (GTK_CALENDAR (calendar), moment);
    }
  *data = (DateButton){ changed, user_data, destroy, button };
  g_object_set_data_full (G_OBJECT (calendar), "date", data, date_button_free);
  watch_days (calendar);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  show_date (button, date);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_set_hexpand (caption, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), button);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/* --- The days one looks at -------------------------------------------------------------------- */

static void
set_since (const char *date, gpointer user_data)
{
  CxFilterBar *bar = user_data;
  CxAnswerFilter *filter = cx_answer_filter_copy (cx_filter_bar_get_filter (bar));

  cx_answer_filter_set_dates (filter, date, filter->until);
  if (filter->until != NULL && strcmp (date, filter->until) > 0)
    cx_answer_filter_set_dates (filter, date, date);
  cx_filter_bar_change (bar, filter);
}

static void
set_until (const char *date, gpointer user_data)
{
  CxFilterBar *bar = user_data;
  CxAnswerFilter *filter = cx_answer_filter_copy (cx_filter_bar_get_filter (bar));

  cx_answer_filter_set_dates (filter, filter->since, date);
  if (filter->since != NULL && strcmp (date, filter->since) < 0)
    cx_answer_filter_set_dates (filter, date, date);
  cx_filter_bar_change (bar, filter);
}

static void
preset_cb (GtkCheckButton *check, gpointer user_data)
{
  CxFilterBar *bar = user_data;
  const char *id = g_object_get_data (G_OBJECT (check), "preset");
  CxAnswerFilter *filter;
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;

  if (!gtk_check_button_get_active (check) ||
      !cx_filter_dates_get (id, cx_filter_bar_get_choices (bar)->today, &since, &until))
    return;
  filter = cx_answer_filter_copy (cx_filter_bar_get_filter (bar));
  cx_answer_filter_set_dates (filter, since, until);
  cx_filter_bar_change (bar, filter);
}

GtkWidget *
cx_filter_editor_new_days (CxFilterBar *bar)
{
  const CxAnswerFilter *filter = cx_filter_bar_get_filter (bar);
  const CxFilterDates *now = cx_filter_dates_find (filter->since, filter->until,
                                                   cx_filter_bar_get_choices (bar)->today);
  GtkWidget *box = cx_filter_editor_new_box (_ ("Answers given"));
  GtkWidget *group = NULL;

  for (const CxFilterDates *const *preset = cx_filter_dates (); *preset != NULL; preset++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_ ((*preset)->label));

      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (group));
      group = group != NULL ? group : check;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), *preset == now);
      g_object_set_data (G_OBJECT (check), "preset", (gpointer) (*preset)->id);
      g_signal_connect_object (check, "toggled", G_CALLBACK (preset_cb), bar, 0);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box),
                  cx_filter_editor_new_date (_ ("First day"), filter->since, set_since,
                                             g_object_ref (bar), g_object_unref));
  gtk_box_append (GTK_BOX (box),
                  cx_filter_editor_new_date (_ ("Last day"), filter->until, set_until,
                                             g_object_ref (bar), g_object_unref));
  return box;
}
