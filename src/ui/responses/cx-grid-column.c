#include "config.h"

#include "cx-grid-column-private.h"

#include "cx-i18n.h"
#include "cx-question-type.h"

/* What a header shows of a long question. */
#define TITLE_LENGTH 42

G_DEFINE_FINAL_TYPE (CxGridColumn, cx_grid_column, G_TYPE_OBJECT)

static void
cx_grid_column_finalize (GObject *object)
{
  CxGridColumn *self = CX_GRID_COLUMN (object);

  g_clear_pointer (&self->column, cx_list_column_free);
  g_free (self->title);
  g_free (self->full_title);
  G_OBJECT_CLASS (cx_grid_column_parent_class)->finalize (object);
}

static void
cx_grid_column_class_init (CxGridColumnClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_grid_column_finalize;
}

static void
cx_grid_column_init (CxGridColumn *self)
{
  self->shown = TRUE;
}

static char *
make_full_title (const CxListColumn *column, CxSurvey *survey, const char *language)
{
  CxQuestion *question = column->question;
  const char *text, *part = NULL;

  if (column->kind == CX_LIST_NUMBER)
    return g_strdup (C_ ("column of the grid", "No."));
  if (column->kind == CX_LIST_FIELD)
    return g_strdup (_ (cx_response_field_info (column->field)->label));
  text = cx_survey_translate (survey, question->uuid, "text", language, question->text);
  if (column->row != NULL)
    part = cx_survey_translate (survey, column->row->uuid, "text", language, column->row->text);
  else if (column->item != NULL && column->item->choice != NULL)
    part = cx_survey_translate (survey, column->item->choice->uuid, "text", language,
                                column->item->choice->text);
  if (part == NULL)
    return g_strdup (text);
  /* Translators: part of a question, such as a row of a grid, then the question. */
  return g_strdup_printf (C_ ("part and question", "%s: %s"), part, text);
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= TITLE_LENGTH)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, TITLE_LENGTH - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static int
guess_width (const CxListColumn *column)
{
  if (column->kind == CX_LIST_NUMBER)
    return 96;
  if (column->kind == CX_LIST_FIELD)
    return cx_response_field_info (column->field)->is_moment ? 174 : 132;
  if (column->kind == CX_LIST_SET ||
      (column->question->type != NULL && (column->question->type->flags & CX_TYPE_IS_TEXT) != 0))
    return 264;
  return column->item->storage == CX_STORAGE_TEXT || column->question->choices->len > 0 ? 180 : 132;
}

CxGridColumn *
cx_grid_column_new (const CxListColumn *column)
{
  CxGridColumn *self = g_object_new (CX_TYPE_GRID_COLUMN, NULL);

  self->column = cx_list_column_copy (column);
  self->frozen = column->kind == CX_LIST_NUMBER;
  self->width = guess_width (column);
  return self;
}

void
cx_grid_column_update (CxGridColumn *self,
                       const CxListColumn *column,
                       CxSurvey *survey,
                       const char *language)
{
  cx_list_column_free (self->column);
  self->column = cx_list_column_copy (column);
  g_free (self->full_title);
  g_free (self->title);
  self->full_title = make_full_title (column, survey, language);
  self->title = shorten (self->full_title);
}

const CxListColumn *
cx_grid_column_get (CxGridColumn *column)
{
  return column->column;
}

const char *
cx_grid_column_get_title (CxGridColumn *column)
{
  return column->title;
}

const char *
cx_grid_column_get_full_title (CxGridColumn *column)
{
  return column->full_title;
}

int
cx_grid_column_get_width (CxGridColumn *column)
{
  return column->width;
}

void
cx_grid_column_set_width (CxGridColumn *column, int width)
{
  column->width = width;
}

gboolean
cx_grid_column_is_shown (CxGridColumn *column)
{
  return column->shown;
}

gboolean
cx_grid_column_is_frozen (CxGridColumn *column)
{
  return column->frozen;
}
