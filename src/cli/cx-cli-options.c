#include "config.h"

#include "cx-cli.h"

#include "cx-error.h"
#include "cx-i18n.h"

#include <string.h>

static const GOptionEntry *
find_entry (const GOptionEntry *entries, const char *name, gsize length)
{
  for (guint i = 0; entries != NULL && entries[i].long_name != NULL; i++)
    if (strlen (entries[i].long_name) == length &&
        strncmp (entries[i].long_name, name, length) == 0)
      return &entries[i];
  return NULL;
}

static gboolean
is_help (const char *word)
{
  return strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0;
}

/* What is wrong with the option @word, whose value is @value unless it stands in the word itself;
 * NULL: nothing. */
static char *
explain_option (const GOptionEntry *entry, const char *word, const char *value)
{
  const char *sign = strchr (word, '=');
  g_autofree char *name = sign != NULL ? g_strndup (word, (gsize) (sign - word)) : g_strdup (word);

  if (entry == NULL)
    return g_strdup_printf (_ ("There is no option “%s”."), name);
  if (sign != NULL)
    value = sign + 1;
  if (entry->arg == G_OPTION_ARG_NONE)
    return NULL;
  if (value == NULL)
    return g_strdup_printf (_ ("The option “%s” needs a value."), name);
  if ((entry->arg == G_OPTION_ARG_INT &&
       !g_ascii_string_to_signed (value, 10, G_MININT, G_MAXINT, NULL, NULL)) ||
      (entry->arg == G_OPTION_ARG_INT64 &&
       !g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, NULL, NULL)))
    return g_strdup_printf (_ ("The option “%s” takes a whole number, not “%s”."), name, value);
  return NULL;
}

char *
cx_cli_explain_options (const GOptionEntry *entries, char **words)
{
  for (guint i = 0; words[i] != NULL && strcmp (words[i], "--") != 0; i++)
    {
      const char *word = words[i];
      const GOptionEntry *entry = NULL;
      char *message;

      if (word[0] != '-' || word[1] == '\0' || is_help (word))
        continue;
      if (g_str_has_prefix (word, "--"))
        entry = find_entry (entries, word + 2, strcspn (word + 2, "="));
      message = explain_option (entry, word, words[i + 1]);
      if (message != NULL)
        return message;
      if (entry->arg != G_OPTION_ARG_NONE && strchr (word, '=') == NULL)
        i++;
    }
  return NULL;
}
