#include "config.h"

#include "cx-help.h"

#include "cx-i18n.h"
#include "cx-program.h"

static gboolean
has_page (const char *folder, const char *page)
{
  g_autofree char *name = g_strconcat (page, ".page", NULL);
  g_autofree char *path = g_build_filename (folder, "help", "C", GETTEXT_PACKAGE, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Whether there is a help viewer, and the page stands where it looks: that of a program which was
 * not installed does not. */
static gboolean
has_viewer (const char *page)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");
  const char *const *folders = g_get_system_data_dirs ();
  gboolean found = has_page (g_get_user_data_dir (), page);

  for (guint i = 0; folders[i] != NULL && !found; i++)
    found = has_page (folders[i], page);
  return viewer != NULL && found;
}

/* The page as HTML: $CLIENTELE_HELPDIR, beside the program, or where it was installed. NULL: it is
 * not there. */
static char *
find_html (const char *page)
{
  const char *named = g_getenv ("CLIENTELE_HELPDIR");
  g_autofree char *beside = cx_program_find_data ("clientele" G_DIR_SEPARATOR_S "help");
  g_autofree char *name = g_strconcat (page, ".html", NULL);
  const char *const folders[] = { named, beside, PKGDATADIR G_DIR_SEPARATOR_S "help" };
  const char *const languages[] = { cx_i18n_get_language (), "en" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    for (guint k = 0; k < G_N_ELEMENTS (languages) && folders[i] != NULL; k++)
      {
        g_autofree char *path = g_build_filename (folders[i], languages[k], name, NULL);

        if (g_file_test (path, G_FILE_TEST_EXISTS))
          return g_steal_pointer (&path);
      }
  return NULL;
}

void
cx_help_show (GtkWindow *parent, const char *page)
{
  const char *id = page != NULL && *page != '\0' ? page : "index";
  g_autofree char *uri = g_strdup_printf ("help:clientele/%s", id);
  g_autofree char *html = has_viewer (id) ? NULL : find_html (id);

  if (html != NULL)
    {
      g_free (uri);
      uri = g_filename_to_uri (html, NULL, NULL);
    }
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}
