#include "config.h"

#include "cx-project.h"

#include "cx-business-private.h"
#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-money.h"
#include "cx-text.h"

#include <string.h>

void
cx_business_free (CxBusiness *business)
{
  if (business == NULL)
    return;
  g_free (business->uuid);
  g_free (business->name);
  g_free (business->prepared_for);
  g_clear_pointer (&business->logo, g_bytes_unref);
  g_free (business->logo_type);
  g_free (business->colour_1);
  g_free (business->colour_2);
  g_free (business->currency);
  g_free (business->time_zone);
  g_free (business->language);
  g_free (business);
}

GTimeZone *
cx_business_zone (const char *name, GError **error)
{
  GTimeZone *zone = cx_zone_find (name);

  if (zone == NULL)
    cx_error_set (
        error, CX_ERROR_INVALID,
        _ ("Use the name of a region and city, such as Asia/Ho_Chi_Minh or Europe/Paris."),
        _ ("There is no time zone “%s”."), name);
  return zone;
}

static gboolean
check_colour (const char *colour, GError **error)
{
  gboolean good = colour == NULL || (strlen (colour) == 7 && colour[0] == '#');

  for (int i = 1; good && colour != NULL && i < 7; i++)
    good = g_ascii_isxdigit (colour[i]);
  if (!good)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Write the colour as in #1a5fb4."),
                  _ ("“%s” is not a colour."), colour);
  return good;
}

static gboolean
check_language (const char *language, GError **error)
{
  static const char *const languages[] = { "en", "vi", NULL };

  if (g_strv_contains (languages, language))
    return TRUE;
  cx_error_set (error, CX_ERROR_INVALID, _ ("Use “vi” or “en”."),
                _ ("Reports cannot be made in the language “%s”."), language);
  return FALSE;
}

gboolean
cx_business_check (const CxBusiness *business, GError **error)
{
  g_autofree char *name = cx_text_tidy (business->name != NULL ? business->name : "");
  g_autoptr (GTimeZone) zone = NULL;
  const char *symbol;
  int decimals;

  if (*name == '\0')
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Give the business a name."),
                    _ ("A business needs a name."));
      return FALSE;
    }
  if (!cx_money_currency (business->currency, &decimals, &symbol))
    {
      cx_error_set (error, CX_ERROR_INVALID,
                    _ ("Use a code of three letters such as VND, USD or EUR."),
                    _ ("There is no currency “%s”."), business->currency);
      return FALSE;
    }
  zone = cx_business_zone (business->time_zone, error);
  return zone != NULL && check_language (business->language, error) &&
         check_colour (business->colour_1, error) && check_colour (business->colour_2, error);
}

CxBusiness *
cx_business_repo_load (CxDb *db, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  g_autoptr (CxBusiness) business = g_new0 (CxBusiness, 1);
  gboolean row;

  statement = cx_db_prepare (db,
                             "SELECT uuid, name, prepared_for, logo_type, colour_1, colour_2,"
                             "  currency, time_zone, language, logo FROM business WHERE id = 1",
                             error);
  if (statement == NULL || !cx_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      cx_error_set (error, CX_ERROR_DAMAGED, _ ("Restore the file from a backup."),
                    _ ("The file does not say which business it belongs to."));
      return NULL;
    }

  business->uuid = cx_statement_dup_text (statement, 0);
  business->name = cx_statement_dup_text (statement, 1);
  business->prepared_for = cx_statement_dup_text (statement, 2);
  business->logo_type = cx_statement_dup_text (statement, 3);
  business->colour_1 = cx_statement_dup_text (statement, 4);
  business->colour_2 = cx_statement_dup_text (statement, 5);
  business->currency = cx_statement_dup_text (statement, 6);
  business->time_zone = cx_statement_dup_text (statement, 7);
  business->language = cx_statement_dup_text (statement, 8);
  if (!cx_statement_is_null (statement, 9))
    business->logo = g_bytes_new (cx_statement_get_blob (statement, 9),
                                  cx_statement_get_bytes (statement, 9));
  return g_steal_pointer (&business);
}

gboolean
cx_business_repo_save (CxEdit *edit, const CxBusiness *business, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  gconstpointer logo = NULL;
  gsize size = 0;

  if (!cx_business_check (business, error))
    return FALSE;
  statement = cx_edit_prepare (
      edit,
      "INSERT INTO business (id, uuid, name, prepared_for, logo, logo_type, colour_1, colour_2,"
      "  currency, time_zone, language, created_at, changed_at)"
      " VALUES (1, :uuid, :name, :prepared_for, :logo, :logo_type, :colour_1, :colour_2,"
      "  :currency, :time_zone, :language, :now, :now)"
      " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
      "  prepared_for = excluded.prepared_for, logo = excluded.logo,"
      "  logo_type = excluded.logo_type, colour_1 = excluded.colour_1,"
      "  colour_2 = excluded.colour_2, currency = excluded.currency,"
      "  time_zone = excluded.time_zone, language = excluded.language,"
      "  changed_at = excluded.changed_at",
      error);
  if (statement == NULL)
    return FALSE;

  if (business->logo != NULL)
    logo = g_bytes_get_data (business->logo, &size);
  cx_statement_bind_text (statement, ":uuid", business->uuid);
  cx_statement_bind_text (statement, ":name", business->name);
  cx_statement_bind_text (statement, ":prepared_for", business->prepared_for);
  cx_statement_bind_blob (statement, ":logo", logo, size);
  cx_statement_bind_text (statement, ":logo_type", business->logo_type);
  cx_statement_bind_text (statement, ":colour_1", business->colour_1);
  cx_statement_bind_text (statement, ":colour_2", business->colour_2);
  cx_statement_bind_text (statement, ":currency", business->currency);
  cx_statement_bind_text (statement, ":time_zone", business->time_zone);
  cx_statement_bind_text (statement, ":language", business->language);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  return cx_statement_run (statement, error);
}
