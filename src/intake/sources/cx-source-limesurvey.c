/* LimeSurvey: one heading row of codes ("Q00[SQ001]"), texts ("Question [Sub question]") or both;
 * the round-trip file has texts over codes. */
#include "config.h"

#include "cx-column-number.h"
#include "cx-heading-parts.h"
#include "cx-i18n.h"
#include "cx-metadata.h"
#include "cx-sources.h"
#include "cx-text.h"
#include "cx-value-words.h"

#include <string.h>

/* In place of the row that holds the codes: the first, where each code stands before its text. */
#define CODE_AND_TEXT 2
#define CODE_LETTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_"

static const CxMetaAlias aliases[] = {
  { "id", CX_META_ID },
  { "response id", CX_META_ID },
  { "antwort id", CX_META_ID },
  { "antwort-id", CX_META_ID },
  { "antwoord-id", CX_META_ID },
  { "antwoord id", CX_META_ID },
  { "id de la reponse", CX_META_ID },
  { "id reponse", CX_META_ID },
  { "id de respuesta", CX_META_ID },
  { "ma tra loi", CX_META_ID },
  { "submitdate", CX_META_SUBMITTED_OR_BROKEN },
  { "date submitted", CX_META_SUBMITTED_OR_BROKEN },
  { "datum abgeschickt", CX_META_SUBMITTED_OR_BROKEN },
  { "datum inzending", CX_META_SUBMITTED_OR_BROKEN },
  { "date de soumission", CX_META_SUBMITTED_OR_BROKEN },
  { "fecha de envio", CX_META_SUBMITTED_OR_BROKEN },
  { "ngay gui", CX_META_SUBMITTED_OR_BROKEN },
  { "lastpage", CX_META_LEAVE_OUT },
  { "last page", CX_META_LEAVE_OUT },
  { "letzte seite", CX_META_LEAVE_OUT },
  { "laatste pagina", CX_META_LEAVE_OUT },
  { "derniere page", CX_META_LEAVE_OUT },
  { "ultima pagina", CX_META_LEAVE_OUT },
  { "trang cuoi", CX_META_LEAVE_OUT },
  { "startlanguage", CX_META_LANGUAGE },
  { "start language", CX_META_LANGUAGE },
  { "start-sprache", CX_META_LANGUAGE },
  { "startsprache", CX_META_LANGUAGE },
  { "begintaal", CX_META_LANGUAGE },
  { "langue de depart", CX_META_LANGUAGE },
  { "lenguaje inicial", CX_META_LANGUAGE },
  { "idioma inicial", CX_META_LANGUAGE },
  { "ngon ngu bat dau", CX_META_LANGUAGE },
  { "seed", CX_META_LEAVE_OUT },
  { "zufallsstartwert", CX_META_LEAVE_OUT },
  { "token", CX_META_REFERENCE },
  { "access code", CX_META_REFERENCE },
  { "zugangscode", CX_META_REFERENCE },
  { "zugangsschlussel", CX_META_REFERENCE },
  { "startdate", CX_META_STARTED },
  { "date started", CX_META_STARTED },
  { "datum gestartet", CX_META_STARTED },
  { "datum start", CX_META_STARTED },
  { "date de lancement", CX_META_STARTED },
  { "fecha de inicio", CX_META_STARTED },
  { "ngay bat dau", CX_META_STARTED },
  { "datestamp", CX_META_LEAVE_OUT },
  { "date last action", CX_META_LEAVE_OUT },
  { "datum letzte aktivitat", CX_META_LEAVE_OUT },
  { "datum laatste actie", CX_META_LEAVE_OUT },
  { "date de la derniere action", CX_META_LEAVE_OUT },
  { "fecha de la ultima accion", CX_META_LEAVE_OUT },
  { "ipaddr", CX_META_LEAVE_OUT },
  { "ip address", CX_META_LEAVE_OUT },
  { "ip-adresse", CX_META_LEAVE_OUT },
  { "refurl", CX_META_LEAVE_OUT },
  { "referrer url", CX_META_LEAVE_OUT },
};

