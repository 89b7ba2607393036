#include "config.h"

#include "cx-response-tags.h"

#include "cx-text.h"

#include <string.h>

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  g_autofree char *key_a = cx_text_sort_key (*(const char *const *) a);
  g_autofree char *key_b = cx_text_sort_key (*(const char *const *) b);

  return strcmp (key_a, key_b);
}

static gboolean
has_tag (const char *const *tags, const char *tag)
{
  g_autofree char *key = cx_text_key (tag);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      g_autofree char *other = cx_text_key (tags[i]);

      if (strcmp (key, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
holds (GPtrArray *tags, const char *tag)
{
  for (guint i = 0; i < tags->len; i++)
    {
      const char *one[] = { g_ptr_array_index (tags, i), NULL };

      if (has_tag (one, tag))
        return TRUE;
    }
  return FALSE;
}

static void
add_tag (GPtrArray *tags, const char *text)
{
  g_autofree char *tag = cx_text_tidy (text);

  if (g_utf8_strlen (tag, -1) > CX_TAG_MAX_LENGTH)
    *g_utf8_offset_to_pointer (tag, CX_TAG_MAX_LENGTH) = '\0';
  if (*tag != '\0' && !holds (tags, tag))
    g_ptr_array_add (tags, g_steal_pointer (&tag));
}

static char **
end_tags (GPtrArray *tags)
{
  g_ptr_array_sort (tags, compare_tags);
  g_ptr_array_add (tags, NULL);
  return (char **) g_ptr_array_free (tags, FALSE);
}

char **
cx_response_tags_parse (const char *text)
{
  GPtrArray *tags = g_ptr_array_new ();
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    add_tag (tags, parts[i]);
  return end_tags (tags);
}

char *
cx_response_tags_join (const char *const *tags)
{
  if (tags == NULL || tags[0] == NULL)
    return NULL;
  return g_strjoinv (", ", (char **) tags);
}

char *
cx_response_tags_change (const char *text, const char *const *add, const char *const *remove)
{
  g_auto (GStrv) before = cx_response_tags_parse (text);
  g_auto (GStrv) after = NULL;
  GPtrArray *tags = g_ptr_array_new ();

  for (guint i = 0; before[i] != NULL; i++)
    if (!has_tag (remove, before[i]))
      add_tag (tags, before[i]);
  for (guint i = 0; add != NULL && add[i] != NULL; i++)
    add_tag (tags, add[i]);
  after = end_tags (tags);
  return cx_response_tags_join ((const char *const *) after);
}
