/* Undo and redo, for the files of this folder. */
#pragma once

#include "cx-edit-private.h"

G_BEGIN_DECLS

/* cx-changeset.c. Applies the changeset of step @entry_id backwards (@invert) or forwards, all of
 * it or none: CX_ERROR_CONFLICT where later changes stand in its way. A step without one is fine.
 */
gboolean cx_changeset_apply (CxEdit *edit,
                             gint64 entry_id,
                             const char *label,
                             gboolean invert,
                             GError **error);
/* The ids of the surveys that step @entry_id made or changed something of. (element-type gint64) */
GArray *cx_changeset_find_surveys (CxEdit *edit, gint64 entry_id, GError **error);

/* cx-undo.c */
gboolean cx_undo_mark (CxEdit *edit, gint64 entry_id, gboolean undone, GError **error);

/* cx-undo-batch.c */
gboolean cx_undo_batch_run (CxEdit *edit,
                            const CxHistoryEntry *entry,
                            CxUndoBatchMode mode,
                            CxProgress *progress,
                            CxUndoBatchResult *result,
                            GError **error);
/* cx-redo-batch.c */
gboolean
cx_redo_batch_run (CxEdit *edit, const CxHistoryEntry *entry, CxProgress *progress, GError **error);
/* Images that neither undo nor redo can ask for any more go. */
gboolean cx_redo_batch_purge (CxEdit *edit, GError **error);

G_END_DECLS