/* Headings with blanks made underscores are the same. */
static char *
fold_blanks (const char *folded)
{
  return g_strdelimit (g_strdup (folded), "_", ' ');
}

/* "Q2[SQ001]. Which drinks? [Tea]" → "Q2[SQ001]", "Which drinks? [Tea]". */
static gboolean
split_code_and_text (const char *heading, char **code, char **text)
{
  static const char *const separators[] = { ". ", ": ", " - ", ".", ":" };
  gsize length = strspn (heading, CODE_LETTERS);

  if (length == 0 || length > 24 || !g_ascii_isalpha (*heading))
    return FALSE;
  while (heading[length] == '[' && strchr (heading + length, ']') != NULL)
    length = (gsize) (strchr (heading + length, ']') - heading) + 1;
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *rest = heading + length + strlen (separators[i]);

      if (!g_str_has_prefix (heading + length, separators[i]) || *rest == '\0')
        continue;
      *code = g_strndup (heading, length);
      *text = g_strstrip (g_strdup (rest));
      return TRUE;
    }
  return FALSE;
}

/* The heading that tells which question and part of it a column is. */
static char *
dup_code_heading (CxIntake *intake, guint code_row, guint column)
{
  g_autofree char *heading = cx_intake_dup_heading (intake, code_row == 1 ? 1 : 0, column);
  g_autofree char *text = NULL;
  char *code;

  if (code_row == CODE_AND_TEXT && split_code_and_text (heading, &code, &text))
    return code;
  return g_steal_pointer (&heading);
}

/* The heading that people read. */
static char *
dup_text_heading (CxIntake *intake, guint code_row, guint column)
{
  g_autofree char *heading = cx_intake_dup_heading (intake, 0, column);
  g_autofree char *code = NULL;
  char *text;

  if (code_row == CODE_AND_TEXT && split_code_and_text (heading, &code, &text))
    return text;
  return g_steal_pointer (&heading);
}

