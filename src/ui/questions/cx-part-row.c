#include "config.h"

#include "cx-part-row.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-ui.h"

#include <math.h>
#include <string.h>

struct _CxPartRow
{
  GtkListBoxRow parent_instance;

  GObject *part; /* CxChoice or CxQuestionRow */
  CxPartAbilities abilities;

  GtkWidget *handle;
  GtkBox *middle;
  GtkLabel *signs;
  GtkMenuButton *more;
  CxDraftText *draft;
};

G_DEFINE_FINAL_TYPE (CxPartRow, cx_part_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SET,
  ENTER,
  PASTED,
  MOVE,
  DROPPED,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

gint64
cx_part_row_get_id (CxPartRow *self)
{
  return CX_IS_CHOICE (self->part) ? CX_CHOICE (self->part)->id : CX_QUESTION_ROW (self->part)->id;
}

CxDraftText *
cx_part_row_get_draft (CxPartRow *self)
{
  return self->draft;
}

/* --- What is said of a choice --- */

static void
add_sign (GString *signs, const char *sign)
{
  if (signs->len > 0)
    g_string_append (signs, " · ");
  g_string_append (signs, sign);
}

static char *
write_score (double score)
{
  return cx_number_to_human (score, score == floor (score) ? 0 : 2, cx_i18n_get_language ());
}

static void
show_signs (CxPartRow *self)
{
  g_autoptr (GString) signs = g_string_new (NULL);
  const CxChoice *choice = CX_IS_CHOICE (self->part) ? CX_CHOICE (self->part) : NULL;

  if (choice != NULL && choice->other)
    add_sign (signs, _ ("With a text of their own"));
  if (choice != NULL && choice->exclusive)
    add_sign (signs, _ ("Excludes the others"));
  if (choice != NULL && choice->missing)
    add_sign (signs, _ ("Not counted"));
  if (choice != NULL && !isnan (choice->score))
    {
      g_autofree char *number = write_score (choice->score);
      g_autofree char *text = g_strdup_printf (_ ("Counts as %s"), number);

      add_sign (signs, text);
    }
  gtk_label_set_text (self->signs, signs->str);
  gtk_widget_set_visible (GTK_WIDGET (self->signs), signs->len > 0);
}

static void
toggled_cb (GtkCheckButton *button, CxPartRow *self)
{
  g_signal_emit (self, signals[SET], 0, g_object_get_data (G_OBJECT (button), "key"),
                 gtk_check_button_get_active (button) ? "true" : "false");
}

static void
add_check (CxPartRow *self, GtkWidget *box, const char *key, const char *label, gboolean active)
{
  GtkWidget *button = gtk_check_button_new_with_label (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), active);
  g_object_set_data (G_OBJECT (button), "key", (gpointer) key);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static void
take_score (CxPartRow *self, GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (gtk_editable_get_chars (entry, 0, -1));
  const CxDecimal decimal = g_str_equal (cx_i18n_get_language (), "vi") ? CX_DECIMAL_COMMA
                                                                        : CX_DECIMAL_POINT;
  const double old = CX_CHOICE (self->part)->score;
  char buffer[CX_NUMBER_BUFFER];
  double number = NAN;
  const gboolean fits = *text == '\0' ||
                        cx_number_parse_human (text, strlen (text), decimal, &number);

  if (fits)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  if (fits && !(isnan (old) && isnan (number)) && old != number)
    g_signal_emit (self, signals[SET], 0, "score",
                   isnan (number) ? NULL : cx_number_to_text (number, buffer));
}

static void
score_entered_cb (GtkEditable *entry, CxPartRow *self)
{
  take_score (self, entry);
}

static void
score_left_cb (GtkEventController *focus, CxPartRow *self)
{
  take_score (self, GTK_EDITABLE (gtk_event_controller_get_widget (focus)));
}

static void
add_score (CxPartRow *self, GtkWidget *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Counts as"));
  GtkWidget *entry = gtk_entry_new ();
  const double score = CX_CHOICE (self->part)->score;
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Counts as"), -1);
  if (!isnan (score))
    {
      g_autofree char *text = write_score (score);

      gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
  g_signal_connect_object (entry, "activate", G_CALLBACK (score_entered_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (score_left_cb), self, 0);
  gtk_widget_add_controller (entry, focus);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (box), line);
}

/* --- Its menu --- */

static void
command_cb (GtkButton *button, CxPartRow *self)
{
  const int by = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "by"));

  gtk_menu_button_popdown (self->more);
  if (by != 0)
    g_signal_emit (self, signals[MOVE], 0, by);
  else
    g_signal_emit (self, signals[REMOVE], 0);
}

