#include "config.h"

#include "cx-cli.h"

#include "cx-i18n.h"
#include "cx-platform.h"

#include <stdio.h>
#include <string.h>

#define USUAL_WIDTH 80
#define LEAST_WIDTH 40

static guint
get_width (void)
{
  guint width = cx_platform_terminal_width (fileno (stdout));

  return width > 0 ? MAX (width, LEAST_WIDTH) : USUAL_WIDTH;
}

/* Where the second column of "  --survey=S    Title of the survey" begins; 0: there is none. */
static guint
find_column (const char *line)
{
  const char *gap = line[0] == ' ' ? strstr (line + 2, "  ") : NULL;
  const char *text = gap;

  while (text != NULL && *text == ' ')
    text++;
  return text != NULL && *text != '\0' ? (guint) (text - line) : 0;
}

static void
wrap_line (GString *out, const char *line, guint indent, guint width)
{
  g_auto (GStrv) words = g_strsplit (line + indent, " ", 0);
  guint column = indent;

  g_string_append_len (out, line, indent);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint length = cx_cli_text_width (words[i]);

      if (i > 0 && column + 1 + length > width)
        {
          g_string_append_printf (out, "\n%*s", (int) indent, "");
          column = indent;
        }
      else if (i > 0)
        {
          g_string_append_c (out, ' ');
          column++;
        }
      g_string_append (out, words[i]);
      column += length;
    }
  g_string_append_c (out, '\n');
}

/* Lines that are commands stay whole, so that they can be copied. */
static gboolean
is_command (const char *line)
{
  return strstr (line, "clientele-cli ") != NULL && strstr (line, "“clientele-cli ") == NULL;
}

char *
cx_cli_wrap (const char *text, guint width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 0);
  GString *out = g_string_new (NULL);
  gboolean blank = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];
      guint indent = find_column (line);

      if (*line == '\0' && blank)
        continue;
      blank = *line == '\0';
      if (blank || is_command (line) || (*line == ' ' && indent == 0))
        g_string_append_printf (out, "%s\n", line);
      else
        wrap_line (out, line, indent, width);
    }
  while (out->len > 1 && g_str_has_suffix (out->str, "\n\n"))
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

void
cx_cli_print_help (const char *text)
{
  g_autofree char *wrapped = cx_cli_wrap (text, get_width ());

  fputs (wrapped, stdout);
}

void
cx_cli_print_command_help (const CxCommand *command, GOptionContext *context)
{
  g_autofree char *options = g_option_context_get_help (context, TRUE, NULL);
  const char *list = strstr (options, "\n\n");
  g_autofree char *text = g_strdup_printf (
      "%s clientele-cli %s %s\n\n%s\n\n%s\n\n%s\n", _ ("Usage:"), command->name,
      _ (command->arguments), _ (command->summary), list != NULL ? list : "", _ (command->details));

  cx_cli_print_help (text);
}