static gboolean
has_meta_in_row (CxIntake *intake, guint row, CxMeta meta)
{
  for (guint i = 0; i < intake->columns; i++)
    {
      g_autofree char *heading = dup_code_heading (intake, row, i);
      g_autofree char *folded = cx_text_fold (heading);
      g_autofree char *plain = fold_blanks (folded);

      for (guint k = 0; k < G_N_ELEMENTS (aliases); k++)
        if (aliases[k].meta == meta &&
            (g_str_equal (aliases[k].heading, plain) ||
             (meta == CX_META_LEAVE_OUT && g_str_equal (plain, "last page"))) &&
            (meta != CX_META_LEAVE_OUT || strstr (aliases[k].heading, "page") != NULL ||
             strstr (aliases[k].heading, "seite") != NULL ||
             strstr (aliases[k].heading, "pagina") != NULL ||
             strstr (aliases[k].heading, "trang") != NULL))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_timing (const char *folded)
{
  static const char *const beginnings[] = { "interview time", "total time",    "interviewtime",
                                            "group time",     "question time", "grouptime",
                                            "questiontime",   "gruppenzeit",   "fragenzeit",
                                            "gesamtzeit" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (folded, beginnings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_alias (const char *folded)
{
  g_autofree char *plain = fold_blanks (folded);

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (aliases[i].heading, folded) || g_str_equal (aliases[i].heading, plain))
      return TRUE;
  return FALSE;
}

/* Every question's heading begins with a code that no other has. What stands before the first is
 * the form's own, perhaps in a language that is not known here. */
static gboolean
holds_codes_and_texts (CxIntake *intake)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < intake->columns; i++)
    {
      g_autofree char *heading = cx_intake_dup_heading (intake, 0, i);
      g_autofree char *text = NULL;
      char *code;

      if (*heading == '\0' || is_alias (cx_intake_get_folded (intake, i)) ||
          is_timing (cx_intake_get_folded (intake, i)))
        continue;
      if (split_code_and_text (heading, &code, &text))
        {
          if (!g_hash_table_add (codes, code))
            return FALSE;
        }
      else if (g_hash_table_size (codes) > 0)
        return FALSE;
    }
  return g_hash_table_size (codes) >= 2;
}

/* The row that holds the codes: the second of the round-trip file, else the first. */
static guint
find_code_row (CxIntake *intake)
{
  if (intake->head_rows >= 2 && has_meta_in_row (intake, 1, CX_META_LANGUAGE))
    return 1;
  return holds_codes_and_texts (intake) ? CODE_AND_TEXT : 0;
}

static gboolean
matches (CxIntake *intake)
{
  guint row = find_code_row (intake);

  return has_meta_in_row (intake, row, CX_META_LANGUAGE) &&
         has_meta_in_row (intake, row, CX_META_LEAVE_OUT);
}

/* "[other]", "[Other]", in code mode also "Q00_other". */
static gboolean
is_other (const char *row)
{
  return g_ascii_strcasecmp (row, "other") == 0 || cx_value_is_other (row);
}

static gboolean
is_comment (const char *row)
{
  g_autofree char *folded = cx_text_fold (row);

  return g_str_equal (folded, "comment") || g_str_has_suffix (folded, "comment") ||
         g_str_equal (folded, "kommentar") || g_str_equal (folded, "binh luan");
}

/* "[1]" after "[SQ001]", "[Scale 1]": which of two scales. */
static gboolean
is_scale (const char *row)
{
  return g_str_equal (row, "1") || g_str_equal (row, "2") || g_str_equal (row, "Scale 1") ||
         g_str_equal (row, "Scale 2");
}

typedef struct
{
  char *base; /* the question, with the scale of a dual one */
  char *row;  /* nullable */
} Head;

static void
clear_head (Head *head)
{
  g_free (head->base);
  g_free (head->row);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, clear_head)

static void
read_head (CxIntake *intake, guint code_row, guint column, Head *head)
{
  g_autofree char *text = dup_code_heading (intake, code_row, column);
  g_autofree char *base = NULL;
  g_autofree char *row = NULL;
  g_autofree char *inner_base = NULL;
  g_autofree char *inner_row = NULL;

  head->row = NULL;
  if (!cx_heading_split_bracket (text, &base, &row))
    {
      head->base = g_steal_pointer (&text);
      return;
    }
  if (is_scale (row) && cx_heading_split_bracket (base, &inner_base, &inner_row))
    {
      head->base = g_strdup_printf ("%s [%s]", inner_base, row);
      head->row = g_steal_pointer (&inner_row);
      return;
    }
  head->base = g_steal_pointer (&base);
  head->row = g_steal_pointer (&row);
}

/* A code such as "Q00", rather than a question's text. */
static gboolean
is_code (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > 24 || !g_ascii_isalpha (*text))
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && *text != '_')
      return FALSE;
  return TRUE;
}

/* "Alcohol:|not at all|absolutely": a row with its two ends. */
static char *
tidy_row (const char *row)
{
  const char *bar = strchr (row, '|');

  return bar != NULL && bar > row ? g_strndup (row, (gsize) (bar - row)) : g_strdup (row);
}

/* In the round-trip file the texts stand above the codes: "Which drinks? [Tea]" over "Q2[SQ001]".
 */
static char *
dup_text_above (CxIntake *intake, guint code_row, guint column, gboolean of_row)
{
  g_autofree char *heading = dup_text_heading (intake, code_row, column);
  g_autofree char *base = NULL;
  g_autofree char *row = NULL;

  if (!cx_heading_split_bracket (heading, &base, &row))
    return of_row ? NULL : g_steal_pointer (&heading);
  return of_row ? g_steal_pointer (&row) : g_steal_pointer (&base);
}

static void
add_row (CxIntake *intake,
         CxDraft *draft,
         guint code_row,
         guint column,
         const char *row,
         gboolean codes)
{
  g_autofree char *text = tidy_row (row);
  g_autofree char *above = code_row != 0 ? dup_text_above (intake, code_row, column, TRUE) : NULL;

  if (is_other (row))
    cx_draft_add_column (intake, draft, column, CX_PART_OTHER, NULL, C_ ("choice", "Other"));
  else
    cx_draft_add_column (intake, draft, column, CX_PART_CHOICE, codes ? text : NULL,
                         above != NULL ? above : text);
}

