#include "config.h"

#include "cx-response-rows.h"

#include <math.h>

/* Of a row before any was laid out. */
#define ROW_HEIGHT 29
/* Lines more than fit wholly: one that is cut at each end, and one for a view that is a little
 * higher than the other. */
#define MORE_LINES 3
/* What the arrows of a scroll bar scroll, of what is seen. */
#define STEP 0.1
#define PAGE 0.9

struct _CxResponseRows
{
  GtkWidget parent_instance;

  GtkWidget *view;
  GtkAdjustment *all;  /* over all rows; nullable */
  GtkAdjustment *here; /* over the lines, the view's own */
  CxResponseLines *lines;
  CxResponseRows *follower; /* nullable, borrowed */
  gboolean follows;
  GtkScrollablePolicy policy;

  double row_height;
  gboolean allocating, placing;
  guint settling; /* idle source */
};

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

G_DEFINE_FINAL_TYPE_WITH_CODE (CxResponseRows,
                               cx_response_rows,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* --- Scrolling -------------------------------------------------------------------------------- */

static double
get_height (CxResponseRows *self)
{
  return self->row_height > 0 ? self->row_height : ROW_HEIGHT;
}

/* Where in its lines the view has to stand. */
static double
find_place (CxResponseRows *self)
{
  double least = gtk_adjustment_get_lower (self->here);
  double most = gtk_adjustment_get_upper (self->here) - gtk_adjustment_get_page_size (self->here);
  double wanted = gtk_adjustment_get_value (self->all) -
                  cx_response_lines_get_first (self->lines) * get_height (self);

  return CLAMP (wanted, least, MAX (most, least));
}

static void
place (CxResponseRows *self)
{
  if (self->all == NULL || self->lines == NULL)
    return;
  self->placing = TRUE;
  gtk_adjustment_set_value (self->here, find_place (self));
  self->placing = FALSE;
}

/* Which rows the lines have to show. */
static void
find_lines (CxResponseRows *self, guint *first, guint *n)
{
  double height = get_height (self);
  guint rows = cx_response_lines_count_rows (self->lines);
  guint fit = (guint) (gtk_adjustment_get_page_size (self->here) / height);

  *n = MIN (rows, fit + MORE_LINES);
  *first = MIN ((guint) (gtk_adjustment_get_value (self->all) / height), rows - *n);
}

static void
show_rows (CxResponseRows *self)
{
  guint first, n;

  if (self->all == NULL || self->lines == NULL)
    return;
  if (!self->follows)
    {
      find_lines (self, &first, &n);
      cx_response_lines_show (self->lines, first, n);
    }
  place (self);
  if (self->follower != NULL)
    place (self->follower);
}

static gboolean
settle_cb (gpointer data)
{
  CxResponseRows *self = data;

  self->settling = 0;
  show_rows (self);
  return G_SOURCE_REMOVE;
}

/* No row may come or go while the window is being laid out. */
static void
settle_soon (CxResponseRows *self)
{
  if (self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_HIGH, settle_cb, self, NULL);
}

static void
scrolled_cb (CxResponseRows *self)
{
  if (self->allocating)
    settle_soon (self);
  else
    show_rows (self);
}

/* The list scrolls by itself to what gets the focus; the grid has its own mind about that. */
static void
moved_cb (CxResponseRows *self)
{
  if (!self->placing)
    settle_soon (self);
}

static void
configure (CxResponseRows *self)
{
  double page = gtk_adjustment_get_page_size (self->here);
  double rows = self->lines != NULL ? cx_response_lines_count_rows (self->lines) : 0;
  double upper = MAX (rows * get_height (self), page);

  if (self->all == NULL || self->follows)
    return;
  gtk_adjustment_configure (self->all,
                            CLAMP (gtk_adjustment_get_value (self->all), 0, upper - page), 0, upper,
                            page * STEP, page * PAGE, page);
}

static void
use_adjustment (CxResponseRows *self, GtkAdjustment *adjustment)
{
  if (self->all == adjustment)
    return;
  if (self->all != NULL)
    g_signal_handlers_disconnect_by_func (self->all, scrolled_cb, self);
  g_set_object (&self->all, adjustment);
  /* The one that leads moves the other when its own lines are there. */
  if (adjustment != NULL && !self->follows)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                             G_CONNECT_SWAPPED);
  configure (self);
}