static void
add_command (CxPartRow *self, GtkWidget *box, const char *label, int by)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_object_set_data (G_OBJECT (button), "by", GINT_TO_POINTER (by));
  g_signal_connect_object (button, "clicked", G_CALLBACK (command_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static void
make_popover_cb (GtkMenuButton *button, gpointer data)
{
  CxPartRow *self = CX_PART_ROW (data);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const CxChoice *choice = CX_IS_CHOICE (self->part) ? CX_CHOICE (self->part) : NULL;

  if ((self->abilities & CX_PART_CAN_BE_OTHER) != 0)
    add_check (self, box, "other", _ ("With a text of their own (“other”)"), choice->other);
  if ((self->abilities & CX_PART_CAN_EXCLUDE) != 0)
    add_check (self, box, "exclusive", _ ("Excludes the other choices (“none of these”)"),
               choice->exclusive);
  if ((self->abilities & CX_PART_CAN_NOT_COUNT) != 0)
    add_check (self, box, "missing", _ ("Not counted (“does not apply”)"), choice->missing);
  if ((self->abilities & CX_PART_CAN_SCORE) != 0)
    add_score (self, box);
  if (self->abilities != 0)
    gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_command (self, box, _ ("Move up"), -1);
  add_command (self, box, _ ("Move down"), 1);
  add_command (self, box, _ ("Remove"), 0);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* --- Its text --- */

static void
edited_cb (CxPartRow *self, const char *text)
{
  if (*text == '\0')
    cx_draft_text_set_text (self->draft, CX_IS_CHOICE (self->part)
                                             ? CX_CHOICE (self->part)->text
                                             : CX_QUESTION_ROW (self->part)->text);
  else
    g_signal_emit (self, signals[SET], 0, "text", text);
}

static void
enter_cb (CxPartRow *self)
{
  g_signal_emit (self, signals[ENTER], 0);
}

static void
pasted_cb (CxPartRow *self, const char *const *lines)
{
  g_signal_emit (self, signals[PASTED], 0, lines);
}

static void
move_cb (CxPartRow *self, int by)
{
  g_signal_emit (self, signals[MOVE], 0, by);
}

/* --- Dragging --- */

static GdkContentProvider *
prepare_cb (CxPartRow *self)
{
  return gdk_content_provider_new_typed (CX_TYPE_PART_ROW, self);
}

static void
drag_begin_cb (CxPartRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

/* Shows where what is dragged would go. */
static GdkDragAction
drag_motion_cb (CxPartRow *self, double x, double y)
{
  const gboolean behind = y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  gtk_widget_remove_css_class (GTK_WIDGET (self), behind ? "cx-drop-above" : "cx-drop-below");
  gtk_widget_add_css_class (GTK_WIDGET (self), behind ? "cx-drop-below" : "cx-drop-above");
  return GDK_ACTION_MOVE;
}

static void
drag_leave_cb (CxPartRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "cx-drop-above");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "cx-drop-below");
}

static gboolean
drop_cb (CxPartRow *self, const GValue *value, double x, double y)
{
  CxPartRow *dragged = g_value_get_object (value);

  drag_leave_cb (self);
  if (dragged == NULL || dragged == self ||
      gtk_widget_get_parent (GTK_WIDGET (dragged)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, cx_part_row_get_id (dragged),
                 y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
  return TRUE;
}

static void
add_dragging (CxPartRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (CX_TYPE_PART_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "motion", G_CALLBACK (drag_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drag_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- Class --- */

static void
cx_part_row_finalize (GObject *object)
{
  g_clear_object (&CX_PART_ROW (object)->part);
  G_OBJECT_CLASS (cx_part_row_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  signals[SET] = g_signal_new ("set", CX_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[ENTER] = g_signal_new ("enter", CX_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[PASTED] = g_signal_new ("pasted", CX_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[MOVE] = g_signal_new ("move", CX_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", CX_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[REMOVE] = g_signal_new ("remove", CX_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
cx_part_row_class_init (CxPartRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cx_part_row_finalize;
  install_signals ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/questions/cx-part-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxPartRow, handle);
  gtk_widget_class_bind_template_child (widget_class, CxPartRow, middle);
  gtk_widget_class_bind_template_child (widget_class, CxPartRow, signs);
  gtk_widget_class_bind_template_child (widget_class, CxPartRow, more);
}

static void
cx_part_row_init (CxPartRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->draft = CX_DRAFT_TEXT (cx_draft_text_new ("", FALSE));
  gtk_box_prepend (self->middle, GTK_WIDGET (self->draft));
  g_signal_connect_object (self->draft, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "pasted", G_CALLBACK (pasted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->more, make_popover_cb, self, NULL);
  add_dragging (self);
}

GtkWidget *
cx_part_row_new (void)
{
  return g_object_new (CX_TYPE_PART_ROW, NULL);
}

void
cx_part_row_show (CxPartRow *self, GObject *part, const char *label, CxPartAbilities abilities)
{
  g_autofree char *more = g_strdup_printf (_ ("More about %s"), label);
  const gboolean fixed = (abilities & CX_PART_IS_FIXED) != 0;

  g_set_object (&self->part, part);
  self->abilities = abilities;
  gtk_widget_set_visible (self->handle, !fixed);
  gtk_widget_set_visible (GTK_WIDGET (self->more), !fixed);
  cx_draft_text_set_editable (self->draft, !fixed);
  cx_draft_text_set_label (self->draft, label);
  cx_draft_text_set_text (self->draft, CX_IS_CHOICE (part) ? CX_CHOICE (part)->text
                                                           : CX_QUESTION_ROW (part)->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, more,
                                  -1);
  show_signs (self);
}
