#include "config.h"

#include "cx-business-fields.h"

#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-money.h"

static const CxFieldChoice languages[] = {
  /* Each in its own words. */
  { "en", "English" },
  { "vi", "Tiếng Việt" },
  { NULL, NULL },
};

/* The choices of two of them are made when they are first asked for. */
static CxField fields[] = {
  { "name", CX_FIELD_TEXT, N_ ("Name of the business"), NULL, 0, 0, NULL, NULL },
  { "prepared_for", CX_FIELD_TEXT, N_ ("Prepared for"), NULL, 0, 0, NULL,
    N_ ("Shown on the first page of reports; may be left empty.") },
  { "colour_1", CX_FIELD_COLOUR, N_ ("First colour"), NULL, 0, 0, NULL,
    N_ ("For headings in reports.") },
  { "colour_2", CX_FIELD_COLOUR, N_ ("Second colour"), NULL, 0, 0, NULL, NULL },
  { "currency", CX_FIELD_CHOICE, N_ ("Currency"), NULL, 0, 0, NULL, NULL },
  { "time_zone", CX_FIELD_CHOICE, N_ ("Time zone"), NULL, 0, 0, NULL,
    N_ ("Decides where a day ends.") },
  { "language", CX_FIELD_CHOICE, N_ ("Language of reports"), NULL, 0, 0, languages, NULL },
};

typedef const char *(*GetName) (guint i);

static const CxFieldChoice *
make_choices (GetName get)
{
  GArray *choices = g_array_new (TRUE, FALSE, sizeof (CxFieldChoice));
  const char *name;

  for (guint i = 0; (name = get (i)) != NULL; i++)
    {
      const CxFieldChoice choice = { name, name };

      g_array_append_val (choices, choice);
    }
  return (const CxFieldChoice *) g_array_free (choices, FALSE);
}

const CxField *
cx_business_field (CxBusinessField field)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      fields[CX_BUSINESS_CURRENCY].choices = make_choices (cx_money_get_code);
      fields[CX_BUSINESS_TIME_ZONE].choices = make_choices (cx_zone_get_name);
      g_once_init_leave (&once, 1);
    }
  return &fields[field];
}

/* Where a field stands in the business. */
static char **
find (CxBusiness *business, CxBusinessField field)
{
  char **const places[] = {
    &business->name,     &business->prepared_for, &business->colour_1, &business->colour_2,
    &business->currency, &business->time_zone,    &business->language,
  };

  return places[field];
}

const char *
cx_business_field_get (const CxBusiness *business, CxBusinessField field)
{
  return *find ((CxBusiness *) business, field);
}

gboolean
cx_business_field_set (CxEdit *edit, CxBusinessField field, const char *value, GError **error)
{
  g_autoptr (CxBusiness) business = cx_business_repo_load (cx_edit_get_db (edit), error);
  char **place;

  if (business == NULL)
    return FALSE;
  place = find (business, field);
  g_free (*place);
  *place = g_strdup (value);
  return cx_business_repo_save (edit, business, error);
}

gboolean
cx_business_logo_set (CxEdit *edit, GBytes *logo, const char *type, GError **error)
{
  g_autoptr (CxBusiness) business = cx_business_repo_load (cx_edit_get_db (edit), error);

  if (business == NULL)
    return FALSE;
  g_clear_pointer (&business->logo, g_bytes_unref);
  business->logo = logo != NULL ? g_bytes_ref (logo) : NULL;
  g_free (business->logo_type);
  business->logo_type = g_strdup (logo != NULL ? type : NULL);
  return cx_business_repo_save (edit, business, error);
}
