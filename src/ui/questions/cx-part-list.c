#include "config.h"

#include "cx-part-list-private.h"

#include "cx-change.h"
#include "cx-i18n.h"
#include "cx-question-type.h"
#include "cx-ui.h"

/* So many rows stand there at once; the others come frame by frame. */
#define ROWS_AT_ONCE 12

G_DEFINE_FINAL_TYPE (CxPartList, cx_part_list, GTK_TYPE_WIDGET)

CxPartRow *
cx_part_list_get_row (CxPartList *self, int index)
{
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  return row != NULL ? CX_PART_ROW (row) : NULL;
}

static gint64
get_row_id (CxPartList *self, int index)
{
  CxPartRow *row = cx_part_list_get_row (self, index);

  return row != NULL ? cx_part_row_get_id (row) : 0;
}

void
cx_part_list_focus_wanted (CxPartList *self)
{
  CxPartRow *row;

  for (int i = 0; self->wanted != 0 && (row = cx_part_list_get_row (self, i)) != NULL; i++)
    if (cx_part_row_get_id (row) == self->wanted)
      {
        self->wanted = 0;
        cx_draft_text_focus (cx_part_row_get_draft (row), TRUE);
      }
}

/* --- Changes --- */

static void
set_cb (CxPartList *self, const char *key, const char *value, CxPartRow *row)
{
  cx_change_part (self->session, self->survey, self->question, self->rows, cx_part_row_get_id (row),
                  key, value, NULL);
}

static void
made_cb (gint64 id, gpointer user_data)
{
  g_autoptr (CxPartList) self = user_data;

  self->wanted = id;
  if (self->session != NULL)
    cx_part_list_focus_wanted (self);
}

static void
add_parts (CxPartList *self, gint64 after, const char *text, const char *const *lines)
{
  cx_change_add_parts (self->session, self->survey, self->question, self->rows, after, text, lines,
                       made_cb, g_object_ref (self));
}

/* A part named by its number, in the language of the survey. */
static void
add_one (CxPartList *self, gint64 after, const char *text)
{
  const char *format = cx_translate (self->survey->language,
                                     self->rows ? N_ ("Row %d") : N_ ("Choice %d"));
  g_autofree char *line = g_strdup_printf (format, (int) self->shown + 1);

  add_parts (self, after, text, (const char *const[]){ line, NULL });
}

static void
enter_cb (CxPartList *self, CxPartRow *row)
{
  g_autofree char *text = cx_draft_text_take (cx_part_row_get_draft (row));

  add_one (self, cx_part_row_get_id (row), *text != '\0' ? text : NULL);
}

/* The first line becomes the text of the part into which it was pasted. */
static void
pasted_cb (CxPartList *self, const char *const *lines, CxPartRow *row)
{
  g_free (cx_draft_text_take (cx_part_row_get_draft (row)));
  add_parts (self, cx_part_row_get_id (row), lines[0], lines + 1);
}

static void
move_to (CxPartList *self, gint64 part, gint64 before)
{
  if (part == before)
    return;
  self->wanted = part;
  cx_change_move_part (self->session, self->survey, self->question, self->rows, part, before);
}

static void
move_cb (CxPartList *self, int by, CxPartRow *row)
{
  const int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (cx_part_list_get_row (self, index + by) != NULL)
    move_to (self, cx_part_row_get_id (row), get_row_id (self, by < 0 ? index - 1 : index + 2));
}

static void
dropped_cb (CxPartList *self, gint64 part, gboolean behind, CxPartRow *row)
{
  move_to (self, part,
           get_row_id (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + behind));
}

static void
remove_cb (CxPartList *self, CxPartRow *row)
{
  cx_change_part (self->session, self->survey, self->question, self->rows, cx_part_row_get_id (row),
                  "hidden", "true",
                  self->rows ? _ ("The row was removed; its answers stay.")
                             : _ ("The choice was removed; its answers stay."));
}

static void
add_cb (CxPartList *self)
{
  add_one (self, 0, NULL);
}

CxPartRow *
cx_part_list_make_row (CxPartList *self, int index)
{
  GtkWidget *row = cx_part_row_new ();

  g_signal_connect_object (row, "set", G_CALLBACK (set_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "pasted", G_CALLBACK (pasted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_insert (self->list, row, index);
  return CX_PART_ROW (row);
}

void
cx_part_list_show (CxPartList *self, CxSurvey *survey, CxQuestion *question)
{
  if (self->question == NULL || self->question->id != question->id)
    {
      self->all = FALSE;
      self->wanted = 0;
      self->room = ROWS_AT_ONCE;
    }
  g_set_object (&self->survey, survey);
  g_set_object (&self->question, question);
  cx_part_list_show_parts (self);
  cx_part_list_focus_wanted (self);
}

static void
show_all_cb (CxPartList *self)
{
  self->all = TRUE;
  cx_part_list_show_parts (self);
}

/* --- Class --- */

static void
cx_part_list_dispose (GObject *object)
{
  CxPartList *self = CX_PART_LIST (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_PART_LIST);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->survey);
  g_clear_object (&self->question);
  G_OBJECT_CLASS (cx_part_list_parent_class)->dispose (object);
}

static void
cx_part_list_finalize (GObject *object)
{
  CxPartList *self = CX_PART_LIST (object);

  g_ptr_array_unref (self->hidden);
  g_ptr_array_unref (self->removed_rows);
  G_OBJECT_CLASS (cx_part_list_parent_class)->finalize (object);
}

static void
cx_part_list_class_init (CxPartListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_part_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_part_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/questions/cx-part-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CxPartList, heading);
  gtk_widget_class_bind_template_child (widget_class, CxPartList, list);
  gtk_widget_class_bind_template_child (widget_class, CxPartList, removed_list);
  gtk_widget_class_bind_template_child (widget_class, CxPartList, removed);
  gtk_widget_class_bind_template_child (widget_class, CxPartList, add);
  gtk_widget_class_bind_template_child (widget_class, CxPartList, rest);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
cx_part_list_init (CxPartList *self)
{
  self->hidden = g_ptr_array_new ();
  self->removed_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_part_list_new (CxSession *session, gboolean rows)
{
  CxPartList *self = g_object_new (CX_TYPE_PART_LIST, NULL);
  const char *title = rows ? _ ("Rows") : _ ("Choices");

  self->session = g_object_ref (session);
  self->rows = rows;
  gtk_widget_set_visible (self->add, !cx_session_is_read_only (session));
  gtk_label_set_text (self->heading, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_button_set_label (GTK_BUTTON (self->add), rows ? _ ("Add a row") : _ ("Add a choice"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->removed),
                                 rows ? _ ("Removed rows") : _ ("Removed choices"));
  return GTK_WIDGET (self);
}
