/* The files that are to be imported, one after another. Without widgets. */
#pragma once

#include "cx-import-model.h"

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_QUEUE (cx_import_queue_get_type ())
G_DECLARE_FINAL_TYPE (CxImportQueue, cx_import_queue, CX, IMPORT_QUEUE, GObject)

/* Signal "changed" (): files came or went, or the state of one changed. */
CxImportQueue *cx_import_queue_new (CxSession *session);

/* (element-type CxImportModel) (transfer none) */
GListModel *cx_import_queue_get_models (CxImportQueue *self);
/* Adds @path and has it read when its turn comes; one that is there and not imported yet stays the
 * only one. @survey (nullable): code of the survey that it goes to. (transfer none) */
CxImportModel *cx_import_queue_add (CxImportQueue *self, const char *path, const char *survey);
/* Stops what is done with it. One that is being imported stays until that has ended. */
void cx_import_queue_remove (CxImportQueue *self, CxImportModel *model);

/* How many could be imported now. */
guint cx_import_queue_count_ready (CxImportQueue *self);
/* Imports all that are ready, one after another. A file with the same header as one that came in
 * before it goes to the same survey, unless a person said otherwise. */
void cx_import_queue_import_all (CxImportQueue *self);
gboolean cx_import_queue_is_importing (CxImportQueue *self);
/* Does not begin with the next one. */
void cx_import_queue_stop (CxImportQueue *self);

G_END_DECLS
