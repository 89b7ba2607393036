/* Finding responses by what stands in them. */
#pragma once

#include "cx-progress.h"
#include "cx-store.h"
#include "cx-survey.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 survey_id;
  gint64 response_id;
  char *text; /* the answer in which it was found, whole */
} CxResponseHit;
void cx_response_hit_free (CxResponseHit *hit);

/* Appends to @hits (element-type CxResponseHit) the responses of @survey in whose texts, or in
 * whose own id, customer or staff, all words of @needle stand; marks and case do not count. It
 * stops when @hits holds @limit. Cancelling @progress ends it with CX_ERROR_CANCELLED. */
gboolean cx_response_search (CxDb *db,
                             CxSurvey *survey,
                             const char *needle,
                             guint limit,
                             CxProgress *progress,
                             GPtrArray *hits,
                             GError **error);

/* TRUE if each of @words (folded, NULL-terminated) stands in the folded @text. */
gboolean cx_response_search_matches (const char *text, char **words);

G_END_DECLS
