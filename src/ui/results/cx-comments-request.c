#include "config.h"

#include "cx-comments-request.h"

#include "cx-i18n.h"
#include "cx-main-question.h"
#include "cx-measure.h"
#include "cx-number.h"
#include "cx-question-type.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* Rows between two looks whether to stop. */
#define CHECK 4096

struct _CxCommentIndex
{
  gatomicrefcount references;
  gint64 version;     /* of the file */
  GHashTable *folded; /* question → GPtrArray of texts by their number in the dictionary */
};

CxCommentIndex *
cx_comment_index_new (void)
{
  CxCommentIndex *index = g_new0 (CxCommentIndex, 1);

  g_atomic_ref_count_init (&index->references);
  index->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  return index;
}

CxCommentIndex *
cx_comment_index_ref (CxCommentIndex *index)
{
  g_atomic_ref_count_inc (&index->references);
  return index;
}

void
cx_comment_index_unref (CxCommentIndex *index)
{
  if (!g_atomic_ref_count_dec (&index->references))
    return;
  g_hash_table_unref (index->folded);
  g_free (index);
}

CxCommentsRequest *
cx_comments_request_new (gint64 survey_id,
                         const char *question,
                         const CxAnswerFilter *filter,
                         CxCommentIndex *index)
{
  CxCommentsRequest *request = g_new0 (CxCommentsRequest, 1);

  request->survey_id = survey_id;
  request->question = g_strdup (question);
  request->filter = cx_answer_filter_copy (filter);
  request->index = cx_comment_index_ref (index);
  return request;
}

void
cx_comments_request_free (CxCommentsRequest *request)
{
  g_free (request->question);
  cx_answer_filter_free (request->filter);
  g_free (request->search);
  g_free (request->language);
  cx_comment_index_unref (request->index);
  g_free (request);
}

static void
comment_free (CxComment *comment)
{
  g_free (comment->text);
  g_free (comment->markup);
  g_free (comment->date);
  g_free (comment->branch);
  g_free (comment->score);
  g_free (comment);
}

CxComments *
cx_comments_ref (CxComments *comments)
{
  g_atomic_ref_count_inc (&comments->references);
  return comments;
}

void
cx_comments_unref (CxComments *comments)
{
  if (!g_atomic_ref_count_dec (&comments->references))
    return;
  g_ptr_array_unref (comments->comments);
  g_free (comments);
}

/* --- Finding ---------------------------------------------------------------------------------- */

/* What is at hand of the frame. */
typedef struct
{
  const CxCommentsRequest *request;
  CxFrame *frame;
  CxQuestion *question, *main; /* main is nullable */
  const char *metric;          /* of main */
  const CxColumn *texts;
  const CxColumn *submitted;
} Search;

/* The folded texts, made when somebody searches. */
static GPtrArray *
get_folded (const Search *search)
{
  CxCommentIndex *index = search->request->index;
  const CxDictionary *dictionary = search->texts->dictionary;
  gint64 version = cx_db_get_version (cx_frame_get_db (search->frame));
  GPtrArray *folded;

  if (index->version != version)
    g_hash_table_remove_all (index->folded);
  index->version = version;
  folded = g_hash_table_lookup (index->folded, search->question->code);
  if (folded != NULL)
    return folded;
  folded = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < cx_dictionary_get_size (dictionary); i++)
    g_ptr_array_add (folded, cx_text_fold (cx_dictionary_get_text (dictionary, (gint32) i)));
  g_hash_table_insert (index->folded, g_strdup (search->question->code), folded);
  return folded;
}

static gboolean
matches (const Search *search, const GPtrArray *folded, const char *wanted, gint32 code)
{
  const char *text = cx_dictionary_get_text (search->texts->dictionary, code);

  if (text[0] == '\0')
    return FALSE;
  return wanted == NULL || strstr (g_ptr_array_index (folded, (guint) code), wanted) != NULL;
}

static GArray *
find_rows (const Search *search, const CxBitset *rows, CxProgress *progress, GError **error)
{
  g_autofree char *wanted = search->request->search != NULL ? cx_text_fold (search->request->search)
                                                            : NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  const GPtrArray *folded;

  if (wanted != NULL && wanted[0] == '\0')
    g_clear_pointer (&wanted, g_free);
  folded = wanted != NULL ? get_folded (search) : NULL;
  for (gsize i = 0; i < rows->n; i++)
    {
      guint32 row = (guint32) i;
      gint32 code;

      if (i % CHECK == 0 && !cx_progress_step (progress, (gint64) i, error))
        return NULL;
      if (!cx_bitset_has (rows, i))
        continue;
      code = cx_column_get_code (search->texts, i);
      if (code >= 0 && matches (search, folded, wanted, code))
        g_array_append_val (found, row);
    }
  return g_steal_pointer (&found);
}

