#include "config.h"

#include "cx-edit-private.h"

gboolean
cx_edit_commit_for_good (CxEdit *edit, GError **error)
{
  g_autoptr (CxEdit) self = edit;

  return cx_history_set_horizon (self->db, self->label, error) &&
         cx_edit_commit_unrecorded (g_steal_pointer (&self), error);
}
