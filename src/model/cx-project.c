#include "config.h"

#include "cx-project.h"

#include "cx-business-private.h"
#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-text.h"

#include <glib/gstdio.h>
#include <string.h>

struct _CxProject
{
  GObject parent_instance;
  CxStore *store;
  CxDb *db; /* of a view; NULL: the store's own */
  CxBusiness *business;
  GTimeZone *zone;
};

G_DEFINE_FINAL_TYPE (CxProject, cx_project, G_TYPE_OBJECT)

static void
cx_project_dispose (GObject *object)
{
  CxProject *self = CX_PROJECT (object);

  if (self->store != NULL && self->db == NULL)
    cx_store_close (self->store);
  g_clear_pointer (&self->db, cx_db_unref);
  g_clear_object (&self->store);
  g_clear_pointer (&self->business, cx_business_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (cx_project_parent_class)->dispose (object);
}

static void
cx_project_class_init (CxProjectClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_project_dispose;
}

static void
cx_project_init (CxProject *self)
{
}

gboolean
cx_project_reload (CxProject *project, GError **error)
{
  g_autoptr (CxBusiness) business = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  business = cx_business_repo_load (cx_project_get_db (project), error);
  if (business == NULL)
    return FALSE;
  /* A zone that this system does not know must not lock a person out of the file. */
  zone = cx_zone_find (business->time_zone);
  if (zone == NULL)
    zone = g_time_zone_new_utc ();

  g_clear_pointer (&project->business, cx_business_free);
  g_clear_pointer (&project->zone, g_time_zone_unref);
  project->business = g_steal_pointer (&business);
  project->zone = g_steal_pointer (&zone);
  return TRUE;
}

static CxProject *
make_project (CxStore *store, GError **error)
{
  g_autoptr (CxProject) self = g_object_new (CX_TYPE_PROJECT, NULL);

  self->store = g_object_ref (store);
  if (!cx_project_reload (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
write_business (CxStore *store, const CxBusiness *business, GError **error)
{
  g_autoptr (CxEdit) edit = cx_store_begin (store, _ ("Create the business"), error);

  return edit != NULL && cx_business_repo_save (edit, business, error) &&
         cx_edit_commit_for_good (g_steal_pointer (&edit), error);
}

/* What the file is called, for a business that was given no name. */
static char *
name_from_path (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, CX_STORE_SUFFIX))
    name[strlen (name) - strlen (CX_STORE_SUFFIX)] = '\0';
  return g_filename_display_name (name);
}

CxProject *
cx_project_create (const char *path,
                   const char *name,
                   const char *currency,
                   const char *time_zone,
                   const char *language,
                   GError **error)
{
  g_autoptr (CxBusiness) business = g_new0 (CxBusiness, 1);
  g_autoptr (CxStore) store = NULL;

  business->uuid = cx_uuid_new ();
  business->name = name != NULL ? cx_text_tidy (name) : name_from_path (path);
  business->currency = g_ascii_strup (currency != NULL ? currency : "VND", -1);
  business->time_zone = g_strdup (time_zone != NULL ? time_zone : "Asia/Ho_Chi_Minh");
  business->language = g_strdup (language != NULL ? language : "vi");
  if (!cx_business_check (business, error))
    return NULL;

  store = cx_store_create (path, error);
  if (store == NULL)
    return NULL;
  if (!write_business (store, business, error))
    {
      cx_store_close (store);
      g_remove (path);
      return NULL;
    }
  return make_project (store, error);
}

CxProject *
cx_project_open (const char *path, CxStoreFlags flags, GError **error)
{
  g_autoptr (CxStore) store = cx_store_open (path, flags, error);

  return store != NULL ? make_project (store, error) : NULL;
}

CxProject *
cx_project_open_view (CxProject *project, GError **error)
{
  g_autoptr (CxProject) self = g_object_new (CX_TYPE_PROJECT, NULL);

  self->db = cx_store_open_db (project->store, error);
  if (self->db == NULL)
    return NULL;
  self->store = g_object_ref (project->store);
  if (!cx_project_reload (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

CxStore *
cx_project_get_store (CxProject *project)
{
  return project->store;
}

CxDb *
cx_project_get_db (CxProject *project)
{
  return project->db != NULL ? project->db : cx_store_get_db (project->store);
}

const CxBusiness *
cx_project_get_business (CxProject *project)
{
  return project->business;
}

GTimeZone *
cx_project_get_zone (CxProject *project)
{
  return project->zone;
}
