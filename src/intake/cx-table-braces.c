#include "config.h"

#include "cx-table-private.h"

#include <string.h>

/* LimeSurvey's round-trip file has no quotes: what would break a line or a cell stands there as a
 * word in braces, and a brace of the text as "{lbrace}". */
static const struct
{
  const char *word;
  char letter;
} braced[] = {
  { "{quote}", '"' }, { "{tab}", '\t' },     { "{cr}{newline}", '\n' },
  { "{cr}", '\n' },   { "{newline}", '\n' }, { "{lbrace}", '{' },
};

/* The length of the word that stands at @text; 0: none does. */
static gsize
match_word (const char *text, char *letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (braced); i++)
    if (g_str_has_prefix (text, braced[i].word))
      {
        *letter = braced[i].letter;
        return strlen (braced[i].word);
      }
  return 0;
}

char *
cx_table_unbrace (const char *text)
{
  GString *plain = NULL;
  const char *start = text;
  char letter;

  for (const char *brace = strchr (text, '{'); brace != NULL;)
    {
      gsize length = match_word (brace, &letter);

      if (length > 0)
        {
          if (plain == NULL)
            plain = g_string_new (NULL);
          g_string_append_len (plain, start, brace - start);
          g_string_append_c (plain, letter);
          start = brace + length;
        }
      brace = strchr (brace + MAX (length, 1), '{');
    }
  if (plain == NULL)
    return NULL;
  g_string_append (plain, start);
  return g_string_free (plain, FALSE);
}