/* Newest first; what has no date last. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CxColumn *submitted = user_data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  gint64 at_x = submitted->int64[x], at_y = submitted->int64[y];

  if (at_x != at_y)
    return at_x < at_y ? 1 : -1;
  return (x < y) - (x > y);
}

/* --- Telling ---------------------------------------------------------------------------------- */

static CxMood
judge (const Search *search, gint32 value)
{
  CxDb *db = cx_frame_get_db (search->frame);
  double share;

  if (g_strcmp0 (search->metric, "nps") == 0)
    return value >= cx_setting_repo_get_number (db, "nps.promoter_min")    ? CX_MOOD_GOOD
           : value <= cx_setting_repo_get_number (db, "nps.detractor_max") ? CX_MOOD_BAD
                                                                           : CX_MOOD_MIDDLE;
  share = (value - search->main->scale_min) / (search->main->scale_max - search->main->scale_min);
  if (!isfinite (share))
    return CX_MOOD_MIDDLE;
  return share >= 0.75 ? CX_MOOD_GOOD : share < 0.5 ? CX_MOOD_BAD : CX_MOOD_MIDDLE;
}

static void
tell_score (const Search *search, gsize row, CxComment *comment)
{
  CxItem *item = search->main != NULL
                     ? cx_question_find_item (search->main, CX_ITEM_VALUE, NULL, NULL)
                     : NULL;
  const CxColumn *column = item != NULL ? cx_frame_get_item (search->frame, item) : NULL;
  gint32 value = column != NULL && column->kind != CX_COLUMN_REAL ? cx_column_get_code (column, row)
                                                                  : CX_CODE_NULL;

  if (value < 0)
    return;
  comment->score = g_strdup_printf ("%d", value);
  comment->mood = judge (search, value);
}

static CxComment *
tell (const Search *search, const gint64 *ids, guint32 row)
{
  CxComment *comment = g_new0 (CxComment, 1);
  const CxColumn *branches = cx_frame_get_field (search->frame, CX_FIELD_OF_BRANCH);
  gint32 branch = branches != NULL ? cx_column_get_code (branches, row) : CX_CODE_NULL;
  gint64 at = search->submitted->int64[row];

  comment->id = ids[row];
  comment->text = g_strdup (
      cx_dictionary_get_text (search->texts->dictionary, cx_column_get_code (search->texts, row)));
  comment->markup = cx_comment_mark (comment->text, search->request->search);
  if (at != G_MININT64)
    comment->date = cx_moment_to_human ((CxMoment){ at, CX_OFFSET_NONE },
                                        cx_frame_get_zone (search->frame), FALSE,
                                        search->request->language);
  if (branch >= 0 && branches->dictionary != NULL)
    comment->branch = g_strdup (cx_dictionary_get_text (branches->dictionary, branch));
  tell_score (search, row, comment);
  return comment;
}

static gboolean
load (Search *search, CxProgress *progress, GError **error)
{
  CxItem *item = cx_question_find_item (search->question, CX_ITEM_VALUE, NULL, NULL);
  g_auto (CxColumnSet) set = { 0 };
  CxVariable variable;

  cx_column_set_init (&set);
  cx_column_set_add_field (&set, CX_FIELD_OF_SUBMITTED);
  cx_column_set_add_field (&set, CX_FIELD_OF_BRANCH);
  cx_variable_of_question (search->question, &variable);
  cx_column_set_add (&set, &variable);
  if (search->main != NULL)
    {
      cx_variable_of_question (search->main, &variable);
      cx_column_set_add (&set, &variable);
    }
  if (!cx_frame_load (search->frame, &set, progress, error))
    return FALSE;
  search->submitted = cx_frame_get_field (search->frame, CX_FIELD_OF_SUBMITTED);
  search->texts = item != NULL ? cx_frame_get_item (search->frame, item) : NULL;
  if (search->texts != NULL && search->texts->dictionary != NULL)
    return TRUE;
  cx_error_set (error, CX_ERROR_INVALID, NULL, _ ("“%s” is not answered in words."),
                search->question->code);
  return FALSE;
}