/* The question without the scale: both columns of a dual scale stand side by side. */
static gboolean
is_same_question (const Head *first, const Head *next)
{
  const char *scale = strstr (first->base, " [");
  gsize length = scale != NULL ? (gsize) (scale - first->base) : strlen (first->base);

  return next->row != NULL && *next->row != '\0' &&
         strncmp (first->base, next->base, length) == 0 &&
         (next->base[length] == '\0' || g_str_has_prefix (next->base + length, " ["));
}

/* The columns after @start that belong to @draft's question. */
static void
add_followers (CxIntake *intake, guint code_row, guint start, const Head *first, CxDraft *draft)
{
  gboolean alone = first->row == NULL || *first->row == '\0';
  gboolean codes = is_code (first->base);

  for (guint i = start + 1; i < intake->columns; i++)
    {
      g_auto (Head) next = { NULL };

      if (cx_intake_is_taken (intake, i))
        continue;
      read_head (intake, code_row, i, &next);
      /* After a column of its own only the text of "other" belongs to the question. */
      if (!is_same_question (first, &next) || (alone && !is_other (next.row)))
        break;
      if (g_str_equal (next.base, first->base) && !is_comment (next.row))
        add_row (intake, draft, code_row, i, next.row, codes);
    }
}

static void
add_question (CxIntake *intake, guint code_row, guint start)
{
  g_auto (Head) first = { NULL };
  g_autofree char *text = NULL;
  gboolean codes;
  CxDraft *draft;
  guint hints = CX_HINT_FORM | CX_HINT_NO_JOIN;

  read_head (intake, code_row, start, &first);
  codes = is_code (first.base);
  text = code_row != 0 ? dup_text_above (intake, code_row, start, FALSE) : g_strdup (first.base);
  /* "{if(age.NAOK > 65, 1, 0)}" is worked out, and no scale. */
  if (*text == '{')
    hints &= ~(guint) CX_HINT_FORM;
  draft = cx_intake_add_draft (intake, codes ? first.base : NULL, text, hints);
  if (first.row == NULL || *first.row == '\0')
    cx_draft_add_column (intake, draft, start, CX_PART_WHOLE, NULL, NULL);
  else
    add_row (intake, draft, code_row, start, first.row, codes);
  add_followers (intake, code_row, start, &first, draft);
}

/* The id stands first also where the language of its heading is not known here. */
static gboolean
is_unnamed_id (CxIntake *intake)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, 0);
  CxNumberFacts facts;

  if (intake->mapping->id_column >= 0 || cx_intake_is_taken (intake, 0) ||
      !cx_column_sample_is_unique (sample))
    return FALSE;
  cx_number_facts_read (&facts, sample);
  return cx_number_facts_are_numbers (&facts) && facts.whole && facts.min >= 1 &&
         facts.missing == 0;
}

static void
map (CxIntake *intake)
{
  guint code_row = find_code_row (intake);

  for (guint i = 0; i < intake->columns; i++)
    {
      g_autofree char *heading = dup_code_heading (intake, code_row, i);
      g_autofree char *folded = cx_text_fold (heading);
      g_autofree char *plain = fold_blanks (folded);

      if (is_timing (plain) || is_timing (folded))
        cx_intake_leave_out (intake, i, CX_PART_WHOLE, _ ("Seconds that it took to answer."));
      else if (!cx_metadata_apply_alias (intake, i, folded, aliases, G_N_ELEMENTS (aliases)))
        cx_metadata_apply_alias (intake, i, plain, aliases, G_N_ELEMENTS (aliases));
    }
  if (is_unnamed_id (intake))
    cx_intake_set_id (intake, 0);
  for (guint i = 0; i < intake->columns; i++)
    if (!cx_intake_is_taken (intake, i))
      add_question (intake, code_row, i);
}

const CxSource cx_source_limesurvey = {
  .id = "limesurvey",
  .title = "LimeSurvey",
  .matches = matches,
  .map = map,
};
