#include "config.h"

#include "cx-survey-repo.h"

#include "cx-answers-private.h"
#include "cx-i18n.h"
#include "cx-model-private.h"

#include <math.h>

/* Reading one survey: a statement a table, objects found again by their ids. */

typedef struct
{
  CxSurvey *survey;
  GHashTable *pages; /* gint64 id → object, borrowed, as the following */
  GHashTable *questions;
  GHashTable *choices;
  GHashTable *rows;
} Loader;

typedef void (*ReadRowFunc) (Loader *loader, CxStatement *row);

static gboolean
each_row (CxDb *db, const char *sql, Loader *loader, ReadRowFunc read, GError **error)
{
  g_autoptr (CxStatement) statement = cx_db_prepare (db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":survey", loader->survey->id);
  while (TRUE)
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      read (loader, statement);
    }
}

static gpointer
find (GHashTable *objects, gint64 id)
{
  return g_hash_table_lookup (objects, &id);
}

static void
read_survey (Loader *loader, CxStatement *row)
{
  CxSurvey *survey = loader->survey;

  g_free (survey->language);
  g_free (survey->kind);
  g_free (survey->state);
  g_free (survey->uuid);
  survey->uuid = cx_statement_dup_text (row, 0);
  survey->code = cx_statement_dup_text (row, 1);
  survey->title = cx_statement_dup_text (row, 2);
  survey->description = cx_statement_dup_text (row, 3);
  survey->language = cx_statement_dup_text (row, 4);
  survey->kind = cx_statement_dup_text (row, 5);
  survey->state = cx_statement_dup_text (row, 6);
  survey->touchpoint = cx_statement_dup_text (row, 7);
  survey->properties = cx_statement_dup_text (row, 8);
  survey->hidden = cx_statement_get_int (row, 9) != 0;
}

static void
read_language (Loader *loader, CxStatement *row)
{
  g_ptr_array_add (loader->survey->languages, cx_statement_dup_text (row, 0));
}

static void
read_page (Loader *loader, CxStatement *row)
{
  CxPage *page = g_object_new (CX_TYPE_PAGE, NULL);

  page->id = cx_statement_get_int (row, 0);
  page->uuid = cx_statement_dup_text (row, 1);
  page->code = cx_statement_dup_text (row, 2);
  page->title = cx_statement_dup_text (row, 3);
  page->description = cx_statement_dup_text (row, 4);
  page->relevant = cx_statement_dup_text (row, 5);
  page->properties = cx_statement_dup_text (row, 6);
  page->hidden = cx_statement_get_int (row, 7) != 0;
  g_ptr_array_add (loader->survey->pages, page);
  g_hash_table_insert (loader->pages, &page->id, page);
}

static double
get_optional (CxStatement *row, int column)
{
  return cx_statement_is_null (row, column) ? NAN : cx_statement_get_double (row, column);
}

static void
read_question (Loader *loader, CxStatement *row)
{
  CxQuestion *question = g_object_new (CX_TYPE_QUESTION, NULL);

  question->id = cx_statement_get_int (row, 0);
  question->page_id = cx_statement_get_int (row, 1);
  g_set_object (&question->page, find (loader->pages, question->page_id));
  question->uuid = cx_statement_dup_text (row, 2);
  question->code = cx_statement_dup_text (row, 3);
  question->type_id = cx_statement_dup_text (row, 4);
  question->type = cx_question_type_find (question->type_id);
  question->text = cx_statement_dup_text (row, 5);
  question->hint = cx_statement_dup_text (row, 6);
  question->required = cx_statement_dup_text (row, 7);
  question->relevant = cx_statement_dup_text (row, 8);
  question->validation = cx_statement_dup_text (row, 9);
  question->validation_message = cx_statement_dup_text (row, 10);
  question->calculation = cx_statement_dup_text (row, 11);
  question->default_value = cx_statement_dup_text (row, 12);
  question->choice_filter = cx_statement_dup_text (row, 13);
  question->scale_min = get_optional (row, 14);
  question->scale_max = get_optional (row, 15);
  question->properties = cx_statement_dup_text (row, 16);
  question->touchpoint = cx_statement_dup_text (row, 17);
  question->hidden = cx_statement_get_int (row, 18) != 0;
  g_ptr_array_add (loader->survey->questions, question);
  g_hash_table_insert (loader->questions, &question->id, question);
}

