/* Where columns can go and of which types new questions can be: one list for all columns of a
 * file. */
#pragma once

#include "cx-import-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_TARGETS (cx_import_targets_get_type ())
G_DECLARE_FINAL_TYPE (CxImportTargets, cx_import_targets, CX, IMPORT_TARGETS, GObject)

CxImportTargets *cx_import_targets_new (const CxImportReading *reading);

/* A new question, nowhere, the fields of the response, the questions of the survey. */
GtkStringList *cx_import_targets_get_list (CxImportTargets *self);
guint cx_import_targets_find (CxImportTargets *self, const CxMappingColumn *column);
/* Sends @column there. */
void
cx_import_targets_apply (CxImportTargets *self, CxImportModel *model, guint column, guint position);

/* The types of questions that one column can make. */
GtkStringList *cx_import_targets_get_types (CxImportTargets *self);
guint cx_import_targets_find_type (CxImportTargets *self, const char *type);
const char *cx_import_targets_get_type_id (CxImportTargets *self, guint position);

G_END_DECLS
