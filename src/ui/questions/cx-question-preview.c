#include "config.h"

#include "cx-question-preview.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-question-type.h"

#include <adwaita.h>
#include <math.h>

#define MAX_POINTS 11
#define MAX_CHOICES 5
#define MAX_ROWS 4
#define MAX_COLUMNS 5
#define LINE 24
#define POINT 30

typedef enum
{
  SHAPE_FIELD,  /* a box to write in */
  SHAPE_POINTS, /* numbers side by side, labels below its ends */
  SHAPE_LIST,   /* lines with a mark in front */
  SHAPE_GRID,
} Shape;

typedef enum
{
  MARK_ROUND,
  MARK_SQUARE,
  MARK_RANK,
} Mark;

struct _CxQuestionPreview
{
  GtkWidget parent_instance;

  Shape shape;
  Mark mark;
  GPtrArray *rows;    /* char *: lines, points, or rows of the grid */
  GPtrArray *columns; /* char *: of the grid */
  char *low, *high;   /* labels of the ends; what is written into a field */
  gboolean tall;      /* a field of several lines */
};

G_DEFINE_FINAL_TYPE (CxQuestionPreview, cx_question_preview, GTK_TYPE_WIDGET)

/* --- What there is to show --- */

static char *
translate_property (CxSurvey *survey, CxQuestion *question, const char *key, const char *language)
{
  g_autofree char *base = cx_question_get_property (question, key);

  return g_strdup (cx_survey_translate (survey, question->uuid, key, language, base));
}

static void
take_points (CxQuestionPreview *self, const CxQuestion *question)
{
  const int low = (int) question->scale_min, high = (int) question->scale_max;

  self->shape = SHAPE_POINTS;
  if (high - low < MAX_POINTS)
    {
      for (int i = low; i <= high; i++)
        g_ptr_array_add (self->rows, g_strdup_printf ("%d", i));
      return;
    }
  /* The ends of a long scale and how it begins. */
  for (int i = low; i < low + MAX_POINTS - 3; i++)
    g_ptr_array_add (self->rows, g_strdup_printf ("%d", i));
  g_ptr_array_add (self->rows, g_strdup ("…"));
  g_ptr_array_add (self->rows, g_strdup_printf ("%d", high));
}

static void
take_choices (CxSurvey *survey,
              CxQuestion *question,
              const char *language,
              guint most,
              gboolean count_rest,
              GPtrArray *texts)
{
  guint rest = 0;

  for (guint i = 0; i < question->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (choice->hidden)
        continue;
      if (texts->len < most)
        g_ptr_array_add (texts, g_strdup (cx_survey_translate (survey, choice->uuid, "text",
                                                               language, choice->text)));
      else
        rest++;
    }
  if (rest > 0 && count_rest)
    g_ptr_array_add (texts, g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest));
}

static void
take_rows (CxQuestionPreview *self, CxSurvey *survey, CxQuestion *question, const char *language)
{
  g_autofree char *cells = cx_question_get_property (question, "cells");

  self->shape = SHAPE_GRID;
  for (guint i = 0; i < question->rows->len && self->rows->len < MAX_ROWS; i++)
    {
      const CxQuestionRow *row = g_ptr_array_index (question->rows, i);

      if (!row->hidden)
        g_ptr_array_add (self->rows, g_strdup (cx_survey_translate (survey, row->uuid, "text",
                                                                    language, row->text)));
    }
  take_choices (survey, question, language, MAX_COLUMNS, FALSE, self->columns);
  if (g_strcmp0 (cells, "number") == 0 || g_strcmp0 (cells, "text") == 0)
    g_ptr_array_set_size (self->columns, 0);
  else if (self->columns->len == 0 && !isnan (question->scale_min))
    for (double point = question->scale_min;
         point <= question->scale_max && self->columns->len < MAX_POINTS; point++)
      g_ptr_array_add (self->columns, g_strdup_printf ("%d", (int) point));
}

static void
choose_mark (CxQuestionPreview *self, CxQuestion *question)
{
  g_autofree char *cells = cx_question_get_property (question, "cells");

  self->mark = g_strcmp0 (question->type_id, "multiple") == 0 || g_strcmp0 (cells, "multiple") == 0
                   ? MARK_SQUARE
               : g_strcmp0 (question->type_id, "ranking") == 0 ? MARK_RANK
                                                               : MARK_ROUND;
}

static void
take_question (CxQuestionPreview *self,
               CxSurvey *survey,
               CxQuestion *question,
               const char *language)
{
  const CxQuestionTypeFlags flags = question->type != NULL ? question->type->flags : 0;

  self->shape = SHAPE_FIELD;
  choose_mark (self, question);
  self->tall = cx_question_get_flag (question, "multiline");
  if ((flags & CX_TYPE_IS_SCALE) != 0 && !isnan (question->scale_min) &&
      !isnan (question->scale_max))
    {
      take_points (self, question);
      self->low = translate_property (survey, question, "label_min", language);
      self->high = translate_property (survey, question, "label_max", language);
    }
  else if ((flags & CX_TYPE_HAS_ROWS) != 0)
    take_rows (self, survey, question, language);
  else if ((flags & CX_TYPE_HAS_CHOICES) != 0)
    {
      self->shape = SHAPE_LIST;
      take_choices (survey, question, language, MAX_CHOICES, TRUE, self->rows);
    }
  else if (question->type != NULL)
    self->high = cx_question_get_property (question, "unit");
}

/* --- Drawing --- */

typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  GdkRGBA ink;
} Pen;

