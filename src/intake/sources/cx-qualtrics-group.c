#include "config.h"

#include "cx-qualtrics-group.h"

#include "cx-heading-parts.h"

#include <string.h>

/* The question's text: what the labels of all its columns begin with. */
static char *
find_stem (const GPtrArray *heads, const GArray *columns)
{
  const CxQualtricsHead *first = g_ptr_array_index (heads, g_array_index (columns, guint, 0));
  gsize stem = strlen (first->label);

  for (guint k = 1; k < columns->len; k++)
    {
      const CxQualtricsHead *head = g_ptr_array_index (heads, g_array_index (columns, guint, k));

      stem = MIN (stem, cx_heading_common_stem (first->label, head->label, "-"));
    }
  return g_strndup (first->label, stem);
}

/* What the names of all columns begin with, without the sign before the number: "Q4_10", "Q4_11".
 */
static char *
find_name (const GPtrArray *heads, const GArray *columns)
{
  const char *first =
      ((CxQualtricsHead *) g_ptr_array_index (heads, g_array_index (columns, guint, 0)))->name;
  gsize length = strlen (first);
  char *name;

  for (guint k = 1; k < columns->len; k++)
    {
      const char *other =
          ((CxQualtricsHead *) g_ptr_array_index (heads, g_array_index (columns, guint, k)))->name;
      gsize common = 0;

      while (common < length && first[common] == other[common])
        common++;
      length = common;
    }
  /* A number that all share the beginning of is no part of the name: "Q4_10", "Q4_11" share "Q4_1".
   */
  while (columns->len > 1 && length > 0 && g_ascii_isdigit (first[length - 1]) &&
         strchr (first, '_') != NULL && strchr (first, '_') < first + length)
    length--;
  name = g_strndup (first, length);
  while (*name != '\0' && strchr ("_-#. ", name[strlen (name) - 1]) != NULL)
    name[strlen (name) - 1] = '\0';
  return name;
}

static char *
trim_stem (const char *stem)
{
  char *text = g_strdup (stem);

  while (*text != '\0' && strchr ("- ", text[strlen (text) - 1]) != NULL)
    text[strlen (text) - 1] = '\0';
  return text;
}

static const char *
get_option (const CxQualtricsHead *head, const char *stem)
{
  const char *option = head->label + (g_str_has_prefix (head->label, stem) ? strlen (stem) : 0);

  while (*option == ' ' || *option == '-')
    option++;
  return *option != '\0' ? option : head->label;
}

/* The choice's own code: what its name has beyond the question's. */
static const char *
get_tag (const CxQualtricsHead *head, const char *name)
{
  const char *tag = head->name + (g_str_has_prefix (head->name, name) ? strlen (name) : 0);

  while (*tag != '\0' && strchr ("_-#. ", *tag) != NULL)
    tag++;
  return *tag != '\0' ? tag : NULL;
}

/* In the legacy shape only the names tell. */
static gboolean
is_named_text (const CxQualtricsHead *head, const CxQualtricsHead *main)
{
  gsize length = strlen (main->name);

  return strncmp (head->name, main->name, length) == 0 &&
         g_str_equal (head->name + length, "_TEXT");
}

static gboolean
is_text_of (const CxQualtricsHead *head, const CxQualtricsHead *first)
{
  if (first->question == NULL)
    return g_str_has_suffix (head->name, "_TEXT");
  return head->is_text && head->question != NULL && g_str_equal (head->question, first->question);
}

static gboolean
is_text_of_option (const CxQualtricsHead *head, const CxQualtricsHead *main)
{
  if (main->question == NULL)
    return is_named_text (head, main);
  return g_strcmp0 (main->option, head->option) == 0 && main->row == NULL && head->row == NULL;
}

/* The free texts of @columns' options: "QID1_TEXT" beside QID1, "QID3-1-TEXT" beside QID3-1. */
static void
add_texts (CxIntake *intake, const GPtrArray *heads, CxDraft *draft, const GArray *columns)
{
  const CxQualtricsHead *first = g_ptr_array_index (heads, g_array_index (columns, guint, 0));

  for (guint i = 0; i < heads->len; i++)
    {
      const CxQualtricsHead *head = g_ptr_array_index (heads, i);

      if (cx_intake_is_taken (intake, i) || !is_text_of (head, first))
        continue;
      if (columns->len == 1 &&
          (first->question != NULL ? head->option == NULL : is_named_text (head, first)))
        cx_draft_add_column (intake, draft, i, CX_PART_OTHER, NULL, NULL);
      for (guint k = 0; k < columns->len && columns->len > 1; k++)
        {
          guint index = g_array_index (columns, guint, k);
          const CxQualtricsHead *main = g_ptr_array_index (heads, index);
          const CxMappingColumn *column = cx_intake_get_column (intake, index);

          if (is_text_of_option (head, main))
            {
              cx_draft_add_column (intake, draft, i, CX_PART_OTHER, column->option,
                                   column->option_text);
              break;
            }
        }
    }
}

/* -1 beside codes from 0 on is "seen but unanswered"; alone it may be some option's code. */
static void
mark_unanswered (CxIntake *intake, const GArray *columns)
{
  gboolean others = FALSE;

  for (guint k = 0; k < columns->len; k++)
    {
      const CxColumnSample *sample = cx_intake_get_sample (intake,
                                                           g_array_index (columns, guint, k));

      others |= sample->values->len > (cx_column_sample_find (sample, "-1") != NULL);
    }
  for (guint k = 0; k < columns->len && others; k++)
    {
      CxSampleValue *value = cx_column_sample_find (
          cx_intake_get_sample (intake, g_array_index (columns, guint, k)), "-1");

      if (value == NULL)
        continue;
      value->missing = CX_RECODE_UNANSWERED;
      value->judged = TRUE;
    }
}

void
cx_qualtrics_add_group (CxIntake *intake, const GPtrArray *heads, const GArray *columns)
{
  const CxQualtricsHead *first = g_ptr_array_index (heads, g_array_index (columns, guint, 0));
  g_autofree char *stem = find_stem (heads, columns);
  g_autofree char *text = trim_stem (*stem != '\0' ? stem : first->label);
  g_autofree char *name = find_name (heads, columns);
  CxDraft *draft = cx_intake_add_draft (intake, name, text, CX_HINT_FORM | CX_HINT_CODES);

  draft->separators = ",\n";
  mark_unanswered (intake, columns);
  for (guint k = 0; k < columns->len; k++)
    {
      guint index = g_array_index (columns, guint, k);
      const CxQualtricsHead *head = g_ptr_array_index (heads, index);

      if (columns->len == 1)
        cx_draft_add_column (intake, draft, index, CX_PART_WHOLE, NULL, NULL);
      else
        cx_draft_add_column (intake, draft, index, CX_PART_CHOICE, get_tag (head, name),
                             get_option (head, stem));
    }
  add_texts (intake, heads, draft, columns);
}
