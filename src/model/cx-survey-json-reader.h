/* The inside of reading a questionnaire from JSON. */
#pragma once

#include "cx-survey-json-private.h"

G_BEGIN_DECLS

typedef struct
{
  CxSurvey *survey;
  GPtrArray *warnings;   /* nullable */
  GHashTable *uuids;     /* seen so far */
  GHashTable *questions; /* code → CxQuestion, borrowed */
  gsize items;           /* columns of answers that the questions need */
} CxJsonReader;

/* A uuid that stood here before becomes a new one, or two parts would be taken for one. */
gboolean
cx_json_read_uuid (CxJsonReader *self, const CxJsonPlace *place, char **uuid, GError **error);

/* "translations" and "translated_from" of the part with @uuid. */
gboolean cx_json_read_translations (CxJsonReader *self,
                                    const CxJsonPlace *place,
                                    const char *uuid,
                                    GError **error);

/* Calls @read for each of the at most @most entries of list @key. */
typedef gboolean (*CxJsonEntryFunc) (CxJsonReader *self,
                                     const CxJsonPlace *place,
                                     gpointer owner,
                                     GError **error);
gboolean cx_json_each_entry (CxJsonReader *self,
                             const CxJsonPlace *place,
                             const char *key,
                             gsize most,
                             CxJsonEntryFunc read,
                             gpointer owner,
                             GError **error);

/* One question with its choices and rows, laid out and added to the survey. */
gboolean cx_json_read_question (CxJsonReader *self,
                                const CxJsonPlace *place,
                                gpointer owner,
                                GError **error);

G_END_DECLS