static void
draw_text (const Pen *pen, const char *text, float x, float y, float width, PangoAlignment align)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (text == NULL || width <= 4)
    return;
  layout = gtk_widget_create_pango_layout (pen->widget, text);
  pango_layout_set_width (layout, (int) width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_alignment (layout, align);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot,
                          &GRAPHENE_POINT_INIT (x, y + floorf ((LINE - (float) height) / 2)));
  gtk_snapshot_append_layout (pen->snapshot, layout, &pen->ink);
  gtk_snapshot_restore (pen->snapshot);
}

static void
draw_box (const Pen *pen, float x, float y, float width, float height, float radius)
{
  GskRoundedRect outline;
  GdkRGBA line = pen->ink;
  const float widths[4] = { 1, 1, 1, 1 };

  line.alpha *= 0.6f;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_append_border (pen->snapshot, &outline, widths,
                              (const GdkRGBA[4]){ line, line, line, line });
}

static void
draw_mark (const Pen *pen, Mark mark, guint rank, float x, float y)
{
  g_autofree char *number = NULL;

  if (mark != MARK_RANK)
    {
      draw_box (pen, x, y + (LINE - 14) / 2, 14, 14, mark == MARK_ROUND ? 7 : 3);
      return;
    }
  number = g_strdup_printf ("%u.", rank + 1);
  draw_text (pen, number, x, y, 20, PANGO_ALIGN_LEFT);
}

static void
draw_points (CxQuestionPreview *self, const Pen *pen, float width)
{
  const float step = MIN ((float) POINT + 6, (width + 6) / (float) MAX (self->rows->len, 1));
  const float all = step * (float) self->rows->len - 6;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const float x = step * (float) i;

      draw_box (pen, x, 0, step - 6, LINE, 6);
      draw_text (pen, g_ptr_array_index (self->rows, i), x, 0, step - 6, PANGO_ALIGN_CENTER);
    }
  draw_text (pen, self->low, 0, LINE + 4, all / 2 - 6, PANGO_ALIGN_LEFT);
  draw_text (pen, self->high, all / 2, LINE + 4, all / 2, PANGO_ALIGN_RIGHT);
}

static void
draw_list (CxQuestionPreview *self, const Pen *pen, float width)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const float y = (float) (LINE * i);

      if (i < MAX_CHOICES)
        draw_mark (pen, self->mark, i, 0, y);
      draw_text (pen, g_ptr_array_index (self->rows, i), 22, y, width - 22, PANGO_ALIGN_LEFT);
    }
}

static void
draw_grid (CxQuestionPreview *self, const Pen *pen, float width)
{
  const float head = floorf (width * 0.36f);
  const float step = (width - head) / (float) MAX (self->columns->len, 1);

  for (guint k = 0; k < self->columns->len; k++)
    draw_text (pen, g_ptr_array_index (self->columns, k), head + step * (float) k + 3, 0, step - 6,
               PANGO_ALIGN_CENTER);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const float y = (float) (LINE * (i + 1));

      draw_text (pen, g_ptr_array_index (self->rows, i), 0, y, head - 6, PANGO_ALIGN_LEFT);
      for (guint k = 0; k < self->columns->len; k++)
        draw_mark (pen, self->mark == MARK_SQUARE ? MARK_SQUARE : MARK_ROUND, 0,
                   head + step * ((float) k + 0.5f) - 7, y);
      if (self->columns->len == 0)
        draw_box (pen, head, y + 2, width - head, LINE - 4, 6);
    }
}

static void
cx_question_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CxQuestionPreview *self = CX_QUESTION_PREVIEW (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  Pen pen = { widget, snapshot, dark ? (GdkRGBA){ 1, 1, 1, 0.72f } : (GdkRGBA){ 0, 0, 0, 0.68f } };

  if (width <= 0)
    return;
  if (self->shape == SHAPE_POINTS)
    draw_points (self, &pen, width);
  else if (self->shape == SHAPE_LIST)
    draw_list (self, &pen, width);
  else if (self->shape == SHAPE_GRID)
    draw_grid (self, &pen, width);
  else
    {
      const float box = MIN (width, self->tall ? 360 : 220);

      draw_box (&pen, 0, 0, box, self->tall ? LINE * 2 : LINE, 6);
      draw_text (&pen, self->high, 0, 0, box - 8, PANGO_ALIGN_RIGHT);
    }
}

static int
get_height (CxQuestionPreview *self)
{
  if (self->shape == SHAPE_POINTS)
    return self->low != NULL || self->high != NULL ? LINE * 2 + 4 : LINE;
  if (self->shape == SHAPE_LIST)
    return LINE * (int) MAX (self->rows->len, 1);
  if (self->shape == SHAPE_GRID)
    return LINE * (int) (self->rows->len + 1);
  return self->tall ? LINE * 2 : LINE;
}

static void
cx_question_preview_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 180;
      *natural = 390;
    }
  else
    *minimum = *natural = get_height (CX_QUESTION_PREVIEW (widget));
}

/* --- Class --- */

static void
clear (CxQuestionPreview *self)
{
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->columns, 0);
  g_clear_pointer (&self->low, g_free);
  g_clear_pointer (&self->high, g_free);
}

static void
cx_question_preview_finalize (GObject *object)
{
  CxQuestionPreview *self = CX_QUESTION_PREVIEW (object);

  clear (self);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  G_OBJECT_CLASS (cx_question_preview_parent_class)->finalize (object);
}

static void
cx_question_preview_class_init (CxQuestionPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cx_question_preview_finalize;
  widget_class->measure = cx_question_preview_measure;
  widget_class->snapshot = cx_question_preview_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cx_question_preview_init (CxQuestionPreview *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
cx_question_preview_new (void)
{
  return g_object_new (CX_TYPE_QUESTION_PREVIEW, NULL);
}

void
cx_question_preview_show (CxQuestionPreview *self,
                          CxSurvey *survey,
                          CxQuestion *question,
                          const char *language)
{
  clear (self);
  take_question (self, survey, question, language);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
