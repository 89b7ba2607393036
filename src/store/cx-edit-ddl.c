#include "config.h"

#include "cx-edit-private.h"

#include <string.h>

/* The beginnings of the statements that leave history intact. Renaming or dropping what is recorded
 * would make every older changeset unreadable, so there is no such statement. */
static const char *const allowed[] = {
  "CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ", "CREATE VIEW ",
  "DROP VIEW ",    "DROP INDEX ",   "ALTER TABLE ",
};

static char *
normalise (const char *sql)
{
  g_auto (GStrv) words = g_strsplit_set (sql, " \t\r\n", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (text, "%s ", words[i]);
  return g_string_free (text, FALSE);
}

static gboolean
is_allowed (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    if (g_ascii_strncasecmp (text, allowed[i], strlen (allowed[i])) == 0)
      return TRUE;
  return FALSE;
}

/* ALTER TABLE name ADD …: the name as it stands, without its quotes; NULL for any other ALTER. */
static char *
get_grown_table (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 5);
  char *name;

  if (g_strv_length (words) < 4 || g_ascii_strcasecmp (words[3], "ADD") != 0)
    return NULL;
  name = g_strdup (words[2]);
  g_strdelimit (name, "\"`[]'", ' ');
  return g_strstrip (name);
}

/* A changeset remembers rows by their columns as they were at the first write, so a recorded table
 * cannot grow after one. */
static gboolean
check_alter (CxEdit *self, const char *text, const char *sql, GError **error)
{
  g_autofree char *table = get_grown_table (text);

  if (table == NULL)
    {
      cx_error_set (error, CX_ERROR_USAGE, NULL, "Columns are only ever added: %s", sql);
      return FALSE;
    }
  if (self->session != NULL && cx_sqlite_is_recorded_table (table, self->bulk) &&
      !sqlite3session_isempty (self->session))
    {
      cx_error_set (error, CX_ERROR_USAGE, NULL,
                    "A table must be changed before the first row is written: %s", sql);
      return FALSE;
    }
  return TRUE;
}

gboolean
cx_edit_execute_ddl (CxEdit *edit, const char *sql, GError **error)
{
  g_autofree char *text = normalise (sql);

  if (!is_allowed (text))
    {
      cx_error_set (error, CX_ERROR_USAGE, NULL,
                    "Only tables, columns, indexes and views can be made: %s", sql);
      return FALSE;
    }
  if (g_ascii_strncasecmp (text, "ALTER", 5) == 0 && !check_alter (edit, text, sql, error))
    return FALSE;
  return cx_edit_exec (edit, sql, error);
}