/* --- Layout ----------------------------------------------------------------------------------- */

static void
cx_response_rows_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (CX_RESPONSE_ROWS (widget)->view, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
cx_response_rows_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CxResponseRows *self = CX_RESPONSE_ROWS (widget);
  guint n, first, lines;

  self->allocating = TRUE;
  gtk_widget_allocate (self->view, width, height, -1, NULL);
  if (self->lines != NULL && self->all != NULL)
    {
      lines = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
      if (lines > 0 && !self->follows)
        self->row_height = gtk_adjustment_get_upper (self->here) / lines;
      if (self->follower != NULL)
        self->follower->row_height = self->row_height;
      configure (self);
      find_lines (self, &first, &n);
      if ((!self->follows && (n != lines || first != cx_response_lines_get_first (self->lines))) ||
          fabs (find_place (self) - gtk_adjustment_get_value (self->here)) > 0.5)
        settle_soon (self);
    }
  self->allocating = FALSE;
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
cx_response_rows_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CxResponseRows *self = CX_RESPONSE_ROWS (object);

  switch (id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)));
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->all);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, gtk_scrollable_get_hscroll_policy (GTK_SCROLLABLE (self->view)));
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
cx_response_rows_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CxResponseRows *self = CX_RESPONSE_ROWS (object);

  switch (id)
    {
    case PROP_VIEW:
      self->view = g_value_get_object (value);
      gtk_widget_set_parent (self->view, GTK_WIDGET (self));
      self->here = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
      g_object_ref (self->here);
      g_signal_connect_object (self->here, "value-changed", G_CALLBACK (moved_cb), self,
                               G_CONNECT_SWAPPED);
      break;
    case PROP_HADJUSTMENT:
      if (self->view != NULL)
        gtk_scrollable_set_hadjustment (GTK_SCROLLABLE (self->view), g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      use_adjustment (self, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (self->view), g_value_get_enum (value));
      break;
    case PROP_VSCROLL_POLICY:
      self->policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
cx_response_rows_dispose (GObject *object)
{
  CxResponseRows *self = CX_RESPONSE_ROWS (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  use_adjustment (self, NULL);
  g_clear_object (&self->lines);
  g_clear_object (&self->here);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  G_OBJECT_CLASS (cx_response_rows_parent_class)->dispose (object);
}

static void
cx_response_rows_class_init (CxResponseRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cx_response_rows_get_property;
  object_class->set_property = cx_response_rows_set_property;
  object_class->dispose = cx_response_rows_dispose;
  widget_class->measure = cx_response_rows_measure;
  widget_class->size_allocate = cx_response_rows_size_allocate;
  g_object_class_install_property (
      object_class, PROP_VIEW,
      g_param_spec_object ("view", NULL, NULL, GTK_TYPE_COLUMN_VIEW,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
cx_response_rows_init (CxResponseRows *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
cx_response_rows_set_follower (CxResponseRows *self, CxResponseRows *follower)
{
  g_autoptr (GtkAdjustment) all = follower->all != NULL ? g_object_ref (follower->all) : NULL;

  self->follower = follower;
  /* Connected anew, as one that follows. */
  use_adjustment (follower, NULL);
  follower->follows = TRUE;
  use_adjustment (follower, all);
}

void
cx_response_rows_set_lines (CxResponseRows *self, CxResponseLines *lines)
{
  g_set_object (&self->lines, lines);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view),
                             lines != NULL ? GTK_SELECTION_MODEL (lines) : NULL);
  if (self->follower != NULL)
    cx_response_rows_set_lines (self->follower, lines);
  if (!self->follows)
    cx_response_rows_update (self);
}

void
cx_response_rows_update (CxResponseRows *self)
{
  configure (self);
  show_rows (self);
}

double
cx_response_rows_get_row_height (CxResponseRows *self)
{
  return self->row_height;
}

guint
cx_response_rows_count_visible (CxResponseRows *self)
{
  return MAX ((guint) (gtk_adjustment_get_page_size (self->here) / get_height (self)), 1);
}

gboolean
cx_response_rows_scroll_to (CxResponseRows *self, guint position)
{
  double height = get_height (self);

  if (self->all == NULL || self->row_height <= 0)
    return FALSE;
  gtk_adjustment_clamp_page (self->all, position * height, (position + 1) * height);
  return TRUE;
}
