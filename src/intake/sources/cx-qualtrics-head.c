#include "config.h"

#include "cx-qualtrics-head.h"

#include "cx-moment.h"
#include "cx-text.h"

#include <string.h>

static void
free_head (gpointer data)
{
  CxQualtricsHead *head = data;

  g_free (head->name);
  g_free (head->label);
  g_free (head->id_folded);
  g_free (head->zone);
  g_free (head->question);
  g_free (head->row);
  g_free (head->option);
  g_free (head);
}

/* The text of @key in what is nearly JSON: the 2016 exporter wrote single quotes. */
static char *
find_key (const char *text, const char *key)
{
  const char *at = strstr (text, key);
  const char *start, *end;

  if (at == NULL)
    return NULL;
  at += strlen (key);
  at += strspn (at, "\"' :");
  start = at;
  end = at + strcspn (at, "\"'}");
  return end > start ? g_strndup (start, (gsize) (end - start)) : NULL;
}

static char *
find_in_third_row (CxIntake *intake, guint column, const char *key)
{
  char **cells;

  if (intake->table->head->len < 3)
    return NULL;
  cells = g_ptr_array_index (intake->table->head, 2);
  return cells[column][0] == '{' ? find_key (cells[column], key) : NULL;
}

char *
cx_qualtrics_dup_import_id (CxIntake *intake, guint column)
{
  return find_in_third_row (intake, column, "ImportId");
}

static void
read_numbers (CxQualtricsHead *head, char **parts)
{
  guint n = 0;
  const char *numbers[3] = { NULL };

  for (guint i = 1; parts[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (parts[i], "TEXT") == 0)
        head->is_text = TRUE;
      else if (n < G_N_ELEMENTS (numbers))
        numbers[n++] = parts[i];
    }
  /* row-choice of a matrix of several answers; one number alone is a choice or a row. */
  if (n >= 2)
    {
      head->row = g_strdup (numbers[0]);
      head->option = g_strdup (numbers[1]);
    }
  else if (n == 1)
    head->option = g_strdup (numbers[0]);
}

/* "QID4-1-1", "QID2_TEXT", "1_QID5#2_3"; anything else names no question. */
static void
read_id (CxQualtricsHead *head, const char *id)
{
  const char *qid = strstr (id, "QID");
  g_autofree char *rest = NULL;
  g_auto (GStrv) parts = NULL;

  if (qid == NULL || !g_ascii_isdigit (qid[3]) || strstr (id, "opics") != NULL ||
      strstr (id, "entiment") != NULL || strstr (id, "NPS_GROUP") != NULL)
    return;
  rest = g_strdelimit (g_strdup (qid), "-", '_');
  parts = g_strsplit (rest, "_", -1);
  head->question = g_strdup_printf ("%.*s%s", (int) (qid - id), id, parts[0]);
  read_numbers (head, parts);
}

static CxQualtricsHead *
read_head (CxIntake *intake, guint column)
{
  CxQualtricsHead *head = g_new0 (CxQualtricsHead, 1);
  g_autofree char *id = cx_qualtrics_dup_import_id (intake, column);

  head->name = g_strdup (cx_intake_get_heading (intake, column));
  head->label = cx_intake_dup_heading (intake, 1, column);
  head->zone = find_in_third_row (intake, column, "timeZone");
  if (id == NULL)
    return head;
  read_id (head, id);
  if (g_str_has_prefix (id, "panel-"))
    head->id_folded = cx_text_fold (id + strlen ("panel-"));
  else if (g_str_has_prefix (id, "Location-"))
    head->id_folded = cx_text_fold (id + strlen ("Location-"));
  else
    head->id_folded = cx_text_fold (id);
  return head;
}

GPtrArray *
cx_qualtrics_read_heads (CxIntake *intake)
{
  GPtrArray *heads = g_ptr_array_new_with_free_func (free_head);

  for (guint i = 0; i < intake->columns; i++)
    {
      CxQualtricsHead *head = read_head (intake, i);
      g_autoptr (GTimeZone) zone = head->zone != NULL ? cx_zone_find (head->zone) : NULL;

      /* Without a zone Qualtrics writes UTC; one that is not known here must not reach the
       * importer. */
      if (zone == NULL)
        {
          g_free (head->zone);
          head->zone = g_strdup ("UTC");
        }
      g_ptr_array_add (heads, head);
    }
  return heads;
}
