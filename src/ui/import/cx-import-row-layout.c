#include "config.h"

#include "cx-import-row-layout.h"

/* From this width on both stand beside each other; the controls of all rows are as wide. */
#define WIDE 620
#define CONTROLS 380
#define SPACING 12
#define LINE_SPACING 6

struct _CxImportRowLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CxImportRowLayout, cx_import_row_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
cx_import_row_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *text, GtkWidget *controls, int *minimum, int *natural)
{
  int text_min, text_nat, controls_min, controls_nat;

  gtk_widget_measure (text, GTK_ORIENTATION_HORIZONTAL, -1, &text_min, &text_nat, NULL, NULL);
  gtk_widget_measure (controls, GTK_ORIENTATION_HORIZONTAL, -1, &controls_min, &controls_nat, NULL,
                      NULL);
  *minimum = MAX (text_min, controls_min);
  *natural = MAX (*minimum, text_nat + SPACING + CONTROLS);
}

static int
measure_height (GtkWidget *child, int width)
{
  int minimum, narrow;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, narrow), &minimum, NULL, NULL,
                      NULL);
  return minimum;
}

static void
cx_import_row_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  GtkWidget *text = gtk_widget_get_first_child (widget);
  GtkWidget *controls = gtk_widget_get_last_child (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (text, controls, minimum, natural);
      return;
    }
  if (for_size < 0 || for_size >= WIDE)
    *minimum = MAX (measure_height (text, for_size < 0 ? WIDE : for_size - CONTROLS - SPACING),
                    measure_height (controls, CONTROLS));
  else
    *minimum = measure_height (text, for_size) + LINE_SPACING + measure_height (controls, for_size);
  *natural = *minimum;
}

static void
cx_import_row_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  GtkWidget *text = gtk_widget_get_first_child (widget);
  GtkWidget *controls = gtk_widget_get_last_child (widget);
  GtkAllocation place = { 0, 0, width, height };

  if (width >= WIDE)
    {
      gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      int rest = width - CONTROLS - SPACING;

      place = (GtkAllocation){ mirrored ? CONTROLS + SPACING : 0, 0, rest, height };
      gtk_widget_size_allocate (text, &place, -1);
      place = (GtkAllocation){ mirrored ? 0 : rest + SPACING, 0, CONTROLS, height };
      gtk_widget_size_allocate (controls, &place, -1);
      return;
    }
  place.height = measure_height (text, width);
  gtk_widget_size_allocate (text, &place, -1);
  place.y = place.height + LINE_SPACING;
  place.height = MAX (height - place.y, 0);
  gtk_widget_size_allocate (controls, &place, -1);
}

static void
cx_import_row_layout_class_init (CxImportRowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = cx_import_row_layout_get_request_mode;
  layout_class->measure = cx_import_row_layout_measure;
  layout_class->allocate = cx_import_row_layout_allocate;
}

static void
cx_import_row_layout_init (CxImportRowLayout *self)
{
}