static CxComments *
find (Search *search, CxProgress *progress, GError **error)
{
  const CxCommentsRequest *request = search->request;
  g_autofree char *where = cx_answer_filter_get_where (request->filter);
  const CxMeasureQuery query = { .question = request->question,
                                 .where = where,
                                 .since = request->filter->since,
                                 .until = request->filter->until };
  g_autoptr (CxBitset) rows = NULL;
  g_autoptr (GArray) found = NULL;
  CxComments *comments;
  const gint64 *ids;

  rows = cx_measure_rows (search->frame, &query, progress, error);
  if (rows == NULL || !load (search, progress, error))
    return NULL;
  ids = cx_frame_get_ids (search->frame, progress, error);
  if (ids == NULL || !load (search, progress, error))
    return NULL;
  found = find_rows (search, rows, progress, error);
  if (found == NULL)
    return NULL;
  g_array_sort_with_data (found, compare_rows, (gpointer) search->submitted);

  comments = g_new0 (CxComments, 1);
  g_atomic_ref_count_init (&comments->references);
  comments->comments = g_ptr_array_new_with_free_func ((GDestroyNotify) comment_free);
  comments->n = found->len;
  for (guint i = request->offset; i < found->len && i - request->offset < request->limit; i++)
    g_ptr_array_add (comments->comments, tell (search, ids, g_array_index (found, guint32, i)));
  return comments;
}

CxComments *
cx_comments_find (CxFrame *frame,
                  const CxCommentsRequest *request,
                  CxProgress *progress,
                  GError **error)
{
  CxSurvey *survey = cx_frame_get_survey (frame);
  Search search = { .request = request, .frame = frame };

  search.question = cx_survey_find_question (survey, request->question, error);
  if (search.question == NULL)
    return NULL;
  search.main = cx_main_question (survey, &search.metric);
  return find (&search, progress, error);
}

gpointer
cx_comments_run (CxWorkspace *workspace, gpointer data, CxProgress *progress, GError **error)
{
  const CxCommentsRequest *request = data;
  CxFrame *frame = cx_workspace_get_frame (workspace, request->survey_id, error);
  CxComments *comments;

  if (frame == NULL || !cx_db_begin_read (cx_frame_get_db (frame), error))
    return NULL;
  comments = cx_comments_find (frame, request, progress, error);
  cx_db_end_read (cx_frame_get_db (frame));
  return comments;
}

/* --- All questions at once -------------------------------------------------------------------- */

gboolean
cx_comments_are_of (const CxQuestion *question)
{
  return question->type != NULL &&
         (question->type->flags & (CX_TYPE_IS_TEXT | CX_TYPE_IS_CONTACT)) != 0;
}

static gboolean
has_texts (const CxQuestion *question)
{
  return !question->hidden && cx_comments_are_of (question);
}

/* One pass over the file for all of them. */
static gboolean
load_texts (CxFrame *frame, CxProgress *progress, GError **error)
{
  CxSurvey *survey = cx_frame_get_survey (frame);
  g_auto (CxColumnSet) set = { 0 };

  cx_column_set_init (&set);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);
      CxVariable variable;

      if (!has_texts (question))
        continue;
      cx_variable_of_question (question, &variable);
      cx_column_set_add (&set, &variable);
    }
  return cx_frame_load (frame, &set, progress, error);
}

static gboolean
count_hits (CxFrame *frame,
            CxCommentsRequest *request,
            GHashTable *hits,
            CxProgress *progress,
            GError **error)
{
  CxSurvey *survey = cx_frame_get_survey (frame);

  if (!load_texts (frame, progress, error))
    return FALSE;
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const CxQuestion *question = g_ptr_array_index (survey->questions, i);
      g_autoptr (CxComments) comments = NULL;

      if (!has_texts (question))
        continue;
      g_free (request->question);
      request->question = g_strdup (question->code);
      comments = cx_comments_find (frame, request, progress, error);
      if (comments == NULL)
        return FALSE;
      if (comments->n > 0)
        g_hash_table_insert (hits, g_strdup (question->code), GUINT_TO_POINTER (comments->n));
    }
  return TRUE;
}

gpointer
cx_comments_run_hits (CxWorkspace *workspace, gpointer data, CxProgress *progress, GError **error)
{
  CxCommentsRequest *request = data;
  CxFrame *frame = cx_workspace_get_frame (workspace, request->survey_id, error);
  g_autoptr (GHashTable) hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean done;

  if (frame == NULL || !cx_db_begin_read (cx_frame_get_db (frame), error))
    return NULL;
  request->limit = 0;
  done = count_hits (frame, request, hits, progress, error);
  cx_db_end_read (cx_frame_get_db (frame));
  return done ? g_steal_pointer (&hits) : NULL;
}
