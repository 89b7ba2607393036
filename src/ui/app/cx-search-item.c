#include "config.h"

#include "cx-search-item.h"

#include "cx-text.h"

#include <string.h>

CxSearchItem *
cx_search_item_new (const char *title,
                    const char *subtitle,
                    const char *icon_name,
                    const char *action,
                    int rank)
{
  CxSearchItem *item = g_new0 (CxSearchItem, 1);
  g_autofree char *both = g_strjoin (" ", title, subtitle, NULL);

  item->title = cx_text_tidy (title);
  item->subtitle = g_strdup (subtitle);
  item->icon_name = icon_name;
  item->action = g_strdup (action);
  item->folded = cx_text_fold (both);
  item->rank = rank;
  return item;
}

CxSearchItem *
cx_search_item_new_place (const char *title,
                          const char *subtitle,
                          const char *icon_name,
                          const char *place,
                          int rank)
{
  g_autofree char *action = g_action_print_detailed_name ("win.go", g_variant_new_string (place));

  return cx_search_item_new (title, subtitle, icon_name, action, rank);
}

void
cx_search_item_free (CxSearchItem *item)
{
  g_free (item->title);
  g_free (item->subtitle);
  g_free (item->action);
  g_free (item->accel);
  g_free (item->folded);
  g_free (item);
}

/* At the beginning, at the beginning of a word, anywhere. */
static int
score_word (const char *text, const char *word)
{
  const char *found = strstr (text, word);

  if (found == NULL)
    return -1;
  if (found == text)
    return 0;
  for (; found != NULL; found = strstr (found + 1, word))
    if (!g_ascii_isalnum (found[-1]))
      return 1;
  return 3;
}

int
cx_search_item_score (const CxSearchItem *item, char **words)
{
  int sum = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const int score = *words[i] != '\0' ? score_word (item->folded, words[i]) : 0;

      if (score < 0)
        return -1;
      sum += score;
    }
  return sum * 10 + item->rank;
}
