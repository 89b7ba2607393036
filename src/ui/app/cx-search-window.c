#include "config.h"

#include "cx-search-window.h"

#include "cx-application.h"
#include "cx-i18n.h"
#include "cx-search-sources.h"
#include "cx-text.h"
#include "cx-ui.h"

#define MOST 40
#define AT_ONCE 8
#define SHORTEST 2

struct _CxSearchWindow
{
  AdwWindow parent_instance;

  CxWindow *window;      /* borrowed: this one goes with it */
  GPtrArray *commands;   /* CxSearchItem */
  GPtrArray *surveys;    /* nullable: not there yet */
  GPtrArray *responses;  /* nullable, of what is typed */
  GCancellable *listing; /* of the surveys */
  GCancellable *finding; /* of the responses */
  GArray *matches;       /* Match, shown or about to be */
  guint n_shown;
  guint filling;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CxSearchWindow, cx_search_window, ADW_TYPE_WINDOW)

/* One item and how well it fits. */
typedef struct
{
  const CxSearchItem *item;
  int score;
  guint order;
} Match;

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *match_a = a, *match_b = b;

  if (match_a->score != match_b->score)
    return match_a->score - match_b->score;
  return match_a->order < match_b->order ? -1 : 1;
}

/* What cannot be done now is not offered. */
static gboolean
is_possible (CxSearchWindow *self, const CxSearchItem *item)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (item->action, &name, &target, NULL))
    return FALSE;
  if (g_str_equal (name, "win.undo"))
    return cx_session_get_undo_label (cx_window_get_session (self->window)) != NULL;
  if (g_str_equal (name, "win.redo"))
    return cx_session_get_redo_label (cx_window_get_session (self->window)) != NULL;
  if (g_str_equal (name, "win.import"))
    return !cx_session_is_read_only (cx_window_get_session (self->window));
  return TRUE;
}

static void
add_matches (CxSearchWindow *self, GArray *matches, GPtrArray *items, char **words)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const Match match = { items->pdata[i], cx_search_item_score (items->pdata[i], words),
                            matches->len };

      if (match.score >= 0 && is_possible (self, match.item))
        g_array_append_val (matches, match);
    }
}

static GtkWidget *
make_line (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static GtkWidget *
make_row (const CxSearchItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), make_line (item->title, FALSE));
  if (item->subtitle != NULL)
    gtk_box_append (GTK_BOX (lines), make_line (item->subtitle, TRUE));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (item->icon_name));
  gtk_box_append (GTK_BOX (box), lines);
  if (item->accel != NULL)
    gtk_box_append (GTK_BOX (box), gtk_shortcut_label_new (item->accel));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, item->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, item->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  item->subtitle != NULL ? item->subtitle : "", -1);
  g_object_set_data_full (G_OBJECT (row), "action", g_strdup (item->action), g_free);
  return row;
}

static void
show_more (CxSearchWindow *self)
{
  const guint last = MIN (MIN (self->matches->len, MOST), self->n_shown + AT_ONCE);

  for (; self->n_shown < last; self->n_shown++)
    gtk_list_box_append (self->list,
                         make_row (g_array_index (self->matches, Match, self->n_shown).item));
}

