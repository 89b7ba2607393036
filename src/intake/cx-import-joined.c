#include "config.h"

#include "cx-import-joined.h"

#include "cx-text.h"

#include <string.h>

typedef struct
{
  char *text;
  gsize length;
  guint place;
} Spelling;

struct _CxJoinedOptions
{
  char *separator;    /* tidy form, as it stands in tidy text */
  char *core;         /* the same without blanks; "" if it is a blank */
  GArray *spellings;  /* Spelling */
  GHashTable *by_key; /* key → place + 1 */
  gboolean sorted;
  gboolean bare; /* joined by "," alone, so that ", " stands inside an option */
};

static void
clear_spelling (gpointer data)
{
  g_free (((Spelling *) data)->text);
}

CxJoinedOptions *
cx_joined_options_new (const char *separator)
{
  CxJoinedOptions *self = g_new0 (CxJoinedOptions, 1);

  if (separator == NULL || separator[0] == '\0')
    separator = ", ";
  self->core = g_strstrip (g_strdup (separator));
  self->separator = self->core[0] == '\0' ? g_strdup (separator[0] == '\n' ? "\n" : " ")
                                          : g_strdup (separator);
  self->spellings = g_array_new (FALSE, FALSE, sizeof (Spelling));
  g_array_set_clear_func (self->spellings, clear_spelling);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
cx_joined_options_free (CxJoinedOptions *options)
{
  g_free (options->separator);
  g_free (options->core);
  g_array_unref (options->spellings);
  g_hash_table_unref (options->by_key);
  g_free (options);
}

void
cx_joined_options_add (CxJoinedOptions *options, const char *text, guint place)
{
  char *key = cx_text_key (text);
  Spelling spelling;

  if (key[0] == '\0' || g_hash_table_contains (options->by_key, key))
    {
      g_free (key);
      return;
    }

  g_hash_table_insert (options->by_key, key, GUINT_TO_POINTER (place + 1));
  spelling.text = cx_text_tidy (text);
  spelling.length = strlen (spelling.text);
  spelling.place = place;
  options->bare |= g_str_equal (options->separator, ",") && strstr (spelling.text, ", ") != NULL;
  g_array_append_val (options->spellings, spelling);
  options->sorted = FALSE;
}

static int
compare_length (gconstpointer a, gconstpointer b)
{
  const Spelling *one = a;
  const Spelling *two = b;

  return (one->length < two->length) - (one->length > two->length);
}

/* Where the next option begins if a separator stands at @text, NULL if none does. The end of the
 * text counts as one. */
static const char *
pass_separator (const CxJoinedOptions *options, const char *text)
{
  const char *p = text;

  if (*p == '\0')
    return p;
  if (g_str_has_prefix (p, options->separator))
    {
      p += strlen (options->separator);
      return p + strspn (p, " \n");
    }
  if (options->core[0] == '\0')
    return NULL;

  /* After a whole option the blanks before the separator may be others, and the last one may stand
   * at the end. A comma inside "1,000" is none. */
  p += strspn (p, " ");
  if (!g_str_has_prefix (p, options->core))
    return NULL;
  p += strlen (options->core);
  return *p == '\0' || *p == ' ' ? p + strspn (p, " ") : NULL;
}

/* The longest option that stands at @text and ends at a separator; *@next what follows it. */
static const Spelling *
match_option (const CxJoinedOptions *options, const char *text, const char **next)
{
  for (guint i = 0; i < options->spellings->len; i++)
    {
      const Spelling *spelling = &g_array_index (options->spellings, Spelling, i);

      if (strncmp (text, spelling->text, spelling->length) != 0)
        continue;
      *next = pass_separator (options, text + spelling->length);
      if (*next != NULL)
        return spelling;
    }
  return NULL;
}

static void
choose (GArray *chosen, guint place)
{
  for (guint i = 0; i < chosen->len; i++)
    if (g_array_index (chosen, guint, i) == place)
      return;
  g_array_append_val (chosen, place);
}

/* The next separator in @text, where no known option stands. */
static const char *
find_separator (const CxJoinedOptions *options, const char *text)
{
  const char *found = strstr (text, options->separator);

  while (found != NULL && options->bare && found[1] == ' ')
    found = strstr (found + 1, options->separator);
  return found;
}

/* Up to the next separator: an option in other capitals, or something that is none. */
static const char *
take_piece (const CxJoinedOptions *options, const char *text, GArray *chosen, GPtrArray *rest)
{
  const char *end = find_separator (options, text);
  gsize length = end != NULL ? (gsize) (end - text) : strlen (text);
  g_autofree char *piece = g_strstrip (g_strndup (text, length));
  g_autofree char *key = NULL;
  guint place;

  /* The last piece may end with a bare separator ("A;B;" or "A, B,"). */
  if (end == NULL && options->core[0] != '\0' && g_str_has_suffix (piece, options->core))
    {
      piece[strlen (piece) - strlen (options->core)] = '\0';
      g_strchomp (piece);
    }
  key = cx_text_key (piece);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (options->by_key, key));
  if (place > 0)
    choose (chosen, place - 1);
  else if (piece[0] != '\0')
    g_ptr_array_add (rest, g_steal_pointer (&piece));
  return end != NULL ? pass_separator (options, end) : text + length;
}

/* Blanks made one, except that lines stay apart where they are what separates. */
static char *
tidy_cell (const CxJoinedOptions *options, const char *text)
{
  GString *tidy;
  g_auto (GStrv) lines = NULL;

  if (strchr (options->separator, '\n') == NULL)
    return cx_text_tidy (text);

  tidy = g_string_new (NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = cx_text_tidy (lines[i]);

      if (line[0] == '\0')
        continue;
      if (tidy->len > 0)
        g_string_append_c (tidy, '\n');
      g_string_append (tidy, line);
    }
  return g_string_free (tidy, FALSE);
}

void
cx_joined_options_split (CxJoinedOptions *options,
                         const char *text,
                         GArray *chosen,
                         GPtrArray *rest)
{
  g_autofree char *tidy = tidy_cell (options, text);
  const char *p = tidy;

  if (!options->sorted)
    {
      g_array_sort (options->spellings, compare_length);
      options->sorted = TRUE;
    }

  while (*p != '\0')
    {
      const char *next = NULL;
      const Spelling *spelling = match_option (options, p, &next);

      if (spelling != NULL)
        choose (chosen, spelling->place);
      else
        next = take_piece (options, p, chosen, rest);
      p = next;
    }
}
