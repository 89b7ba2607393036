#include "config.h"

#include "cx-wrap-layout.h"

struct _CxWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int child_width;
};

G_DEFINE_FINAL_TYPE (CxWrapLayout, cx_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_CHILD_WIDTH,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* One line of children. */
typedef struct
{
  GtkWidget *first; /* NULL: there is none left */
  guint n, n_expand;
  int width, height;
} Line;

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
get_width (CxWrapLayout *self, GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (self->child_width > 0)
    natural = MAX (minimum, self->child_width);
  return available < 0 ? natural : MAX (minimum, MIN (natural, available));
}

static int
get_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The width of @child on @line: with its share of what is left over. */
static int
get_final_width (CxWrapLayout *self, GtkWidget *child, const Line *line, int available)
{
  int width = get_width (self, child, available);

  if (available >= 0 && line->n_expand > 0 &&
      gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    width += MAX (0, available - line->width) / (int) line->n_expand;
  return width;
}

static void
measure_line (CxWrapLayout *self, Line *line, int available)
{
  GtkWidget *child = line->first;

  for (guint i = 0; i < line->n; i++)
    {
      int height = get_height (child, get_final_width (self, child, line, available));

      line->height = MAX (line->height, height);
      child = next_shown (gtk_widget_get_next_sibling (child));
    }
}

/* What fits on a line from @child on: at least one. */
static Line
take_line (CxWrapLayout *self, GtkWidget *child, int available)
{
  Line line = { next_shown (child) };

  for (child = line.first; child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int width = get_width (self, child, available);

      if (line.n > 0 && available >= 0 && line.width + self->spacing + width > available)
        break;
      line.width += width + (line.n > 0 ? self->spacing : 0);
      line.n++;
      line.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }
  measure_line (self, &line, available);
  return line;
}

/* The child behind the last one of @line. */
static GtkWidget *
skip_line (const Line *line)
{
  GtkWidget *child = line->first;

  for (guint i = 0; i < line->n; i++)
    child = next_shown (gtk_widget_get_next_sibling (child));
  return child;
}

static void
measure_width (CxWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  Line line = take_line (self, gtk_widget_get_first_child (widget), -1);

  *minimum = 0;
  *natural = line.width;
  for (GtkWidget *child = line.first; child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    *minimum = MAX (*minimum, get_width (self, child, 0));
}

static int
measure_height (CxWrapLayout *self, GtkWidget *widget, int available)
{
  Line line = take_line (self, gtk_widget_get_first_child (widget), available);
  int height = 0;

  while (line.first != NULL)
    {
      height += line.height + (height > 0 ? self->spacing : 0);
      line = take_line (self, skip_line (&line), available);
    }
  return height;
}

static void
cx_wrap_layout_measure (GtkLayoutManager *layout,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  CxWrapLayout *self = CX_WRAP_LAYOUT (layout);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = measure_height (self, widget, for_size);
}

static void
allocate_line (CxWrapLayout *self, GtkWidget *widget, const Line *line, int y, int available)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = line->first;
  int x = 0;

  for (guint i = 0; i < line->n; i++)
    {
      int width = get_final_width (self, child, line, available);

      gtk_widget_size_allocate (
          child, &(GtkAllocation){ mirrored ? available - x - width : x, y, width, line->height },
          -1);
      x += width + self->spacing;
      child = next_shown (gtk_widget_get_next_sibling (child));
    }
}

static void
cx_wrap_layout_allocate (GtkLayoutManager *layout,
                         GtkWidget *widget,
                         int width,
                         int height,
                         int baseline)
{
  CxWrapLayout *self = CX_WRAP_LAYOUT (layout);
  Line line = take_line (self, gtk_widget_get_first_child (widget), width);
  int y = 0;

  while (line.first != NULL)
    {
      allocate_line (self, widget, &line, y, width);
      y += line.height + self->spacing;
      line = take_line (self, skip_line (&line), width);
    }
}

static GtkSizeRequestMode
cx_wrap_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cx_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CxWrapLayout *self = CX_WRAP_LAYOUT (object);

  g_value_set_int (value, id == PROP_SPACING ? self->spacing : self->child_width);
}

static void
cx_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CxWrapLayout *self = CX_WRAP_LAYOUT (object);
  int *field = id == PROP_SPACING ? &self->spacing : &self->child_width;

  if (*field == g_value_get_int (value))
    return;
  *field = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  g_object_notify_by_pspec (object, props[id]);
}

static void
cx_wrap_layout_class_init (CxWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cx_wrap_layout_get_property;
  object_class->set_property = cx_wrap_layout_set_property;
  layout_class->measure = cx_wrap_layout_measure;
  layout_class->allocate = cx_wrap_layout_allocate;
  layout_class->get_request_mode = cx_wrap_layout_get_request_mode;
  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_CHILD_WIDTH] = g_param_spec_int ("child-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cx_wrap_layout_init (CxWrapLayout *self)
{
}

GtkLayoutManager *
cx_wrap_layout_new (int spacing)
{
  return g_object_new (CX_TYPE_WRAP_LAYOUT, "spacing", spacing, NULL);
}
