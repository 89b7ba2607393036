#include "config.h"

#include "cx-expr-function.h"

#include "cx-text.h"

#include <string.h>

typedef struct
{
  char *wanted; /* folded */
  char *best;
  guint best_distance;
} Search;

static void
consider_name (const char *name, gpointer data)
{
  Search *search = data;
  g_autofree char *folded = cx_text_fold (name);
  guint distance = cx_expr_distance (search->wanted, folded);

  if (distance >= search->best_distance)
    return;
  search->best_distance = distance;
  g_free (search->best);
  search->best = g_strdup (name);
}

/* Near enough is what differs in no more than a third of its letters, and one. */
char *
cx_expr_suggest (const CxExprSchema *schema, const char *name)
{
  Search search = { .wanted = cx_text_fold (name) };

  search.best_distance = 2 + g_utf8_strlen (search.wanted, -1) / 3;
  if (schema->each_name != NULL)
    schema->each_name (schema, consider_name, &search);
  g_free (search.wanted);
  return search.best;
}

char *
cx_expr_suggest_choice (const char *const *choices, const char *code)
{
  Search search = { .wanted = cx_text_fold (code) };

  search.best_distance = 2 + g_utf8_strlen (search.wanted, -1) / 3;
  for (guint i = 0; choices[i] != NULL; i++)
    consider_name (choices[i], &search);
  g_free (search.wanted);
  return search.best;
}
