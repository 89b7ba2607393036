#include "config.h"

#include "cx-overview-private.h"

#include "cx-i18n.h"
#include "cx-main-question.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

/* So many are shown. */
#define COMMENTS 6

/* A comment that may be among the newest. */
typedef struct
{
  CxFrame *frame;
  CxItem *item;
  gsize row;
  gint32 day;
} CxFound;

static gint
compare_found (gconstpointer a, gconstpointer b)
{
  return ((const CxFound *) b)->day - ((const CxFound *) a)->day;
}

static gboolean
is_comment (CxQuestion *question)
{
  return !question->hidden && g_strcmp0 (question->type_id, "text") == 0 &&
         question->items->len > 0;
}

/* Keeps the newest ones sorted in @found. */
static void
offer (GArray *found, CxFound candidate)
{
  const CxFound *last = found->len > 0 ? &g_array_index (found, CxFound, found->len - 1) : NULL;

  if (found->len == COMMENTS && candidate.day <= last->day)
    return;
  g_array_append_val (found, candidate);
  g_array_sort (found, compare_found);
  if (found->len > COMMENTS)
    g_array_set_size (found, COMMENTS);
}

static gboolean
look_through (CxOverviewJob *job, CxFrame *frame, CxItem *item, GArray *found, GError **error)
{
  g_auto (CxColumnSet) set = { 0 };
  const CxColumn *column;
  const gint32 *days;

  cx_column_set_init (&set);
  g_ptr_array_add (set.items, item);
  if (!cx_frame_load (frame, &set, job->progress, error))
    return FALSE;
  column = cx_frame_get_item (frame, item);
  days = cx_frame_get_days (frame, job->progress, error);
  if (days == NULL)
    return FALSE;
  if (column->dictionary == NULL)
    return TRUE;
  for (gsize row = 0; row < cx_frame_get_rows (frame); row++)
    if (days[row] != CX_CODE_NULL && cx_column_get_code (column, row) >= 0)
      offer (found, (CxFound){ .frame = frame, .item = item, .row = row, .day = days[row] });
  return TRUE;
}

/* The score that the same person gave, and whether it is a happy one. */
static gboolean
add_score (CxOverviewJob *job, CxOverviewComment *comment, const CxFound *found, GError **error)
{
  const char *metric = NULL;
  CxQuestion *question = cx_main_question (cx_frame_get_survey (found->frame), &metric);
  g_auto (CxColumnSet) set = { 0 };
  CxVariable variable;
  const CxCodes *codes;
  gint32 index;
  double value, low, high;
  g_autofree char *number = NULL;

  if (question == NULL)
    return TRUE;
  cx_variable_of_question (question, &variable);
  cx_column_set_init (&set);
  cx_column_set_add (&set, &variable);
  if (!cx_frame_load (found->frame, &set, job->progress, error))
    return FALSE;
  codes = cx_frame_get_codes (found->frame, &variable, 0);
  if (codes == NULL)
    return TRUE;
  cx_codes_read (codes, found->row, 1, &index);
  value = cx_codes_get_number (codes, (guint) index);
  if (isnan (value) || cx_codes_is_missing (codes, (guint) index))
    return TRUE;

  number = cx_number_to_human (value, 0, job->language);
  /* TRANSLATORS: a measure and what one customer gave: "NPS 3". */
  comment->score = g_strdup_printf (_ ("%s %s"), _ (cx_metric_find (metric)->name), number);
  low = strcmp (metric, "nps") == 0 ? 6 : (question->scale_min + question->scale_max) / 2 - 0.5;
  high = strcmp (metric, "nps") == 0 ? 9 : (question->scale_min + question->scale_max) / 2 + 0.5;
  comment->tone = value <= low ? -1 : value >= high ? 1 : 0;
  return TRUE;
}

static gboolean
add_branch (CxOverviewJob *job, CxOverviewComment *comment, const CxFound *found, GError **error)
{
  g_auto (CxColumnSet) set = { 0 };
  const CxColumn *column;
  gint32 code;

  if (!cx_response_repo_has_field (cx_frame_get_survey (found->frame), CX_FIELD_OF_BRANCH))
    return TRUE;
  cx_column_set_init (&set);
  cx_column_set_add_field (&set, CX_FIELD_OF_BRANCH);
  if (!cx_frame_load (found->frame, &set, job->progress, error))
    return FALSE;
  column = cx_frame_get_field (found->frame, CX_FIELD_OF_BRANCH);
  code = cx_column_get_code (column, found->row);
  if (column->dictionary != NULL && code >= 0)
    comment->branch = g_strdup (cx_dictionary_get_text (column->dictionary, code));
  return TRUE;
}

static gboolean
add_found (CxOverviewJob *job, const CxFound *found, GError **error)
{
  const CxColumn *column = cx_frame_get_item (found->frame, found->item);
  CxOverviewComment *comment = g_new0 (CxOverviewComment, 1);
  gint32 code = cx_column_get_code (column, found->row);
  const gint64 *ids;

  g_ptr_array_add (job->digest->comments, comment);
  ids = cx_frame_get_ids (found->frame, job->progress, error);
  if (ids == NULL)
    return FALSE;
  comment->survey_id = cx_frame_get_survey (found->frame)->id;
  comment->response_id = ids[found->row];
  comment->text = g_strdup (cx_dictionary_get_text (column->dictionary, code));
  comment->day = found->day;
  return add_score (job, comment, found, error) && add_branch (job, comment, found, error);
}

gboolean
cx_overview_add_comments (CxOverviewJob *job, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (CxFound));

  for (guint i = 0; i < job->frames->len; i++)
    {
      CxFrame *frame = g_ptr_array_index (job->frames, i);
      CxSurvey *survey = cx_frame_get_survey (frame);

      for (guint k = 0; k < survey->questions->len; k++)
        {
          CxQuestion *question = g_ptr_array_index (survey->questions, k);

          if (is_comment (question) &&
              !look_through (job, frame, g_ptr_array_index (question->items, 0), found, error))
            return FALSE;
        }
    }
  for (guint i = 0; i < found->len; i++)
    if (!add_found (job, &g_array_index (found, CxFound, i), error))
      return FALSE;
  return TRUE;
}
