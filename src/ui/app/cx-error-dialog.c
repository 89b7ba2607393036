#include "config.h"

#include "cx-error-dialog.h"

#include "cx-error.h"
#include "cx-i18n.h"

AdwMessageDialog *
cx_error_dialog_new (GtkWindow *parent, const char *heading, const GError *error)
{
  const CxErrorPlace *place = cx_error_get_place (error);
  const char *mend = place != NULL ? place->mend : NULL;
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);

  if (mend != NULL)
    adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s\n\n%s", error->message, mend);
  else
    adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
  return ADW_MESSAGE_DIALOG (dialog);
}

void
cx_error_dialog_show (GtkWindow *parent, const char *heading, const GError *error)
{
  AdwMessageDialog *dialog;

  if (g_error_matches (error, CX_ERROR, CX_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = cx_error_dialog_new (parent, heading, error);
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_message_dialog_set_default_response (dialog, "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
