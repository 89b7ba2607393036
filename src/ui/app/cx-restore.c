#include "config.h"

#include "cx-restore.h"

#include "cx-crypt.h"
#include "cx-error-dialog.h"
#include "cx-error.h"
#include "cx-file-chooser.h"
#include "cx-file-kind.h"
#include "cx-i18n.h"
#include "cx-recent.h"

/* What was answered so far. */
typedef struct
{
  CxApplication *application;
  GtkWindow *parent; /* weak */
  char *input, *path, *passphrase;
} Restore;

static void
restore_free (Restore *self)
{
  g_application_release (G_APPLICATION (self->application));
  g_clear_object (&self->application);
  g_clear_weak_pointer (&self->parent);
  g_free (self->input);
  g_free (self->path);
  g_free (self->passphrase);
  g_free (self);
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Restore *self = data;
  g_autoptr (GError) error = NULL;

  if (cx_store_restore (self->input, self->path, self->passphrase, TRUE, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
restored_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Restore *self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    cx_application_open_path (self->application, self->parent, self->path, CX_STORE_READ_WRITE,
                              NULL);
  else
    cx_error_dialog_show (self->parent, _ ("The backup could not be restored"), error);
  restore_free (self);
}

static void
run (Restore *self)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  if (cx_application_find_window (self->application, self->path) != NULL)
    {
      cx_error_set (&error, CX_ERROR_LOCKED, _ ("Close its window first, or choose another name."),
                    _ ("The business that is to be replaced is open."));
      cx_error_dialog_show (self->parent, _ ("The backup could not be restored"), error);
      restore_free (self);
      return;
    }
  task = g_task_new (NULL, NULL, restored_cb, self);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, restore_thread);
}

static void
place_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Restore *self = user_data;
  g_autoptr (GFile) file = cx_file_chooser_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    {
      restore_free (self);
      return;
    }
  self->path = cx_file_kind_is_business (path) ? g_steal_pointer (&path)
                                               : g_strconcat (path, CX_STORE_SUFFIX, NULL);
  run (self);
}

static void
ask_place (Restore *self)
{
  g_autofree char *name = cx_recent_make_name (self->input);
  /* TRANSLATORS: the name of a business's file that comes out of a backup. */
  g_autofree char *restored = g_strdup_printf (_ ("%s restored"), name);
  g_autofree char *file = g_strconcat (restored, CX_STORE_SUFFIX, NULL);

  cx_file_chooser_save (self->parent, _ ("Where to put the business"),
                        cx_file_kind_get_businesses (), file, place_cb, self);
}

static void
passphrase_cb (AdwMessageDialog *dialog, const char *response, Restore *self)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);

  if (!g_str_equal (response, "go"))
    {
      restore_free (self);
      return;
    }
  self->passphrase = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  ask_place (self);
}

static void
ask_passphrase (Restore *self)
{
  GtkWidget *dialog = adw_message_dialog_new (self->parent, _ ("This backup is encrypted"),
                                              _ ("Give the passphrase with which it was made."));
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  g_object_set (entry, "activates-default", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Passphrase"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "go",
                                    _ ("_Restore…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "go");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (passphrase_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
input_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Restore *self = user_data;
  g_autoptr (GFile) file = cx_file_chooser_finish (result);

  self->input = file != NULL ? g_file_get_path (file) : NULL;
  if (self->input == NULL)
    restore_free (self);
  else if (cx_crypt_is_encrypted (self->input))
    ask_passphrase (self);
  else
    ask_place (self);
}

void
cx_restore_ask (CxApplication *application, GtkWindow *parent)
{
  static const CxFileFilter filters[] = {
    { N_ ("Backups"), "clientele" },
    { N_ ("All files"), NULL },
    { NULL, NULL },
  };
  Restore *self = g_new0 (Restore, 1);

  self->application = g_object_ref (application);
  g_application_hold (G_APPLICATION (application));
  g_set_weak_pointer (&self->parent, parent);
  cx_file_chooser_open (parent, _ ("Choose a backup"), filters, FALSE, input_cb, self);
}
