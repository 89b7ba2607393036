#include "config.h"

#include "cx-part-list-private.h"

#include "cx-change.h"
#include "cx-i18n.h"

/* The rows of the list, as many as there is time for, and what was removed from it. */

/* So many are shown until a person asks for all. */
#define SHOWN_AT_FIRST 200

/* So many come with each frame. */
#define ROWS_A_FRAME 3

static gboolean
is_hidden (GObject *part)
{
  return CX_IS_CHOICE (part) ? CX_CHOICE (part)->hidden : CX_QUESTION_ROW (part)->hidden;
}

gint64
cx_part_list_get_id (GObject *part)
{
  return CX_IS_CHOICE (part) ? CX_CHOICE (part)->id : CX_QUESTION_ROW (part)->id;
}

static GPtrArray *
get_parts (CxPartList *self)
{
  return self->rows ? self->question->rows : self->question->choices;
}

static void
bring_back_cb (GtkButton *button, CxPartList *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "part");

  cx_change_part (self->session, self->survey, self->question, self->rows, *id, "hidden", "false",
                  NULL);
}

static CxPartAbilities
get_abilities (CxPartList *self)
{
  const char *type = self->question->type_id;

  if (cx_session_is_read_only (self->session))
    return CX_PART_IS_FIXED;
  if (self->rows)
    return 0;
  if (g_str_equal (type, "grid"))
    return CX_PART_CAN_SCORE | CX_PART_CAN_NOT_COUNT;
  if (g_str_equal (type, "ranking"))
    return CX_PART_CAN_BE_OTHER;
  if (g_str_equal (type, "multiple"))
    return CX_PART_CAN_SCORE | CX_PART_CAN_EXCLUDE | CX_PART_CAN_BE_OTHER | CX_PART_CAN_NOT_COUNT;
  return CX_PART_CAN_SCORE | CX_PART_CAN_BE_OTHER | CX_PART_CAN_NOT_COUNT;
}

/* A row stays with its part, so that the caret does; @index is where it belongs. */
static CxPartRow *
place_row (CxPartList *self, gint64 id, int index)
{
  CxPartRow *row;

  for (int i = index; (row = cx_part_list_get_row (self, i)) != NULL; i++)
    {
      if (cx_part_row_get_id (row) != id)
        continue;
      if (i != index)
        {
          g_object_ref (row);
          gtk_list_box_remove (self->list, GTK_WIDGET (row));
          gtk_list_box_insert (self->list, GTK_WIDGET (row), index);
          g_object_unref (row);
        }
      return row;
    }
  return cx_part_list_make_row (self, index);
}

static void show_rows (CxPartList *self);

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CxPartList *self = CX_PART_LIST (widget);

  self->tick = 0;
  self->room += ROWS_A_FRAME;
  show_rows (self);
  cx_part_list_focus_wanted (self);
  return G_SOURCE_REMOVE;
}

/* How many rows there are to be now; the others come with the next frames, for a row takes its time
 * and a list of countries is long. */
static guint
get_room (CxPartList *self, guint n)
{
  const guint wanted = self->all ? n : MIN (n, SHOWN_AT_FIRST);

  if (self->room < wanted && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  return MIN (wanted, self->room);
}

static void
show_rows (CxPartList *self)
{
  GPtrArray *parts = get_parts (self);
  const CxPartAbilities abilities = get_abilities (self);
  const guint room = get_room (self, self->shown);
  CxPartRow *row;
  guint n = 0;

  for (guint i = 0; i < parts->len && n < room; i++)
    {
      GObject *part = g_ptr_array_index (parts, i);
      g_autofree char *label = NULL;

      if (is_hidden (part))
        continue;
      label = g_strdup_printf (self->rows ? _ ("Row %u") : _ ("Choice %u"), n + 1);
      cx_part_row_show (place_row (self, cx_part_list_get_id (part), (int) n++), part, label,
                        abilities);
    }
  while ((row = cx_part_list_get_row (self, (int) n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->rest, !self->all && self->shown > SHOWN_AT_FIRST);
}

static void
show_removed (CxPartList *self)
{
  for (guint i = 0; i < self->removed_rows->len; i++)
    adw_expander_row_remove (self->removed, g_ptr_array_index (self->removed_rows, i));
  g_ptr_array_set_size (self->removed_rows, 0);
  for (guint i = 0; i < MIN (self->hidden->len, SHOWN_AT_FIRST); i++)
    {
      GObject *part = g_ptr_array_index (self->hidden, i);
      const char *text = CX_IS_CHOICE (part) ? CX_CHOICE (part)->text
                                             : CX_QUESTION_ROW (part)->text;
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_button_new_with_label (_ ("Bring back"));
      const gint64 id = cx_part_list_get_id (part);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_visible (button, !cx_session_is_read_only (self->session));
      g_object_set_data_full (G_OBJECT (button), "part", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (bring_back_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_expander_row_add_row (self->removed, row);
      g_ptr_array_add (self->removed_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->removed_list), self->hidden->len > 0);
}

void
cx_part_list_show_parts (CxPartList *self)
{
  GPtrArray *parts = get_parts (self);

  g_ptr_array_set_size (self->hidden, 0);
  for (guint i = 0; i < parts->len; i++)
    if (is_hidden (g_ptr_array_index (parts, i)))
      g_ptr_array_add (self->hidden, g_ptr_array_index (parts, i));
  self->shown = parts->len - self->hidden->len;
  show_rows (self);
  show_removed (self);
}
