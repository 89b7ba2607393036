/* One file on its way into the survey, without widgets: how it is read, where it goes, what a
 * person corrected, what would come in, the import itself and its undoing. All slow work is done by
 * the session off the main thread; what is newer supersedes what is older. */
#pragma once

#include "cx-import-preview.h"
#include "cx-import-reading.h"
#include "cx-session.h"

G_BEGIN_DECLS

typedef enum
{
  CX_IMPORT_WAITING,   /* in the queue, not looked at yet */
  CX_IMPORT_READING,   /* is being read and recognised */
  CX_IMPORT_READY,     /* can be corrected and imported */
  CX_IMPORT_FAILED,    /* cannot be read: see the error */
  CX_IMPORT_IMPORTING, /* is being imported */
  CX_IMPORT_DONE,      /* is in the file */
  CX_IMPORT_UNDONE,    /* was in the file */
} CxImportState;

/* What "changed" tells. */
typedef enum
{
  CX_IMPORT_CHANGED_STATE = 1 << 0,
  CX_IMPORT_CHANGED_READING = 1 << 1, /* everything was read anew */
  CX_IMPORT_CHANGED_COLUMNS = 1 << 2, /* corrections of columns */
  CX_IMPORT_CHANGED_REPAIRS = 1 << 3,
  CX_IMPORT_CHANGED_COUNTS = 1 << 4, /* new counts, or they are being made, or cannot be */
  CX_IMPORT_CHANGED_PREVIEW = 1 << 5,
  CX_IMPORT_CHANGED_PLACE = 1 << 6, /* the title of the new survey */
  CX_IMPORT_CHANGED_LOOK = 1 << 7,  /* which columns need a look */
} CxImportChanges;

#define CX_TYPE_IMPORT_MODEL (cx_import_model_get_type ())
G_DECLARE_FINAL_TYPE (CxImportModel, cx_import_model, CX, IMPORT_MODEL, GObject)

/* Signal "changed" (guint changes, of CxImportChanges). */
CxImportModel *cx_import_model_new (CxSession *session, const char *path);

CxSession *cx_import_model_get_session (CxImportModel *self);
const char *cx_import_model_get_path (CxImportModel *self);
const char *cx_import_model_get_name (CxImportModel *self);
CxImportState cx_import_model_get_state (CxImportModel *self);
/* Why it FAILED, or why the last import did, while READY. (nullable) */
const GError *cx_import_model_get_error (CxImportModel *self);
/* What is going on while READING and IMPORTING. (nullable) */
CxActivity *cx_import_model_get_activity (CxImportModel *self);
/* (nullable) */
CxImportReading *cx_import_model_get_reading (CxImportModel *self);
/* (nullable) */
CxMapping *cx_import_model_get_mapping (CxImportModel *self);
/* What a person asked for. */
const CxImportWish *cx_import_model_get_wish (CxImportModel *self);

/* Before it is read: the code of the survey that it goes to. */
void cx_import_model_preset_survey (CxImportModel *self, const char *code);
/* Looks at the file (again); what a person corrected is kept. */
void cx_import_model_read (CxImportModel *self);
/* TRUE if the file was written again since it was read. */
gboolean cx_import_model_is_stale (CxImportModel *self);
/* Stops reading or importing. */
void cx_import_model_cancel (CxImportModel *self);

/* --- How it is read and where it goes: each reads the file anew ------------------------------ */

/* TRUE if something of the following was chosen by a person. */
gboolean cx_import_model_has_wishes (CxImportModel *self);
/* Reads it as the program finds it again. */
void cx_import_model_forget_wishes (CxImportModel *self);
/* NULL: found by itself. */
void cx_import_model_set_source (CxImportModel *self, const char *source);
void cx_import_model_set_encoding (CxImportModel *self, const char *encoding);
void cx_import_model_set_delimiter (CxImportModel *self, const char *delimiter);
/* -1: found by itself. */
void cx_import_model_set_header_rows (CxImportModel *self, int rows);
/* From 1. */
void cx_import_model_set_sheet (CxImportModel *self, int sheet);
/* NULL: a new survey. */
void cx_import_model_set_survey (CxImportModel *self, const char *code);
/* Of the new survey; reads nothing anew. */
void cx_import_model_set_title (CxImportModel *self, const char *title);

/* --- Corrections: counts and preview follow by themselves ------------------------------------- */

void cx_import_model_ignore_column (CxImportModel *self, guint column);
void cx_import_model_send_to_field (CxImportModel *self, guint column, CxResponseField field);
void cx_import_model_send_to_question (CxImportModel *self, guint column, const char *code);
/* @type NULL: what its values look like. */
void cx_import_model_send_to_new (CxImportModel *self, guint column, const char *type);
/* Of a new question; all its columns get it. */
void cx_import_model_set_text (CxImportModel *self, guint column, const char *text);
void cx_import_model_set_scale (CxImportModel *self, guint column, double low, double high);
void cx_import_model_set_date_pattern (CxImportModel *self, guint column, const char *pattern);
void cx_import_model_set_decimal (CxImportModel *self, guint column, CxDecimal decimal);
void cx_import_model_set_separator (CxImportModel *self, guint column, const char *separator);
/* The row of a grid, or the option of a multiple choice, that the column fills. */
void cx_import_model_set_option (CxImportModel *self, guint column, const char *code);
/* What value @from becomes; @to NULL: it is read as it stands. @label nullable. */
void cx_import_model_set_recode (CxImportModel *self,
                                 guint column,
                                 const char *from,
                                 const char *to,
                                 const char *label);
void cx_import_model_set_repair (CxImportModel *self, guint repair, gboolean accepted);
/* A person has looked: what was guessed of the column is right. */
void cx_import_model_confirm_column (CxImportModel *self, guint column);
/* TRUE if there is something to confirm. */
gboolean cx_import_model_is_guess (CxImportModel *self, guint column);
/* TRUE if a person corrected it. */
gboolean cx_import_model_is_corrected (CxImportModel *self, guint column);
/* Something about the column should be looked at: @why (nullable) gets it. g_free () */
gboolean cx_import_model_needs_look (CxImportModel *self, guint column, char **why);

/* --- What would come in ------------------------------------------------------------------------
 */

/* NULL while they are made for the first time, or where they cannot be made. */
const CxImportResult *cx_import_model_get_counts (CxImportModel *self);
gboolean cx_import_model_is_counting (CxImportModel *self);
/* Progress of the counting. */
CxActivity *cx_import_model_get_counting (CxImportModel *self);
/* Why it cannot be imported as it stands. (nullable) */
const GError *cx_import_model_get_doubt (CxImportModel *self);
const CxImportPreview *cx_import_model_get_preview (CxImportModel *self);

/* --- The import --------------------------------------------------------------------------------
 */

gboolean cx_import_model_can_import (CxImportModel *self);
void cx_import_model_import (CxImportModel *self);
/* What came in; when DONE. (nullable) */
const CxImportResult *cx_import_model_get_result (CxImportModel *self);
/* Takes the import back. What fails is told by the session. */
void cx_import_model_undo (CxImportModel *self);
/* Saves the rows that were rejected as CSV; a toast says that it was done. */
void cx_import_model_save_rejects (CxImportModel *self, const char *path);

G_END_DECLS
