#include "config.h"

#include "cx-cli.h"

#include <stdio.h>

struct _CxCliTable
{
  guint columns;
  char **heads;
  GPtrArray *cells; /* char *, row by row */
};

CxCliTable *
cx_cli_table_new (const char *const *heads)
{
  CxCliTable *self = g_new0 (CxCliTable, 1);

  self->heads = g_strdupv ((char **) heads);
  self->columns = g_strv_length (self->heads);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cx_cli_table_add (CxCliTable *table, char *first, ...)
{
  va_list args;

  g_ptr_array_add (table->cells, first);
  va_start (args, first);
  for (guint i = 1; i < table->columns; i++)
    g_ptr_array_add (table->cells, va_arg (args, char *));
  va_end (args);
}

guint
cx_cli_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
add_cell (GString *line, const char *text, guint width, gboolean right)
{
  guint blank = width - MIN (width, cx_cli_text_width (text));

  g_string_append_printf (line, "%*s%s%*s", right ? (int) blank : 0, "", text,
                          right ? 0 : (int) blank, "");
}

/* Prints @line without the blanks at its end, and empties it. */
static void
print_line (GString *line)
{
  printf ("%s\n", g_strchomp (line->str));
  g_string_truncate (line, 0);
}

void
cx_cli_table_print (CxCliTable *table)
{
  g_autofree guint *widths = g_new0 (guint, table->columns);
  g_autofree gboolean *right = g_new0 (gboolean, table->columns);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < table->columns; i++)
    {
      right[i] = table->heads[i][0] == '\t';
      widths[i] = cx_cli_text_width (table->heads[i] + (right[i] ? 1 : 0));
    }
  for (guint i = 0; i < table->cells->len; i++)
    {
      guint column = i % table->columns;

      widths[column] = MAX (widths[column],
                            cx_cli_text_width (g_ptr_array_index (table->cells, i)));
    }

  for (guint i = 0; i < table->columns + table->cells->len; i++)
    {
      guint column = i % table->columns;
      const char *text = i < table->columns
                             ? table->heads[i] + (right[i] ? 1 : 0)
                             : (const char *) g_ptr_array_index (table->cells, i - table->columns);

      if (column > 0)
        g_string_append (line, "  ");
      add_cell (line, text, widths[column], right[column]);
      if (column + 1 == table->columns)
        print_line (line);
    }
}

void
cx_cli_table_free (CxCliTable *table)
{
  g_strfreev (table->heads);
  g_ptr_array_unref (table->cells);
  g_free (table);
}
