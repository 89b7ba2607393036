#include "config.h"

#include "cx-application.h"

#include "cx-i18n.h"
#include "cx-ui.h"
#include "cx-window.h"

struct _CxApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (CxApplication, cx_application, ADW_TYPE_APPLICATION)

static void
open_file (CxApplication *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = cx_project_open (path, CX_STORE_READ_WRITE, &error);
  g_autoptr (CxSession) session = NULL;

  if (project == NULL)
    {
      g_printerr ("%s\n", error->message);
      return;
    }
  session = cx_session_new (project);
  gtk_window_present (GTK_WINDOW (cx_window_new (GTK_APPLICATION (self), session)));
}

static void
cx_application_open (GApplication *application, GFile **files, int n, const char *hint)
{
  for (int i = 0; i < n; i++)
    open_file (CX_APPLICATION (application), files[i]);
}

static void
cx_application_class_init (CxApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->open = cx_application_open;
}

static void
cx_application_init (CxApplication *self)
{
}

CxApplication *
cx_application_new (void)
{
  return g_object_new (CX_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", CX_UI_RESOURCE, NULL);
}
