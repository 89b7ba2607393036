#include "config.h"

#include "cx-places.h"

#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-money.h"

#include <string.h>

static const struct
{
  const char *code, *name;
} languages[] = {
  /* Each in its own words, so that whoever speaks it finds it. */
  { "en", "English" },
  { "vi", "Tiếng Việt" },
};

/* Territories of a locale ("vi_VN") and their money. */
static const struct
{
  const char *territory, *currency;
} territories[] = {
  { "AU", "AUD" }, { "BR", "BRL" }, { "CA", "CAD" }, { "CH", "CHF" }, { "CN", "CNY" },
  { "CZ", "CZK" }, { "DK", "DKK" }, { "AT", "EUR" }, { "BE", "EUR" }, { "DE", "EUR" },
  { "ES", "EUR" }, { "FI", "EUR" }, { "FR", "EUR" }, { "IE", "EUR" }, { "IT", "EUR" },
  { "NL", "EUR" }, { "PT", "EUR" }, { "GB", "GBP" }, { "HK", "HKD" }, { "ID", "IDR" },
  { "IN", "INR" }, { "JP", "JPY" }, { "KH", "KHR" }, { "KR", "KRW" }, { "LA", "LAK" },
  { "MY", "MYR" }, { "NO", "NOK" }, { "NZ", "NZD" }, { "PH", "PHP" }, { "PL", "PLN" },
  { "SE", "SEK" }, { "SG", "SGD" }, { "TH", "THB" }, { "TW", "TWD" }, { "US", "USD" },
  { "VN", "VND" },
};

GtkStringList *
cx_places_list_currencies (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  const char *code, *symbol;
  int decimals;

  for (guint i = 0; (code = cx_money_get_code (i)) != NULL; i++)
    {
      g_autofree char *label = NULL;

      cx_money_currency (code, &decimals, &symbol);
      label = g_str_equal (code, symbol) ? g_strdup (code)
                                         : g_strdup_printf ("%s (%s)", code, symbol);
      gtk_string_list_append (list, label);
    }
  return list;
}

const char *
cx_places_get_currency (guint position)
{
  return cx_money_get_code (position);
}

guint
cx_places_find_currency (const char *code)
{
  const char *known;

  for (guint i = 0; (known = cx_money_get_code (i)) != NULL; i++)
    if (g_strcmp0 (known, code) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

GtkStringList *
cx_places_list_zones (const char *now)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  const char *name;
  gboolean found = now == NULL;

  for (guint i = 0; (name = cx_zone_get_name (i)) != NULL; i++)
    {
      gtk_string_list_append (list, name);
      found = found || g_str_equal (name, now);
    }
  if (!found)
    gtk_string_list_append (list, now);
  return list;
}

guint
cx_places_find_zone (GtkStringList *zones, const char *name)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (zones));

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (zones, i), name) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

GtkStringList *
cx_places_list_languages (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    gtk_string_list_append (list, languages[i].name);
  return list;
}

const char *
cx_places_get_language (guint position)
{
  return position < G_N_ELEMENTS (languages) ? languages[position].code : NULL;
}

guint
cx_places_find_language (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].code, code) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* The locale says where the person is. */
static const char *
currency_of_locale (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MONETARY", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *locale = g_getenv (variables[i]);
      const char *line = locale != NULL ? strchr (locale, '_') : NULL;

      for (guint k = 0; line != NULL && k < G_N_ELEMENTS (territories); k++)
        if (strncmp (line + 1, territories[k].territory, 2) == 0)
          return territories[k].currency;
    }
  return NULL;
}

const char *
cx_places_guess_zone (void)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (local);
  g_autoptr (GTimeZone) known = NULL;

  /* A place on earth, which "Etc/UTC" is not. */
  if (name != NULL && strchr (name, '/') != NULL && !g_str_has_prefix (name, "Etc/"))
    known = cx_zone_find (name);
  return known != NULL ? g_intern_string (name) : "Asia/Ho_Chi_Minh";
}

const char *
cx_places_guess_currency (void)
{
  const char *currency = currency_of_locale ();

  if (currency != NULL)
    return currency;
  return g_str_has_suffix (cx_places_guess_zone (), "/Ho_Chi_Minh") ? "VND" : "USD";
}
