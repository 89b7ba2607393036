#include "config.h"

#include "cx-ranking.h"

#include "cx-text.h"

#include <string.h>

/* An item that holds the separator is told from two items that many people put side by side. */
#define MANY_CELLS 20

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The items of a cell in the order of the alphabet; NULL if one stands there twice. */
static char *
make_set (const GPtrArray *items)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GString) set = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (items, i));
  g_ptr_array_sort (sorted, compare_texts);
  for (guint i = 0; i < sorted->len; i++)
    {
      if (i > 0 && g_str_equal (g_ptr_array_index (sorted, i), g_ptr_array_index (sorted, i - 1)))
        return NULL;
      g_string_append (set, g_ptr_array_index (sorted, i));
      g_string_append_c (set, '\n');
    }
  return g_string_free (g_steal_pointer (&set), FALSE);
}

/* The cells as lists of items, if all hold the same ones; *@cells: how many there are. */
static GPtrArray *
read_orders (const CxColumnSample *sample, const char *separator, gint64 *cells)
{
  g_autoptr (GPtrArray)
      orders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree char *first = NULL;

  *cells = 0;
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      GPtrArray *items;
      g_autofree char *set = NULL;

      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      items = cx_joined_split (cx_sample_value_get_cell (value, separator), separator);
      g_ptr_array_add (orders, items);
      set = items->len >= CX_RANKING_ITEMS ? make_set (items) : NULL;
      if (set == NULL || (first != NULL && !g_str_equal (first, set)))
        return NULL;
      if (first == NULL)
        first = g_steal_pointer (&set);
      *cells += value->count;
    }
  return orders->len >= 2 ? g_steal_pointer (&orders) : NULL;
}

static guint
find_item (const GPtrArray *order, const char *item)
{
  guint place = 0;

  g_ptr_array_find_with_equal_func ((GPtrArray *) order, item, g_str_equal, &place);
  return place;
}

/* TRUE if @item comes right behind @before in every order. */
static gboolean
always_follows (const GPtrArray *orders, const char *before, const char *item)
{
  for (guint i = 0; i < orders->len; i++)
    {
      const GPtrArray *order = g_ptr_array_index (orders, i);

      if (find_item (order, item) != find_item (order, before) + 1)
        return FALSE;
    }
  return TRUE;
}

static gboolean
begins_lower (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

/* Puts "Phone" and "but only at night" together, which never stand apart. */
static void
merge_items (GPtrArray *orders, const char *separator, gint64 cells)
{
  GPtrArray *first = g_ptr_array_index (orders, 0);

  for (guint k = 1; k < first->len;)
    {
      g_autofree char *before = g_strdup (g_ptr_array_index (first, k - 1));
      g_autofree char *item = g_strdup (g_ptr_array_index (first, k));
      g_autofree char *whole = NULL;

      if ((cells < MANY_CELLS && (begins_lower (before) || !begins_lower (item))) ||
          !always_follows (orders, before, item))
        {
          k++;
          continue;
        }
      whole = g_strconcat (before, separator, item, NULL);
      for (guint i = 0; i < orders->len; i++)
        {
          GPtrArray *order = g_ptr_array_index (orders, i);
          guint place = find_item (order, before);

          g_ptr_array_remove_index (order, place + 1);
          g_free (g_ptr_array_index (order, place));
          g_ptr_array_index (order, place) = g_strdup (whole);
        }
    }
}

CxJoined *
cx_ranking_infer (const CxColumnSample *sample, const char *separator)
{
  gint64 cells;
  g_autoptr (GPtrArray) orders = read_orders (sample, separator, &cells);
  GPtrArray *first;
  CxJoined *joined;

  if (orders == NULL || cells < CX_RANKING_CELLS)
    return NULL;
  merge_items (orders, separator, cells);
  first = g_ptr_array_index (orders, 0);
  if (first->len < CX_RANKING_ITEMS)
    return NULL;
  joined = cx_joined_new (separator);
  joined->cells = joined->several = cells;
  for (guint k = 0; k < first->len; k++)
    cx_joined_add_option (joined, g_ptr_array_index (first, k), cells);
  return joined;
}

/* --- Columns of places --------------------------------------------------------------------- */

/* "2", "12": a place and nothing else. */
static guint
read_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits > 0 && digits <= 3 && text[digits] == '\0'
             ? (guint) g_ascii_strtoull (text, NULL, 10)
             : 0;
}

guint
cx_ranking_get_place (const char *heading, gboolean *named)
{
  static const char *const words[] = {
    "rank ",     "ranking ",       "rang ", "rangplatz ", "rango ",    "platz ",   "position ",
    "posicion ", "clasificacion ", "hang ", "xep hang ",  "thu hang ", "xep thu ", "uu tien ",
  };
  static const char *const ordinals[] = { "st choice", "nd choice", "rd choice", "th choice" };
  g_autofree char *folded = cx_text_fold (heading);

  *named = FALSE;
  if (read_number (folded) > 0)
    return read_number (folded);
  *named = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i]))
      return read_number (folded + strlen (words[i]));
  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (g_str_has_suffix (folded, ordinals[i]))
      {
        folded[strlen (folded) - strlen (ordinals[i])] = '\0';
        return read_number (folded);
      }
  return 0;
}
