#include "config.h"

#include "cx-find.h"

#include "cx-i18n.h"
#include "cx-text.h"

/* How many names a message lists, and how much of a title. */
#define LIST_MAX 20
#define TITLE_MAX 60

typedef enum
{
  BY_CODE,
  BY_CODE_FOLDED,
  BY_TITLE,
  N_WAYS,
} Way;

typedef struct
{
  const char *name;
  char *folded; /* the code's case folded */
  char *tidy;
} Wanted;

static gboolean
matches (const CxNamed *entry, const Wanted *wanted, Way way)
{
  g_autofree char *own = NULL;

  switch (way)
    {
    case BY_CODE:
      return g_strcmp0 (entry->code, wanted->name) == 0;
    case BY_CODE_FOLDED:
      own = g_utf8_casefold (entry->code != NULL ? entry->code : "", -1);
      return g_strcmp0 (own, wanted->folded) == 0;
    case BY_TITLE:
    default:
      own = cx_text_tidy (entry->title != NULL ? entry->title : "");
      return g_strcmp0 (own, wanted->tidy) == 0;
    }
}

static int
find_way (GPtrArray *named, const Wanted *wanted, Way way, GPtrArray *candidates)
{
  int found = CX_FIND_NONE;

  for (guint i = 0; i < named->len; i++)
    {
      CxNamed *entry = g_ptr_array_index (named, i);

      if (!matches (entry, wanted, way))
        continue;
      found = found == CX_FIND_NONE ? (int) i : CX_FIND_AMBIGUOUS;
      if (candidates != NULL)
        g_ptr_array_add (candidates, entry);
    }
  return found;
}

static int
find_with_candidates (GPtrArray *named, const char *name, GPtrArray *candidates)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *tidy = cx_text_tidy (name);
  Wanted wanted = { name, folded, tidy };
  int found = CX_FIND_NONE;

  for (Way way = BY_CODE; way < N_WAYS && found == CX_FIND_NONE; way++)
    found = find_way (named, &wanted, way, candidates);
  return found;
}

int
cx_find_named (GPtrArray *named, const char *name)
{
  return find_with_candidates (named, name, NULL);
}

static char *
shorten (const char *title)
{
  g_autofree char *tidy = cx_text_tidy (title != NULL ? title : "");

  if (g_utf8_strlen (tidy, -1) <= TITLE_MAX)
    return g_steal_pointer (&tidy);
  *g_utf8_offset_to_pointer (tidy, TITLE_MAX - 1) = '\0';
  return g_strconcat (tidy, "…", NULL);
}

char *
cx_find_list_all (GPtrArray *named)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (named->len == 0)
    return g_strdup (_ ("none"));
  for (guint i = 0; i < named->len && i < LIST_MAX; i++)
    {
      const CxNamed *entry = g_ptr_array_index (named, i);
      g_autofree char *title = shorten (entry->title);

      if (i > 0)
        g_string_append (list, ", ");
      g_string_append_printf (list, "%s (%s)", entry->code, title);
    }
  if (named->len > LIST_MAX)
    g_string_append (list, ", …");
  return g_strdup (list->str);
}

char *
cx_find_list_matches (GPtrArray *named, const char *name)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();

  find_with_candidates (named, name, candidates);
  return cx_find_list_all (candidates);
}
