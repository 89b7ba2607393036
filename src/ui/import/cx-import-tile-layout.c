#include "config.h"

#include "cx-import-tile-layout.h"

#define NARROWEST 132
#define SPACING 12

struct _CxImportTileLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CxImportTileLayout, cx_import_tile_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
cx_import_tile_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static guint
count_tiles (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static int
measure_tallest (GtkWidget *widget)
{
  int tallest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
      tallest = MAX (tallest, natural);
    }
  return tallest;
}

static guint
count_in_line (int width, guint n)
{
  return (guint) CLAMP ((width + SPACING) / (NARROWEST + SPACING), 1, (int) MAX (n, 1));
}

static void
cx_import_tile_layout_measure (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  guint n = count_tiles (widget), in_line, lines;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = NARROWEST;
      *natural = (int) n * (NARROWEST + SPACING) - SPACING;
      return;
    }
  in_line = for_size < 0 ? n : count_in_line (for_size, n);
  lines = (n + in_line - 1) / in_line;
  *minimum = (int) lines * (measure_tallest (widget) + SPACING) - SPACING;
  *natural = *minimum;
}

static void
cx_import_tile_layout_allocate (GtkLayoutManager *manager,
                                GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  guint n = count_tiles (widget), in_line = count_in_line (width, n), i = 0;
  int tall = measure_tallest (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      /* What does not divide evenly is spread, so that lines end where the page does. */
      int at = (int) (i % in_line);
      int x = at * (width + SPACING) / (int) in_line;
      int tile = (at + 1) * (width + SPACING) / (int) in_line - x - SPACING;
      GtkAllocation place = { mirrored ? width - x - tile : x,
                              (int) (i / in_line) * (tall + SPACING), tile, tall };

      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
cx_import_tile_layout_class_init (CxImportTileLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = cx_import_tile_layout_get_request_mode;
  layout_class->measure = cx_import_tile_layout_measure;
  layout_class->allocate = cx_import_tile_layout_allocate;
}

static void
cx_import_tile_layout_init (CxImportTileLayout *self)
{
}
