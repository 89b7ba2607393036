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

/* How many columns of a terminal the text takes. */
static guint
measure_width (const char *text)
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
print_cell (const char *text, guint width, gboolean right, gboolean last)
{
  guint blank = width - MIN (width, measure_width (text));

  if (right)
    printf ("%*s%s", (int) blank, "", text);
  else
    printf ("%s%*s", text, last ? 0 : (int) blank, "");
  fputs (last ? "\n" : "  ", stdout);
}

void
cx_cli_table_print (CxCliTable *table)
{
  g_autofree guint *widths = g_new0 (guint, table->columns);
  g_autofree gboolean *right = g_new0 (gboolean, table->columns);

  for (guint i = 0; i < table->columns; i++)
    {
      right[i] = table->heads[i][0] == '\t';
      widths[i] = measure_width (table->heads[i] + (right[i] ? 1 : 0));
    }
  for (guint i = 0; i < table->cells->len; i++)
    {
      guint column = i % table->columns;

      widths[column] = MAX (widths[column], measure_width (g_ptr_array_index (table->cells, i)));
    }

  for (guint i = 0; i < table->columns; i++)
    print_cell (table->heads[i] + (right[i] ? 1 : 0), widths[i], right[i], i + 1 == table->columns);
  for (guint i = 0; i < table->cells->len; i++)
    {
      guint column = i % table->columns;

      print_cell (g_ptr_array_index (table->cells, i), widths[column], right[column],
                  column + 1 == table->columns);
    }
}

void
cx_cli_table_free (CxCliTable *table)
{
  g_strfreev (table->heads);
  g_ptr_array_unref (table->cells);
  g_free (table);
}
