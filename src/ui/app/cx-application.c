#include "config.h"

#include "cx-application.h"

#include "cx-application-private.h"
#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-platform.h"
#include "cx-start-window.h"
#include "cx-ui.h"
#include "cx-window.h"

struct _CxApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  GCancellable *interrupt; /* a polite kill, or the end of the session */
};

G_DEFINE_FINAL_TYPE (CxApplication, cx_application, ADW_TYPE_APPLICATION)

static void
show_appearance (CxApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };
  const int chosen = g_settings_get_enum (self->settings, "appearance");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (chosen, 0, 2)]);
}

/* Settings and cx_moment_set_order () count alike. */
static void
set_date_order (CxApplication *self)
{
  cx_moment_set_order ((CxMomentOrder) g_settings_get_enum (self->settings, "date-order"));
}

/* Nobody may be there to answer a question. */
static gboolean
interrupted_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *item = windows; item != NULL; item = item->next)
    if (CX_IS_WINDOW (item->data))
      cx_window_close_now (item->data);
    else if (CX_IS_START_WINDOW (item->data))
      gtk_window_destroy (item->data);
  return G_SOURCE_REMOVE;
}

/* A polite kill closes as a person does: what was typed last is written, files are whole. */
static void
watch_interrupts (CxApplication *self)
{
  g_autoptr (GSource) source = NULL;

  self->interrupt = g_cancellable_new ();
  source = g_cancellable_source_new (self->interrupt);
  g_source_set_callback (source, G_SOURCE_FUNC (interrupted_cb), self, NULL);
  g_source_attach (source, NULL);
  cx_platform_cancel_on_interrupt (self->interrupt);
}

static void
cx_application_startup (GApplication *application)
{
  CxApplication *self = CX_APPLICATION (application);

  G_APPLICATION_CLASS (cx_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  self->settings = g_settings_new (APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::appearance", G_CALLBACK (show_appearance),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::date-order", G_CALLBACK (set_date_order), self,
                           G_CONNECT_SWAPPED);
  show_appearance (self);
  set_date_order (self);
  cx_application_add_actions (self);
  watch_interrupts (self);
}

static void
cx_application_shutdown (GApplication *application)
{
  CxApplication *self = CX_APPLICATION (application);

  GList *windows;

  /* The session ends: what was typed last is written before the program does. */
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (windows->data);
  cx_platform_cancel_on_interrupt (NULL);
  g_clear_object (&self->interrupt);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (cx_application_parent_class)->shutdown (application);
}

static void
cx_application_activate (GApplication *application)
{
  cx_application_show_start (CX_APPLICATION (application));
}

static void
cx_application_open (GApplication *application, GFile **files, int n, const char *hint)
{
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);
  g_auto (GStrv) paths = NULL;

  g_list_store_splice (list, 0, 0, (gpointer *) files, (guint) n);
  paths = cx_application_list_paths (G_LIST_MODEL (list));
  if (paths[0] == NULL)
    cx_application_show_start (CX_APPLICATION (application));
  else
    cx_application_open_files (CX_APPLICATION (application), NULL, (const char *const *) paths);
}

static void
cx_application_class_init (CxApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = cx_application_startup;
  application_class->shutdown = cx_application_shutdown;
  application_class->activate = cx_application_activate;
  application_class->open = cx_application_open;
}

static void
cx_application_init (CxApplication *self)
{
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Opens business files, and imports what form tools export (CSV, Excel, SPSS …)."));
}

CxApplication *
cx_application_new (void)
{
  return g_object_new (CX_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", CX_UI_RESOURCE,
                       "register-session", TRUE, NULL);
}