static void
read_choice (Loader *loader, CxStatement *row)
{
  CxQuestion *question = find (loader->questions, cx_statement_get_int (row, 0));
  CxChoice *choice = g_object_new (CX_TYPE_CHOICE, NULL);

  choice->id = cx_statement_get_int (row, 1);
  choice->uuid = cx_statement_dup_text (row, 2);
  choice->code = cx_statement_dup_text (row, 3);
  choice->number = (int) cx_statement_get_int (row, 4);
  choice->text = cx_statement_dup_text (row, 5);
  choice->score = get_optional (row, 6);
  choice->exclusive = cx_statement_get_int (row, 7) != 0;
  choice->other = cx_statement_get_int (row, 8) != 0;
  choice->missing = cx_statement_get_int (row, 9) != 0;
  choice->filter = cx_statement_dup_text (row, 10);
  choice->properties = cx_statement_dup_text (row, 11);
  choice->hidden = cx_statement_get_int (row, 12) != 0;
  g_ptr_array_add (question->choices, choice);
  g_hash_table_insert (loader->choices, &choice->id, choice);
}

static void
read_question_row (Loader *loader, CxStatement *row)
{
  CxQuestion *question = find (loader->questions, cx_statement_get_int (row, 0));
  CxQuestionRow *question_row = g_object_new (CX_TYPE_QUESTION_ROW, NULL);

  question_row->id = cx_statement_get_int (row, 1);
  question_row->uuid = cx_statement_dup_text (row, 2);
  question_row->code = cx_statement_dup_text (row, 3);
  question_row->text = cx_statement_dup_text (row, 4);
  question_row->properties = cx_statement_dup_text (row, 5);
  question_row->hidden = cx_statement_get_int (row, 6) != 0;
  g_ptr_array_add (question->rows, question_row);
  g_hash_table_insert (loader->rows, &question_row->id, question_row);
}

static void
read_item (Loader *loader, CxStatement *row)
{
  CxQuestion *question = find (loader->questions, cx_statement_get_int (row, 0));
  CxItem *item = g_object_new (CX_TYPE_ITEM, NULL);

  item->id = cx_statement_get_int (row, 1);
  item->uuid = cx_statement_dup_text (row, 2);
  item->kind = cx_item_kind_from_name (cx_statement_get_text (row, 3));
  item->storage = cx_storage_from_name (cx_statement_get_text (row, 4));
  item->code = cx_statement_dup_text (row, 5);
  item->column = g_strdup_printf ("a%" G_GINT64_FORMAT, item->id);
  item->part = (int) cx_statement_get_int (row, 6);
  item->has_missing = cx_statement_get_int (row, 7) != 0;
  item->hidden = cx_statement_get_int (row, 8) != 0;
  g_set_object (&item->choice, find (loader->choices, cx_statement_get_int (row, 9)));
  g_set_object (&item->row, find (loader->rows, cx_statement_get_int (row, 10)));
  item->coded = cx_question_item_is_coded (question, item);
  g_ptr_array_add (question->items, item);
  loader->survey->parts = MAX (loader->survey->parts, item->part);
}

static void
read_translation (Loader *loader, CxStatement *row)
{
  const char *owner = cx_statement_get_text (row, 0);
  const char *field = cx_statement_get_text (row, 1);
  const char *language = cx_statement_get_text (row, 2);

  cx_survey_set_translation (loader->survey, owner, field, language,
                             cx_statement_get_text (row, 3));
  if (!cx_statement_is_null (row, 4))
    cx_survey_set_translation_source (loader->survey, owner, field, language,
                                      cx_statement_get_text (row, 4));
}

