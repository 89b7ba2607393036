/* What was searched for stands out in a comment. */
#include "config.h"

#include "cx-comments-request.h"

#include "cx-text.h"

#include <string.h>

/* @text without accents, and for each of its bytes where in @text the letter begins; one more for
 * the end. */
static GString *
fold_letters (const char *text, GArray *places)
{
  GString *folded = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      g_autofree char *letter = g_strndup (c, (gsize) (g_utf8_next_char (c) - c));
      g_autofree char *plain = g_unichar_isspace (g_utf8_get_char (c)) ? g_strdup (" ")
                                                                       : cx_text_fold (letter);
      guint place = (guint) (c - text);

      for (gsize i = 0; plain[i] != '\0'; i++)
        g_array_append_val (places, place);
      g_string_append (folded, plain);
    }
  return folded;
}

char *
cx_comment_mark (const char *text, const char *search)
{
  g_autofree char *tidy = cx_text_tidy (text);
  g_autofree char *wanted = search != NULL ? cx_text_fold (search) : NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) markup = g_string_new (NULL);
  guint end = (guint) strlen (tidy), done = 0;
  GString *folded;

  if (wanted == NULL || wanted[0] == '\0')
    return g_markup_escape_text (tidy, -1);
  folded = fold_letters (tidy, places);
  g_array_append_val (places, end);
  for (const char *c = strstr (folded->str, wanted); c != NULL;
       c = strstr (c + strlen (wanted), wanted))
    {
      guint from = g_array_index (places, guint, c - folded->str);
      guint to = g_array_index (places, guint, (guint) (c - folded->str) + strlen (wanted));
      g_autofree char *before = g_markup_escape_text (tidy + done, from - done);
      g_autofree char *found = g_markup_escape_text (tidy + from, to - from);

      g_string_append_printf (markup, "%s<span weight=\"bold\" underline=\"single\">%s</span>",
                              before, found);
      done = to;
    }
  g_string_free (folded, TRUE);
  {
    g_autofree char *rest = g_markup_escape_text (tidy + done, -1);

    g_string_append (markup, rest);
  }
  return g_strdup (markup->str);
}
