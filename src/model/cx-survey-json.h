/* Our JSON of a questionnaire: everything that makes a survey, none of its answers. What is written
 * is read back the same: uuids, hidden parts and keys that this program does not know included.
 *
 *   {
 *     "format": "clientele-survey", "version": 1,
 *     "code": "visit", "uuid": "…", "title": "…", "description": "…",
 *     "language": "vi", "languages": ["vi", "en"],
 *     "kind": "periodic", "state": "open", "touchpoint": "…", "hidden": false,
 *     "properties": {…},
 *     "translations": {"en": {"title": "…"}}, "translated_from": {"en": {"title": "…"}},
 *     "pages": [{"code": "p1", "uuid", "title", "description", "relevant", "hidden", "properties",
 *                "translations"}],
 *     "questions": [{
 *       "code": "nps", "uuid", "type": "nps", "page": "p1", "text": "…", "hint": "…",
 *       "required": "1", "relevant": "${visited} = 'yes'", "validation": ". <= 10",
 *       "validation_message", "calculation", "default", "choice_filter",
 *       "scale_min": 0, "scale_max": 10, "touchpoint", "hidden", "properties": {…}, "translations",
 *       "choices": [{"code", "uuid", "number": 1, "text", "score": 5, "exclusive": true,
 *                    "other": true, "missing": true, "hidden", "filter": {…}, "properties": {…},
 *                    "translations"}],
 *       "rows": [{"code", "uuid", "text", "hidden", "properties", "translations"}]
 *     }],
 *     "logic": [{"uuid", "kind": "skip", "after": "nps", "condition": "${nps} < 7",
 *                "target": {"question": "why"}, "properties": {…}}]
 *   }
 *
 * Only code, title and each question's type and text have to be there; what is false, empty or not
 * set is left out. "page", "after" and "target" name codes ("target": {"page": …}, {"question": …};
 * none: the end; {"uuid": …} for one that this survey does not have). "translated_from" is the base
 * text where it differs from what a translation was made of. "required" may be true. Unknown keys
 * of the survey, a page, question, choice, row or rule are kept in its properties under
 * "other_keys" and written back in their place. */
#pragma once

#include "cx-survey.h"

G_BEGIN_DECLS

/* A warning: what was mended or could not be checked, and where. */
typedef struct
{
  char *path;     /* "questions[3].relevant" */
  char *question; /* nullable: its code */
  int position;   /* in an expression from 1; 0: not about one */
  char *message;  /* translated sentence */
} CxSurveyWarning;
void cx_survey_warning_free (CxSurveyWarning *warning);

/* Free with g_free (). Ends with a newline. */
char *cx_survey_to_json (CxSurvey *survey);

/* Reads a questionnaire from outside, which may be hostile: depth, sizes and references are
 * checked. The survey is not in the file yet: cx_survey_repo_insert (). @warnings (nullable,
 * element-type CxSurveyWarning) is filled. NULL with CX_ERROR_INVALID or CX_ERROR_LIMIT that names
 * the line (where it is no JSON) or the path. @length < 0: NUL-terminated. */
CxSurvey *
cx_survey_from_json (const char *text, gssize length, GPtrArray *warnings, GError **error);

G_END_DECLS
