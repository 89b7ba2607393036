/* The open file and what belongs to it, handed down to every page and command. */
#pragma once

#include "cx-field.h"
#include "cx-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *uuid, *name, *prepared_for;
  GBytes *logo; /* nullable */
  char *logo_type;
  char *colour_1, *colour_2; /* nullable, #rrggbb */
  char *currency, *time_zone, *language;
} CxBusiness;
void cx_business_free (CxBusiness *business);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBusiness, cx_business_free)

/* Business repository. Saving checks: a name, a known zone and currency, colours as #rrggbb. The
 * project keeps what it loaded: cx_project_reload () after a save. */
CxBusiness *cx_business_repo_load (CxDb *db, GError **error);
gboolean cx_business_repo_save (CxEdit *edit, const CxBusiness *business, GError **error);

/* Settings of the business, with their defaults; keys are in the table of cx-setting.c:
 * "nps.detractor_max" 6, "nps.promoter_min" 9, "few_answers" 10, "confidence" 0.95 …
 * An unknown key is a programming error. Setting NULL goes back to the default; a value outside its
 * limits is CX_ERROR_INVALID. */
const CxField *cx_settings (guint *n);
double cx_setting_repo_get_number (CxDb *db, const char *key);
char *cx_setting_repo_get_text (CxDb *db, const char *key);
gboolean cx_setting_repo_set (CxEdit *edit, const char *key, const char *value, GError **error);

#define CX_TYPE_PROJECT (cx_project_get_type ())
G_DECLARE_FINAL_TYPE (CxProject, cx_project, CX, PROJECT, GObject)

/* Creates the file with its business row. @currency, @time_zone, @language nullable (VND,
 * Asia/Ho_Chi_Minh, vi); CX_ERROR_INVALID for an unknown zone or currency. */
CxProject *cx_project_create (const char *path,
                              const char *name,
                              const char *currency,
                              const char *time_zone,
                              const char *language,
                              GError **error);
CxProject *cx_project_open (const char *path, CxStoreFlags flags, GError **error);
/* The same open file for another thread: a read connection, business and zone of its own. Call it in
 * the thread that will use it, or hand it over; edits wait for their turn as everywhere. */
CxProject *cx_project_open_view (CxProject *project, GError **error);
CxStore *cx_project_get_store (CxProject *project);
CxDb *cx_project_get_db (CxProject *project);
const CxBusiness *cx_project_get_business (CxProject *project);
/* The business's zone. (transfer none) */
GTimeZone *cx_project_get_zone (CxProject *project);
/* Reads the business again; what cx_project_get_business () gave before is gone. */
gboolean cx_project_reload (CxProject *project, GError **error);

/* The zone of an IANA name, or NULL with CX_ERROR_INVALID. */
GTimeZone *cx_business_zone (const char *name, GError **error);

G_END_DECLS
