/* The answers of one survey in memory: typed columns, loaded when first asked for, kept while the
 * file's version stays. Filters are bit sets. */
#pragma once

#include "cx-moment.h"
#include "cx-project.h"
#include "cx-response-repo.h"

G_BEGIN_DECLS

typedef struct _CxFrame CxFrame;

/* @db is the calling thread's connection; the frame may be used by one thread at a time. Loads
 * nothing yet. */
CxFrame *cx_frame_new (CxDb *db, CxSurvey *survey, GTimeZone *zone);
void cx_frame_free (CxFrame *frame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFrame, cx_frame_free)

CxSurvey *cx_frame_get_survey (CxFrame *frame);
CxDb *cx_frame_get_db (CxFrame *frame);

G_END_DECLS
