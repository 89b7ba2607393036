/* The table of sources. A source is one file in this folder, cx-source-<id>.c with its
 * cx_source_<id>, and one line below. */
#pragma once

#include "cx-recogniser.h"

G_BEGIN_DECLS

/* In the order in which they are tried: the surest signs first, the plain table last. */
/* clang-format off */
#define CX_SOURCES(source)  \
  source (qualtrics)        \
  source (surveymonkey)     \
  source (kobo)             \
  source (odk)              \
  source (limesurvey)       \
  source (typeform)         \
  source (ms_forms)         \
  source (nextcloud)        \
  source (google_forms)     \
  source (tally)            \
  source (table)
/* clang-format on */

#define CX_DECLARE_SOURCE(id) extern const CxSource cx_source_##id;
CX_SOURCES (CX_DECLARE_SOURCE)

G_END_DECLS
