/* The inside of the model, for its files. */
#pragma once

#include "cx-import-model.h"

G_BEGIN_DECLS

/* What a person corrected of a column. */
typedef enum
{
  CX_TOUCHED_TARGET = 1 << 0, /* and all that follows from it */
  CX_TOUCHED_TEXT = 1 << 1,
  CX_TOUCHED_SCALE = 1 << 2,
  CX_TOUCHED_DATE = 1 << 3,
  CX_TOUCHED_DECIMAL = 1 << 4,
  CX_TOUCHED_SEPARATOR = 1 << 5,
  CX_TOUCHED_OPTION = 1 << 6,
  CX_TOUCHED_RECODES = 1 << 7,
} CxTouched;

struct _CxImportModel
{
  GObject parent_instance;

  CxSession *session;
  CxImportWish *wish;
  char *name;
  CxImportState state;
  GError *error;        /* nullable */
  CxActivity *activity; /* nullable: reading or importing */

  CxImportReading *reading; /* nullable */
  GArray *touched;          /* CxTouched per column */
  guint read_serial;        /* of the newest reading */

  guint count_timer; /* waits for a person to pause */
  guint count_serial;
  CxActivity *counting; /* nullable: under way */
  guint n_counting;     /* parts of it that have not ended */
  CxImportResult *counts;
  CxImportPreview *preview;
  GError *doubt;

  CxImportResult *result;
  GHashTable *refused; /* heading → number of rejected cells; nullable */
};

void cx_import_model_emit (CxImportModel *self, guint changes);
void cx_import_model_set_state (CxImportModel *self, CxImportState state);
/* Drops what was counted; it is counted anew when nothing happens for a moment. */
void cx_import_model_count_soon (CxImportModel *self);
void cx_import_model_stop_counting (CxImportModel *self);

/* Puts the corrections of @old, as @touched says, into @fresh. Returns what was touched of
 * @fresh. */
GArray *
cx_import_carry_over (const CxImportReading *old, const GArray *touched, CxImportReading *fresh);

/* What is handed to a thread to count, show or import. */
typedef struct
{
  CxImportWish *wish;
  char *mapping; /* JSON */
  gint64 survey_id;
} CxImportOrder;

CxImportOrder *cx_import_order_new (CxImportModel *self);
void cx_import_order_free (CxImportOrder *order);

G_END_DECLS