static void
read_logic (Loader *loader, CxStatement *row)
{
  CxLogic *logic = g_new0 (CxLogic, 1);

  logic->id = cx_statement_get_int (row, 0);
  logic->uuid = cx_statement_dup_text (row, 1);
  logic->question = find (loader->questions, cx_statement_get_int (row, 2));
  logic->kind = cx_statement_dup_text (row, 3);
  logic->condition = cx_statement_dup_text (row, 4);
  logic->target = cx_statement_dup_text (row, 5);
  logic->properties = cx_statement_dup_text (row, 6);
  g_ptr_array_add (loader->survey->logic, logic);
}

/* In an order in which what is referred to comes first. */
static const struct
{
  const char *sql;
  ReadRowFunc read;
} steps[] = {
  { "SELECT uuid, code, title, description, language, kind, state, touchpoint, properties, hidden"
    "  FROM survey WHERE id = :survey",
    read_survey },
  { "SELECT language FROM survey_language WHERE survey_id = :survey ORDER BY position, id",
    read_language },
  { "SELECT id, uuid, code, title, description, relevant, properties, hidden FROM page"
    "  WHERE survey_id = :survey ORDER BY position, id",
    read_page },
  { "SELECT id, page_id, uuid, code, type, text, hint, required, relevant, validation,"
    "  validation_message, calculation, default_value, choice_filter, scale_min, scale_max,"
    "  properties, touchpoint, hidden FROM question"
    "  WHERE survey_id = :survey ORDER BY position, id",
    read_question },
  { "SELECT c.question_id, c.id, c.uuid, c.code, c.number, c.text, c.score, c.exclusive, c.other,"
    "  c.missing, c.filter, c.properties, c.hidden"
    "  FROM question AS q JOIN choice AS c ON c.question_id = q.id"
    "  WHERE q.survey_id = :survey ORDER BY c.question_id, c.position, c.id",
    read_choice },
  { "SELECT r.question_id, r.id, r.uuid, r.code, r.text, r.properties, r.hidden"
    "  FROM question AS q JOIN question_row AS r ON r.question_id = q.id"
    "  WHERE q.survey_id = :survey ORDER BY r.question_id, r.position, r.id",
    read_question_row },
  { "SELECT i.question_id, i.id, i.uuid, i.kind, i.storage, i.code, i.part, i.missing, i.hidden,"
    "  i.choice_id, i.row_id"
    "  FROM question AS q JOIN item AS i ON i.question_id = q.id"
    "  WHERE q.survey_id = :survey ORDER BY i.question_id, i.position, i.id",
    read_item },
  { "SELECT owner, field, language, text, source FROM translation WHERE survey_id = :survey",
    read_translation },
  { "SELECT id, uuid, question_id, kind, condition, target, properties FROM logic"
    "  WHERE survey_id = :survey ORDER BY position, id",
    read_logic },
};

static gboolean
load (CxDb *db, Loader *loader, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (!each_row (db, steps[i].sql, loader, steps[i].read, error))
        return FALSE;
      if (i == 0 && loader->survey->code == NULL)
        {
          g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, loader->survey->id);

          cx_error_set (error, CX_ERROR_NOT_FOUND, NULL, _ ("There is no survey number %s."),
                        number);
          return FALSE;
        }
    }
  return cx_answers_load_shape (db, loader->survey, error);
}

CxSurvey *
cx_survey_repo_load (CxDb *db, gint64 id, GError **error)
{
  g_autoptr (CxSurvey) survey = g_object_new (CX_TYPE_SURVEY, NULL);
  g_autoptr (GHashTable) pages = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) questions = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) choices = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  Loader loader = { survey, pages, questions, choices, rows };
  gboolean loaded;

  survey->id = id;
  survey->parts = 1;
  if (!cx_db_begin_read (db, error))
    return NULL;
  loaded = load (db, &loader, error);
  cx_db_end_read (db);
  return loaded ? g_steal_pointer (&survey) : NULL;
}
