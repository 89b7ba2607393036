/* The answers of one survey in memory: typed columns, loaded when first asked for, kept while the
 * file's version stays. Filters are bit sets. */
#pragma once

#include "cx-bitset.h"
#include "cx-codes.h"
#include "cx-moment.h"
#include "cx-project.h"
#include "cx-variable.h"

G_BEGIN_DECLS

typedef struct _CxFrame CxFrame;

/* @db is the calling thread's connection; the frame may be used by one thread at a time. @zone cuts
 * days and periods. Loads nothing yet. */
CxFrame *cx_frame_new (CxDb *db, CxSurvey *survey, GTimeZone *zone);
void cx_frame_free (CxFrame *frame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFrame, cx_frame_free)

/* What it was made of. (transfer none) */
CxSurvey *cx_frame_get_survey (CxFrame *frame);
CxDb *cx_frame_get_db (CxFrame *frame);
GTimeZone *cx_frame_get_zone (CxFrame *frame);

/* An analysis first collects what it needs, loads it in one pass, then asks for columns and codes.
 * What is handed out belongs to the frame and is valid until the next cx_frame_load (), which drops
 * everything when the file has changed meanwhile: analyses hold cx_db_begin_read () around it. */

/* Loads the columns of @set that are not there yet, one pass over the file. */
gboolean
cx_frame_load (CxFrame *frame, const CxColumnSet *set, CxProgress *progress, GError **error);

/* Responses; known once something was loaded. */
gsize cx_frame_get_rows (CxFrame *frame);

/* A loaded column. */
const CxColumn *cx_frame_get_field (CxFrame *frame, CxResponseField field);
const CxColumn *cx_frame_get_item (CxFrame *frame, CxItem *item);

/* The answers of @variable (loaded; no WHOLE and no MOMENT) as small numbers. NULL if the variable
 * has more than @limit different values (0: any number will do). */
const CxCodes *cx_frame_get_codes (CxFrame *frame, const CxVariable *variable, guint limit);

/* The day each response was submitted (where that is not known, started) as days since 1970-01-01
 * in the frame's zone; CX_CODE_NULL where there is no date. Loads what it needs. */
const gint32 *cx_frame_get_days (CxFrame *frame, CxProgress *progress, GError **error);

/* The responses' ids in the order of the rows. Loads what it needs. */
const gint64 *cx_frame_get_ids (CxFrame *frame, CxProgress *progress, GError **error);

/* The first and last of these days, once they are there; FALSE if there is none. */
gboolean cx_frame_get_day_range (CxFrame *frame, gint32 *first, gint32 *last);

/* The rows for which @expression holds. Kept by its text, except where it depends on the time of
 * day or on chance. Loads what it needs together with @also (nullable). (transfer full) */
CxBitset *cx_frame_filter (CxFrame *frame,
                           const char *expression,
                           const CxColumnSet *also,
                           CxProgress *progress,
                           GError **error);

G_END_DECLS
