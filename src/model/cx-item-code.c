#include "config.h"

#include "cx-model-private.h"

#include "cx-code.h"
#include "cx-response-repo.h"

/* Readable column names of answer items, as view survey_<code> and exports show them. */

static const char *const kinds[] = { "value", "choice", "row", "rank", "other", "list" };
static const char *const storages[] = { "INTEGER", "REAL", "TEXT" };

const char *
cx_item_kind_name (CxItemKind kind)
{
  return kinds[kind];
}

CxItemKind
cx_item_kind_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], name) == 0)
      return i;
  return CX_ITEM_VALUE;
}

CxStorage
cx_storage_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (storages); i++)
    if (g_strcmp0 (storages[i], name) == 0)
      return i;
  return CX_STORAGE_TEXT;
}

/* SQLite compares column names without case, in ASCII. */
static void
take (GHashTable *taken, const char *code)
{
  g_hash_table_add (taken, g_ascii_strdown (code, -1));
}

static gboolean
is_taken (gpointer owner, const char *code)
{
  g_autofree char *folded = g_ascii_strdown (code, -1);

  return g_hash_table_contains (owner, folded);
}

static char *
make_base (const CxQuestion *question, const CxItem *item)
{
  GString *code = g_string_new (question->code);

  if (item->row != NULL)
    g_string_append_printf (code, "_%s", item->row->code);
  if (item->choice != NULL)
    g_string_append_printf (code, "_%s", item->choice->code);
  if (item->kind == CX_ITEM_OTHER)
    g_string_append (code, "_text");
  return g_string_free (code, FALSE);
}

/* Whether the item is its question's main one, whose name should be the question's code itself. */
static gboolean
is_whole (const CxItem *item)
{
  return item->kind == CX_ITEM_VALUE || item->kind == CX_ITEM_LIST;
}

static void
name_items (CxSurvey *survey, GHashTable *taken, gboolean whole)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < question->items->len; k++)
        {
          CxItem *item = g_ptr_array_index (question->items, k);
          g_autofree char *base = NULL;

          if (item->code != NULL || is_whole (item) != whole)
            continue;
          base = make_base (question, item);
          item->code = cx_code_make_unique (base, is_taken, taken);
          take (taken, item->code);
        }
    }
}

void
cx_survey_name_items (CxSurvey *survey)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  take (taken, "id");
  take (taken, "batch");
  for (guint i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    take (taken, cx_response_field_info (i)->name);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < question->items->len; k++)
        {
          CxItem *item = g_ptr_array_index (question->items, k);

          if (item->code != NULL)
            take (taken, item->code);
        }
    }
  name_items (survey, taken, TRUE);
  name_items (survey, taken, FALSE);
}
