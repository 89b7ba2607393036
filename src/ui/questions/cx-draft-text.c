#include "config.h"

#include "cx-draft-text.h"

#include "cx-pasted-text.h"

#define TYPING_MS 500
#define MARGIN_X 9
#define MARGIN_Y 6

struct _CxDraftText
{
  GtkWidget parent_instance;

  GtkWidget *scroller; /* which never shows: it lets the text be smaller than it asks for */
  GtkWidget *view;
  char *text; /* as it was shown or told last */
  guint timeout;
  gboolean showing; /* the text is being set, not by a person */
  gboolean lines;
};

G_DEFINE_FINAL_TYPE (CxDraftText, cx_draft_text, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  ENTER,
  PASTED,
  MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (CxDraftText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

char *
cx_draft_text_get_text (CxDraftText *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE));
}

/* The caret stays where it was as far as there is text. */
static void
show_text (CxDraftText *self, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter caret;
  int offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&caret);
  self->showing = TRUE;
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &caret, offset);
  gtk_text_buffer_place_cursor (buffer, &caret);
  self->showing = FALSE;
}

void
cx_draft_text_restore (CxDraftText *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  show_text (self, self->text);
}

void
cx_draft_text_flush (CxDraftText *self)
{
  g_autofree char *text = NULL;

  if (self->timeout == 0)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  text = cx_draft_text_get_text (self);
  if (g_str_equal (text, self->text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_signal_emit (self, signals[EDITED], 0, text);
}

char *
cx_draft_text_take (CxDraftText *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_free (self->text);
  self->text = cx_draft_text_get_text (self);
  return g_strdup (self->text);
}

/* --- Callbacks --- */

static gboolean
typed_cb (gpointer data)
{
  CxDraftText *self = CX_DRAFT_TEXT (data);

  /* Flushing takes the source away itself. */
  cx_draft_text_flush (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CxDraftText *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->showing)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (TYPING_MS, typed_cb, self);
}

static gboolean
drop_draft (CxDraftText *self)
{
  if (self->timeout == 0)
    return FALSE;
  cx_draft_text_restore (self);
  return TRUE;
}

static gboolean
key_cb (CxDraftText *self, guint key, guint code, GdkModifierType state)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    return FALSE;
  if (modifiers == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down) &&
      g_signal_has_handler_pending (self, signals[MOVE], 0, FALSE))
    {
      cx_draft_text_flush (self);
      g_signal_emit (self, signals[MOVE], 0, key == GDK_KEY_Up ? -1 : 1);
      return TRUE;
    }
  if (modifiers != 0)
    return FALSE;
  if (key == GDK_KEY_Escape)
    return drop_draft (self);
  if (self->lines || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter))
    return FALSE;
  g_signal_emit (self, signals[ENTER], 0);
  return TRUE;
}

static void
insert (CxDraftText *self, const char *text)
{
  g_autofree char *line = g_strdup (text);

  if (!self->lines)
    g_strdelimit (g_strchomp (line), "\r\n", ' ');
  gtk_text_buffer_delete_selection (get_buffer (self), TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (get_buffer (self), line, -1, TRUE);
}

static void
clipboard_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxDraftText) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  g_auto (GStrv) lines = NULL;

  if (text == NULL || self->view == NULL)
    return;
  if (!self->lines && g_signal_has_handler_pending (self, signals[PASTED], 0, FALSE))
    lines = cx_pasted_text_split_lines (text);
  if (lines != NULL)
    g_signal_emit (self, signals[PASTED], 0, lines);
  else
    insert (self, text);
}

/* Instead of the view's own pasting, which knows nothing of lines. */
static void
paste_cb (CxDraftText *self)
{
  g_signal_stop_emission_by_name (self->view, "paste-clipboard");
  if (gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                   clipboard_read_cb, g_object_ref (self));
}

/* --- Size --- */

/* A text view knows its height only after a while, and then jumps; the height of its text is known
 * at once. */
static void
cx_draft_text_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  CxDraftText *self = CX_DRAFT_TEXT (widget);
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  GtkTextIter start, end;
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 80;
      *natural = 240;
      return;
    }
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  text = gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
  layout = gtk_widget_create_pango_layout (self->view, text);
  pango_layout_set_width (layout,
                          (MAX (for_size < 0 ? 240 : for_size, 80) - 2 * MARGIN_X) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural = height + 2 * MARGIN_Y + 2;
}

static void
cx_draft_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (CX_DRAFT_TEXT (widget)->scroller, width, height, -1, NULL);
}

static GtkSizeRequestMode
cx_draft_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- Class --- */

static void
cx_draft_text_dispose (GObject *object)
{
  CxDraftText *self = CX_DRAFT_TEXT (object);

  /* What was typed last is not lost with the window. */
  if (self->view != NULL)
    cx_draft_text_flush (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  self->view = NULL;
  G_OBJECT_CLASS (cx_draft_text_parent_class)->dispose (object);
}

static void
cx_draft_text_finalize (GObject *object)
{
  g_free (CX_DRAFT_TEXT (object)->text);
  G_OBJECT_CLASS (cx_draft_text_parent_class)->finalize (object);
}

static void
cx_draft_text_class_init (CxDraftTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_draft_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_draft_text_finalize;
  GTK_WIDGET_CLASS (klass)->measure = cx_draft_text_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = cx_draft_text_size_allocate;
  GTK_WIDGET_CLASS (klass)->get_request_mode = cx_draft_text_get_request_mode;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "drafttext");
  signals[EDITED] = g_signal_new ("edited", CX_TYPE_DRAFT_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ENTER] = g_signal_new ("enter", CX_TYPE_DRAFT_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[PASTED] = g_signal_new ("pasted", CX_TYPE_DRAFT_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[MOVE] = g_signal_new ("move", CX_TYPE_DRAFT_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
cx_draft_text_init (CxDraftText *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextView *view;

  self->text = g_strdup ("");
  self->view = gtk_text_view_new ();
  view = GTK_TEXT_VIEW (self->view);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  /* Undo is that of the file. */
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  gtk_text_view_set_left_margin (view, MARGIN_X);
  gtk_text_view_set_right_margin (view, MARGIN_X);
  gtk_text_view_set_top_margin (view, MARGIN_Y);
  gtk_text_view_set_bottom_margin (view, MARGIN_Y);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (cx_draft_text_flush), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);
  gtk_widget_add_controller (self->view, focus);
  g_signal_connect_object (self->view, "paste-clipboard", G_CALLBACK (paste_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_draft_text_new (const char *label, gboolean lines)
{
  CxDraftText *self = g_object_new (CX_TYPE_DRAFT_TEXT, NULL);

  self->lines = lines;
  cx_draft_text_set_label (self, label);
  return GTK_WIDGET (self);
}

void
cx_draft_text_set_label (CxDraftText *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

void
cx_draft_text_set_editable (CxDraftText *self, gboolean editable)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->view), editable);
}

void
cx_draft_text_set_text (CxDraftText *self, const char *text)
{
  g_autofree char *wanted = g_strdup (text != NULL ? text : "");
  g_autofree char *shown = NULL;

  if (self->timeout != 0)
    return;
  shown = cx_draft_text_get_text (self);
  if (!g_str_equal (shown, wanted))
    show_text (self, wanted);
  g_free (self->text);
  self->text = g_steal_pointer (&wanted);
}

void
cx_draft_text_focus (CxDraftText *self, gboolean select_all)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  gtk_widget_grab_focus (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (select_all)
    gtk_text_buffer_select_range (buffer, &end, &start);
  else
    gtk_text_buffer_place_cursor (buffer, &end);
}