/* A few rows at a time, so that typing is never behind. */
static gboolean
show_more_cb (gpointer data)
{
  CxSearchWindow *self = CX_SEARCH_WINDOW (data);

  show_more (self);
  if (self->n_shown < MIN (self->matches->len, MOST))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
find_matches (CxSearchWindow *self)
{
  g_autofree char *folded = cx_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_auto (GStrv) words = g_strsplit (folded, " ", 0);

  g_array_set_size (self->matches, 0);
  add_matches (self, self->matches, self->commands, words);
  add_matches (self, self->matches, self->surveys, words);
  g_array_sort (self->matches, compare_matches);
  /* They were found by what stands in them, of which only a part is shown. */
  for (guint i = 0; self->responses != NULL && i < self->responses->len; i++)
    {
      const Match match = { self->responses->pdata[i], G_MAXINT, i };

      g_array_append_val (self->matches, match);
    }
}

static void
show_matches (CxSearchWindow *self)
{
  GtkListBoxRow *row;

  g_clear_handle_id (&self->filling, g_source_remove);
  find_matches (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_shown = 0;
  show_more (self);
  gtk_stack_set_visible_child_name (self->stack, self->matches->len > 0 ? "list" : "nothing");
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (self->n_shown < self->matches->len)
    self->filling = g_idle_add (show_more_cb, self);
}

/* TRUE once the window has gone, or asked for something else: it is not to be touched. */
static gboolean
is_over (GAsyncResult *result)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) items = cx_session_run_finish (CX_SESSION (object), result, NULL);
  CxSearchWindow *self = user_data;

  if (items == NULL || is_over (result))
    return;
  self->surveys = g_steal_pointer (&items);
  show_matches (self);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) items = cx_session_run_finish (CX_SESSION (object), result, NULL);
  CxSearchWindow *self = user_data;

  if (items == NULL || is_over (result))
    return;
  g_clear_pointer (&self->responses, g_ptr_array_unref);
  self->responses = g_steal_pointer (&items);
  show_matches (self);
}

static void
find_responses (CxSearchWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->responses, g_ptr_array_unref);
  if (g_utf8_strlen (text, -1) < SHORTEST)
    return;
  self->finding = g_cancellable_new ();
  cx_session_run (cx_window_get_session (self->window), CX_LANE_LONG, cx_search_find_responses,
                  g_strdup (text), g_free, (GDestroyNotify) g_ptr_array_unref, self->finding, NULL,
                  found_cb, self);
}

static void
search_cb (CxSearchWindow *self)
{
  find_responses (self);
  show_matches (self);
}

static void
row_activated_cb (CxSearchWindow *self, GtkListBoxRow *row)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  CxWindow *window = self->window;
  const char *action = g_object_get_data (G_OBJECT (row), "action");

  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    return;
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target);
}

static void
entry_activate_cb (CxSearchWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, row);
}

/* The entry keeps the keyboard; up and down choose in the list. */
static gboolean
key_cb (CxSearchWindow *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  GtkListBoxRow *next;
  GtkAdjustment *scroll;
  graphene_rect_t bounds;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;
  next = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (next == NULL)
    return GDK_EVENT_STOP;
  gtk_list_box_select_row (self->list, next);
  scroll = gtk_list_box_get_adjustment (self->list);
  if (scroll != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (next), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (scroll, bounds.origin.y, bounds.origin.y + bounds.size.height);
  return GDK_EVENT_STOP;
}

static void
cx_search_window_dispose (GObject *object)
{
  CxSearchWindow *self = CX_SEARCH_WINDOW (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->matches, g_array_unref);
  g_cancellable_cancel (self->listing);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->listing);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  g_clear_pointer (&self->surveys, g_ptr_array_unref);
  g_clear_pointer (&self->responses, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_search_window_parent_class)->dispose (object);
}

static void
cx_search_window_class_init (CxSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_search_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/app/cx-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CxSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, CxSearchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CxSearchWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cx_search_window_init (CxSearchWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->matches = g_array_new (FALSE, FALSE, sizeof (Match));
  self->commands = cx_search_list_commands ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
cx_search_window_show (CxWindow *window)
{
  CxSearchWindow *self = g_object_new (CX_TYPE_SEARCH_WINDOW, "transient-for", window, NULL);

  self->window = window;
  self->listing = g_cancellable_new ();
  show_matches (self);
  cx_session_run (cx_window_get_session (window), CX_LANE_READ, cx_search_list_surveys, NULL, NULL,
                  (GDestroyNotify) g_ptr_array_unref, self->listing, NULL, listed_cb, self);
  cx_application_present_soon (GTK_WINDOW (self));
}
