#include "config.h"

#include "cx-response-checks.h"

#include "cx-i18n.h"

struct _CxResponseChecks
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *label;
  GPtrArray *checks; /* GtkCheckButton, borrowed */
  GArray *numbers;   /* int, of each */
};

G_DEFINE_FINAL_TYPE (CxResponseChecks, cx_response_checks, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
cx_response_checks_dispose (GObject *object)
{
  CxResponseChecks *self = CX_RESPONSE_CHECKS (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  G_OBJECT_CLASS (cx_response_checks_parent_class)->dispose (object);
}

static gboolean
cx_response_checks_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CX_RESPONSE_CHECKS (widget)->button);
}

static void
cx_response_checks_class_init (CxResponseChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_response_checks_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = cx_response_checks_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[EDITED] = g_signal_new ("edited", CX_TYPE_RESPONSE_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", CX_TYPE_RESPONSE_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
closed_cb (CxResponseChecks *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
cx_response_checks_init (CxResponseChecks *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->checks = g_ptr_array_new ();
  self->numbers = g_array_new (FALSE, FALSE, sizeof (int));
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

static void
show_chosen (CxResponseChecks *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (check))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                                gtk_check_button_get_label (check));
    }
  gtk_label_set_text (GTK_LABEL (self->label), text->len > 0 ? text->str : _ ("None chosen"));
}

static void
toggled_cb (CxResponseChecks *self)
{
  show_chosen (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static gboolean
is_chosen (const CxListValue *value, int number)
{
  g_autofree char *wanted = g_strdup_printf ("%d", number);
  g_auto (GStrv) parts = NULL;

  if (value->kind != CX_VALUE_TEXT)
    return FALSE;
  parts = g_strsplit (value->text, " ", -1);
  return g_strv_contains ((const char *const *) parts, wanted);
}

GtkWidget *
cx_response_checks_new (const CxResponseWords *words,
                        const CxListColumn *column,
                        const CxListValue *value)
{
  CxResponseChecks *self = g_object_new (CX_TYPE_RESPONSE_CHECKS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GPtrArray *choices = column->question->choices;

  for (guint i = 0; i < choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (choices, i);
      GtkWidget *check = gtk_check_button_new_with_label (cx_response_choice_label (words, choice));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen (value, choice->number));
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), check);
      g_ptr_array_add (self->checks, check);
      g_array_append_val (self->numbers, choice->number);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button)), scroller);
  show_chosen (self);
  return GTK_WIDGET (self);
}

char *
cx_response_checks_get_numbers (CxResponseChecks *self)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_string_append_printf (numbers, "%s%d", numbers->len > 0 ? " " : "",
                              g_array_index (self->numbers, int, i));
  return g_strdup (numbers->str);
}

void
cx_response_checks_open (CxResponseChecks *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
