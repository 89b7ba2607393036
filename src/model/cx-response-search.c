#include "config.h"

#include "cx-response-search.h"

#include "cx-response-repo.h"
#include "cx-text.h"

#include <string.h>

#define ROWS_A_STEP 256

typedef struct
{
  CxSurvey *survey;
  char **words;
  guint columns;
  guint limit;
  gint64 rows;
  CxProgress *progress;
  GPtrArray *hits;
} Search;

void
cx_response_hit_free (CxResponseHit *hit)
{
  g_free (hit->text);
  g_free (hit);
}

gboolean
cx_response_search_matches (const char *text, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return words[0] != NULL;
}

static gboolean
look_at_row (gint64 id, CxStatement *row, int first, gpointer user_data, GError **error)
{
  Search *search = user_data;

  if (++search->rows % ROWS_A_STEP == 0 &&
      !cx_progress_step (search->progress, search->rows, error))
    return FALSE;
  for (guint i = 0; i < search->columns; i++)
    {
      const char *text = cx_statement_get_text (row, first + (int) i);
      g_autofree char *folded = text != NULL ? cx_text_fold (text) : NULL;
      CxResponseHit *hit;

      if (folded == NULL || !cx_response_search_matches (folded, search->words))
        continue;
      hit = g_new0 (CxResponseHit, 1);
      hit->survey_id = search->survey->id;
      hit->response_id = id;
      hit->text = cx_text_tidy (text);
      g_ptr_array_add (search->hits, hit);
      break;
    }
  return search->hits->len < search->limit;
}

/* The texts that people wrote. */
static GPtrArray *
list_items (CxSurvey *survey)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = survey->questions->pdata[i];

      for (guint k = 0; !question->hidden && k < question->items->len; k++)
        {
          CxItem *item = question->items->pdata[k];

          if (item->storage == CX_STORAGE_TEXT && item->kind != CX_ITEM_LIST && !item->hidden &&
              item->part > 0)
            g_ptr_array_add (items, item);
        }
    }
  return items;
}

gboolean
cx_response_search (CxDb *db,
                    CxSurvey *survey,
                    const char *needle,
                    guint limit,
                    CxProgress *progress,
                    GPtrArray *hits,
                    GError **error)
{
  static const CxResponseField candidates[] = { CX_FIELD_OF_SOURCE_ID, CX_FIELD_OF_CUSTOMER,
                                                CX_FIELD_OF_STAFF };
  g_autoptr (GPtrArray) items = list_items (survey);
  g_autofree char *folded = cx_text_fold (needle);
  g_auto (GStrv) words = g_strsplit (folded, " ", 0);
  CxResponseField fields[G_N_ELEMENTS (candidates)];
  guint n_fields = 0;
  Search search = { survey, words, 0, limit, 0, progress, hits };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (cx_response_repo_has_field (survey, candidates[i]))
      fields[n_fields++] = candidates[i];
  search.columns = n_fields + items->len;
  if (*folded == '\0' || search.columns == 0 || hits->len >= limit)
    return TRUE;
  return cx_response_repo_each_row (db, survey, fields, n_fields, (CxItem *const *) items->pdata,
                                    items->len, look_at_row, &search, error);
}
