#include "config.h"

#include "cx-sqlite.h"

#include "cx-text.h"

#include <string.h>

/* What SQL does not know of texts, for our own statements alone: DIRECTONLY keeps these functions
 * out of views, indexes and triggers, so that any SQLite tool can open the file. */

static void
sort_key_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, cx_text_sort_key (text), -1, g_free);
}

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

static gboolean
has_folded (const char *text, const char *needle)
{
  g_autofree char *folded = is_plain (text) ? g_ascii_strdown (text, -1) : cx_text_fold (text);

  return strstr (folded, needle) != NULL;
}

/* The needle, which is folded already, then any number of texts. */
static void
find_text_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *needle = (const char *) sqlite3_value_text (values[0]);
  gboolean found = FALSE;

  for (int i = 1; i < n && !found && needle != NULL; i++)
    {
      const char *text = (const char *) sqlite3_value_text (values[i]);

      found = text != NULL && has_folded (text, needle);
    }
  sqlite3_result_int (context, found);
}

void
cx_sqlite_add_functions (sqlite3 *handle)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  sqlite3_create_function (handle, "cx_sort_key", 1, flags, NULL, sort_key_cb, NULL, NULL);
  sqlite3_create_function (handle, "cx_find_text", -1, flags, NULL, find_text_cb, NULL, NULL);
}
