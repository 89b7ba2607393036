#include "config.h"

#include "cx-sample.h"

#include "cx-sample-private.h"
#include "cx-sample-resource.h"
#include "cx-survey-json.h"
#include "cx-survey-repo.h"

#include "cx-i18n.h"
#include "cx-response-repo.h"

#include <string.h>

#define RESOURCES "/io/github/clientele/Clientele/sample/"
#define OFFSET_MINUTES 420
#define ROWS_A_STEP 256

static const CxResponseField fields[] = {
  CX_FIELD_OF_SUBMITTED, CX_FIELD_OF_OFFSET,   CX_FIELD_OF_BRANCH,   CX_FIELD_OF_CHANNEL,
  CX_FIELD_OF_STAFF,     CX_FIELD_OF_CUSTOMER, CX_FIELD_OF_LANGUAGE,
};

const char *
cx_sample_name (void)
{
  return "Cà phê Sớm";
}

static CxSurvey *
load_survey (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, ".json", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (cx_sample_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  CxSurvey *survey;
  gsize size;
  const char *text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &size);
  survey = cx_survey_from_json (text, (gssize) size, NULL, error);
  if (survey == NULL)
    return NULL;

  survey->response_fields = 0;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    survey->response_fields |= 1u << fields[i];
  survey->response_fields |= CX_RESPONSE_FIELDS_CORE;
  return survey;
}

/* --- rows ---------------------------------------------------------------------------------------
 */

/* One response as it is put together: a value for each field and each item. */
typedef struct
{
  CxSurvey *survey;
  GPtrArray *items;   /* CxItem, borrowed */
  GHashTable *places; /* CxItem → place + 1 */
  CxValue fields[G_N_ELEMENTS (fields)];
  CxValue *values;
} Row;

static void
row_init (Row *row, CxSurvey *survey)
{
  row->survey = survey;
  row->items = g_ptr_array_new ();
  row->places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint j = 0; j < question->items->len; j++)
        {
          g_ptr_array_add (row->items, g_ptr_array_index (question->items, j));
          g_hash_table_insert (row->places, g_ptr_array_index (question->items, j),
                               GUINT_TO_POINTER (row->items->len));
        }
    }
  row->values = g_new0 (CxValue, row->items->len);
}

static void
row_clear (Row *row)
{
  g_ptr_array_unref (row->items);
  g_hash_table_unref (row->places);
  g_free (row->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static void
row_begin (Row *row)
{
  memset (row->fields, 0, sizeof row->fields);
  memset (row->values, 0, row->items->len * sizeof (CxValue));
}

static CxValue *
row_place (Row *row, CxItem *item)
{
  return &row->values[GPOINTER_TO_UINT (g_hash_table_lookup (row->places, item)) - 1];
}

static CxItem *
find_item (Row *row, const char *question, const char *part)
{
  CxQuestion *found = cx_survey_find_question (row->survey, question, NULL);
  CxChoice *choice = NULL;
  CxQuestionRow *line = NULL;

  g_assert (found != NULL);
  if (part == NULL)
    return cx_question_find_item (found, CX_ITEM_VALUE, NULL, NULL);
  choice = cx_question_find_choice (found, part);
  line = choice == NULL ? cx_question_find_row (found, part) : NULL;
  return cx_question_find_item (found, choice != NULL ? CX_ITEM_CHOICE : CX_ITEM_ROW, choice, line);
}

/* @number below @lowest: seen but not answered. */
static void
set_number (Row *row, const char *question, const char *part, int number, int lowest)
{
  CxItem *item = find_item (row, question, part);
  CxValue *value = row_place (row, item);

  if (number < lowest)
    {
      if (item->storage == CX_STORAGE_INTEGER)
        *value = (CxValue){ .kind = CX_VALUE_INTEGER, .integer = CX_ANSWER_UNANSWERED };
      return;
    }
  if (item->storage == CX_STORAGE_REAL)
    *value = (CxValue){ .kind = CX_VALUE_REAL, .real = number };
  else
    *value = (CxValue){ .kind = CX_VALUE_INTEGER, .integer = number };
}

static void
set_yes_no (Row *row, const char *question, gboolean yes)
{
  CxQuestion *found = cx_survey_find_question (row->survey, question, NULL);
  CxChoice *choice = cx_question_find_choice (found, yes ? "yes" : "no");

  set_number (row, question, NULL, choice->number, 0);
}

static void
set_text (CxValue *value, const char *text)
{
  if (text != NULL && *text != '\0')
    *value = (CxValue){ .kind = CX_VALUE_TEXT, .text = text, .length = strlen (text) };
}

static void
set_fields (Row *row,
            gint64 submitted,
            const char *branch,
            const char *channel,
            const char *person,
            const char *customer,
            const char *language)
{
  row->fields[0] = (CxValue){ .kind = CX_VALUE_INTEGER, .integer = submitted };
  row->fields[1] = (CxValue){ .kind = CX_VALUE_INTEGER, .integer = OFFSET_MINUTES };
  set_text (&row->fields[2], branch);
  set_text (&row->fields[3], channel);
  set_text (&row->fields[4], person);
  set_text (&row->fields[5], customer);
  set_text (&row->fields[6], language);
}

static void
fill_visit (Row *row, const CxSampleVisit *visit)
{
  static const char *const aspects[] = { "taste", "speed", "staff", "space", "price" };
  static const char *const drinks[] = { "milk_coffee", "bac_xiu", "cold_brew", "peach_tea",
                                        "cake" };

  set_fields (row, visit->submitted, visit->branch, visit->channel, visit->staff, visit->customer,
              visit->language);
  set_number (row, "nps", NULL, visit->nps, 0);
  set_number (row, "satisfied", NULL, visit->satisfied, 1);
  set_number (row, "easy", NULL, visit->easy, 1);
  set_text (row_place (row, find_item (row, "comment", NULL)), visit->comment);
  for (guint i = 0; i < CX_N_ASPECTS; i++)
    set_number (row, "rate", aspects[i], visit->aspects[i], 1);
  set_number (row, "wait", NULL, visit->wait, 0);
  for (guint i = 0; i < CX_SAMPLE_DRINKS; i++)
    set_number (row, "ordered", drinks[i], visit->drinks[i], 0);
  set_yes_no (row, "again", visit->again);
  set_number (row, "age", NULL, visit->age, 1);
  set_number (row, "often", NULL, visit->often, 1);
}

static void
fill_delivery (Row *row, const CxSampleDelivery *delivery)
{
  set_fields (row, delivery->submitted, delivery->branch, delivery->channel, NULL, NULL,
              delivery->language);
  set_number (row, "nps", NULL, delivery->nps, 0);
  set_number (row, "food", NULL, delivery->food, 1);
  set_number (row, "app", NULL, delivery->app, 1);
  set_yes_no (row, "late", delivery->late);
  if (delivery->late)
    set_number (row, "minutes_late", NULL, delivery->minutes_late, 0);
  set_text (row_place (row, find_item (row, "comment", NULL)), delivery->comment);
}

/* --- surveys
 * -------------------------------------------------------------------------------------- */

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const CxSampleVisit *) a)->submitted,
         second = ((const CxSampleVisit *) b)->submitted;

  return first < second ? -1 : first > second;
}

