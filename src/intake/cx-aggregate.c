#include "config.h"

#include "cx-aggregate.h"

#include "cx-i18n.h"
#include "cx-text.h"

#include <string.h>

/* Words of SurveyMonkey's summary, as they stand in cells of any row. */
static const char *const summary_words[] = { "answer choices", "antwoordkeuzen", "antwortoptionen",
                                             "choix de reponses", "opciones de respuesta" };
static const char *const count_words[] = { "answered",  "skipped",    "beantwortet", "ubersprungen",
                                           "a repondu", "beantwoord", "overgeslagen" };
static const char *const report_words[] = { "choice count", "% of responses",
                                            "percentage",   "minimum",
                                            "maximum",      "std deviation",
                                            "variance",     "mean" };

typedef struct
{
  guint choices;  /* cells "Answer Choices" */
  guint counts;   /* "Answered", "Skipped" */
  guint report;   /* Qualtrics: words of a results table */
  gboolean field; /* "Field" heads its statistics */
} Signs;

static gboolean
is_listed (const char *folded, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (folded, words[i]))
      return TRUE;
  return FALSE;
}

static void
look_at (Signs *signs, const char *text)
{
  g_autofree char *folded = NULL;

  if (*text == '\0' || strlen (text) > 40)
    return;
  folded = cx_text_fold (text);
  signs->choices += is_listed (folded, summary_words, G_N_ELEMENTS (summary_words));
  signs->counts += is_listed (folded, count_words, G_N_ELEMENTS (count_words));
  signs->report += is_listed (folded, report_words, G_N_ELEMENTS (report_words));
  signs->field |= g_str_equal (folded, "field");
}

static gboolean
has_summary_sheets (CxTable *table)
{
  guint questions = 0;

  for (guint i = 0; i < table->sheets->len; i++)
    {
      const char *name = g_ptr_array_index (table->sheets, i);

      questions += g_str_has_prefix (name, "Question ") && g_ascii_isdigit (name[9]);
    }
  return questions > 0 && questions * 2 > table->sheets->len;
}

static gboolean
refuse_surveymonkey (GError **error)
{
  cx_error_set (
      error, CX_ERROR_UNSUPPORTED,
      _ ("In SurveyMonkey choose Analyze results, Save as, Export file, All individual "
         "responses, and import that file."),
      _ ("This is a summary from SurveyMonkey: it holds counts for each question, not the "
         "single responses."));
  return FALSE;
}

static gboolean
refuse_qualtrics (GError **error)
{
  cx_error_set (
      error, CX_ERROR_UNSUPPORTED,
      _ ("In Qualtrics choose Data & Analysis, Export data, CSV, and import that file."),
      _ ("This is a results report from Qualtrics: it holds counts and means, not the single "
         "responses."));
  return FALSE;
}

gboolean
cx_aggregate_check (CxIntake *intake, GError **error)
{
  Signs in_head = { 0 }, in_cells = { 0 };

  for (guint row = 0; row < intake->table->head->len; row++)
    {
      char **cells = g_ptr_array_index (intake->table->head, row);

      for (guint i = 0; i < intake->columns; i++)
        look_at (&in_head, cells[i]);
    }
  for (guint i = 0; i < intake->columns && i < 4; i++)
    {
      const CxColumnSample *sample = cx_intake_get_sample (intake, i);

      for (guint k = 0; k < sample->values->len; k++)
        look_at (&in_cells, cx_column_sample_get (sample, k)->text);
    }
  if ((in_head.choices + in_cells.choices > 0 && in_head.counts + in_cells.counts > 0) ||
      (in_head.counts + in_cells.counts >= 2 && intake->sample->rows < 2000 &&
       intake->columns <= 30 && in_head.choices + in_cells.choices > 0) ||
      (has_summary_sheets (intake->table) && in_head.counts + in_cells.counts > 0) ||
      (intake->table->sheets->len > 1 && has_summary_sheets (intake->table)))
    return refuse_surveymonkey (error);
  if ((in_head.field && in_head.report >= 3) || in_head.report >= 4 ||
      (in_head.report >= 2 && in_cells.report >= 2))
    return refuse_qualtrics (error);
  return TRUE;
}
