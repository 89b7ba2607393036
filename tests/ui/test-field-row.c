#include "config.h"

#include "cx-field-row.h"
#include "cx-test.h"

static const CxFieldChoice sides[] = { { "left", "Left" }, { "right", "Right" }, { NULL, NULL } };

static const CxField number = { "n", CX_FIELD_NUMBER, "Confidence", "0.95",
                                0.5, 0.999,           NULL,         "How sure." };
static const CxField open_number = { "o", CX_FIELD_INTEGER, "Limit", NULL, 0, 0, NULL, NULL };
static const CxField text = { "t", CX_FIELD_TEXT, "Name", NULL, 0, 0, NULL, NULL };
static const CxField flag = { "b", CX_FIELD_BOOLEAN, "On", "false", 0, 0, NULL, NULL };
static const CxField choice = { "c", CX_FIELD_CHOICE, "Side", "left", 0, 0, sides, NULL };
static const CxField colour = { "k", CX_FIELD_COLOUR, "Colour", NULL, 0, 0, NULL, NULL };
static const CxField date = { "d", CX_FIELD_DATE, "Since", NULL, 0, 0, NULL, NULL };

static void
edited_cb (CxFieldRow *row, const char *value, GPtrArray *values)
{
  g_ptr_array_add (values, g_strdup (value != NULL ? value : "(none)"));
}

static CxFieldRow *
make_row (const CxField *field, GPtrArray *values)
{
  CxFieldRow *row = g_object_ref_sink (CX_FIELD_ROW (cx_field_row_new (field)));

  g_signal_connect (row, "edited", G_CALLBACK (edited_cb), values);
  return row;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GPtrArray *
make_values (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* What the program sets is shown and not told. */
static void
test_shown (void)
{
  static const struct
  {
    const CxField *field;
    const char *value;
  } cases[] = {
    { &number, "0.9" },   { &open_number, "12" }, { &text, "Shop" },       { &flag, "true" },
    { &choice, "right" }, { &colour, "#1a5fb4" }, { &date, "2026-03-09" }, { &open_number, NULL },
    { &text, NULL },      { &colour, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) values = make_values ();
      g_autoptr (CxFieldRow) row = make_row (cases[i].field, values);

      cx_field_row_set_value (row, cases[i].value);
      cx_field_row_flush (row);
      g_assert_cmpstr (cx_field_row_get_value (row), ==, cases[i].value);
      g_assert_cmpuint (values->len, ==, 0);
      g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
    }
}

/* Many keys are one value; it is told when the row is left. */
static void
test_typing (void)
{
  g_autoptr (GPtrArray) values = make_values ();
  g_autoptr (CxFieldRow) row = make_row (&text, values);
  GtkWidget *entry = find (GTK_WIDGET (row), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "C");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Café ");
  g_assert_cmpuint (values->len, ==, 0);
  /* What comes from elsewhere does not take the word out of the mouth. */
  cx_field_row_set_value (row, "Other");
  cx_field_row_flush (row);
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_cmpstr (values->pdata[0], ==, "Café");

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  cx_field_row_flush (row);
  g_assert_cmpuint (values->len, ==, 2);
  g_assert_cmpstr (values->pdata[1], ==, "(none)");
}

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_waits (void)
{
  g_autoptr (GPtrArray) values = make_values ();
  g_autoptr (CxFieldRow) row = make_row (&text, values);
  gboolean too_late = FALSE;
  guint timeout = g_timeout_add_seconds (20, give_up_cb, &too_late);

  gtk_editable_set_text (GTK_EDITABLE (find (GTK_WIDGET (row), GTK_TYPE_ENTRY)), "Quán");
  while (values->len == 0 && !too_late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (too_late);
  g_source_remove (timeout);
  g_assert_cmpstr (values->pdata[0], ==, "Quán");
}

/* What does not fit is said in the row and told to nobody; mended, it is told. */
static void
test_refused (void)
{
  g_autoptr (GPtrArray) values = make_values ();
  g_autoptr (CxFieldRow) row = make_row (&open_number, values);
  GtkWidget *entry = find (GTK_WIDGET (row), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "many");
  cx_field_row_flush (row);
  g_assert_cmpuint (values->len, ==, 0);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), !=, "");

  gtk_editable_set_text (GTK_EDITABLE (entry), "30");
  cx_field_row_flush (row);
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_cmpstr (values->pdata[0], ==, "30");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
}

/* What has one value at a time is told at once. */
static void
test_chosen (void)
{
  g_autoptr (GPtrArray) values = make_values ();
  g_autoptr (CxFieldRow) flag_row = make_row (&flag, values);
  g_autoptr (CxFieldRow) choice_row = make_row (&choice, values);

  gtk_switch_set_active (GTK_SWITCH (find (GTK_WIDGET (flag_row), GTK_TYPE_SWITCH)), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (GTK_WIDGET (choice_row), GTK_TYPE_DROP_DOWN)),
                              1);
  g_assert_cmpuint (values->len, ==, 2);
  g_assert_cmpstr (values->pdata[0], ==, "true");
  g_assert_cmpstr (values->pdata[1], ==, "right");
}

/* A number is written as fields hold it, whatever the locale. */
static void
test_number (void)
{
  g_autoptr (GPtrArray) values = make_values ();
  g_autoptr (CxFieldRow) row = make_row (&number, values);

  GtkWidget *spin = find (GTK_WIDGET (row), GTK_TYPE_SPIN_BUTTON);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "0.95");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 0.9);
  cx_field_row_flush (row);
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_cmpstr (values->pdata[0], ==, "0.9");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "0.9");
  gtk_editable_set_text (GTK_EDITABLE (spin), "0.975");
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 0.975);
}

/* A window that closes half a second too early loses nothing. */
static void
test_disposed (void)
{
  g_autoptr (GPtrArray) values = make_values ();
  CxFieldRow *row = make_row (&text, values);

  gtk_editable_set_text (GTK_EDITABLE (find (GTK_WIDGET (row), GTK_TYPE_ENTRY)), "Last word");
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  g_object_unref (row);
  g_assert_null (row);
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_cmpstr (values->pdata[0], ==, "Last word");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();
  g_test_add_func ("/field-row/shown", test_shown);
  g_test_add_func ("/field-row/typing", test_typing);
  g_test_add_func ("/field-row/waits", test_waits);
  g_test_add_func ("/field-row/refused", test_refused);
  g_test_add_func ("/field-row/chosen", test_chosen);
  g_test_add_func ("/field-row/number", test_number);
  g_test_add_func ("/field-row/disposed", test_disposed);
  return g_test_run ();
}