static int
compare_deliveries (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const CxSampleDelivery *) a)->submitted,
         second = ((const CxSampleDelivery *) b)->submitted;

  return first < second ? -1 : first > second;
}

static gboolean
write_rows (CxEdit *edit,
            CxSurvey *survey,
            GArray *responses,
            gboolean visits,
            CxProgress *progress,
            GError **error)
{
  g_auto (Row) row = { 0 };
  g_autoptr (CxResponseWriter) writer = NULL;

  row_init (&row, survey);
  writer = cx_response_writer_new (edit, survey, fields, G_N_ELEMENTS (fields),
                                   (CxItem *const *) row.items->pdata, row.items->len, error);
  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < responses->len; i++)
    {
      row_begin (&row);
      if (visits)
        fill_visit (&row, &g_array_index (responses, CxSampleVisit, i));
      else
        fill_delivery (&row, &g_array_index (responses, CxSampleDelivery, i));
      if (!cx_response_writer_insert (writer, 0, 0, 0, row.fields, row.values, error) ||
          (i % ROWS_A_STEP == 0 && !cx_progress_step (progress, i, error)))
        return FALSE;
    }
  return cx_response_writer_finish (writer, error);
}

static gboolean
add_survey (CxProject *project,
            const char *name,
            GArray *responses,
            gboolean visits,
            CxProgress *progress,
            GError **error)
{
  g_autoptr (CxSurvey) survey = load_survey (name, error);
  g_autoptr (CxEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (survey == NULL)
    return FALSE;
  cx_progress_begin (progress, _ ("Making the sample business"), responses->len);
  label = g_strdup_printf (_ ("Sample survey “%s”"), survey->title);
  edit = cx_store_begin_bulk (cx_project_get_store (project), label, error);
  return edit != NULL && cx_survey_repo_insert (edit, survey, error) &&
         write_rows (edit, survey, responses, visits, progress, error) &&
         cx_edit_commit_for_good (g_steal_pointer (&edit), error);
}

static gboolean
add_visits (CxProject *project, CxProgress *progress, GError **error)
{
  g_autoptr (GArray)
      responses = g_array_sized_new (FALSE, FALSE, sizeof (CxSampleVisit), CX_SAMPLE_VISITS);

  g_array_set_size (responses, CX_SAMPLE_VISITS);
  for (guint i = 0; i < CX_SAMPLE_VISITS; i++)
    cx_sample_visit (i, &g_array_index (responses, CxSampleVisit, i));
  g_array_sort (responses, compare_visits);
  return add_survey (project, "visit", responses, TRUE, progress, error);
}

static gboolean
add_deliveries (CxProject *project, CxProgress *progress, GError **error)
{
  g_autoptr (GArray)
      responses = g_array_sized_new (FALSE, FALSE, sizeof (CxSampleDelivery), CX_SAMPLE_DELIVERIES);

  g_array_set_size (responses, CX_SAMPLE_DELIVERIES);
  for (guint i = 0; i < CX_SAMPLE_DELIVERIES; i++)
    cx_sample_delivery (i, &g_array_index (responses, CxSampleDelivery, i));
  g_array_sort (responses, compare_deliveries);
  return add_survey (project, "delivery", responses, FALSE, progress, error);
}

gboolean
cx_sample_fill (CxProject *project, CxProgress *progress, GError **error)
{
  return add_visits (project, progress, error) && add_deliveries (project, progress, error);
}
