/* What reading and writing a questionnaire as JSON share. */
#pragma once

#include "cx-survey-json.h"

#include <jansson.h>

G_BEGIN_DECLS

#define CX_JSON_FORMAT "clientele-survey"
#define CX_JSON_VERSION 1
/* In properties: keys that this program does not know. */
#define CX_JSON_OTHER_KEYS "other_keys"

/* --- cx-survey-json-value.c: values with their places --- */

/* An object that is being read. */
typedef struct
{
  json_t *object;
  const char *path; /* "questions[3]"; "" for the survey itself */
} CxJsonPlace;

/* CX_ERROR_INVALID at @key (nullable) of @place. Returns FALSE. */
gboolean
cx_json_fail (const CxJsonPlace *place, const char *key, const char *message, GError **error);
/* "questions[3].text". g_free (). */
char *cx_json_path (const CxJsonPlace *place, const char *key);

/* Each leaves its result alone where the key is absent or null, and fails for another kind of
 * value. Text replaces (and frees) what @text holds. */
gboolean cx_json_get_text (const CxJsonPlace *place, const char *key, char **text, GError **error);
gboolean
cx_json_get_flag (const CxJsonPlace *place, const char *key, gboolean *flag, GError **error);
gboolean
cx_json_get_number (const CxJsonPlace *place, const char *key, double *number, GError **error);
/* An object, as compact text. */
gboolean
cx_json_get_object (const CxJsonPlace *place, const char *key, char **text, GError **error);
/* An array of objects with at most @most members; *@array NULL where there is none. */
gboolean cx_json_get_array (const CxJsonPlace *place,
                            const char *key,
                            gsize most,
                            json_t **array,
                            GError **error);
/* A code: present, not blank, no control characters, at most 255 letters. */
gboolean cx_json_get_code (const CxJsonPlace *place, char **code, GError **error);
/* Properties, with all keys that are not in @known (ends with NULL) put into them. */
gboolean cx_json_get_properties (const CxJsonPlace *place,
                                 const char *const *known,
                                 char **properties,
                                 GError **error);

/* --- cx-survey-json-check.c --- */

/* Adds a CxSurveyWarning; texts are copied, @question is nullable, @position is in the expression
 * or -1. */
void cx_json_warn (GPtrArray *warnings,
                   const char *path,
                   const char *question,
                   int position,
                   const char *message);
/* Warns of every expression that cannot be read or names what is not there. @survey's questions are
 * laid out. */
void cx_survey_json_check_expressions (CxSurvey *survey, GPtrArray *warnings);

G_END_DECLS
