/* All sources, one a file. */
#pragma once

#include "cx-recogniser.h"

G_BEGIN_DECLS

extern const CxSource cx_source_google_forms;
extern const CxSource cx_source_kobo;
extern const CxSource cx_source_limesurvey;
extern const CxSource cx_source_ms_forms;
extern const CxSource cx_source_nextcloud;
extern const CxSource cx_source_odk;
extern const CxSource cx_source_qualtrics;
extern const CxSource cx_source_surveymonkey;
extern const CxSource cx_source_table;
extern const CxSource cx_source_tally;
extern const CxSource cx_source_typeform;

G_END_DECLS
