#include "config.h"

#include "cx-recipe.h"

#include "cx-i18n.h"
#include "cx-question-type.h"
#include "cx-response-columns.h"

#include <math.h>
#include <string.h>

/* So many comments stand on their sheet, the newest ones; all are among the data. */
#define MOST_COMMENTS 5000

typedef struct
{
  gint64 at; /* civil ms; G_MININT64: not known */
  char *branch;
  double score;
  char *text;
} Comment;

static void
comment_free (gpointer data)
{
  Comment *comment = data;

  g_free (comment->branch);
  g_free (comment->text);
  g_free (comment);
}

typedef struct
{
  int at, branch, score, text; /* columns, -1: not there */
  GPtrArray *comments;
} Collector;

static gboolean
row_cb (gint64 row, const CxExported *values, gpointer user_data, GError **error)
{
  Collector *collector = user_data;
  const CxExported *text = &values[collector->text];
  Comment *comment;

  if (text->kind != CX_EXPORTED_TEXT || *text->text == '\0')
    return TRUE;
  comment = g_new0 (Comment, 1);
  comment->text = g_strdup (text->text);
  comment->at = collector->at >= 0 && values[collector->at].kind == CX_EXPORTED_MOMENT
                    ? (gint64) values[collector->at].number
                    : G_MININT64;
  comment->score = collector->score >= 0 && values[collector->score].kind == CX_EXPORTED_NUMBER
                       ? values[collector->score].number
                       : NAN;
  if (collector->branch >= 0 && values[collector->branch].kind == CX_EXPORTED_TEXT)
    comment->branch = g_strdup (values[collector->branch].text);
  g_ptr_array_add (collector->comments, comment);
  return TRUE;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const Comment *first = *(Comment *const *) a, *second = *(Comment *const *) b;

  return first->at < second->at ? 1 : first->at > second->at ? -1 : 0;
}

/* Keeps of all export columns the four that are shown. */
static GPtrArray *
choose_columns (CxRecipeContext *context, CxQuestion *question, Collector *collector)
{
  GPtrArray *columns = cx_response_columns_new (context->survey, context->language);

  collector->at = collector->branch = collector->score = collector->text = -1;
  for (guint i = 0; i < columns->len;)
    {
      const CxExportColumn *column = g_ptr_array_index (columns, i);
      int *place = NULL;

      if (column->is_field && column->field == CX_FIELD_OF_SUBMITTED)
        place = &collector->at;
      else if (column->is_field && column->field == CX_FIELD_OF_BRANCH)
        place = &collector->branch;
      else if (!column->is_field && column->question == question &&
               column->item->kind == CX_ITEM_VALUE)
        place = &collector->text;
      else if (!column->is_field && strcmp (column->question->type_id, "nps") == 0 &&
               collector->score < 0)
        place = &collector->score;
      if (place == NULL)
        g_ptr_array_remove_index (columns, i);
      else
        *place = (int) i++;
    }
  return columns;
}

static CxReportTable *
begin_table (CxRecipeContext *context, CxSection *section, const Collector *collector)
{
  CxReportTable *table = cx_section_add_table (section, NULL);

  /* The wide first column of every sheet suits the longest of the short facts. */
  cx_report_table_add_column (table, CX_REPORT_TEXT,
                              collector->branch >= 0 ? CX_RECIPE_T (context, N_ ("Branch"))
                                                     : CX_RECIPE_T (context, N_ ("Response")));
  cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("Date")));
  cx_report_table_add_column (table, CX_REPORT_COUNT,
                              collector->score >= 0 ? CX_RECIPE_T (context, N_ ("Score 0–10"))
                                                    : "");
  cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("Comment")));
  table->filter = TRUE;
  table->wide_text = TRUE;
  return table;
}

static void
add_rows (CxRecipeContext *context, CxReportTable *table, const GPtrArray *comments)
{
  for (guint i = 0; i < MIN (comments->len, MOST_COMMENTS); i++)
    {
      const Comment *comment = g_ptr_array_index (comments, i);
      CxMoment moment = { .ms = comment->at, .offset = CX_OFFSET_NONE };
      g_autofree char *date = comment->at != G_MININT64 ? cx_moment_to_iso (moment, NULL, FALSE)
                                                        : NULL;
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      cx_report_table_add_text (table, comment->branch != NULL ? comment->branch : number);
      cx_report_table_add_text (table, date != NULL ? date : "");
      cx_report_table_add_number (table, comment->score);
      cx_report_table_add_text (table, comment->text);
    }
}

static gboolean
add_question (CxRecipeContext *context,
              CxDocument *document,
              CxQuestion *question,
              guint *sheets,
              GError **error)
{
  g_autoptr (GPtrArray) comments = g_ptr_array_new_with_free_func (comment_free);
  Collector collector = { .comments = comments };
  g_autoptr (GPtrArray) columns = choose_columns (context, question, &collector);
  g_autofree char *title = NULL;
  CxSection *section;

  if (collector.text < 0)
    return TRUE;
  if (!cx_response_columns_each (cx_frame_get_db (context->frame), context->survey, columns,
                                 cx_project_get_zone (context->project), context->only, FALSE,
                                 row_cb, &collector, context->progress, error))
    return FALSE;
  if (comments->len == 0)
    return TRUE;

  g_ptr_array_sort (comments, compare_newest);
  (*sheets)++;
  title = *sheets == 1 ? g_strdup (CX_RECIPE_T (context, N_ ("Comments")))
                       : g_strdup_printf (CX_RECIPE_T (context, N_ ("Comments %u")), *sheets);
  section = cx_document_add_section (document, title);
  cx_section_add_heading (section, 1, cx_recipe_question_text (context, question));
  if (comments->len > MOST_COMMENTS)
    {
      g_autofree char *note = g_strdup_printf (
          CX_RECIPE_T (context,
                       N_ ("The newest %u of %u comments; all of them are on the data sheet.")),
          MOST_COMMENTS, comments->len);

      cx_section_add_text (section, CX_PARAGRAPH_CAPTION, note);
    }
  add_rows (context, begin_table (context, section, &collector), comments);
  return TRUE;
}

gboolean
cx_results_add_comments (CxRecipeContext *context, CxDocument *document, GError **error)
{
  guint sheets = 0;

  for (guint i = 0; i < context->survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (context->survey->questions, i);

      if (question->hidden || question->type == NULL ||
          !(question->type->flags & CX_TYPE_IS_TEXT) ||
          (question->type->flags & CX_TYPE_IS_CONTACT))
        continue;
      if (!add_question (context, document, question, &sheets, error))
        return FALSE;
    }
  return TRUE;
}
