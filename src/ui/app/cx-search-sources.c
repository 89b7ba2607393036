#include "config.h"

#include "cx-search-sources.h"

#include "cx-i18n.h"
#include "cx-place.h"
#include "cx-response-search.h"
#include "cx-survey-repo.h"
#include "cx-window-pages.h"

#define MOST_RESPONSES 20

/* Kinds, in the order in which they stand among equals. */
enum
{
  RANK_PAGE,
  RANK_COMMAND,
  RANK_SURVEY,
  RANK_QUESTION,
  RANK_RESPONSE,
};

static const struct
{
  const char *title, *icon_name, *action, *accel;
} commands[] = {
  { N_ ("Import answers"), "cx-import-symbolic", "win.import(@as [])", "<Control>i" },
  { N_ ("Export and report"), "cx-reports-symbolic", "win.report('')", "<Control>e" },
  { N_ ("Undo"), "edit-undo-symbolic", "win.undo", "<Control>z" },
  { N_ ("Redo"), "edit-redo-symbolic", "win.redo", "<Shift><Control>z" },
  { N_ ("New business"), "document-new-symbolic", "app.new", "<Control>n" },
  { N_ ("Open a business"), "document-open-symbolic", "app.open", "<Control>o" },
  { N_ ("Start page"), "go-home-symbolic", "app.start", NULL },
  { N_ ("Back up now"), "document-save-symbolic", "win.back-up", NULL },
  { N_ ("Restore from a backup"), "document-revert-symbolic", "app.restore", NULL },
  { N_ ("Preferences"), "preferences-system-symbolic", "app.preferences", "<Control>comma" },
  { N_ ("Keyboard shortcuts"), "input-keyboard-symbolic", "app.shortcuts", "<Control>question" },
  { N_ ("Help"), "help-browser-symbolic", "win.help", "F1" },
  { N_ ("About Clientele"), "help-about-symbolic", "app.about", NULL },
  { N_ ("Close the window"), "window-close-symbolic", "window.close", "<Control>w" },
  { N_ ("Quit"), "application-exit-symbolic", "app.quit", "<Control>q" },
};

static GPtrArray *
make_items (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cx_search_item_free);
}

GPtrArray *
cx_search_list_commands (void)
{
  GPtrArray *items = make_items ();

  for (const CxWindowPageType *const *page = cx_window_pages (); *page != NULL; page++)
    if (!g_str_equal ((*page)->id, "import") && !g_str_equal ((*page)->id, "reports"))
      g_ptr_array_add (items,
                       cx_search_item_new_place (_ ((*page)->title), _ ("Page"), (*page)->icon_name,
                                                 (*page)->id, RANK_PAGE));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      CxSearchItem *item = cx_search_item_new (_ (commands[i].title), NULL, commands[i].icon_name,
                                               commands[i].action, RANK_COMMAND);

      item->accel = g_strdup (commands[i].accel);
      g_ptr_array_add (items, item);
    }
  return items;
}

static void
add_questions (GPtrArray *items, CxSurvey *survey)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const CxQuestion *question = survey->questions->pdata[i];
      g_autofree char *path = NULL;
      g_autofree char *place = NULL;

      if (question->hidden)
        continue;
      path = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/results", survey->id);
      place = cx_place_make (path, "question", question->code, NULL);
      g_ptr_array_add (items,
                       cx_search_item_new_place (question->text, survey->title,
                                                 "cx-results-symbolic", place, RANK_QUESTION));
    }
}

gpointer
cx_search_list_surveys (CxWorkspace *workspace,
                        gpointer request,
                        CxProgress *progress,
                        GError **error)
{
  CxDb *db = cx_workspace_get_db (workspace, error);
  g_autoptr (GPtrArray) surveys = db != NULL ? cx_survey_repo_list (db, FALSE, error) : NULL;
  g_autoptr (GPtrArray) items = make_items ();

  if (surveys == NULL)
    return NULL;
  for (guint i = 0; i < surveys->len; i++)
    {
      const CxSurveySummary *summary = surveys->pdata[i];
      CxSurvey *survey = cx_workspace_get_survey (workspace, summary->id, error);
      g_autofree char *place = g_strdup_printf ("surveys/%" G_GINT64_FORMAT, summary->id);

      if (survey == NULL || !cx_progress_step (progress, (gint64) i, error))
        return NULL;
      g_ptr_array_add (items, cx_search_item_new_place (summary->title, _ ("Survey"),
                                                        "cx-surveys-symbolic", place, RANK_SURVEY));
      add_questions (items, survey);
    }
  return g_steal_pointer (&items);
}

static void
add_hits (GPtrArray *items, CxSurvey *survey, GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const CxResponseHit *hit = hits->pdata[i];
      g_autofree char *subtitle = g_strdup_printf (_ ("Answer to “%s”"), survey->title);
      g_autofree char *place = NULL;

      place = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/responses?response=%" G_GINT64_FORMAT,
                               hit->survey_id, hit->response_id);
      g_ptr_array_add (items, cx_search_item_new_place (hit->text, subtitle, "cx-comment-symbolic",
                                                        place, RANK_RESPONSE));
    }
}

gpointer
cx_search_find_responses (CxWorkspace *workspace,
                          gpointer request,
                          CxProgress *progress,
                          GError **error)
{
  CxDb *db = cx_workspace_get_db (workspace, error);
  g_autoptr (GPtrArray) surveys = db != NULL ? cx_survey_repo_list (db, FALSE, error) : NULL;
  g_autoptr (GPtrArray) items = make_items ();

  if (surveys == NULL)
    return NULL;
  for (guint i = 0; i < surveys->len && items->len < MOST_RESPONSES; i++)
    {
      const CxSurveySummary *summary = surveys->pdata[i];
      CxSurvey *survey = cx_workspace_get_survey (workspace, summary->id, error);
      g_autoptr (GPtrArray)
          hits = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_response_hit_free);

      if (survey == NULL || !cx_response_search (db, survey, request, MOST_RESPONSES - items->len,
                                                 progress, hits, error))
        return NULL;
      add_hits (items, survey, hits);
    }
  return g_steal_pointer (&items);
}
